package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts what follows the version where a person sees one term end and another one begin: at spaces, commas and semicolons, and where
 * terms have grown together. Costs time linear in the text.
 */
final class SpfCutter {
    private static final List<String> LONG = List.of("include", "exists", "redirect", "ip4", "ip6", "ipv4", "ipv6");
    private static final Set<String> SHORT = Set.of("a", "mx", "ptr");
    private static final List<String> DOTTED = List.of("include.", "exists.", "redirect.");
    private static final String SIGNS = "+-~?";
    private static final String BEFORE_ALL = "([{<*,;"; // "(-all)"
    private static final String BEHIND_ALL = ".,;:/)]}>!*"; // "-all.", "-all/>"
    private static final String BEFORE_REMARK = "([{<#"; // "-all(our mail)"
    private static final int LONGEST_ALL = 8; // with a sign and marks
    private static final int LONGEST_JOINED = 300; // longer than any term

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder token = new StringBuilder();
    private boolean continues;

    /**
     * A term as it was cut out.
     *
     * @param text the term
     * @param continues whether only a comma or semicolon is before it, so that it may be one more of what is before
     */
    record Token(String text, boolean continues) {}

    private SpfCutter(String text) {
        this.text = text;
    }

    /** The terms of a tidied text. */
    static List<Token> cut(String text) {
        SpfCutter cutter = new SpfCutter(text);
        cutter.cut();
        return joined(cutter.tokens);
    }

