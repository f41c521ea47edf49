package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dmarc.DmarcCheck;
import org.domainverifier.dmarc.DmarcLookup;
import org.domainverifier.dmarc.DmarcReportDestination;
import org.domainverifier.dmarc.DmarcTreeWalk;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.spf.SpfEvaluation;
import org.domainverifier.spf.SpfEvaluator;
import org.domainverifier.spf.SpfLookupTree;
import org.domainverifier.spf.SpfProblem;
import org.domainverifier.spf.SpfVerdict;
import org.domainverifier.txt.TxtKind;
import org.domainverifier.txt.TxtStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that is longer than anybody needs is not parsed, whichever record it pretends to be and wherever it is met. */
class LongTextTest {
    private static final Map<String, String> RECORDS = Map.of(
            "spf", "evil.example v=spf1 -all ",
            "dkim", "dkim._domainkey.evil.example v=DKIM1; k=rsa; p=AAAA",
            "dmarc", "_dmarc.evil.example v=DMARC1; p=reject; ",
            "tls-rpt", "_smtp._tls.evil.example v=TLSRPTv1; rua=mailto:a@evil.example;",
            "mta-sts", "_mta-sts.evil.example v=STSv1; id=1;");

    static List<String> checks() {
        return RECORDS.keySet().stream().sorted().toList();
    }

    private static String of(String start, int octets) {
        return start + "x".repeat(octets - start.length());
    }

    private static WorstZone zone(String check, int octets) {
        String[] place = RECORDS.get(check).split(" ", 2);
        return new WorstZone().txt(place[0], of(place[1], octets));
    }

    private static DomainReport verify(WorstZone zone) {
        return DomainVerifier.builder()
                .resolver(zone)
                .check(MtaStsCheck.recordsOnly())
                .check(DkimCheck.withSelectors("dkim"))
                .build()
                .verify("evil.example");
    }

    private static CheckEntry entry(DomainReport report, String check) {
        return report.entries().stream()
                .filter(entry -> entry.key().id().equals(check))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void isInvalidAndSaidToBeTooLong(String check) {
        DomainReport report = verify(zone(check, TxtKind.LONGEST_TEXT + 1));
        CheckEntry entry = entry(report, check);

        assertThat(entry.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(entry.findings())
                .filteredOn(finding -> finding.code().id().equals(check + ".too-long"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.repair())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                ManualStep.class,
                                step -> assertThat(step.code()).isEqualTo(TxtStep.SHORTEN)));
        assertThat(entry.findings())
                .flatExtracting(Finding::repair)
                .as("nothing is proposed in its place")
                .allMatch(ManualStep.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void isReadWhereItIsJustNotTooLong(String check) {
        DomainReport report = verify(zone(check, TxtKind.LONGEST_TEXT));

        assertThat(entry(report, check).findings())
                .extracting(finding -> finding.code().id())
                .doesNotContain(check + ".too-long");
    }

    @Test
    void makesAnIncludeAnError() throws Exception {
        WorstZone zone = new WorstZone()
                .txt("evil.example", "v=spf1 include:long.example -all")
                .txt("long.example", of("v=spf1 +all ", 9000));
        SpfEvaluation evaluation =
                SpfEvaluator.using(zone).evaluate(InetAddress.getByName("192.0.2.1"), "a@evil.example", "evil.example");
        SpfLookupTree tree = verify(zone).get(SpfCheck.KEY).lookups();

        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.PERMERROR);
        assertThat(evaluation.problem()).contains(SpfProblem.RECORD_TOO_LONG);
        assertThat(tree.root().branches().get(0).below().orElseThrow().state()).isEqualTo(SpfLookupTree.State.TOO_LONG);
        assertThat(entry(verify(zone), "spf").findings())
                .extracting(finding -> finding.code().id())
                .contains("spf.include-too-long");
    }

    @Test
    void isARecordWithoutAPolicyOnTheWayUpTheTree() {
        WorstZone zone = new WorstZone().txt("_dmarc.evil.example", of("v=DMARC1; p=reject; psd=n; ", 9000));
        DmarcTreeWalk walk = DmarcTreeWalk.from(DomainName.of("a.evil.example"), zone, DmarcTreeWalk.Pace.AT_ONCE)
                .join();

        assertThat(walk.at(DomainName.of("evil.example"))).hasValueSatisfying(lookup -> {
            assertThat(lookup.state()).isEqualTo(DmarcLookup.State.RECORD);
            assertThat(lookup.record()).isEmpty();
        });
    }

    @Test
    void consentsToReportsAndSendsThemNowhereElse() {
        WorstZone zone = new WorstZone()
                .txt("_dmarc.evil.example", "v=DMARC1; p=reject; rua=mailto:a@other.test")
                .txt(
                        "evil.example._report._dmarc.other.test",
                        of("v=DMARC1; rua=mailto:b@third.test; ", TxtKind.LONGEST_TEXT + 1));

        assertThat(verify(zone).get(DmarcCheck.KEY).destinations())
                .singleElement()
                .satisfies(destination ->
                        assertThat(destination.consent()).isEqualTo(DmarcReportDestination.Consent.GIVEN));
    }
}
