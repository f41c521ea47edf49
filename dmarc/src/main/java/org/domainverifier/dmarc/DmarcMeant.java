package org.domainverifier.dmarc;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;
import org.domainverifier.txt.TxtMeant;

/** How people spoil a DMARC record so that no receiver takes the text for one. */
final class DmarcMeant {
    private static final String VERSION = "v=DMARC1";
    // possessive, so that a long text of spaces costs no more than its length
    private static final Pattern BAD_VERSION = Pattern.compile(
            "[ \t]*+v?+[ \t]*+=?+[ \t]*+dmarc[^;, \t]*+[;,: \t]*+(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private DmarcMeant() {}

    /** What a text was meant to be that is not a DMARC record; empty if it is something else altogether. */
    static Optional<TxtMeant> by(String text) {
        Optional<PastingMistake.Repaired> pasted =
                PastingMistake.find(text, VERSION + ";").or(() -> PastingMistake.find(text, VERSION));
        if (pasted.isPresent() && DmarcRecordParser.isDmarc(pasted.get().repaired())) {
            return pasted.map(TxtMeant::pasted);
        }
        return withVersion(pasted.map(PastingMistake.Repaired::repaired).orElse(text))
                .map(TxtMeant::otherVersion);
    }

    private static Optional<String> withVersion(String text) {
        Matcher badVersion = BAD_VERSION.matcher(text);
        if (badVersion.matches()) { // "v=DMARC1 p=none", "v=dmarc; p=none", "DMARC1; p=none"
            String rest = badVersion.group(1).strip();
            return Optional.of(rest.isEmpty() ? VERSION : VERSION + "; " + rest);
        }
        TagList list = TagList.parse(text, TagListSyntax.DMARC);
        boolean hasVersion = list.first("v")
                .filter(tag -> tag.value().toUpperCase(Locale.ROOT).equals("DMARC1"))
                .isPresent();
        boolean hasPolicy = list.first("v").isEmpty()
                && list.first("p")
                        .flatMap(tag -> DmarcPolicy.tryParse(tag.value()))
                        .isPresent();
        if (!hasVersion && !hasPolicy) {
            return Optional.empty();
        }
        return Optional.of(VERSION
                + list.tags().stream()
                        .filter(tag -> !tag.name().equals("v"))
                        .map(tag -> "; " + tag.name() + "=" + tag.value())
                        .collect(Collectors.joining()));
    }
}
