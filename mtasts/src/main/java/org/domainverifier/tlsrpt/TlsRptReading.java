package org.domainverifier.tlsrpt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;
import org.domainverifier.spelling.MeantTags;
import org.domainverifier.spelling.PlainText;
import org.domainverifier.spelling.ReportAddresses;
import org.domainverifier.txt.TxtSource;

/**
 * The report addresses in a text as a person reads them, however it is spelt and divided.
 *
 * @param uris the addresses to which reports can be sent, in order
 * @param unread what cannot be read as one, or is of a kind to which nobody sends reports
 */
record TlsRptReading(List<ReportUri> uris, List<String> unread) {
    private static final MeantTags.Grammar GRAMMAR = new MeantTags.Grammar(Map.of("v", "v", "rua", "rua"), Set.of());

    TlsRptReading {
        uris = List.copyOf(uris);
        unread = List.copyOf(unread);
    }

    static TlsRptReading of(TxtSource<Parsed<TlsRptRecord>> source) {
        boolean sound = source.meant().isEmpty()
                && source.parsed().diagnostics().stream()
                        .allMatch(diagnostic -> diagnostic.code().severity() == Severity.NOTICE);
        return sound
                ? new TlsRptReading(
                        source.parsed().record().map(TlsRptRecord::rua).orElse(List.of()), List.of())
                : of(source.text());
    }

    /** Whether an address is written, so that somebody waits for reports. */
    boolean asksForReports() {
        return !uris.isEmpty() || !unread.isEmpty();
    }

    static TlsRptReading of(String text) {
        Set<ReportUri> uris = new LinkedHashSet<>();
        List<String> unread = new ArrayList<>();
        MeantTags.of(PlainText.of(text), GRAMMAR).all("rua").forEach(tag -> {
            ReportAddresses addresses = ReportAddresses.in(tag.value());
            for (ReportUri uri : addresses.uris()) {
                if (TlsRptRecord.isUsable(uri)) {
                    uris.add(uri);
                } else {
                    unread.add(uri.text());
                }
            }
            unread.addAll(addresses.unread());
        });
        return new TlsRptReading(List.copyOf(uris), unread);
    }
}
