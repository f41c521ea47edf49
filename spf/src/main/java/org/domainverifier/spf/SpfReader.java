package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.spf.SpfCutter.Token;

/**
 * Reads an SPF text as a person does: whatever the grammar says of it, as long as it is plain what was meant. What is not is left
 * over, and nothing is made up. Costs time linear in the text.
 */
final class SpfReader {
    private static final Set<String> MECHANISMS =
            Set.of("include", "exists", "ip4", "ip6", "ipv4", "ipv6", "ip", "a", "mx", "ptr", "redirect", "exp");
    private static final Set<String> WITH_OPTIONAL_NAME = Set.of("a", "mx", "ptr");
    private static final Map<String, String> SIGNS_IN_WORDS =
            Map.of("fail", "-", "hardfail", "-", "reject", "-", "softfail", "~", "neutral", "?", "pass", "+");
    private static final int LONGEST_TERM = 1_024;
    private static final String SIGNS = "+-~?";

    private final List<SpfTerm> terms = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private boolean ended;
    private boolean remarked;

    private SpfReader() {}

    /** What a text says; empty if it is not meant as an SPF record. */
    static Optional<SpfMeaning> read(String text) {
        Optional<SpfMeaning> divided = read(text, " ");
        if (!SpfTidy.hasSeams(text)) {
            return divided;
        }
        // two quoted strings are one word where that makes more sense
        Optional<SpfMeaning> joined = read(text, "");
        return divided.isEmpty() || joined.isPresent() && isBetter(joined.get(), divided.get()) ? joined : divided;
    }

    private static boolean isBetter(SpfMeaning one, SpfMeaning other) {
        int fewer = other.unread().size() - one.unread().size();
        return fewer > 0
                || fewer == 0
                        && one.record().terms().size() > other.record().terms().size();
    }

    private static Optional<SpfMeaning> read(String text, String seam) {
        String tidy = SpfTidy.of(text, seam);
        int start = SpfVersion.end(tidy);
        if (start < 0) {
            return Optional.empty();
        }
        SpfReader reader = new SpfReader();
        SpfCutter.cut(tidy.substring(start)).forEach(reader::term);
        ParsedSpf record = SpfParser.parse(new SpfRecord(reader.terms).toString());
        return reader.isMeant(tidy)
                ? Optional.of(new SpfMeaning(record, reader.unread, reader.remarked))
                : Optional.empty();
    }

    /** A text about spf1 that names nobody is not a record; {@code v=spf1spf.x.example} names somebody, whatever it says of them. */
    private boolean isMeant(String tidy) {
        return isVersion(tidy)
                || terms.stream().anyMatch(SpfReader::isAboutSenders)
                || beginsWithVersion(tidy) && unread.stream().anyMatch(word -> word.indexOf('.', 1) > 0);
    }

    /** Whether a term says who may send, or what becomes of others. */
    static boolean isAboutSenders(SpfTerm term) {
        return term instanceof SpfMechanism || term instanceof SpfModifier.Redirect;
    }

    private static boolean beginsWithVersion(String text) {
        return text.regionMatches(true, 0, SpfRecord.VERSION, 0, SpfRecord.VERSION.length());
    }

    private static boolean isVersion(String text) {
        int end = SpfRecord.VERSION.length();
        return beginsWithVersion(text) && (text.length() == end || !Character.isLetterOrDigit(text.charAt(end)));
    }

    /** Whether a term that the grammar accepts means to receivers what it was meant to. */
    static boolean isAsMeant(SpfTerm term) {
        if (term instanceof SpfModifier.Unknown unknown) {
            return !Misspelling.isMechanism(unknown.name())
                    && !Misspelling.isRedirectBehindMechanism(unknown.name())
                    && !SpfVersion.isBefore(unknown.toString());
        }
        if (term instanceof SpfMechanism.Ip6 ip6) {
            return !MeantNames.isMapped(ip6);
        }
        if (term instanceof SpfMechanism mechanism && mechanism.target().isPresent()) {
            return isAsMeant(mechanism.target().get());
        }
        if (term instanceof SpfModifier.Explanation explanation) {
            return !endsInAll(explanation.domain().toString());
        }
        return !(term instanceof SpfModifier.Redirect redirect) || isAsMeant(redirect.domain());
    }

