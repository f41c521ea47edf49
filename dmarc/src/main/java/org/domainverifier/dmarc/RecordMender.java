package org.domainverifier.dmarc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;

/** Makes a record what the standard and the provider want, and keeps the rest as its owner wrote it. */
final class RecordMender {
    /** What the parser notices that goes away when the record is written anew. */
    private static final Set<FindingCode> GONE_WHEN_REWRITTEN =
            Set.of(DmarcFinding.SYNTAX, DmarcFinding.DUPLICATE_TAG, DmarcFinding.INVALID_VALUE, DmarcFinding.BAD_URI);
    /** The most letters that a policy may be misspelt by to be recognized. */
    private static final int MAX_TYPOS = 2;

    private static final Pattern PASTED =
            Pattern.compile("[\"'\\\\\u2018\u2019\u201c\u201d\u201e\u200b-\u200f\u2060\ufeff]");

    private final List<DmarcExpectation> expectations;

    RecordMender(List<Expected<DmarcExpectation>> expected) {
        this.expectations = expected.stream()
                .sorted((a, b) -> Boolean.compare(
                        b.requirement() == Requirement.REQUIRED, a.requirement() == Requirement.REQUIRED))
                .map(Expected::expectation)
                .toList();
    }

    static boolean isSpoilt(Parsed<DmarcRecord> parsed) {
        return parsed.diagnostics().stream().map(Diagnostic::code).anyMatch(GONE_WHEN_REWRITTEN::contains);
    }

    boolean isAsAsked(String text) {
        Parsed<DmarcRecord> parsed = DmarcRecord.parse(text);
        return parsed.record().filter(record -> record.equals(mend(parsed))).isPresent();
    }

    boolean isSuggestion(String text) {
        Optional<DmarcRecord> record = DmarcRecord.parse(text).record();
        return expectations.stream()
                .anyMatch(expectation -> expectation.suggestion().isPresent()
                        && expectation.suggestion().equals(record));
    }

    /** The record to publish where there is none. */
    DmarcRecord whereNoneIs() {
        return adjust(suggestion().orElseGet(() -> DmarcRecord.of(DmarcPolicy.NONE)));
    }

    DmarcRecord mend(Parsed<DmarcRecord> asItStands) {
        Parsed<DmarcRecord> parsed = withoutPastedCharacters(asItStands);
        DmarcRecord record = parsed.record().orElseGet(this::whereNoneIs);
        for (Map.Entry<String, String> invalid : record.invalidPolicies().entrySet()) {
            record = withTypoMended(record, invalid.getKey(), invalid.getValue());
        }
        record = record.withoutInvalidPolicies();
        if (record.policy().isEmpty()) {
            record = record.withPolicy(suggestion().flatMap(DmarcRecord::policy).orElse(DmarcPolicy.NONE));
        }
        for (Diagnostic diagnostic : parsed.diagnostics()) {
            if (diagnostic.code() == DmarcFinding.BAD_URI
                    && "rua".equals(diagnostic.arguments().get("tag"))) {
                Optional<DmarcUri> meant =
                        DmarcUri.tryOf("mailto:" + diagnostic.arguments().get("uri"));
                record = meant.map(record::withAggregateReportsTo).orElse(record);
            }
        }
        return adjust(record);
    }

    /** The same text without quotation marks, backslashes and invisible characters, if that is what was wrong with it. */
    private static Parsed<DmarcRecord> withoutPastedCharacters(Parsed<DmarcRecord> parsed) {
        if (parsed.isValid() && !isSpoilt(parsed)) {
            return parsed;
        }
        Parsed<DmarcRecord> cleaned = DmarcRecord.parse(
                PASTED.matcher(parsed.text().replace('\u00a0', ' ')).replaceAll(""));
        return cleaned.record().isPresent() && problems(cleaned) < problems(parsed) ? cleaned : parsed;
    }

    private static long problems(Parsed<DmarcRecord> parsed) {
        return parsed.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().severity() != Severity.NOTICE)
                .count();
    }

    private DmarcRecord adjust(DmarcRecord record) {
        DmarcRecord adjusted = record;
        boolean suffixWanted = suggestion()
                .filter(wanted -> wanted.psd() == DmarcPsd.PUBLIC_SUFFIX)
                .isPresent();
        if (adjusted.psd() == DmarcPsd.PUBLIC_SUFFIX && !suffixWanted) {
            adjusted = adjusted.withPsd(DmarcPsd.UNKNOWN);
        }
        for (DmarcExpectation expectation : expectations) {
            for (DmarcUri uri : expectation.reportAddresses()) {
                adjusted = adjusted.withAggregateReportsTo(uri);
            }
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

    private Optional<DmarcRecord> suggestion() {
        return expectations.stream()
                .flatMap(expectation -> expectation.suggestion().stream())
                .findFirst();
    }

    private static DmarcRecord withTypoMended(DmarcRecord record, String tag, String value) {
        for (DmarcPolicy policy : DmarcPolicy.values()) {
            if (distance(policy.value(), value.strip().toLowerCase(Locale.ROOT)) <= MAX_TYPOS) {
                return record.withPolicy(tag, policy);
            }
        }
        return record;
    }

    // Levenshtein: how many letters have to be put in, taken out or changed
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
