package org.domainverifier.dns;

/** Gives an answer another origin. */
public final class AnswerOrigins {
    private AnswerOrigins() {}

    /**
     * The same answer from elsewhere.
     *
     * @param answer any answer
     * @param origin the other origin
     * @return the answer
     */
    public static DnsAnswer with(DnsAnswer answer, AnswerOrigin origin) {
        if (answer instanceof DnsAnswer.Records records) {
            return new DnsAnswer.Records(records.question(), records.records(), records.aliases(), origin);
        } else if (answer instanceof DnsAnswer.NoData none) {
            return new DnsAnswer.NoData(none.question(), none.aliases(), none.negativeTtl(), origin);
        } else if (answer instanceof DnsAnswer.NoSuchName none) {
            return new DnsAnswer.NoSuchName(none.question(), none.aliases(), none.negativeTtl(), origin);
        }
        DnsAnswer.Failure failure = (DnsAnswer.Failure) answer;
        return new DnsAnswer.Failure(failure.question(), failure.cause(), failure.detail(), origin);
    }
}
