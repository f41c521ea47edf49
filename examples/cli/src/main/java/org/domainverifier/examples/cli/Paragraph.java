package org.domainverifier.examples.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
final class Paragraph {
    private Paragraph() {}

    /** Lines of at most this many characters, broken at spaces; a word that is longer is broken where the line ends. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            if (blank > 0 && wordLength(rest, blank + 1) <= width) {
                lines.add(rest.substring(0, blank));
                rest = rest.substring(blank + 1);
            } else {
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
        }
        lines.add(rest);
        return lines;
    }

    private static int wordLength(String text, int start) {
        int end = text.indexOf(' ', start);
        return (end < 0 ? text.length() : end) - start;
    }
}
