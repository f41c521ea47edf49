package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;

/**
 * What a receiver that still follows RFC 7489 makes of a domain, as far as that can be told without a list of public suffixes.
 *
 * @param policy the policy that it applies to the domain itself; empty if DMARC does not apply for it, or if that depends on a
 *     list of public suffixes
 * @param differences where it reads the records differently from RFC 9989
 */
public record DmarcLegacyReading(Optional<DmarcPolicy> policy, List<Difference> differences) {
    /** One way in which RFC 7489 differs. */
    public enum Difference {
        /** Several records end the search: no DMARC at all (RFC 7489 §6.6.3). RFC 9989 goes on to the parents. */
        SEVERAL_RECORDS_END_THE_SEARCH,
        /** A record without {@code p} is no record unless it has {@code rua} (RFC 7489 §6.6.3). */
        POLICY_REQUIRED,
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

    /** Copies the list. */
    public DmarcLegacyReading {
        differences = List.copyOf(differences);
    }

    static DmarcLegacyReading of(DmarcTreeWalk walk) {
        Optional<DmarcLookup> own = walk.at(walk.start());
        if (own.isEmpty() || own.get().record().isEmpty()) {
            boolean several = own.isPresent()
                    && own.get().state() == DmarcLookup.State.SEVERAL
                    && walk.policy().isPresent();
            return new DmarcLegacyReading(
                    Optional.empty(), several ? List.of(Difference.SEVERAL_RECORDS_END_THE_SEARCH) : List.of());
        }
        return of(
                DmarcRecord.parse(own.get().texts().get(0)), own.get().record().get());
    }

    private static DmarcLegacyReading of(Parsed<DmarcRecord> parsed, DmarcRecord record) {
        List<Difference> differences = new ArrayList<>();
        if (record.policy().isEmpty()
                && record.invalidPolicies().isEmpty()
                && record.aggregateReports().isEmpty()) {
            differences.add(Difference.POLICY_REQUIRED);
        }
        if (has(parsed, DmarcFinding.POLICY_NOT_SECOND)) {
            differences.add(Difference.POLICY_HAS_TO_BE_SECOND);
        }
        if (record.testing() && record.policy().orElse(DmarcPolicy.NONE) != DmarcPolicy.NONE) {
            differences.add(Difference.TEST_MODE_UNKNOWN);
        }
        Optional<DmarcPolicy> existing = record.subdomainPolicy().or(record::policy);
        boolean npMatters = record.nonExistentPolicy().isPresent()
                        && !record.nonExistentPolicy().equals(existing)
                || record.invalidPolicies().containsKey("np");
        if (npMatters) {
            differences.add(Difference.NON_EXISTENT_POLICY_UNKNOWN);
        }
        if (record.psd() != DmarcPsd.UNKNOWN) {
            differences.add(Difference.PUBLIC_SUFFIX_TAG_UNKNOWN);
        }
        if (!record.otherTags().getOrDefault("pct", "100").equals("100")) {
            differences.add(Difference.PERCENTAGE_APPLIED);
        }
        if (record.otherTags().containsKey("rf") || record.otherTags().containsKey("ri")) {
            differences.add(Difference.REPORT_OPTIONS_APPLIED);
        }
        if (has(parsed, DmarcFinding.REMOVED_SIZE_LIMIT)) {
            differences.add(Difference.SIZE_LIMIT_APPLIED);
        }
        return new DmarcLegacyReading(policy(record), differences);
    }

    // RFC 7489 §6.6.3 step 6: no valid p, or an invalid sp, is "none" with rua, and no policy without
    private static Optional<DmarcPolicy> policy(DmarcRecord record) {
        boolean valid = record.policy().isPresent() && !record.invalidPolicies().containsKey("sp");
        if (valid) {
            return record.policy();
        }
        return record.aggregateReports().isEmpty() ? Optional.empty() : Optional.of(DmarcPolicy.NONE);
    }

    private static boolean has(Parsed<DmarcRecord> parsed, DmarcFinding finding) {
        return parsed.diagnostics().stream().map(Diagnostic::code).anyMatch(finding::equals);
    }
}
