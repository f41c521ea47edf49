package org.domainverifier.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.check.Expected;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;

/**
 * All that the check has asked for, for the judge.
 *
 * @param domain the domain
 * @param answer the TXT records of the domain
 * @param type99 the records of the former type
 * @param records the SPF records at the domain
 * @param spoilt texts at the domain that were meant as SPF records, taken as they were meant
 * @param misplaced SPF records at the name that a DNS host makes by appending the domain; asked for if there are no records
 * @param includes the look-up trees of the domains that the record is expected to include
 * @param evaluations what came of mail from the addresses that are expected to pass
 * @param explanations the TXT records at the names of {@code exp} modifiers
 * @param expected what is expected
 */
record SpfSeen(
        DomainName domain,
        DnsAnswer answer,
        DnsAnswer type99,
        List<Source> records,
        List<Source> spoilt,
        List<Source> misplaced,
        Map<DomainName, SpfLookupTree> includes,
        Map<InetAddress, SpfEvaluation> evaluations,
        Map<DomainName, DnsAnswer> explanations,
        List<Expected<SpfExpectation>> expected) {

    /**
     * One record.
     *
     * @param txt as it stands in the DNS
     * @param parsed its text, or the text that was meant
     * @param tree what it leads to
     */
    record Source(TxtRecords.Text txt, ParsedSpf parsed, SpfLookupTree tree) {}

    /** Whatever stands somewhere and was meant as a record of this domain. */
    List<Source> sources() {
        List<Source> all = new ArrayList<>(records);
        all.addAll(spoilt);
        all.addAll(misplaced);
        return all;
    }

    /** What stands at the name of an {@code exp}, if a server said so and it cannot be used (RFC 7208 §6.2). */
    Optional<DnsAnswer> unusableExplanation(DomainName name) {
        return Optional.ofNullable(explanations.get(name))
                .filter(answer ->
                        !answer.isFailure() && CheckHost.explanationText(answer).isEmpty());
    }

    /** The domains that the record is expected to include. */
    Stream<DomainName> expectedIncludes() {
        return expected.stream()
                .map(Expected::expectation)
                .filter(SpfExpectation.Include.class::isInstance)
                .flatMap(expectation -> ((SpfExpectation.Include) expectation).domains().stream())
                .distinct();
    }

    /** What a proposed record says of other senders, where the customer says nothing. */
    SpfQualifier askedForAll() {
        return expected.stream()
                .map(Expected::expectation)
                .filter(SpfExpectation.Include.class::isInstance)
                .map(expectation -> ((SpfExpectation.Include) expectation).all())
                .findFirst()
                .orElse(SpfQualifier.SOFTFAIL);
    }
}
