package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;

/**
 * What a receiver that still follows RFC 7489 makes of a domain, as far as that can be told without a list of public suffixes. An
 * immutable value. More methods may come: read it, and implement it in tests only.
 */
public interface DmarcLegacyReading {
    /**
     * The policy that it applies to the domain itself.
     *
     * @return empty if DMARC does not apply for it, or if that depends on a list of public suffixes
     */
    Optional<DmarcPolicy> policy();

    /**
     * Where it reads the records differently from RFC 9989.
     *
     * @return empty if it does not
     */
    List<Difference> differences();

    /** One way in which RFC 7489 differs; another one may come. */
    enum Difference {
        /** Several records end the search: no DMARC at all (RFC 7489 §6.6.3). RFC 9989 goes on to the parents. */
        SEVERAL_RECORDS_END_THE_SEARCH,
        /** The tag {@code p} has to come second (RFC 7489 §6.4). */
        POLICY_HAS_TO_BE_SECOND,
        /** The tag {@code t} is unknown: the policy is applied in full. */
        TEST_MODE_UNKNOWN,
        /** The tag {@code np} is unknown: {@code sp} or {@code p} applies. */
        NON_EXISTENT_POLICY_UNKNOWN,
        /** The tag {@code psd} is unknown: a list of public suffixes decides. */
        PUBLIC_SUFFIX_TAG_UNKNOWN,
        /** The tag {@code pct} is acted on: the policy is applied to a part of the mail (RFC 7489 §6.6.4). */
        PERCENTAGE_APPLIED,
        /** The tags {@code rf} and {@code ri} are acted on: report format and interval (RFC 7489 §6.3). */
        REPORT_OPTIONS_APPLIED,
        /** The size limit of a report address is acted on (RFC 7489 §6.2). */
        SIZE_LIMIT_APPLIED
    }
}
