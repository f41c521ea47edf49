package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.txt.TxtSource;

/** Reads a domain's record as RFC 7489 did. */
record LegacyReading(Optional<DmarcPolicy> policy, List<Difference> differences) implements DmarcLegacyReading {
    LegacyReading {
        differences = List.copyOf(differences);
    }

    static DmarcLegacyReading of(DmarcEvidence evidence) {
        Optional<Parsed<DmarcRecord>> parsed = evidence.look().only().map(TxtSource::parsed);
        Optional<DmarcRecord> record = parsed.flatMap(Parsed::record);
        if (record.isPresent()) {
            return of(parsed.get(), record.get());
        }
        boolean goesOn =
                evidence.look().records().size() > 1 && evidence.walk().policy().isPresent();
        return new LegacyReading(
                Optional.empty(), goesOn ? List.of(Difference.SEVERAL_RECORDS_END_THE_SEARCH) : List.of());
    }

    private static DmarcLegacyReading of(Parsed<DmarcRecord> parsed, DmarcRecord record) {
        List<Difference> differences = new ArrayList<>();
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
        return new LegacyReading(policy(record), differences);
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
