package org.domainverifier.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody's text says as a name. An exception costs more than the reading, and a stranger writes thousands of bad names.
 *
 * @param labels the labels; none where the text is not a name
 * @param problem what is wrong with it; null if nothing is
 * @param details what the sentence about the problem says beside the text
 */
record NameReading(List<String> labels, @Nullable NameProblem problem, Map<String, Object> details) {
    private static final int LONGEST_READ = 1000;
    private static final int LONGEST_NAME = 253;
    private static final int MAX_LABEL_OCTETS = 63;
    private static final int LONGEST_SHOWN = 80;
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}\\.?");
    private static final Pattern DOTS = Pattern.compile("[.\u3002\uff0e\uff61]"); // UTS #46 §2.3

    private static NameReading bad(NameProblem problem) {
        return new NameReading(List.of(), problem, Map.of());
    }

    private static NameReading bad(NameProblem problem, Map<String, Object> details) {
        return new NameReading(List.of(), problem, details);
    }

    private static Map<String, Object> about(String label) {
        return Map.of("label", label.length() <= LONGEST_SHOWN ? label : label.substring(0, LONGEST_SHOWN - 1) + "…");
    }

    static NameReading of(String text) {
        if (text.isEmpty() || text.equals(".")) {
            return bad(NameProblem.EMPTY);
        }
        if (text.length() > LONGEST_READ) {
            return tooLong(text.length());
        }
        NameProblem other = otherThanAName(text);
        if (other != null) {
            return bad(other);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return bad(NameProblem.CONTROL_CHARACTER, Map.of("character", String.format(Locale.ROOT, "U+%04X", (int)
                        c)));
            }
            if (NameText.isSpace(c)) {
                return bad(NameProblem.SPACE);
            }
        }
        return labelsOf(text);
    }

    private static NameReading tooLong(int length) {
        return bad(NameProblem.TOO_LONG, Map.of("length", length));
    }

    /** What it is instead, if that is seen at a glance. */
    private static @Nullable NameProblem otherThanAName(String text) {
        if (text.contains("://")) {
            return NameProblem.URL;
        }
        if (text.indexOf('@') >= 0) {
            return NameProblem.MAIL_ADDRESS;
        }
        int colon = text.indexOf(':');
        boolean colons = colon >= 0 && text.indexOf(':', colon + 1) > 0;
        if (colons || text.startsWith("[") || IPV4.matcher(text).matches()) {
            return NameProblem.IP_ADDRESS;
        }
        int slash = text.indexOf('/');
        if (slash > 0 && text.lastIndexOf('.', slash) > 0) { // a host with a path
            return NameProblem.URL;
        }
        return colon >= 0 ? NameProblem.PORT : null;
    }

    private static NameReading labelsOf(String text) {
        List<String> labels = new ArrayList<>();
        for (String label : DOTS.split(text, -1)) {
            try {
                labels.add(NameText.isAscii(label) ? NameText.lowerCase(label) : Idna.toAscii(label));
            } catch (IllegalArgumentException notAnIdn) {
                return bad(NameProblem.NOT_AN_IDN, about(label));
            }
        }
        int last = labels.size() - 1;
        if (labels.get(last).isEmpty()) { // the trailing dot
            labels.remove(last);
        }
        for (String label : labels) {
            NameReading bad = defectOf(label);
            if (bad != null) {
                return bad;
            }
        }
        return whole(List.copyOf(labels));
    }

    private static NameReading whole(List<String> labels) {
        String last = labels.get(labels.size() - 1);
        if (last.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return bad(NameProblem.ONLY_DIGITS, about(last));
        }
        int length = labels.stream().mapToInt(String::length).sum() + labels.size() - 1;
        return length > LONGEST_NAME ? tooLong(length) : new NameReading(labels, null, Map.of());
    }

    /** What is wrong with a label; null if nothing is. */
    static @Nullable NameReading defectOf(String label) {
        if (label.isEmpty()) {
            return bad(NameProblem.EMPTY_LABEL);
        }
        if (label.length() > MAX_LABEL_OCTETS) {
            return bad(NameProblem.LONG_LABEL, Map.of("label", about(label).get("label"), "length", label.length()));
        }
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return bad(NameProblem.CHARACTER, Map.of("label", label, "character", String.valueOf(c)));
            }
        }
        return label.startsWith("-") || label.endsWith("-") ? bad(NameProblem.HYPHEN, about(label)) : null;
    }
}
