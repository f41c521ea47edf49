package org.domainverifier.examples.cli;

import java.util.List;
import org.domainverifier.Verdict;

/** What the command tells the shell. Where several apply, the earliest of {@link #BY_WEIGHT} wins. */
final class ExitCode {
    /** Every domain is verified, with or without warnings. */
    static final int VERIFIED = 0;
    /** A domain is not verified. */
    static final int NOT_VERIFIED = 1;
    /** The command could not be understood, or not all of its input. */
    static final int USAGE = 2;
    /** The result for a domain is inconclusive. */
    static final int INCONCLUSIVE = 3;
    /** Something that should not happen (EX_SOFTWARE of sysexits.h). */
    static final int BUG = 70;

    private static final List<Integer> BY_WEIGHT = List.of(USAGE, NOT_VERIFIED, INCONCLUSIVE, VERIFIED);

    private ExitCode() {}

    static int of(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED, VERIFIED_WITH_WARNINGS -> VERIFIED;
            case NOT_VERIFIED -> NOT_VERIFIED;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }

    static int worse(int one, int other) {
        return BY_WEIGHT.indexOf(one) < BY_WEIGHT.indexOf(other) ? one : other;
    }
}
