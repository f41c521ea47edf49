package org.domainverifier.tlsrpt;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.ReportUri;

/**
 * What a provider asked for: a TLS-RPT record that lets reports be sent to certain addresses. Further addresses in the record
 * are the customer's own business.
 *
 * @param uris where reports are to be sent; none if any valid record will do
 */
public record TlsRptExpectation(List<ReportUri> uris) implements Expectation {
    /** Copies the list. */
    public TlsRptExpectation {
        uris = List.copyOf(uris);
    }

    /**
     * Reports go to all of these, whoever else gets them.
     *
     * @param uris {@code mailto:} or {@code https:} URIs, at least one
     * @return the expectation
     * @throws IllegalArgumentException if there is none, or one is not such a URI
     */
    public static TlsRptExpectation reportTo(String... uris) {
        if (uris.length == 0) {
            throw new IllegalArgumentException("give at least one URI, or use anyValid()");
        }
        return new TlsRptExpectation(
                Arrays.stream(uris).map(TlsRptExpectation::usable).toList());
    }

    private static ReportUri usable(String text) {
        return ReportUri.tryParse(text)
                .filter(TlsRptRecord::isUsable)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not a mailto: or https: URI that a TLS-RPT record may hold: \"" + text + "\""));
    }

    /**
     * There is a valid record, whoever gets the reports.
     *
     * @return the expectation
     */
    public static TlsRptExpectation anyValid() {
        return new TlsRptExpectation(List.of());
    }

    @Override
    public CheckKey<?> check() {
        return TlsRptCheck.KEY;
    }

    @Override
    public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
        // any valid record will do: there is no particular one to publish
        return uris.isEmpty()
                ? List.of()
                : TlsRptCheck.nameFor(domain)
                        .map(name -> RecordToPublish.of(
                                name, RecordData.Txt.of(new TlsRptRecord(uris, Map.of()).toString())))
                        .stream()
                        .toList();
    }
}
