package org.domainverifier.examples.cli;

import java.nio.charset.Charset;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Requirement;
import org.domainverifier.record.Severity;

/** Colours, if there are any, and signs that the output's charset has. */
final class Style {
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String RED = "31";
    private static final String CYAN = "36";
    private static final String BOLD = "1";
    private static final String DIM = "2";

    private final boolean colour;
    private final boolean unicode;
    private final Charset charset;

    Style(boolean colour, Charset charset) {
        this.colour = colour;
        this.charset = charset;
        this.unicode = charset.newEncoder().canEncode("✓✗…");
    }

    /** The sign of a check's outcome. */
    String sign(CheckStatus status, Requirement requirement) {
        return switch (status) {
            case CORRECT -> ok();
            case WARNING -> warning();
            case PENDING -> paint(CYAN, ellipsis());
            case UNKNOWN -> paint(requirement == Requirement.OPTIONAL ? DIM : YELLOW, "?");
            case MISSING, INCORRECT, CONFLICT, INVALID ->
                switch (requirement) {
                    case REQUIRED -> error();
                    case RECOMMENDED -> warning();
                    case OPTIONAL -> status == CheckStatus.MISSING ? paint(DIM, "-") : warning();
                };
        };
    }

    String sign(Severity severity) {
        return switch (severity) {
            case ERROR -> error();
            case WARNING -> warning();
            case NOTICE -> paint(CYAN, "i");
        };
    }

    /** A conclusion in the colour of what it means for the shell. */
    String verdict(int exitCode, boolean warnings, String text) {
        String paint = switch (exitCode) {
            case ExitCode.VERIFIED -> warnings ? YELLOW : GREEN;
            case ExitCode.INCONCLUSIVE -> YELLOW;
            default -> RED;
        };
        return paint(BOLD + ";" + paint, text);
    }

    /** Whether the output's charset has all of a text. */
    boolean hasLettersOf(String text) {
        return charset.newEncoder().canEncode(text);
    }

    String bold(String text) {
        return paint(BOLD, text);
    }

    String dim(String text) {
        return paint(DIM, text);
    }

    String added(String text) {
        return paint(GREEN, text);
    }

    String removed(String text) {
        return paint(RED, text);
    }

    String caret(String text) {
        return paint(YELLOW, text);
    }

    /** What stands for text left out: always one character wide. */
    String ellipsis() {
        return unicode ? "…" : "~";
    }

    private String ok() {
        return paint(GREEN, unicode ? "✓" : "+");
    }

    private String warning() {
        return paint(YELLOW, "!");
    }

    private String error() {
        return paint(RED, unicode ? "✗" : "x");
    }

    private String paint(String codes, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + codes + "m" + text + "\u001b[0m" : text;
    }
}
