package org.domainverifier;

/**
 * How many domains are verified in one go. Immutable: each method gives other options.
 *
 * @param inWork how many domains are in work at once, at most
 * @param openQuestions how many questions may be waiting for their answers when another domain is begun
 * @param inGivenOrder whether results come in the order of the inputs, and not as they end
 */
public record BulkOptions(int inWork, int openQuestions, boolean inGivenOrder) {
    private static final BulkOptions USUAL = new BulkOptions(100, 200, false);

    /** Refuses what would never begin. */
    public BulkOptions {
        if (inWork < 1) {
            throw new IllegalArgumentException("at least one domain must be in work, not " + inWork);
        }
        if (openQuestions < 1) {
            throw new IllegalArgumentException("at least one question must be open, not " + openQuestions);
        }
    }

    /**
     * A hundred domains in work, 200 open questions, results as they end.
     *
     * @return the usual options
     */
    public static BulkOptions usual() {
        return USUAL;
    }

    /**
     * How many domains are in work at once, at most.
     *
     * @param domains 100 if not said
     * @return other options
     * @throws IllegalArgumentException if it is not positive
     */
    public BulkOptions inWork(int domains) {
        return new BulkOptions(domains, openQuestions, inGivenOrder);
    }

    /**
     * How many questions may be waiting for their answers when another domain is begun. That many a resolver should be able to have on its way
     * at once: questions that wait for their turn there use up the time of their domains. With a resolver that has less room, such as a
     * {@link org.domainverifier.dns.resolver.MessageResolver}, it should be less.
     *
     * @param questions 200 if not said
     * @return other options
     * @throws IllegalArgumentException if it is not positive
     */
    public BulkOptions openQuestions(int questions) {
        return new BulkOptions(inWork, questions, inGivenOrder);
    }

    /**
     * Results in the order of the inputs. Those that have ended wait for the ones before them, and while too many wait nothing new is begun.
     *
     * @return other options
     */
    public BulkOptions resultsInGivenOrder() {
        return new BulkOptions(inWork, openQuestions, true);
    }
}
