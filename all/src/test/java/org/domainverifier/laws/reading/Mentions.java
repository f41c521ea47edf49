package org.domainverifier.laws.reading;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and addresses that are written in a text, whatever they are there for. */
public final class Mentions {
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}\\p{M}._-]+");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f.:]+(?:/[0-9.]+)?");
    private static final String KEYWORD = "(?:include|exists|redirect|ip4|ip6|ptr)";

    private Mentions() {}

    /** The names: as they stand there, and without what a missing space or a wrong separator joined to them. */
    public static Set<String> names(String raw) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = RUN.matcher(Tidy.text(raw, "").toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String run = matcher.group();
            for (String each : new String[] {run, run.replaceFirst("^" + KEYWORD + "\\.+", "")}) {
                String bare = each.replaceAll("^[.-]+|[.-]+$", "");
                names.add(Tidy.name(bare));
                names.add(Tidy.name(bare.replaceFirst("-all$", "")));
                names.add(Tidy.name(bare.replaceFirst(KEYWORD + "$", "")));
            }
        }
        names.remove("");
        return names;
    }

    /** Whether a sentence quotes something: with nothing beside it that would make it something else. */
    public static boolean quotes(String sentence, String quoted) {
        String text = sentence.toLowerCase(Locale.ROOT);
        String wanted = quoted.toLowerCase(Locale.ROOT);
        for (int at = text.indexOf(wanted); at >= 0 && !wanted.isEmpty(); at = text.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            boolean begins = at == 0 || !isName(text.charAt(at - 1)) || !isName(wanted.charAt(0));
            boolean ends = end == text.length()
                    || !isName(text.charAt(end))
                    || text.charAt(end) == '.' && (end + 1 == text.length() || !isName(text.charAt(end + 1)));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text is a name with letters that only look like the right ones, or one that is nearly it. */
    public static boolean looksLike(String text, String name) {
        String skeleton = Tidy.skeleton(text.toLowerCase(Locale.ROOT));
        return skeleton.equals(name) || skeleton.endsWith(":" + name) || Tidy.distance(skeleton, name) <= 2;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    /** The addresses and networks in a text, in one spelling. */
    static Set<Network> networks(String raw) {
        Set<Network> networks = new LinkedHashSet<>();
        Matcher matcher = ADDRESS.matcher(Tidy.text(raw, " ").toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            Network.read(matcher.group()).ifPresent(networks::add);
        }
        return networks;
    }
}
