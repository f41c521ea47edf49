package org.domainverifier;

import java.util.Collection;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Requirement;

/** What a whole verification concluded. */
public enum Verdict {
    /** Everything required is there and right. */
    VERIFIED,
    /** Everything required is there and right; something is worth fixing. */
    VERIFIED_WITH_WARNINGS,
    /** Something required is definitely missing, wrong, or not ready yet. */
    NOT_VERIFIED,
    /** Nothing required is known to be wrong, but something required could not be determined. */
    INCONCLUSIVE;

    // docs/decisions.md, D-VERDICT
    static Verdict of(Collection<CheckEntry> entries) {
        Verdict verdict = VERIFIED;
        for (CheckEntry entry : entries) {
            Verdict one = of(entry.requirement(), entry.status());
            if (one.weight() > verdict.weight()) {
                verdict = one;
            }
        }
        return verdict;
    }

    /** What one check makes of the whole. */
    static Verdict of(Requirement requirement, CheckStatus status) {
        return switch (requirement) {
            case REQUIRED ->
                switch (status) {
                    case CORRECT -> VERIFIED;
                    case WARNING -> VERIFIED_WITH_WARNINGS;
                    case UNKNOWN -> INCONCLUSIVE;
                    case PENDING, MISSING, INCORRECT, CONFLICT, INVALID -> NOT_VERIFIED;
                };
            case RECOMMENDED -> status == CheckStatus.CORRECT ? VERIFIED : VERIFIED_WITH_WARNINGS;
            case OPTIONAL ->
                switch (status) {
                    case WARNING, INCORRECT, CONFLICT, INVALID -> VERIFIED_WITH_WARNINGS;
                    case CORRECT, PENDING, UNKNOWN, MISSING -> VERIFIED;
                };
        };
    }

    private int weight() {
        return switch (this) {
            case VERIFIED -> 0;
            case VERIFIED_WITH_WARNINGS -> 1;
            case INCONCLUSIVE -> 2;
            case NOT_VERIFIED -> 3;
        };
    }
}