    private void cut() {
        boolean comma = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == ',' || c == ';') {
                end();
                comma |= c != ' ';
                continue;
            }
            if (token.length() > 0 && (beginsTerm(i) || beginsRemark(c))) {
                end();
                comma = false;
            }
            if (token.length() == 0) {
                continues = comma;
                comma = false;
            }
            int macroEnd = c == '%' ? macroEnd(i) : -1;
            if (macroEnd > 0) { // what is in it divides nothing
                token.append(text, i, macroEnd);
                i = macroEnd - 1;
            } else {
                token.append(c);
            }
        }
        end();
    }

    private void end() {
        if (token.length() > 0) {
            tokens.add(new Token(token.toString(), continues));
            token.setLength(0);
        }
    }

    private int macroEnd(int start) {
        if (start + 1 >= text.length() || text.charAt(start + 1) != '{') {
            return -1;
        }
        for (int i = start + 2; i < text.length() && i < start + 40; i++) {
            if (text.charAt(i) == '}') {
                return i + 1;
            }
        }
        return -1;
    }

    // "…ip4:", "…+include:", "…++redirect=", "…+mx", "…+include.x", "…-all": a term begins within what has no space
    // before it
    private boolean beginsTerm(int at) {
        char before = text.charAt(at - 1);
        if (SIGNS.indexOf(before) >= 0) { // it has begun with its first sign
            return false;
        }
        int name = at;
        boolean plus = false;
        while (name < text.length() && SIGNS.indexOf(text.charAt(name)) >= 0) {
            plus = text.charAt(name) == '+' && (plus || name == at);
            name++;
        }
        if (before != '=' && name > at && (is("all", name) && isAllEnd(name + 3) || isAllCutOff(name))) {
            return true;
        }
        if (before == ':' || before == '=') {
            return false;
        }
        int word = name;
        return longEnd(text, name) >= 0
                || plus && SHORT.stream().anyMatch(each -> is(each, word) && isEnd(word + each.length()))
                || plus && DOTTED.stream().anyMatch(each -> is(each, word));
    }

    // "…?al" where the text ends: no name has such a sign in it; a hyphen it may have
    private boolean isAllCutOff(int at) {
        return at + 2 == text.length() && is("al", at) && text.charAt(at - 1) != '-';
    }

    private boolean is(String word, int at) {
        return text.regionMatches(true, at, word, 0, word.length());
    }

    private boolean isEnd(int at) {
        boolean all = at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0 && is("all", at + 1);
        return at >= text.length() || ":/ ,;+".indexOf(text.charAt(at)) >= 0 || all;
    }

    private boolean isAllEnd(int at) {
        int end = at;
        while (end < text.length() && BEHIND_ALL.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end == text.length() || text.charAt(end) == ' ' || BEFORE_REMARK.indexOf(text.charAt(end)) >= 0;
    }

    private boolean beginsRemark(char c) {
        return BEFORE_REMARK.indexOf(c) >= 0
                && token.length() <= LONGEST_ALL
                && unsigned(withoutMarks(token.toString())).equals("all");
    }

    /** A term without what a reader overlooks around {@code all}. */
    static String withoutMarks(String term) {
        int start = 0;
        int end = term.length();
        while (end > 0 && BEHIND_ALL.indexOf(term.charAt(end - 1)) >= 0) {
            end--;
        }
        while (start < end && BEFORE_ALL.indexOf(term.charAt(start)) >= 0) {
            start++;
        }
        return term.substring(start, end);
    }

    // behind the name of a mechanism and the colon or equals sign that follow, or -1
    private static int longEnd(String text, int at) {
        for (String word : LONG) {
            int end = at + word.length();
            if (end < text.length()
                    && text.regionMatches(true, at, word, 0, word.length())
                    && ":=".indexOf(text.charAt(end)) >= 0) {
                return end + 1;
            }
        }
        return -1;
    }

    /** {@code include: x}, {@code include x}, {@code include :x}, {@code redirect= x}, {@code - all}, {@code mx- all}. */
    private static List<Token> joined(List<Token> tokens) {
        List<Token> joined = new ArrayList<>();
        for (Token next : tokens) {
            String bare = withoutMarks(next.text());
            if (bare.equalsIgnoreCase("all")) {
                joined.add(new Token(takeSign(joined) + bare, next.continues()));
                continue;
            }
            int last = joined.size() - 1;
            String before = last < 0 ? "" : joined.get(last).text();
            boolean sign = before.length() == 1
                    && SIGNS.contains(before)
                    && Character.isLetter(next.text().charAt(0))
                    && !SpfVersion.isAgain(next.text());
            boolean value = needsValue(before) && !isTerm(next.text()) && !isTermBehindAddress(before, next.text());
            if (sign || value) {
                boolean divided =
                        sign || ":=".indexOf(before.charAt(before.length() - 1)) >= 0 || isDivider(next.text());
                joined.set(
                        last,
                        new Token(
                                before + (divided ? "" : ":") + next.text(),
                                joined.get(last).continues()));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    // "ip4: include.x": no address is like that
    private static boolean isTermBehindAddress(String before, String next) {
        return unsigned(before).startsWith("ip")
                && DOTTED.stream().anyMatch(word -> next.regionMatches(true, 0, word, 0, word.length()));
    }

    // the sign at the end of what is before "all" is that of "all"
    private static String takeSign(List<Token> tokens) {
        int last = tokens.size() - 1;
        String text = last < 0 ? "" : tokens.get(last).text();
        int end = text.length();
        while (end > 0 && SIGNS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == text.length()) {
            return "";
        }
        if (end == 0) {
            tokens.remove(last);
        } else {
            tokens.set(last, new Token(text.substring(0, end), tokens.get(last).continues()));
        }
        return text.substring(text.length() - 1);
    }

    private static boolean isDivider(String text) {
        return text.charAt(0) == ':' || text.charAt(0) == '=';
    }

    private static boolean needsValue(String token) {
        if (token.isEmpty() || token.length() > LONGEST_JOINED) {
            return false;
        }
        char last = token.charAt(token.length() - 1);
        String word = unsigned(last == '=' ? token.substring(0, token.length() - 1) : token);
        // "x=" is a modifier without a value
        return last == ':'
                || LONG.contains(word)
                || last == '=' && (SHORT.contains(word) || word.equals("exp") || word.isEmpty());
    }

    private static boolean isTerm(String token) {
        String bare = unsigned(token);
        if (longEnd(bare, 0) >= 0 || SHORT.contains(bare) || SpfVersion.isAgain(bare)) {
            return true;
        }
        if (unsigned(withoutMarks(token)).equals("all") || bare.startsWith("all") && bare.length() <= 4) {
            return true;
        }
        int end = 0;
        while (end < bare.length() && Character.isLetter(bare.charAt(end))) {
            end++;
        }
        String word = bare.substring(0, end);
        return end < bare.length()
                && ":=/".indexOf(bare.charAt(end)) >= 0
                && (SHORT.contains(word) || word.equals("exp"));
    }

    private static String unsigned(String token) {
        String lower = token.length() > LONGEST_JOINED ? token : token.toLowerCase(Locale.ROOT);
        return !lower.isEmpty() && SIGNS.indexOf(lower.charAt(0)) >= 0 ? lower.substring(1) : lower;
    }
}
