package org.domainverifier.dmarc;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;
import org.domainverifier.spelling.EditDistance;

/** Makes a record what the standard and the provider want, and keeps the rest as its owner wrote it. */
final class RecordFixer {
    /** What the parser notices that goes away when the record is written anew. */
    private static final Set<DmarcFinding> GONE_WHEN_REWRITTEN = EnumSet.of(
            DmarcFinding.SYNTAX, DmarcFinding.DUPLICATE_TAG, DmarcFinding.INVALID_VALUE, DmarcFinding.BAD_URI);
    /** The most letters that a policy may be misspelt by to be recognized. */
    private static final int MAX_TYPOS = 2;

    private final DmarcDemands demands;

    RecordFixer(DmarcDemands demands) {
        this.demands = demands;
    }

    static boolean isSpoilt(Parsed<DmarcRecord> parsed) {
        return parsed.diagnostics().stream().map(Diagnostic::code).anyMatch(GONE_WHEN_REWRITTEN::contains);
    }

    boolean isAsAsked(Parsed<DmarcRecord> parsed) {
        return parsed.record().filter(record -> record.equals(fixed(parsed))).isPresent();
    }

    boolean isSuggestion(Parsed<DmarcRecord> parsed) {
        return parsed.record().filter(demands.suggestions()::contains).isPresent();
    }

    /** The record to publish where there is none. */
    DmarcRecord whereNoneIs() {
        return adjust(demands.suggestion().orElseGet(() -> DmarcRecord.of(DmarcPolicy.NONE)));
    }

    DmarcRecord fixed(Parsed<DmarcRecord> asItIs) {
        Parsed<DmarcRecord> parsed = withoutPastedCharacters(asItIs);
        DmarcRecord record = parsed.record().orElseGet(this::whereNoneIs);
        for (Map.Entry<String, String> invalid : record.invalidPolicies().entrySet()) {
            record = withTypoFixed(record, invalid.getKey(), invalid.getValue());
        }
        record = record.withoutInvalidPolicies();
        if (record.policy().isEmpty()) {
            record = record.withPolicy(
                    demands.suggestion().flatMap(DmarcRecord::policy).orElse(DmarcPolicy.NONE));
        }
        List<ReportUri> withoutScheme = parsed.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() == DmarcFinding.BAD_URI
                        && "rua".equals(diagnostic.arguments().get("tag")))
                .flatMap(diagnostic ->
                        ReportUri.tryParse("mailto:" + diagnostic.arguments().get("uri")).stream())
                .toList();
        return adjust(record.withAggregateReportsTo(withoutScheme));
    }

    /** The same text without quotation marks, backslashes and invisible characters, if that is what was wrong with it. */
    private static Parsed<DmarcRecord> withoutPastedCharacters(Parsed<DmarcRecord> parsed) {
        if (parsed.isValid() && !isSpoilt(parsed)) {
            return parsed;
        }
        String text = parsed.text();
        for (PastingMistake mistake : PastingMistake.values()) {
            text = mistake.removedFrom(text);
        }
        Parsed<DmarcRecord> cleaned = DmarcRecord.parse(text.replace("'", "").replace("\\", ""));
        return cleaned.record().isPresent() && problems(cleaned) < problems(parsed) ? cleaned : parsed;
    }

    private static long problems(Parsed<DmarcRecord> parsed) {
        return parsed.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().severity() != Severity.NOTICE)
                .count();
    }

    private DmarcRecord adjust(DmarcRecord record) {
        DmarcRecord adjusted = record;
        boolean suffixWanted = demands.suggestion()
                .filter(wanted -> wanted.psd() == DmarcPsd.PUBLIC_SUFFIX)
                .isPresent();
        if (adjusted.psd() == DmarcPsd.PUBLIC_SUFFIX && !suffixWanted) {
            adjusted = adjusted.withPsd(DmarcPsd.UNKNOWN);
        }
        for (DmarcExpectation expectation : demands.expectations()) {
            adjusted = adjusted.withAggregateReportsTo(expectation.reportAddresses());
            if (expectation.minimum().isPresent()) {
                adjusted = atLeast(adjusted, expectation.minimum().get());
            }
        }
        return adjusted;
    }

    private static DmarcRecord atLeast(DmarcRecord record, DmarcPolicy minimum) {
        DmarcPolicy asked = record.policy().orElse(DmarcPolicy.NONE);
        DmarcRecord strict = asked.isAtLeast(minimum) ? record : record.withPolicy(minimum);
        DmarcPolicy applied = strict.testing() ? strict.policy().orElse(minimum).oneLevelLess() : minimum;
        return applied.isAtLeast(minimum) ? strict : strict.withTesting(false);
    }

    private static DmarcRecord withTypoFixed(DmarcRecord record, String tag, String value) {
        for (DmarcPolicy policy : DmarcPolicy.values()) {
            if (EditDistance.isAtMost(MAX_TYPOS, policy.value(), value.strip().toLowerCase(Locale.ROOT))) {
                return record.withPolicy(tag, policy);
            }
        }
        return record;
    }
}
