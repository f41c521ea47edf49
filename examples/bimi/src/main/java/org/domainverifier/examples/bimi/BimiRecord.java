package org.domainverifier.examples.bimi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Span;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;
import org.domainverifier.txt.TxtKind;

/**
 * An assertion record (draft-brand-indicators-for-message-identification, §4.2).
 *
 * @param location where the logo is; empty if the domain declines to have one
 * @param authority where the evidence for it is; empty if there is none
 */
record BimiRecord(String location, String authority) {
    static final TxtKind<Parsed<BimiRecord>> KIND = TxtKind.of("v=BIMI1", BimiRecord::parse)
            .at("default._bimi")
            .knownByTags("l")
            .misplacedAt("_bimi", "bimi")
            .build();

    static Parsed<BimiRecord> parse(String text) {
        TagList list = TagList.parse(text, TagListSyntax.DKIM);
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (TagList.Problem problem : list.problems()) {
            diagnostics.add(Diagnostic.of(BimiFinding.SYNTAX, problem.span())
                    .with("part", problem.span().of(text)));
        }
        Optional<TagList.Tag> location = list.first("l");
        Optional<TagList.Tag> authority = list.first("a");
        if (location.isEmpty()) {
            diagnostics.add(Diagnostic.of(BimiFinding.NO_LOCATION, new Span(0, text.length())));
        }
        location.ifPresent(tag -> requireHttps(tag, diagnostics));
        authority.ifPresent(tag -> requireHttps(tag, diagnostics));
        return new Parsed<>(text, location.map(tag -> new BimiRecord(tag.value(), valueOf(authority))), diagnostics);
    }

    private static void requireHttps(TagList.Tag tag, List<Diagnostic> diagnostics) {
        if (!tag.value().isEmpty() && !tag.value().startsWith("https://")) {
            diagnostics.add(Diagnostic.of(BimiFinding.NOT_HTTPS, tag.valueSpan())
                    .with("tag", tag.name())
                    .with("uri", tag.value()));
        }
    }

    private static String valueOf(Optional<TagList.Tag> tag) {
        return tag.map(TagList.Tag::value).orElse("");
    }

    @Override
    public String toString() {
        return KIND.version() + "; l=" + location + (authority.isEmpty() ? "" : "; a=" + authority);
    }
}