    private static boolean isAsMeant(DomainSpec spec) {
        String text = spec.toString();
        return !endsInAll(text) && MeantNames.canExist(spec) && (!spec.macros().isLiteral() || isPlain(text));
    }

    // "x.example-all", "x.example-all.": no top-level domain is like that, and the grammar takes no other sign there
    private static boolean endsInAll(String name) {
        int sign = name.length() - (name.endsWith(".") ? 5 : 4);
        return sign > 0 && name.charAt(sign) == '-' && name.regionMatches(true, sign + 1, "all", 0, 3);
    }

    // what else the grammar takes is hardly ever a name: "http://…", ":…"
    static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isOfWord(c) && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private void term(Token token) {
        String text = withOneSign(token.text());
        if (text.length() > LONGEST_TERM) {
            unread.add(text);
            return;
        }
        String bare = withoutPunctuation(text);
        if (bare.isEmpty() || SpfVersion.isAgain(bare) || bare.equals("=")) {
            return;
        }
        List<SpfTerm> exact = SpfParser.validTerms(text);
        if (exact.size() == 1 && isAsMeant(exact.get(0))) {
            add(exact.get(0));
            return;
        }
        String sign = sign(bare);
        String unsigned = bare.substring(sign.length());
        if (all(text) || mechanism(sign, unsigned) || alone(sign, unsigned, token)) {
            return;
        }
        boolean strange = exact.size() == 1
                && exact.get(0) instanceof SpfMechanism mechanism
                && mechanism.target().filter(MeantNames::canExist).isPresent();
        if (strange) { // but receivers take it, and it may be somebody
            add(exact.get(0));
        } else {
            leftOver(text, unsigned);
        }
    }

    /** {@code ++mx} is {@code +mx}, and a redirect has no sign; what {@code +-mx} is, nobody can tell. */
    private static String withOneSign(String term) {
        int end = 0;
        int same = 0;
        while (end < term.length() && SIGNS.indexOf(term.charAt(end)) >= 0) {
            same += term.charAt(end) == term.charAt(0) ? 1 : 0;
            end++;
        }
        boolean redirect = end > 1 && term.regionMatches(true, end, "redirect", 0, "redirect".length());
        return redirect || end > 1 && same == end ? term.substring(end - 1) : term;
    }

    private static String sign(String term) {
        return !term.isEmpty() && SIGNS.indexOf(term.charAt(0)) >= 0 ? term.substring(0, 1) : "";
    }

    private void add(SpfTerm term) {
        ended |= term instanceof SpfMechanism.All;
        terms.add(term);
    }

    private boolean addAll(List<SpfTerm> read) {
        read.forEach(this::add);
        return !read.isEmpty();
    }

    // "~all.", "(-ALL)", "-all/>", "-alll", "~any", "all=fail"
    private boolean all(String text) {
        String bare = SpfCutter.withoutMarks(text);
        String sign = sign(bare);
        String word = bare.substring(sign.length()).toLowerCase(Locale.ROOT);
        if (word.startsWith("all=") || word.startsWith("all:")) {
            String meant = sign.isEmpty() ? SIGNS_IN_WORDS.getOrDefault(word.substring(4), "") : sign;
            return !meant.isEmpty() && addAll(SpfParser.validTerms(meant + "all"));
        }
        boolean meant = word.equals("all")
                || !sign.isEmpty() && Set.of("al", "alll", "any").contains(word);
        return meant && addAll(SpfParser.validTerms(sign + "all"));
    }

    private boolean mechanism(String sign, String text) {
        int end = 0;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        String word = text.substring(0, end).toLowerCase(Locale.ROOT);
        boolean dotOnly = end == text.length() - 1 && text.charAt(end) == '.'; // "mx."
        char divider = end < text.length() && !dotOnly ? text.charAt(end) : 0;
        Optional<String> name = name(word, divider);
        if (name.isEmpty()) {
            return false;
        }
        boolean prefix = divider == '/' && WITH_OPTIONAL_NAME.contains(name.get());
        String value = divider == 0 ? "" : text.substring(prefix ? end : end + 1);
        if (divider == 0 && WITH_OPTIONAL_NAME.contains(name.get())) {
            return addAll(SpfParser.validTerms(sign + name.get()));
        }
        boolean names = !withoutDividers(value).isEmpty();
        if (!names && !WITH_OPTIONAL_NAME.contains(name.get())) {
            return true; // names nobody, so nothing is lost
        }
        return addAll(value(sign, name.get(), value));
    }

