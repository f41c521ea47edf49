package org.domainverifier.dns.session;

import java.time.Duration;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;

/** Sees what a session asks of its resolver. What it does takes no time and throws nothing. */
public interface QuestionSight {
    /** Looks away. */
    QuestionSight NONE = new QuestionSight() {
        @Override
        public void asked(DnsQuestion question) {
            // nobody looks
        }

        @Override
        public void answered(DnsAnswer answer, Duration took) {
            // nobody looks
        }
    };

    /**
     * A question goes to the resolver now.
     *
     * @param question name and type
     */
    void asked(DnsQuestion question);

    /**
     * It has its answer, of which nothing has been made yet. Questions of a session that was cancelled get none.
     *
     * @param answer what is judged: also the time-out that the session made of a question without an answer
     * @param took since the question was asked
     */
    void answered(DnsAnswer answer, Duration took);
}
