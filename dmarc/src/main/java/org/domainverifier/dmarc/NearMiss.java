package org.domainverifier.dmarc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;

/**
 * A text at the right place that is meant as a DMARC record, and that no receiver takes for one.
 *
 * @param text the text as it stands there
 * @param mistake what pasting did to it; empty if it is the version tag that is wrong
 * @param repaired the text as it was probably meant
 */
record NearMiss(TxtRecords.Text text, Optional<PastingMistake> mistake, String repaired) {
    private static final String VERSION = "v=DMARC1";
    // possessive, so that a long text of blanks costs no more than its length
    private static final Pattern BAD_VERSION = Pattern.compile(
            "[ \t]*+v?+[ \t]*+=?+[ \t]*+dmarc[^;, \t]*+[;,: \t]*+(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static List<NearMiss> among(List<TxtRecords.Text> texts) {
        return texts.stream().flatMap(text -> of(text).stream()).toList();
    }

    private static Optional<NearMiss> of(TxtRecords.Text text) {
        Optional<PastingMistake.Repaired> pasted =
                PastingMistake.find(text.text(), VERSION + ";").or(() -> PastingMistake.find(text.text(), VERSION));
        if (pasted.isPresent() && DmarcRecord.isDmarc(pasted.get().repaired())) {
            return Optional.of(new NearMiss(
                    text, Optional.of(pasted.get().mistake()), pasted.get().repaired()));
        }
        return withVersion(pasted.map(PastingMistake.Repaired::repaired).orElse(text.text()))
                .map(repaired -> new NearMiss(text, Optional.empty(), repaired));
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
                && list.first("p").flatMap(tag -> DmarcPolicy.of(tag.value())).isPresent();
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
