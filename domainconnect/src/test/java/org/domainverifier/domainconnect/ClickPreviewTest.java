package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a click would do, seen before it is done. */
class ClickPreviewTest {
    static String printed(Finding finding) {
        String name =
                Owner.of(finding.name().orElseThrow(), ClickSituations.CUSTOMER).relative();
        return finding.code().id().substring("click.".length()) + " " + name;
    }

    static Stream<ClickSituations> situations() {
        return ClickSituations.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void everyLossIsFoundAndNothingElse(ClickSituations situation) {
        ClickPreview preview = situation.preview();

        assertThat(preview.applied().isApplied()).isTrue();
        assertThat(preview.losses())
                .extracting(ClickPreviewTest::printed)
                .containsExactlyInAnyOrderElementsOf(situation.expected());
    }

    private static ClickPreview preview(List<String> zone, String... records) {
        return new ClickSituations("", zone, List.of(records), List.of()).preview();
    }

    @Test
    void ourOwnPlanIsBesideAClickThatHarms() {
        ClickPreview preview = preview(
                List.of(
                        "@ A 192.0.2.1",
                        "@ MX 10 mx.mail.example.",
                        "mx.mail.example. A 192.0.2.9",
                        "@ TXT \"v=spf1 mx -all\"",
                        "spf.mail.example. TXT \"v=spf1 ip4:192.0.2.0/24 -all\"",
                        "_dmarc TXT \"v=DMARC1; p=reject\""),
                "'type': 'TXT', 'host': '@', 'data': 'v=spf1 include:spf.mail.example ~all', 'ttl': 600");

        assertThat(preview.before().verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(preview.after().verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(preview.afterOwnPlan().verdict()).isIn(Verdict.VERIFIED, Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(preview.isOwnPlanSafer()).isTrue();
        assertThat(preview.ownPlan().changes())
                .extracting(
                        change -> change.after().map(TemplateApplyTest::printed).orElse(""))
                .contains("@ TXT v=spf1 mx include:spf.mail.example -all");
    }

    @Test
    void aClickThatTakesNothingLeadsToTheVerdict() {
        ClickPreview preview = preview(
                List.of(
                        "@ A 192.0.2.1",
                        "mx.mail.example. A 192.0.2.9",
                        "_dmarc TXT \"v=DMARC1; p=reject\"",
                        "@ TXT \"v=spf1 a -all\""),
                "'type': 'MX', 'host': '@', 'pointsTo': 'mx.mail.example', 'priority': 10, 'ttl': 600");

        assertThat(preview.before().verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(preview.after().verdict()).isIn(Verdict.VERIFIED, Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(preview.losses()).isEmpty();
        assertThat(preview.isOwnPlanSafer()).isFalse();
        assertThat(preview.applied().changes()).singleElement().isInstanceOf(RecordChange.Add.class);
    }

    @Test
    void whatAWildcardAnswersIsNotTakenFromTheZone() {
        ClickPreview preview = preview(
                List.of("* MX 10 mx.customer.example.", "* TXT \"x\""),
                "'type': 'MX', 'host': 'send', 'pointsTo': 'mx.mail.example', 'priority': 10, 'ttl': 600");

        assertThat(preview.applied().removed()).isEmpty();
        assertThat(preview.applied().changes()).singleElement().isInstanceOf(RecordChange.Add.class);
    }

    @Test
    void whatCannotBeAskedIsSaidAndNothingIsThrown() {
        DnsResolver zone = ZoneResolver.parse("customer.example. 300 IN TXT \"x\"");
        DnsResolver broken = question -> question.type().equals(RecordType.MX)
                ? CompletableFuture.completedFuture(
                        DnsAnswer.Failure.of(question, FailureCause.SERVFAIL, "out of order"))
                : zone.resolve(question);

        ClickPreview preview = TemplateClick.of(Templates.read(
                        "'type': 'MX', 'host': '@', 'pointsTo': 'mx.mail.example', 'priority': 10, 'ttl': 600"))
                .preview(broken, DomainVerifier.builder(), "customer.example");

        assertThat(preview.losses()).extracting(ClickPreviewTest::printed).containsExactly("not-determined @");
    }

    @Test
    void aClickThatTheHostRefusesChangesNothing() {
        ClickPreview preview = TemplateClick.of(
                        Templates.read("'type': 'TXT', 'host': '@', 'data': '%v%', 'ttl': 600, 'groupId': 'g'"))
                .inGroups(List.of("g"))
                .preview(
                        ZoneResolver.parse("customer.example. 300 IN TXT \"x\""),
                        DomainVerifier.builder(),
                        "customer.example");

        assertThat(preview.applied().isApplied()).isFalse();
        assertThat(preview.applied().changes()).isEmpty();
        assertThat(preview.isOwnPlanSafer()).isTrue();
    }

    @Test
    void aHostBelowTheDomainAndRedirectsAreLookedAtToo() {
        ClickPreview preview = TemplateClick.of(
                        Templates.read("'type': 'REDIR301', 'host': '@', 'target': 'https://%v%.mail.example/'"))
                .at("www")
                .with(Map.of("v", "web"))
                .redirectingBy(TemplateApplyTest.record("@ A 192.0.2.80").data())
                .preview(
                        ZoneResolver.parse("www.customer.example. 300 IN CNAME site.example."),
                        DomainVerifier.builder(),
                        DomainName.of("customer.example"));

        assertThat(preview.losses()).extracting(ClickPreviewTest::printed).containsExactly("site-removed www");
        assertThat(preview.applied().zone().records())
                .extracting(TemplateApplyTest::printed)
                .containsExactly("www A 192.0.2.80");
    }
}
