package org.domainverifier.propagation.observing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverCondition;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.propagation.ZonePropagation;
import org.junit.jupiter.api.Test;

/** What is said of servers and resolvers, with what a person needs to know of it. */
class PropagationFindingsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T14:20:00Z");
    private static final DomainName ZONE = DomainName.of("customer.example");

    private static DnsQuestion question(String label) {
        return new DnsQuestion(ZONE.child(label), RecordType.TXT);
    }

    private static DnsAnswer absent(DnsQuestion question, boolean authoritative) {
        return new DnsAnswer.NoData(
                question, List.of(), Optional.empty(), AnswerOrigin.of("192.0.2.1", authoritative, false));
    }

    private static Propagation seen(String label, Optional<DomainName> wildcard, ResolverView... resolvers) {
        return new Observed.Question(
                question(label),
                absent(question(label), true),
                NOW,
                Optional.of(ZONE),
                List.of(),
                List.of(resolvers),
                wildcard,
                Optional.empty());
    }

    private static ResolverView resolver(String name, String label, FailureCause cause, ResolverCondition condition) {
        return new Observed.Resolver(
                name, DnsAnswer.Failure.of(question(label), cause, "what " + name + " said"), NOW, condition);
    }

    private static List<Finding> judge(
            List<Propagation> questions, List<ZonePropagation> zones, List<DomainName> aliases) {
        return PropagationJudge.judge(new Observed.Domain(questions, zones, aliases));
    }

    @Test
    void anAliasBesideOtherRecordsIsNamed() {
        DomainName alias = DomainName.of("www.customer.example");

        assertThat(judge(List.of(), List.of(), List.of(alias)))
                .containsExactly(Finding.of(DnsFinding.CNAME_BESIDE_DATA, alias).with("name", alias));
    }

    @Test
    void aWildcardThatAnswersIsNamed() {
        DomainName wildcard = DomainName.ofLabels(List.of("*", "customer", "example"));

        assertThat(judge(List.of(seen("_dmarc", Optional.of(wildcard))), List.of(), List.of()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(DnsFinding.WILDCARD);
                    assertThat(finding.arguments())
                            .isEqualTo(
                                    Map.of("name", ZONE.child("_dmarc"), "type", RecordType.TXT, "wildcard", wildcard));
                });
        assertThat(judge(List.of(seen("_dmarc", Optional.empty())), List.of(), List.of()))
                .isEmpty();
    }

    @Test
    void aDelegationThatDiffersIsToldWithBothSets() {
        DomainName one = DomainName.of("ns1.example");
        DomainName two = DomainName.of("ns2.example");

        assertThat(judge(
                        List.of(),
                        List.of(new Observed.Zone(ZONE, List.of(one, two), List.of(one), List.of())),
                        List.of()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(DnsFinding.DELEGATION_DIFFERS);
                    assertThat(finding.arguments())
                            .isEqualTo(Map.of("zone", ZONE, "delegated", List.of(one, two), "published", List.of(one)));
                });
    }

    @Test
    void whatFailsAtAResolverIsSaidOnceWithItsCause() {
        ResolverView other = resolver("other", "_dmarc", FailureCause.REFUSED, ResolverCondition.FAILED);
        ResolverView ours = resolver("ours", "_dmarc", FailureCause.TIMEOUT, ResolverCondition.FAILED);
        ResolverView again = resolver("ours", "dkim", FailureCause.TIMEOUT, ResolverCondition.FAILED);

        List<Finding> findings = judge(
                List.of(seen("_dmarc", Optional.empty(), other, ours), seen("dkim", Optional.empty(), again)),
                List.of(),
                List.of());

        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly(DnsFinding.RESOLVER_FAILED, DnsFinding.RESOLVER_FAILED);
        assertThat(findings.get(0).arguments())
                .containsEntry("resolver", "other")
                .containsEntry("cause", FailureCause.REFUSED)
                .containsEntry("names", List.of(ZONE.child("_dmarc")));
        assertThat(findings.get(1).arguments())
                .containsEntry("resolver", "ours")
                .containsEntry("cause", FailureCause.TIMEOUT)
                .containsEntry("detail", "what ours said")
                .containsEntry("names", List.of(ZONE.child("_dmarc"), ZONE.child("dkim")));
    }

    @Test
    void ofABogusAnswerNoOtherCauseIsNamed() {
        ResolverView bogus = resolver("ours", "_dmarc", FailureCause.BOGUS, ResolverCondition.BOGUS);

        assertThat(judge(List.of(seen("_dmarc", Optional.empty(), bogus)), List.of(), List.of()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(DnsFinding.DNSSEC_BOGUS);
                    assertThat(finding.arguments()).doesNotContainKeys("cause", "detail");
                });
    }

    @Test
    void whatNoServerOfTheZoneSaidMayBeOld() {
        List<DnsAnswer> answers = List.of(
                absent(question("b"), false),
                absent(question("a"), false),
                absent(new DnsQuestion(ZONE.child("a"), RecordType.A), false),
                absent(question("c"), true),
                DnsAnswer.Failure.of(question("d"), FailureCause.TIMEOUT, ""));

        assertThat(PropagationJudge.judgeFallBack(ZONE, answers))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(DnsFinding.MAY_BE_STALE);
                    assertThat(finding.arguments())
                            .isEqualTo(Map.of("names", List.of(ZONE.child("a"), ZONE.child("b"))));
                });
        assertThat(PropagationJudge.judgeFallBack(ZONE, answers.subList(3, 5))).isEmpty();
    }
}
