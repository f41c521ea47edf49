package org.domainverifier.mtasts;

/** What can be wrong with the certificate of a policy host (RFC 8461 §3.3). */
public enum CertificateProblem {
    /** Its time is over, or that of a certificate above it. */
    EXPIRED,
    /** Its time has not come. */
    NOT_YET_VALID,
    /** It is not for the policy host. */
    WRONG_NAME,
    /** It does not lead to an authority that is trusted. */
    UNKNOWN_ISSUER,
    /** It does not lead to an authority that is trusted, and the server does not send the certificate of its issuer with it. */
    ISSUER_NOT_SENT,
    /** Anything else, such as an algorithm that is no longer accepted. */
    OTHER
}
