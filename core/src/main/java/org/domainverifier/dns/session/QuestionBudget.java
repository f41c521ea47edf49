package org.domainverifier.dns.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.FailureCause;
import org.jspecify.annotations.Nullable;

/** How many questions the records of strangers may lead to (D-QUESTION-BUDGET). Safe for use by several threads. */
public final class QuestionBudget {
    private final int limit;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<@Nullable DnsQuestion> firstRefused = new AtomicReference<>();

    /**
     * A budget of which nothing is spent.
     *
     * @param limit how many questions
     */
    public QuestionBudget(int limit) {
        this.limit = limit;
    }

    static QuestionBudget unlimited() {
        return new QuestionBudget(Integer.MAX_VALUE);
    }

    /**
     * How many questions it allows.
     *
     * @return the limit
     */
    public int limit() {
        return limit;
    }

    /**
     * Which question was the first that was not asked any more.
     *
     * @return empty as long as the budget has sufficed
     */
    public Optional<DnsQuestion> firstRefused() {
        return Optional.ofNullable(firstRefused.get());
    }

    boolean allows(DnsQuestion question) {
        boolean allowed = asked.getAndUpdate(spent -> spent < limit ? spent + 1 : spent) < limit;
        if (!allowed) {
            firstRefused.compareAndSet(null, question);
        }
        return allowed;
    }

    DnsAnswer notAsked(DnsQuestion question) {
        return DnsAnswer.Failure.of(
                question,
                FailureCause.NOT_ASKED,
                "not asked: the " + limit + " questions were used up that records may lead to in one verification");
    }
}
