package org.domainverifier.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.junit.jupiter.api.Test;

/** A unit test with a mock: good for observing what is asked, where a zone is better for what is answered. */
class MockedResolverTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final DnsQuestion MX = new DnsQuestion(DOMAIN, RecordType.MX);

    private final DnsResolver resolver = mock(DnsResolver.class);

    private DomainReport report() {
        return DomainVerifier.builder()
                .resolver(resolver)
                .only(MxCheck.KEY)
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .build()
                .verify(DOMAIN);
    }

    @Test
    void whatTheMockAnswersIsJudged() {
        when(resolver.resolve(any()))
                .thenAnswer(call -> CompletableFuture.completedFuture(new DnsAnswer.NoData(
                        call.getArgument(0), List.of(), java.util.Optional.empty(), AnswerOrigin.NONE)));
        DnsRecord record =
                new DnsRecord(DOMAIN, Duration.ofMinutes(5), new RecordData.Mx(20, DomainName.of("mail.trekmail.net")));
        DnsAnswer answer = new DnsAnswer.Records(MX, List.of(record), List.of(), AnswerOrigin.NONE);
        when(resolver.resolve(MX)).thenReturn(CompletableFuture.completedFuture(answer));

        DomainReport report = report();

        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.INCORRECT);
        verify(resolver).resolve(MX); // once, however many checks want to know
        verify(resolver, never()).resolve(new DnsQuestion(DOMAIN, RecordType.TXT));
    }

    @Test
    void whatTheMockWasNotToldToAnswerIsAFailureAndNoAbsence() {
        DomainReport report = report();

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.answers().get(MX))
                .isInstanceOfSatisfying(
                        DnsAnswer.Failure.class,
                        failure -> assertThat(failure.cause()).isEqualTo(FailureCause.RESOLVER_ERROR));
    }

    @Test
    void theGuideShowsThisTest() throws IOException {
        String here = Files.readString(
                Path.of("src/test/java/org/domainverifier/examples/quickstart/MockedResolverTest.java"),
                StandardCharsets.UTF_8);
        String guide = Files.readString(Path.of("../../docs/testing.md"), StandardCharsets.UTF_8);
        String block = guide.substring(guide.indexOf("## A mock")).split("```")[1];

        assertThat(block.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.equals("…")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(withoutBlanks(here)).contains(withoutBlanks(line)));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }
}
