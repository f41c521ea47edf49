package org.domainverifier.txt;

import java.util.Optional;
import java.util.Set;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;

/**
 * The version with which the texts of a kind begin, such as {@code v=TLSRPTv1}, and how people get it wrong. Each reading costs
 * time linear in the text.
 *
 * @param version the version as the standard writes it
 * @param telltales tags by which a text without a version is known
 */
record TxtVersion(String version, Set<String> telltales) {
    private static final String SEPARATORS = ";,: \t";

    TxtVersion {
        int equals = version.indexOf('=');
        if (equals < 1 || equals == version.length() - 1) {
            throw new IllegalArgumentException("not a version such as v=TLSRPTv1: " + version);
        }
        telltales = Set.copyOf(telltales);
    }

    /** Whether nothing, a space, a tab or a semicolon follows the version. */
    boolean begins(String text) {
        return text.startsWith(version)
                && (text.length() == version.length() || "; \t".indexOf(text.charAt(version.length())) >= 0);
    }

    /** What a text that does not begin with the version was meant to be. */
    Optional<TxtMeant> meant(String text) {
        Optional<PastingMistake.Repaired> pasted =
                PastingMistake.find(text, version + ";").or(() -> PastingMistake.find(text, version));
        if (pasted.isPresent() && begins(pasted.get().repaired())) {
            return pasted.map(TxtMeant::pasted);
        }
        String unpasted = pasted.map(PastingMistake.Repaired::repaired).orElse(text);
        return misspelt(unpasted).or(() -> absent(unpasted)).map(TxtMeant::otherVersion);
    }

    // "v=STSv2; id=1", "v=TLSRPTv1, rua=…", "v = tlsrpt; …", "v:BIMI1; …", "TLSRPTv1; …"
    private Optional<String> misspelt(String text) {
        int name = version.indexOf('=') + 1;
        String stem = stem(version.substring(name));
        int at = skip(text, 0, " \t");
        if (text.regionMatches(true, at, version, 0, name - 1)) {
            at = skip(text, at + name - 1, " \t=:");
        }
        if (!text.regionMatches(true, at, stem, 0, stem.length())) {
            return Optional.empty();
        }
        at += stem.length();
        while (at < text.length() && isVersionCharacter(text.charAt(at))) {
            at++;
        }
        String rest = text.substring(skip(text, at, SEPARATORS)).strip();
        return Optional.of(rest.isEmpty() ? version : version + "; " + rest);
    }

    // "rua=mailto:a@example.com" where "v=TLSRPTv1; rua=…" belongs
    private Optional<String> absent(String text) {
        if (telltales.isEmpty()) {
            return Optional.empty();
        }
        TagList list = TagList.parse(text, TagListSyntax.DMARC);
        boolean known = list.tags().stream().map(TagList.Tag::name).anyMatch(telltales::contains);
        boolean otherVersion = list.tags().stream().anyMatch(tag -> version.startsWith(tag.name() + "="));
        return known && !otherVersion ? Optional.of(version + "; " + text.strip()) : Optional.empty();
    }

    // "TLSRPTv1": "TLSRPT"; "BIMI1": "BIMI"
    private static String stem(String name) {
        int end = name.length();
        while (end > 1 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return end > 1 && name.charAt(end - 1) == 'v' ? name.substring(0, end - 1) : name.substring(0, end);
    }

    private static boolean isVersionCharacter(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.' || c == '-' || c == '_';
    }

    private static int skip(String text, int from, String characters) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
