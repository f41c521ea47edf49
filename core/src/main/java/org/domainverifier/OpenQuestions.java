package org.domainverifier;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsInterceptor;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.jspecify.annotations.Nullable;

/** Counts the questions of one verification that have no answer yet, so that those of many together stay within what a resolver can do at once. */
final class OpenQuestions implements DnsInterceptor {
    private static final int MOST_RESERVED = 16;
    private static final int PART_RESERVED = 8;

    /** Those of all verifications. */
    static final class Total {
        private final AtomicInteger open = new AtomicInteger();
        private final int limit;
        private final int reserved;
        private final Runnable roomAgain;

        Total(int limit, Runnable roomAgain) {
            this.limit = limit;
            this.reserved = Math.max(1, Math.min(MOST_RESERVED, limit / PART_RESERVED));
            this.roomAgain = roomAgain;
        }

        boolean hasRoom() {
            return open.get() < limit;
        }

        private void less(int answered) {
            int left = open.addAndGet(-answered);
            if (answered > 0 && left < limit && left + answered >= limit) {
                roomAgain.run();
            }
        }
    }

    private final Total total;
    private int mine; // guarded by this, as the next
    private boolean ended;

    /** Of a verification that has not begun: until then it counts as one with some questions. */
    OpenQuestions(Total total) {
        this.total = total;
        this.mine = total.reserved;
        total.open.addAndGet(mine);
    }

    /** It has begun, and what it asks at once is counted. */
    void begun() {
        less(total.reserved);
    }

    @Override
    public CompletionStage<DnsAnswer> intercept(DnsQuestion question, DnsResolver next) {
        asked();
        @Nullable CompletionStage<DnsAnswer> coming = null;
        try {
            coming = next.resolve(question);
            return coming;
        } finally {
            if (coming == null) {
                answered();
            } else {
                var unused = coming.whenComplete((answer, problem) -> answered());
            }
        }
    }

    private synchronized void asked() {
        if (!ended) {
            mine++;
            total.open.incrementAndGet();
        }
    }

    private void answered() {
        less(1);
    }

    /** Whatever a resolver still owes: nobody waits for it. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        less(Integer.MAX_VALUE);
    }

    private void less(int most) {
        int fewer;
        synchronized (this) {
            fewer = Math.min(most, mine);
            mine -= fewer;
        }
        total.less(fewer);
    }
}
