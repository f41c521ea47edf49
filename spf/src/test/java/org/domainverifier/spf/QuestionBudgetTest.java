package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.VerifierFinding;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

/** What becomes of SPF where its record leads to more questions than one verification asks (D-QUESTION-BUDGET). */
class QuestionBudgetTest {
    /** The most that RFC 7208 §4.6.4 allows: ten lookups, all but the last an mx of ten exchangers. */
    private static String mostThatIsLegal(String last) {
        StringBuilder zone = new StringBuilder("""
                spf.trekmail.net. IN TXT "v=spf1 ip4:192.0.2.0/24 -all"
                customer.example. IN TXT "v=spf1\
                """);
        for (int i = 0; i < 9; i++) {
            zone.append(" mx:m").append(i).append(".customer.example");
        }
        zone.append(' ').append(last).append(" -all\"\n");
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                zone.append("m%d.customer.example. IN MX 10 x%d-%d.customer.example.%n".formatted(i, i, j));
                zone.append("x%d-%d.customer.example. IN A 192.0.2.%d%n".formatted(i, j, 10 * i + j));
            }
        }
        return zone.toString();
    }

    private final AtomicInteger asked = new AtomicInteger();

    private DomainVerifier.Builder verifier(String last) {
        DnsResolver counted = ZoneResolver.parse(mostThatIsLegal(last)).intercepted((question, next) -> {
            asked.incrementAndGet();
            return next.resolve(question);
        });
        return DomainVerifier.builder().resolver(counted).only(SpfCheck.KEY);
    }

    private static boolean saysSo(DomainReport report) {
        return report.findings().stream().map(Finding::code).anyMatch(VerifierFinding.QUESTIONS_USED_UP::equals);
    }

    @Test
    void theMostThatIsLegalIsRightAsFarAsItWasAskedAndOfTheRestItIsSaid() {
        DomainReport report = verifier("mx:m9.customer.example").build().verify("customer.example");

        assertThat(asked).hasValueLessThanOrEqualTo(100);
        assertThat(saysSo(report)).isTrue();
        assertThat(report.status(SpfCheck.KEY)).contains(CheckStatus.WARNING);
        assertThat(report.get(SpfCheck.KEY).findings())
                .filteredOn(finding -> finding.code() == SpfFinding.LOOKUP_FAILED)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.message())
                        .contains("it was not asked, since the verification had asked enough"));
    }

    @Test
    void anExpectedIncludeIsAskedBeforeWhatTheRecordLeadsTo() {
        DomainReport report = verifier("include:spf.trekmail.net")
                .require(SpfExpectation.include("spf.trekmail.net"))
                .build()
                .verify("customer.example");

        assertThat(saysSo(report)).isTrue();
        assertThat(report.get(SpfCheck.KEY).outcomes())
                .extracting(ExpectationOutcome::status)
                .containsExactly(CheckStatus.CORRECT);
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(report.repairs().changes()).isEmpty();
    }

    @Test
    void withMoreQuestionsAllowedAllOfItIsLookedUp() {
        DomainReport report =
                verifier("mx:m9.customer.example").maxQuestions(300).build().verify("customer.example");

        assertThat(saysSo(report)).isFalse();
        assertThat(report.status(SpfCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(asked).hasValueGreaterThan(200);
    }
}
