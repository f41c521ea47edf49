package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.record.Severity;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.records.RecordsCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A domain is watched by who keeps what is known of it: a change is told once, whatever could not be determined in between. */
class LastKnownTest {
    private static final String HOST =
            "mail.trekmail.net. 300 IN A 192.0.2.25\nautoconfig.trekmail.net. 300 IN A 192.0.2.26\n";
    private static final String RIGHT = HOST + "customer.example. 300 IN MX 10 mail.trekmail.net.\n";
    private static final String FOREIGN = RIGHT + "customer.example. 300 IN MX 20 old.example.net.\n";
    private static final String ALIAS = "autoconfig.customer.example. 300 IN CNAME autoconfig.trekmail.net.\n";
    private static final String NONE = HOST + "customer.example. 300 IN TXT x\n";

    private Optional<DomainReport> known = Optional.empty();
    private final List<String> told = new ArrayList<>();

    private static DomainReport report(String zone, RecordType... silent) {
        ZoneResolver.Builder resolver = ZoneResolver.builder().zone(zone);
        for (RecordType type : silent) {
            resolver.timeout("customer.example", type);
            resolver.timeout("autoconfig.customer.example", type);
            resolver.timeout("mail.trekmail.net", type);
        }
        return verify(resolver.build());
    }

    private static DomainReport verify(ZoneResolver resolver) {
        return DomainVerifier.builder()
                .resolver(resolver)
                .only(MxCheck.KEY, RecordsCheck.KEY)
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .recommend(RecordExpectation.cname("autoconfig", "autoconfig.trekmail.net"))
                .build()
                .verify("customer.example");
    }

    /** As an application does. */
    private void watch(DomainReport report) {
        DomainReport now = known.map(report::orLastKnown).orElse(report);
        known.map(before -> ReportDiff.between(before, now))
                .filter(diff -> !diff.isEmpty())
                .ifPresent(this::tell);
        known = Optional.of(now);
    }

    private void tell(ReportDiff diff) {
        diff.worse().forEach(change -> told.add(change.check() + " " + change.before() + ">" + change.after()));
        diff.better().forEach(change -> told.add(change.check() + " " + change.before() + ">" + change.after()));
        told.add(diff.before() + ">" + diff.after());
    }

    @Test
    void aChangeDuringATimeOutIsTold() {
        watch(report(RIGHT + ALIAS));
        watch(report(RIGHT + ALIAS, RecordType.MX));
        watch(report(NONE + ALIAS, RecordType.MX));
        assertThat(told).isEmpty();
        watch(report(NONE + ALIAS));
        assertThat(told).containsExactly("mx CORRECT>MISSING", "VERIFIED>NOT_VERIFIED");
    }

