package org.domainverifier.spf;

/** What a mechanism says of a client that it matches (RFC 7208 §4.6.2). */
public enum SpfQualifier {
    /** The client may send; what a mechanism without a qualifier says. */
    PASS('+', SpfVerdict.PASS),
    /** The client may not send. */
    FAIL('-', SpfVerdict.FAIL),
    /** The client may probably not send. */
    SOFTFAIL('~', SpfVerdict.SOFTFAIL),
    /** Nothing is said about the client. */
    NEUTRAL('?', SpfVerdict.NEUTRAL);

    private final char sign;
    private final SpfVerdict verdict;

    SpfQualifier(char sign, SpfVerdict verdict) {
        this.sign = sign;
        this.verdict = verdict;
    }

    /**
     * The character before the mechanism.
     *
     * @return one of {@code + - ~ ?}
     */
    public char sign() {
        return sign;
    }

    /**
     * The verdict of a mechanism with this qualifier when it matches.
     *
     * @return one of the four verdicts that a domain can give
     */
    public SpfVerdict verdict() {
        return verdict;
    }
}
