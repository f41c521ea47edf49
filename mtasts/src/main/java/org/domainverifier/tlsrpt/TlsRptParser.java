package org.domainverifier.tlsrpt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.mtasts.txt.Field;
import org.domainverifier.mtasts.txt.FieldCodes;
import org.domainverifier.mtasts.txt.TxtFields;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Span;
import org.domainverifier.record.TagListSyntax;
import org.domainverifier.spelling.ReportAddresses;

/** Reads TLS-RPT records. */
final class TlsRptParser {
    private static final String RUA = "rua";
    private static final FieldCodes CODES = new FieldCodes(
            TlsRptFinding.BAD_VERSION,
            TlsRptFinding.MALFORMED_FIELD,
            TlsRptFinding.DUPLICATE_FIELD,
            TlsRptFinding.STRAY_BLANK);

    private TlsRptParser() {}

    static Parsed<TlsRptRecord> parse(String text) {
        TxtFields fields = TxtFields.read(text, TlsRptRecord.VERSION, TagListSyntax.TLS_RPT, CODES, Set.of(RUA));
        List<Diagnostic> diagnostics = new ArrayList<>(fields.diagnostics());
        if (!TxtFields.beginsWith(text, TlsRptRecord.VERSION)) {
            return new Parsed<>(text, Optional.empty(), diagnostics);
        }
        // the grammar has any number of fields, each of which may be rua: docs/decisions.md, D-RPT-RUA
        List<ReportUri> rua = new ArrayList<>();
        Set<ReportUri> different = new HashSet<>();
        fields.fields().stream()
                .filter(field -> field.name().equals(RUA))
                .forEach(field -> rua.addAll(readUris(text, field, different, diagnostics)));
        if (fields.first(RUA).isEmpty()) {
            diagnostics.add(Diagnostic.of(TlsRptFinding.MISSING_RUA, new Span(0, text.length())));
        } else if (rua.stream().noneMatch(TlsRptRecord::isUsable)) {
            diagnostics.add(Diagnostic.of(
                    TlsRptFinding.NO_USABLE_URI, fields.first(RUA).orElseThrow().valueSpan()));
        }
        Map<String, String> extensions = new LinkedHashMap<>();
        for (Field field : fields.extensions(List.of(RUA))) {
            if (TxtFields.isExtensionValue(field.value())) {
                diagnostics.add(
                        Diagnostic.of(TlsRptFinding.UNKNOWN_FIELD, field.span()).with("field", field.name()));
                extensions.put(field.name(), field.value());
            } else if (!field.value().isEmpty()) {
                diagnostics.add(Diagnostic.of(TlsRptFinding.MALFORMED_FIELD, field.span())
                        .with("part", field.span().of(text)));
            }
        }
        diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
        return new Parsed<>(text, Optional.of(new TlsRptRecord(rua, extensions)), diagnostics);
    }

    private static List<ReportUri> readUris(
            String text, Field field, Set<ReportUri> different, List<Diagnostic> diagnostics) {
        List<ReportUri> uris = new ArrayList<>();
        int start = field.valueSpan().start();
        int end = field.valueSpan().end();
        while (start <= end) {
            int comma = text.indexOf(',', start);
            int stop = comma < 0 || comma > end ? end : comma;
            Span span = trim(text, start, stop);
            Optional<ReportUri> uri = ReportUri.tryParse(span.of(text));
            if (uri.isEmpty() || ReportAddresses.isMisspelt(uri.get())) {
                Diagnostic bad = Diagnostic.of(TlsRptFinding.BAD_URI, span).with("uri", span.of(text));
                diagnostics.add(ReportAddresses.placeholder(span.of(text))
                        .map(placeholder -> bad.with("placeholder", placeholder))
                        .orElse(bad));
            } else {
                uris.add(uri.get());
                readUri(uri.get(), span, different.add(uri.get()), diagnostics);
            }
            start = stop + 1;
        }
        return uris;
    }

    private static void readUri(ReportUri uri, Span span, boolean isFirst, List<Diagnostic> diagnostics) {
        if (!TlsRptRecord.isUsable(uri)) {
            diagnostics.add(
                    Diagnostic.of(TlsRptFinding.UNSUPPORTED_SCHEME, span).with("uri", uri.text()));
        }
        if (!isFirst) {
            diagnostics.add(Diagnostic.of(TlsRptFinding.DUPLICATE_URI, span).with("uri", uri.text()));
        }
    }

    // RFC 8460 §3: spaces are allowed around the commas
    private static Span trim(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        while (to > from && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == '\t')) {
            to--;
        }
        return new Span(from, to);
    }
}
