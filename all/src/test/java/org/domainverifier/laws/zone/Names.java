package org.domainverifier.laws.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names as plain strings: lower case, no final dot, the root is the empty one. */
public final class Names {
    private Names() {}

    /** The plain form of a name as a zone file or a person writes it. */
    public static String plain(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") && !lower.endsWith("\\.") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The labels from left to right; a dot behind a backslash belongs to its label. */
    public static List<String> labels(String name) {
        List<String> labels = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '\\') {
                i++;
            } else if (name.charAt(i) == '.') {
                labels.add(name.substring(start, i));
                start = i + 1;
            }
        }
        if (!name.isEmpty()) {
            labels.add(name.substring(start));
        }
        return labels;
    }

    /** The name without its first label; the parent of the root is the root. */
    public static String parent(String name) {
        if (name.indexOf('\\') < 0) {
            return name.substring(name.indexOf('.') + 1 == 0 ? name.length() : name.indexOf('.') + 1);
        }
        List<String> labels = labels(name);
        return labels.size() < 2 ? "" : String.join(".", labels.subList(1, labels.size()));
    }

    public static String child(String label, String name) {
        return name.isEmpty() ? label : label + "." + name;
    }

    /** Whether a name is another one or below it. */
    public static boolean isWithin(String name, String ancestor) {
        return ancestor.isEmpty() || name.equals(ancestor) || name.endsWith("." + ancestor);
    }

    public static boolean isBelow(String name, String ancestor) {
        return isWithin(name, ancestor) && !name.equals(ancestor);
    }

    /** The name and what is above it, below a limit: nearest first, the limit itself last. */
    public static List<String> upTo(String name, String limit) {
        List<String> names = new ArrayList<>();
        for (String each = name; isWithin(each, limit); each = parent(each)) {
            names.add(each);
            if (each.equals(limit)) {
                break;
            }
        }
        return names;
    }

    /** Whether a name is for a service, not for a host or a mail domain: one of its labels begins with an underscore. */
    public static boolean isService(String name) {
        return labels(name).stream().anyMatch(label -> label.startsWith("_"));
    }

    /** The two last labels: near enough to what somebody registered, for the names that occur here. */
    public static String registered(String name) {
        List<String> labels = labels(name);
        return String.join(".", labels.subList(Math.max(0, labels.size() - 2), labels.size()));
    }
}