    @Test
    void aTimeOutWithoutAChangeIsNotTold() {
        watch(report(RIGHT + ALIAS));
        watch(report(RIGHT + ALIAS, RecordType.MX, RecordType.CNAME));
        watch(report(RIGHT + ALIAS));
        assertThat(told).isEmpty();
        assertThat(known.orElseThrow().verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCause.class,
            names = {"TIMEOUT", "SERVFAIL", "REFUSED", "BOGUS"})
    void whyItWasNotKnownDoesNotMatter(FailureCause cause) {
        watch(report(FOREIGN + ALIAS));
        watch(verify(ZoneResolver.builder()
                .zone(FOREIGN + ALIAS)
                .fail(cause, "customer.example", RecordType.MX)
                .build()));
        assertThat(known.orElseThrow().status(MxCheck.KEY)).contains(CheckStatus.CONFLICT);
        watch(report(RIGHT + ALIAS));
        assertThat(told).containsExactly("mx CONFLICT>CORRECT", "NOT_VERIFIED>VERIFIED");
    }

    @Test
    void oneCheckThatIsNotKnownKeepsNothingFromBeingToldOfAnother() {
        watch(report(RIGHT));
        watch(report(FOREIGN + ALIAS, RecordType.MX));
        assertThat(told).containsExactly("records MISSING>CORRECT", "VERIFIED_WITH_WARNINGS>VERIFIED");
        told.clear();
        watch(report(FOREIGN, RecordType.CNAME));
        assertThat(told).containsExactly("mx CORRECT>CONFLICT", "VERIFIED>NOT_VERIFIED");
    }

    @Test
    void whatWasNeverKnownIsToldByItsVerdictOnly() {
        watch(report(RIGHT + ALIAS, RecordType.MX));
        assertThat(known.orElseThrow().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        watch(report(RIGHT + ALIAS));
        assertThat(told).containsExactly("INCONCLUSIVE>VERIFIED");
    }

    @Test
    void thatAnAddressCouldNotBeLookedUpIsNoChange() {
        watch(report(RIGHT + ALIAS));
        DomainReport doubtful = report(RIGHT + ALIAS, RecordType.A, RecordType.AAAA);
        assertThat(doubtful.findings())
                .extracting(finding -> finding.code().id())
                .containsExactly("mx.target-not-determined");
        watch(doubtful);
        watch(report(RIGHT + ALIAS));
        assertThat(told).isEmpty();
    }

    /** Of which the check itself makes a warning: other checks do so, of an include in SPF for one. */
    @Test
    void aWarningOfWhatCouldNotBeLookedUpTakesNothingFromWhatWasRight() {
        watch(doubting(RIGHT, CheckStatus.CORRECT));
        watch(doubting(RIGHT, CheckStatus.WARNING));
        assertThat(told).isEmpty();
        assertThat(known.orElseThrow().verdict()).isEqualTo(Verdict.VERIFIED);
        watch(doubting(RIGHT, CheckStatus.MISSING));
        assertThat(told).containsExactly("doubting CORRECT>MISSING", "VERIFIED>NOT_VERIFIED");
    }

    /** It may be right but for what could not be looked up, for long: the customer is told at once that it got better. */
    @Test
    void aWarningOfWhatCouldNotBeLookedUpIsBetterThanWhatWasWrong() {
        watch(doubting(RIGHT, CheckStatus.MISSING));
        watch(doubting(RIGHT, CheckStatus.WARNING));
        assertThat(told).containsExactly("doubting MISSING>WARNING", "NOT_VERIFIED>VERIFIED_WITH_WARNINGS");
    }

    /** Whoever cannot see all notices less, and more again afterwards. */
    @Test
    void noticesThatComeAndGoWithWhatCouldNotBeLookedUpAreNoChange() {
        DomainReport right = doubting(RIGHT, CheckStatus.CORRECT);
        DomainReport doubtful = doubting(RIGHT, CheckStatus.WARNING);
        assertThat(right.findings()).hasSize(1);
        assertThat(ReportDiff.between(right, doubtful).fixed()).isEmpty();
        assertThat(ReportDiff.between(doubtful, right).appeared()).isEmpty();
        DomainReport wrong = doubting(RIGHT, CheckStatus.MISSING);
        assertThat(ReportDiff.between(right, wrong).fixed()).isEqualTo(right.findings());
    }

    private static DomainReport doubting(String zone, CheckStatus status) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone))
                .check(new DoubtingCheck(status))
                .only("doubting")
                .require(new DoubtingExpectation())
                .build()
                .verify("customer.example");
    }

    private record DoubtingExpectation() implements Expectation {
        @Override
        public CheckKey<?> check() {
            return DoubtingCheck.KEY;
        }

        @Override
        public List<RecordToPublish> recordsToPublish(DomainName name, CustomerValues values) {
            return List.of();
        }
    }

    private record Doubt(CheckStatus status, List<Finding> findings, List<ExpectationOutcome> outcomes)
            implements CheckResult {
        @Override
        public List<String> texts() {
            return List.of();
        }
    }

    private record DoubtingCheck(CheckStatus status) implements DomainCheck<Doubt> {
        static final CheckKey<Doubt> KEY = new CheckKey<>("doubting", Doubt.class);

        @Override
        public CheckKey<Doubt> key() {
            return KEY;
        }

        @Override
        public List<MxFinding> findingCodes() {
            return List.of();
        }

        @Override
        public CompletableFuture<Doubt> check(CheckContext context) {
            List<Finding> findings = switch (status) {
                case CORRECT ->
                    List.of(Finding.of(MxFinding.EXPECTED_MISSING, context.domain())
                            .atMost(Severity.NOTICE));
                case WARNING -> List.of(Finding.of(MxFinding.NOT_DETERMINED, context.domain()));
                default -> List.of();
            };
            return CompletableFuture.completedFuture(new Doubt(status, findings, List.of()));
        }
    }

    @Test
    void theRowsOfADashboardAreThoseOfWhatIsKnown() {
        DomainReport before = report(FOREIGN + ALIAS);
        DomainReport now =
                report(FOREIGN + ALIAS, RecordType.MX, RecordType.CNAME).orLastKnown(before);
        assertThat(now.recordsToPublish()).isEqualTo(before.recordsToPublish());
        assertThat(now.repairs()).isEqualTo(before.repairs());
        assertThat(now.verdict()).isEqualTo(before.verdict());
    }

    @Test
    void whereAllIsKnownItIsTheReportItself() {
        DomainReport report = report(FOREIGN);
        assertThat(report.orLastKnown(report(RIGHT + ALIAS))).isSameAs(report);
        DomainReport unknown = report(RIGHT, RecordType.MX);
        assertThat(unknown.orLastKnown(report(RIGHT, RecordType.MX))).isSameAs(unknown);
    }

    @Test
    void theTimeAndTheCostAreThoseOfTheNewerReport() {
        DomainReport before = report(RIGHT);
        DomainReport report = report(RIGHT, RecordType.MX);
        DomainReport now = report.orLastKnown(before);
        assertThat(now.startedAt()).isEqualTo(report.startedAt());
        assertThat(now.usage()).isEqualTo(report.usage());
        assertThat(now.domain()).isEqualTo(DomainName.of("customer.example"));
        assertThat(now.entry(MxCheck.KEY)).isEqualTo(before.entry(MxCheck.KEY));
        assertThat(now.entry(RecordsCheck.KEY)).isEqualTo(report.entry(RecordsCheck.KEY));
    }

    @Test
    void reportsOnTwoDomainsDoNotGoTogether() {
        DomainReport other = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(RIGHT))
                .build()
                .verify("other.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(RIGHT).orLastKnown(other))
                .withMessageContaining("two domains");
    }
}
