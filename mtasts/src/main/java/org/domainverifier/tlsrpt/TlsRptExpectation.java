package org.domainverifier.tlsrpt;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.ReportUri;
import org.domainverifier.txt.HostedTxt;

/**
 * What a provider asked for: a TLS-RPT record that lets reports be sent to certain addresses. Further addresses in the record
 * are the customer's own business.
 *
 * @param uris where reports are to be sent; none if any valid record will do
 * @param host where the record is to be kept by way of an alias, if it is
 */
public record TlsRptExpectation(List<ReportUri> uris, Optional<HostedTxt> host) implements Expectation {
    /** Copies the list. */
    public TlsRptExpectation {
        uris = List.copyOf(uris);
        Objects.requireNonNull(host, "host");
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
                Arrays.stream(uris).map(TlsRptExpectation::usable).toList(), Optional.empty());
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
        return new TlsRptExpectation(List.of(), Optional.empty());
    }

    /**
     * The record is kept at a hosting service: {@code _smtp._tls} is an alias (CNAME) of a name there, and what is behind it is a valid
     * record.
     *
     * @param target the name
     * @return the expectation
     * @throws IllegalArgumentException if it is not a domain name
     */
    public static TlsRptExpectation hostedAt(String target) {
        return new TlsRptExpectation(List.of(), Optional.of(HostedTxt.at(target)));
    }

    /**
     * The record is kept at a hosting service, at a name that differs from domain to domain.
     *
     * @param targets gives the name for a customer's domain; empty while it is not ready
     * @return the expectation
     */
    public static TlsRptExpectation hostedAt(Function<DomainName, Optional<String>> targets) {
        return hostedAt(CustomerValue.of(targets));
    }

    /**
     * The record is kept at a hosting service, at a name that differs from domain to domain.
     *
     * @param target the name
     * @return the expectation
     */
    public static TlsRptExpectation hostedAt(CustomerValue<String> target) {
        return new TlsRptExpectation(List.of(), Optional.of(HostedTxt.at(target)));
    }

    /**
     * Of a hosted record, the alias alone is asked for, whatever is behind it.
     *
     * @return a new expectation
     * @throws IllegalStateException if the record is not expected to be hosted
     */
    public TlsRptExpectation unchecked() {
        HostedTxt alias = host.orElseThrow(() -> new IllegalStateException("begin with hostedAt"));
        return new TlsRptExpectation(uris, Optional.of(alias.unchecked()));
    }

    @Override
    public CheckKey<?> check() {
        return TlsRptCheck.KEY;
    }

    @Override
    public List<CustomerValue<?>> values() {
        return host.<CustomerValue<?>>map(HostedTxt::target).stream().toList();
    }

    @Override
    public TlsRptExpectation settled(CustomerValues values) {
        return new TlsRptExpectation(uris, host.map(alias -> alias.settledBy(values)));
    }

    @Override
    public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
        if (host.isPresent()) {
            return TlsRptCheck.nameFor(domain).stream()
                    .filter(name -> !host.get().isKeptAt(name, values))
                    .map(name -> host.get().toPublish(name, values))
                    .toList();
        }
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