    // the mechanism that a word stands for
    private static Optional<String> name(String word, char divider) {
        boolean divided = ":=./".indexOf(divider) >= 0 && divider != 0;
        if (divider != 0 && !divided) {
            return Optional.empty();
        }
        // "mx.example.com" and "a.net" are names
        if (divider == '.' && word.length() < 3 && !word.equals("ip")) {
            return Optional.empty();
        }
        if (MECHANISMS.contains(word)) {
            return divided || WITH_OPTIONAL_NAME.contains(word) ? Optional.of(word) : Optional.empty();
        }
        return divided && divider != '.' ? Misspelling.mechanism(word) : Optional.empty();
    }

    private static List<SpfTerm> value(String sign, String name, String value) {
        if (name.equals("redirect") || name.equals("exp")) {
            return MeantNames.name(value)
                    .map(domain -> SpfParser.validTerms(name + "=" + domain))
                    .orElse(List.of());
        }
        Optional<String> address = MeantNames.address(value);
        if (address.isPresent()) {
            return SpfParser.validTerms(sign + address.get());
        }
        if (name.startsWith("ip")) {
            return List.of();
        }
        boolean optional = WITH_OPTIONAL_NAME.contains(name);
        int prefix = optional ? MeantNames.prefixStart(value) : value.length();
        String written = value.substring(0, prefix);
        if (optional && written.isEmpty() && prefix < value.length()) {
            return SpfParser.validTerms(sign + name + value);
        }
        return MeantNames.name(written)
                .map(domain -> SpfParser.validTerms(sign + name + ":" + domain + value.substring(prefix)))
                .orElse(List.of());
    }

    // an address without a mechanism, or one more name behind a comma
    private boolean alone(String sign, String text, Token token) {
        Optional<String> address = MeantNames.address(text);
        if (address.isPresent()) {
            return addAll(SpfParser.validTerms(sign + address.get()));
        }
        SpfTerm before = terms.isEmpty() ? null : terms.get(terms.size() - 1);
        if (!token.continues() || !sign.isEmpty() || !(before instanceof SpfMechanism mechanism)) {
            return false;
        }
        String name = before instanceof SpfMechanism.Include
                ? "include:"
                : before instanceof SpfMechanism.A ? "a:" : before instanceof SpfMechanism.Mx ? "mx:" : "";
        return !name.isEmpty()
                && text.indexOf('.') > 0
                && MeantNames.name(text)
                        .filter(domain ->
                                addAll(SpfParser.validTerms(SpfText.sign(mechanism.qualifier()) + name + domain)))
                        .isPresent();
    }

    private void leftOver(String text, String unsigned) {
        boolean word =
                unsigned.chars().allMatch(c -> Character.isLetter(c) || c == '-' || c == '/' || c == '(' || c == ')');
        boolean number = unsigned.chars().allMatch(c -> c >= '0' && c <= '9');
        if (ended && (word || number)) { // behind all that is a remark
            remarked = true;
        } else {
            unread.add(text);
        }
    }

    private static boolean isOfWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static String withoutDividers(String value) {
        int start = 0;
        while (start < value.length() && ":=/.".indexOf(value.charAt(start)) >= 0) {
            start++;
        }
        return value.substring(start);
    }

    // "mx,", "(a", but not the dot at the end of a name
    private static String withoutPunctuation(String text) {
        int start = 0;
        int end = text.length();
        while (end > start && ",;)".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        while (start < end && ",;(".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        String bare = text.substring(start, end);
        return bare.chars().allMatch(c -> "()[]{}<>.:/=+-~?_*|!".indexOf(c) >= 0) ? "" : bare;
    }
}
