package org.domainverifier.dns.session;

import java.time.Duration;
import org.domainverifier.dns.DnsAnswer;

/** Is told of every answer that somebody was given. What it does takes little time and throws nothing. */
@FunctionalInterface
public interface AnswerLog {
    /**
     * Somebody has the answer to a question.
     *
     * @param answer the answer
     * @param took how long this one waited for it
     * @param fromMemory whether it was asked for before, and so was there or on its way
     */
    void given(DnsAnswer answer, Duration took, boolean fromMemory);
}
