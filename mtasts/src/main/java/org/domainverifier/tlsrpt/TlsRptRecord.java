package org.domainverifier.tlsrpt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.txt.TxtKind;

/**
 * A TLS-RPT record (RFC 8460 §3).
 *
 * @param rua where reports are to be sent, in order
 * @param extensions the fields that the standard does not know, by name, in order
 */
public record TlsRptRecord(List<ReportUri> rua, Map<String, String> extensions) {
    /** What a TLS-RPT record begins with. */
    public static final String VERSION = "v=TLSRPTv1";

    static final TxtKind<Parsed<TlsRptRecord>> KIND = TxtKind.of(VERSION, TlsRptRecord::parse)
            .at("_smtp._tls")
            .knownByTags("rua")
            .misplacedAt("_tlsrpt", "_tls")
            .build();

    /** Copies the collections. */
    public TlsRptRecord {
        rua = List.copyOf(rua);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /**
     * Whether senders take a text for a TLS-RPT record, however broken the rest of it is.
     *
     * @param text any text
     * @return true if it begins with the version and nothing, a space, a tab or a semicolon follows
     */
    public static boolean isTlsRpt(String text) {
        return KIND.recognizes(text);
    }

    /**
     * Reads a record.
     *
     * @param text any text
     * @return the record, unless the text does not begin with the version, and what was noticed
     */
    public static Parsed<TlsRptRecord> parse(String text) {
        return TlsRptParser.parse(text);
    }

    /**
     * Whether reports are sent to a URI.
     *
     * @param uri the URI
     * @return true if it is among {@link #rua()}, however it is spelt there
     */
    public boolean reportsTo(ReportUri uri) {
        return rua.contains(uri);
    }

    /**
     * The same record with more URIs.
     *
     * @param uris the URIs; those that are there already are not added again
     * @return a new record
     */
    public TlsRptRecord with(List<ReportUri> uris) {
        Set<ReportUri> all = new LinkedHashSet<>(rua);
        all.addAll(uris);
        return new TlsRptRecord(List.copyOf(all), extensions);
    }

    /** Whether the standard knows a way to send reports to a URI (RFC 8460 §3): by mail or by HTTPS. */
    static boolean isUsable(ReportUri uri) {
        return uri.isMailto() || uri.isHttps();
    }

    /** The record as text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(VERSION);
        if (!rua.isEmpty()) {
            text.append("; rua=").append(rua.stream().map(ReportUri::text).collect(Collectors.joining(",")));
        }
        extensions.forEach(
                (name, value) -> text.append("; ").append(name).append('=').append(value));
        return text.toString();
    }
}
