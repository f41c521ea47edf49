package org.domainverifier.laws.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text behind the version of an SPF record where a person sees one term end and another begin. */
final class SpfTokens {
    private static final String LONG = "include|exists|redirect|ip4|ip6|ipv4|ipv6";
    /** {@code include;x} is {@code include:x}; in {@code include; ip4:A} the value is not there. */
    private static final Pattern SEMICOLON = Pattern.compile("\\b(" + LONG + ")\\s*[;,]\\s*(?=[a-z0-9_%])(?!(?:" + LONG
            + "|exp)[:=]|(?:a|mx|ptr)(?:[:/\\s]|$)|all(?:\\s|$))");
    /** {@code include::x}; in addresses two colons mean something. */
    private static final Pattern DOUBLED = Pattern.compile("\\b(include|exists|redirect|a|mx|ptr)([:=])[:=]+");
    /** {@code ip4:Aip4:B}, {@code include:x+include:y}, {@code mx++redirect=x}, {@code v=spf1include:x}. */
    private static final Pattern GLUED = Pattern.compile("(?<=[^\\s:=+?~-])(?=[+?~-]*(?:" + LONG + ")[:=])");

    /** {@code ++mx}; of a redirect no sign says anything. */
    private static final Pattern SIGNS =
            Pattern.compile("(?<![^\\s,;])(?:([+?~-])\\1+(?=[a-z])|[+?~-]{2,}(?=redirect))");

    private static final Pattern GLUED_BY_SIGN =
            Pattern.compile("(?<=[^\\s:=+])(?=[+]+(?:(?:a|mx|ptr|all)(?:[:/]|\\s|$)|(?:include|exists|redirect)\\.))");
    /** {@code ip4:A~all}, {@code mx-all}, {@code include:x-all/}, {@code mx- all}, {@code include:-all}; {@code include:x?al} and {@code include:x-} are cut off. */
    private static final Pattern GLUED_ALL = Pattern.compile(
            "(?<=[^\\s=])(?=[+?~-] ?all" + SpfReading.BEHIND_ALL + "(?:[\\s(\\[{<#]|$)|[+?~](?:al?)?$|-$)");
    /** {@code -all(our mail)}. */
    private static final Pattern REMARK = Pattern.compile("(?<=(?:^|\\s)[+?~-]?all[.:/]?)(?=[(\\[{<#])");

    private static final String VERSION = "v[=:]?spf1?";

    private static final Pattern NEEDS_VALUE = Pattern.compile("[+?~-]?(?:" + LONG + ")|.*[:=]", Pattern.DOTALL);
    private static final Pattern BEGINS_TERM = Pattern.compile("[+?~-]?(?:(?:" + LONG + "|a|mx|ptr|exp)[:=/].*|all(?:.|"
            + SpfReading.BEHIND_ALL + ")|a|mx|ptr)|" + VERSION);
    /** What nobody means as an address, be it behind a colon that is the end of one: {@code ip6:2001:db8:: ra=x}. */
    private static final Pattern NO_ADDRESS =
            Pattern.compile("(?:include|exists|redirect)\\..*|[a-z][a-z0-9._-]*=.*", Pattern.DOTALL);

    private static final Pattern SEPARATOR = Pattern.compile("(%\\{[^}]*\\})|([\\s,;]+)");

    private SpfTokens() {}

    /**
     * A term as it was cut out.
     *
     * @param text the term
     * @param continues whether only a comma or a semicolon is before it, so that it may belong to the term before
     */
    record Token(String text, boolean continues) {}

    static List<Token> of(String tidied) {
        String text = SEMICOLON.matcher(tidied).replaceAll("$1:");
        text = DOUBLED.matcher(text).replaceAll("$1$2");
        text = GLUED.matcher(text).replaceAll(" ");
        text = GLUED_BY_SIGN.matcher(text).replaceAll(" ");
        text = SIGNS.matcher(text).replaceAll(signs -> signs.group(1) == null ? "" : signs.group(1));
        text = GLUED_ALL.matcher(text).replaceAll(" ");
        text = REMARK.matcher(text).replaceAll(" ");
        return joined(split(text));
    }

    // what is between the braces of a macro separates nothing
    private static List<Token> split(String text) {
        List<Token> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        boolean continues = false;
        int end = 0;
        Matcher matcher = SEPARATOR.matcher(text);
        while (matcher.find()) {
            token.append(text, end, matcher.start());
            end = matcher.end();
            if (matcher.group(1) != null) {
                token.append(matcher.group(1));
            } else {
                add(tokens, token, continues);
                continues = !matcher.group(2).isBlank();
            }
        }
        token.append(text.substring(end));
        add(tokens, token, continues);
        return tokens;
    }

    private static void add(List<Token> tokens, StringBuilder token, boolean continues) {
        if (!token.isEmpty()) {
            tokens.add(new Token(token.toString(), continues));
            token.setLength(0);
        }
    }

    /** {@code - all}, {@code include: x}, {@code include x}, {@code include :x}, {@code redirect= x}. */
    private static List<Token> joined(List<Token> tokens) {
        List<Token> joined = new ArrayList<>();
        for (Token token : tokens) {
            int last = joined.size() - 1;
            String before = last < 0 ? "" : joined.get(last).text();
            boolean sign = before.matches("[+?~-]") && token.text().matches("(?!" + VERSION + "$)[a-z].*");
            boolean value = NEEDS_VALUE.matcher(before).matches()
                    && !BEGINS_TERM.matcher(token.text()).matches()
                    && !(before.matches("[+?~-]?ip.*")
                            && NO_ADDRESS.matcher(token.text()).matches());
            if (sign || value) {
                boolean separated =
                        sign || before.matches(".*[:=]") || token.text().matches("[:=].*");
                joined.set(
                        last,
                        new Token(
                                before + (separated ? "" : ":") + token.text(),
                                joined.get(last).continues()));
            } else {
                joined.add(token);
            }
        }
        return joined;
    }
}
