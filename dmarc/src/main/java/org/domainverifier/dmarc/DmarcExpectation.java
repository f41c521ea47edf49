package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.List;
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
 * What a provider asks its customers' DMARC records for. Start with {@link #anyValid()} and add to it; each addition gives a new
 * expectation.
 *
 * @param minimum the policy that receivers have to apply to the domain at least, if one is asked for
 * @param reportAddresses addresses that have to be among those for aggregate reports
 * @param suggestion the record to publish where there is none, if the provider suggests one
 * @param inheritedCounts whether the record of a parent that receivers apply is good enough
 * @param host where the record is to be kept by way of an alias, if it is
 */
public record DmarcExpectation(
        Optional<DmarcPolicy> minimum,
        List<ReportUri> reportAddresses,
        Optional<DmarcRecord> suggestion,
        boolean inheritedCounts,
        Optional<HostedTxt> host)
        implements Expectation {
    private static final DmarcExpectation ANY_VALID =
            new DmarcExpectation(Optional.empty(), List.of(), Optional.empty(), false, Optional.empty());

    /**
     * Checks that the suggestion is what is asked for.
     *
     * @throws IllegalArgumentException if publishing the suggested record would not meet the expectation
     */
    public DmarcExpectation {
        Objects.requireNonNull(minimum, "minimum");
        Objects.requireNonNull(host, "host");
        reportAddresses = List.copyOf(reportAddresses);
        if (suggestion.isPresent() && !isMetBy(suggestion.get(), minimum, reportAddresses)) {
            throw new IllegalArgumentException("the suggested record does not meet the expectation (at least "
                    + minimum.map(DmarcPolicy::value).orElse("any policy") + ", reports to " + reportAddresses + "): "
                    + suggestion.get());
        }
    }

    /**
     * Expects a valid record at the domain itself, whatever it says.
     *
     * @return the expectation
     */
    public static DmarcExpectation anyValid() {
        return ANY_VALID;
    }

    /**
     * Expects that the record is kept at a hosting service: {@code _dmarc} is an alias (CNAME) of a name there, and what is behind it is
     * a valid record.
     *
     * @param target the name, such as {@code customer.dmarc.host.example}
     * @return the expectation
     * @throws IllegalArgumentException if it is not a domain name
     */
    public static DmarcExpectation hostedAt(String target) {
        return hostedAt(HostedTxt.at(target));
    }

    /**
     * Expects that the record is kept at a hosting service, at a name that differs from domain to domain.
     *
     * @param targets gives the name for a customer's domain; empty while it is not ready
     * @return the expectation
     */
    public static DmarcExpectation hostedAt(Function<DomainName, Optional<String>> targets) {
        return hostedAt(CustomerValue.of(targets));
    }

    /**
     * Expects that the record is kept at a hosting service, at a name that differs from domain to domain.
     *
     * @param target the name
     * @return the expectation
     */
    public static DmarcExpectation hostedAt(CustomerValue<String> target) {
        return hostedAt(HostedTxt.at(target));
    }

    private static DmarcExpectation hostedAt(HostedTxt host) {
        return new DmarcExpectation(Optional.empty(), List.of(), Optional.empty(), false, Optional.of(host));
    }

    /**
     * Of a hosted record, expects the alias alone, whatever is behind it.
     *
     * @return a new expectation
     * @throws IllegalStateException if the record is not expected to be hosted
     */
    public DmarcExpectation unchecked() {
        HostedTxt alias = host.orElseThrow(() -> new IllegalStateException("begin with hostedAt"));
        return new DmarcExpectation(
                minimum, reportAddresses, suggestion, inheritedCounts, Optional.of(alias.unchecked()));
    }

    /**
     * Expects also that receivers apply a policy to the domain that is as strict as this one, by whatever tags.
     *
     * @param policy the mildest that will do
     * @return a new expectation
     */
    public DmarcExpectation atLeast(DmarcPolicy policy) {
        return new DmarcExpectation(Optional.of(policy), reportAddresses, suggestion, inheritedCounts, host);
    }

    /**
     * Expects also that aggregate reports go to this address, among others.
     *
     * @param uri such as {@code mailto:dmarc@example.com}
     * @return a new expectation
     * @throws IllegalArgumentException if that is not a URI for reports
     */
    public DmarcExpectation reportingTo(String uri) {
        List<ReportUri> more = new ArrayList<>(reportAddresses);
        more.add(ReportUri.of(uri));
        return new DmarcExpectation(minimum, more, suggestion, inheritedCounts, host);
    }

    /**
     * Says what to publish where there is no record. A customer's own valid record stays as it is.
     *
     * @param record the text of a valid record
     * @return a new expectation
     * @throws IllegalArgumentException if the text is not valid, or publishing it would not meet the expectation
     */
    public DmarcExpectation suggesting(String record) {
        return new DmarcExpectation(
                minimum, reportAddresses, Optional.of(DmarcRecord.parse(record).orElseThrow()), inheritedCounts, host);
    }

    /**
     * Accepts also the policy that receivers find at a parent of the domain.
     *
     * @return a new expectation
     */
    public DmarcExpectation orInherited() {
        return new DmarcExpectation(minimum, reportAddresses, suggestion, true, host);
    }

    @Override
    public CheckKey<?> check() {
        return DmarcCheck.KEY;
    }

    @Override
    public List<CustomerValue<?>> values() {
        return host.<CustomerValue<?>>map(HostedTxt::target).stream().toList();
    }

    @Override
    public DmarcExpectation settled(CustomerValues values) {
        return new DmarcExpectation(
                minimum, reportAddresses, suggestion, inheritedCounts, host.map(alias -> alias.settledBy(values)));
    }

    @Override
    public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
        if (host.isPresent()) {
            return DmarcRecord.KIND.nameFor(domain).stream()
                    .filter(name -> !host.get().isKeptAt(name, values))
                    .map(name -> host.get().toPublish(name, values))
                    .toList();
        }
        return suggestion
                .flatMap(record -> DmarcRecord.KIND
                        .nameFor(domain)
                        .map(name -> RecordToPublish.of(name, RecordData.Txt.of(record.toString()))))
                .stream()
                .toList();
    }

    private static boolean isMetBy(DmarcRecord record, Optional<DmarcPolicy> minimum, List<ReportUri> addresses) {
        DmarcPolicy applied = EffectivePolicy.of(record, DomainName.ROOT, EffectivePolicy.Subject.THE_DOMAIN)
                .applied();
        return minimum.map(applied::isAtLeast).orElse(true)
                && record.aggregateReports().containsAll(addresses);
    }
}
