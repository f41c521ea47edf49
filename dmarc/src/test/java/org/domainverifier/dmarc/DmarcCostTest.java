package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainReport;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.Standings;
import org.junit.jupiter.api.Test;

/** What a verification asks, and how often it waits. */
class DmarcCostTest {
    private static final String SUGGESTION = "v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net";
    private static final String CONSENT = "*._report._dmarc.trekmail.net. IN TXT \"v=DMARC1;\"\n";
    private static final DmarcExpectation TREKMAIL = DmarcExpectation.anyValid().suggesting(SUGGESTION);

    @Test
    void theFoundingExampleWaitsTwoRoundsAndAsksNothingTwice() throws InterruptedException {
        Rounds dns = new Rounds(ZoneResolver.parse(DmarcCheckTest.own(SUGGESTION) + CONSENT));
        DomainReport report =
                dns.answerAll(DmarcCheckTest.verifier(dns, TREKMAIL).verifyAsync("example.com"));

        assertThat(dns.rounds)
                .containsExactly(
                        List.of("_dmarc.example.com TXT", "_dmarc.com TXT"),
                        List.of("example.com._report._dmarc.trekmail.net TXT"));
        assertThat(report.usage().rounds()).isEqualTo(2);
    }

    @Test
    void aMissingRecordCostsTwoMoreRoundsForWhoseZoneItIsInAndForWildcards() throws InterruptedException {
        Rounds dns = new Rounds(ZoneResolver.parse("mail.example.com. IN A 192.0.2.1"));
        DomainReport report =
                dns.answerAll(DmarcCheckTest.verifier(dns, TREKMAIL).verifyAsync("mail.example.com"));

        assertThat(dns.rounds).hasSize(4);
        assertThat(dns.rounds.get(0))
                .containsExactly("_dmarc.mail.example.com TXT", "_dmarc.example.com TXT", "_dmarc.com TXT");
        assertThat(dns.rounds.get(2)).containsExactly("_dmarc.mail.example.com NS");
        assertThat(dns.rounds.get(3)).containsExactly(Standings.UNUSED_LABEL + ".example.com TXT");
        assertThat(report.usage().rounds()).isEqualTo(4);
    }

    @Test
    void besideSeveralRecordsNoOtherPlaceIsLookedAt() throws InterruptedException {
        Rounds dns = new Rounds(
                ZoneResolver.parse(DmarcCheckTest.own("v=DMARC1; p=none") + DmarcCheckTest.own("v=DMARC1; p=reject")));
        dns.answerAll(DmarcCheckTest.verifier(dns, TREKMAIL).verifyAsync("example.com"));

        assertThat(dns.rounds)
                .containsExactly(
                        List.of("_dmarc.example.com TXT", "_dmarc.com TXT"),
                        List.of("example.com TXT"),
                        List.of("_dmarc.example.com NS", Standings.UNUSED_LABEL + ".example.com TXT"));
    }

    /** Answers nothing before all that can be asked has been asked: answers are judged on other threads, until there is quiet. */
    private static final class Rounds implements DnsResolver {
        private static final long QUIET_MILLIS = 150;

        final List<List<String>> rounds = new ArrayList<>();
        private final DnsResolver dns;
        private Map<DnsQuestion, CompletableFuture<DnsAnswer>> waiting = new LinkedHashMap<>();

        Rounds(DnsResolver dns) {
            this.dns = dns;
        }

        @Override
        public synchronized CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
            CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
            assertThat(waiting.put(question, answer))
                    .as("%s is asked twice", question)
                    .isNull();
            return answer;
        }

        DomainReport answerAll(CompletableFuture<DomainReport> report) throws InterruptedException {
            while (!report.isDone()) {
                Map<DnsQuestion, CompletableFuture<DnsAnswer>> round = next();
                if (!round.isEmpty()) {
                    rounds.add(
                            round.keySet().stream().map(DnsQuestion::toString).toList());
                }
                round.forEach((question, answer) -> answer.complete(
                        dns.resolve(question).toCompletableFuture().join()));
                Thread.sleep(QUIET_MILLIS);
            }
            return report.join();
        }

        private synchronized Map<DnsQuestion, CompletableFuture<DnsAnswer>> next() {
            Map<DnsQuestion, CompletableFuture<DnsAnswer>> round = waiting;
            waiting = new LinkedHashMap<>();
            return round;
        }
    }
}
