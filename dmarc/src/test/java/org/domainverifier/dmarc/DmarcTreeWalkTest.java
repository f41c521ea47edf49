package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DmarcTreeWalkTest {
    @Test
    void theExampleOfTheStandardAsksEightNames() {
        assertThat(DmarcTreeWalk.domains(DomainName.of("a.b.c.d.e.f.g.h.i.j.mail.example.com")))
                .extracting(DomainName::toString)
                .containsExactly(
                        "a.b.c.d.e.f.g.h.i.j.mail.example.com",
                        "g.h.i.j.mail.example.com",
                        "h.i.j.mail.example.com",
                        "i.j.mail.example.com",
                        "j.mail.example.com",
                        "mail.example.com",
                        "example.com",
                        "com");
    }

    @Test
    void noWalkHasMoreThanEightSteps() {
        for (int labels = 1; labels <= 100; labels++) {
            DomainName start = DomainName.of("a" + ".a".repeat(labels - 1));
            assertThat(DmarcTreeWalk.domains(start)).hasSize(Math.min(labels, 8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theQuestionsGoOutInOrder(DmarcTreeWalk.Pace pace) {
        Recorder dns = new Recorder(ZoneResolver.parse("_dmarc.example.com. IN TXT \"v=DMARC1; p=none\""));

        DmarcTreeWalk.from(DomainName.of("a.example.com"), dns, pace);

        assertThat(dns.asked).containsExactly("_dmarc.a.example.com TXT", "_dmarc.example.com TXT", "_dmarc.com TXT");
    }

    @Test
    void stepByStepStopsAtAWordOnPublicSuffixes() {
        Recorder dns = new Recorder(ZoneResolver.parse("_dmarc.example.com. IN TXT \"v=DMARC1; p=none; psd=n\""));

        DmarcTreeWalk.from(DomainName.of("a.example.com"), dns, DmarcTreeWalk.Pace.STEP_BY_STEP);

        assertThat(dns.asked).containsExactly("_dmarc.a.example.com TXT", "_dmarc.example.com TXT");
    }

    @Test
    void atOnceWaitsForNoAnswer() {
        Recorder silent = new Recorder(question -> new java.util.concurrent.CompletableFuture<>());

        DmarcTreeWalk.from(DomainName.of("a.b.c.d.e.f.g.h.i.j.mail.example.com"), silent, DmarcTreeWalk.Pace.AT_ONCE);

        assertThat(silent.asked).hasSize(8);
    }

    @Test
    void aNameThatTheDnsCannotHoldHasNoRecord() {
        String label = "a".repeat(61);
        DomainName start = DomainName.of(String.join(".", label, label, label, "a".repeat(60), "com"));

        DmarcTreeWalk walk = DmarcTreeWalk.from(start, ZoneResolver.parse(""), DmarcTreeWalk.Pace.AT_ONCE)
                .join();

        assertThat(walk.lookups().get(0).state()).isEqualTo(DmarcLookup.State.NONE);
        assertThat(walk.organizationalDomain()).contains(start);
    }

    /** Both paces see the same: only the number of questions differs. */
    @Test
    void thePaceMakesNoDifferenceToTheOutcome() {
        long seed = Long.getLong("domainverifier.seed", System.nanoTime());
        Random random = new Random(seed);
        String[] records = {
            "v=DMARC1; p=none", "v=DMARC1; p=reject; psd=n", "v=DMARC1; p=reject; psd=y", "v=spf1 -all", "v=DMARC1; p=x"
        };
        for (int i = 0; i < 2000; i++) {
            DomainName start = DomainName.of("a" + ".a".repeat(random.nextInt(10)) + ".test");
            StringBuilder zone = new StringBuilder();
            ZoneResolver.Builder builder = ZoneResolver.builder();
            for (DomainName domain : DmarcTreeWalk.domains(start)) {
                for (int n = random.nextInt(3); n > 0; n--) {
                    zone.append("_dmarc.")
                            .append(domain)
                            .append(". IN TXT \"")
                            .append(records[random.nextInt(records.length)])
                            .append("\"\n");
                }
                if (random.nextInt(10) == 0) {
                    builder.servfail("_dmarc." + domain);
                }
            }
            ZoneResolver dns = builder.zone(zone.toString()).build();
            DmarcTreeWalk atOnce =
                    DmarcTreeWalk.from(start, dns, DmarcTreeWalk.Pace.AT_ONCE).join();
            DmarcTreeWalk stepByStep = DmarcTreeWalk.from(start, dns, DmarcTreeWalk.Pace.STEP_BY_STEP)
                    .join();

            assertThat(stepByStep.organizationalDomain())
                    .as("seed %d: %s", seed, zone)
                    .isEqualTo(atOnce.organizationalDomain());
            assertThat(stepByStep.policy()).as("seed %d: %s", seed, zone).isEqualTo(atOnce.policy());
            assertThat(stepByStep.failedAt()).as("seed %d: %s", seed, zone).isEqualTo(atOnce.failedAt());
        }
    }

    /** Notes what is asked. */
    static final class Recorder implements DnsResolver {
        final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
        private final DnsResolver dns;

        Recorder(DnsResolver dns) {
            this.dns = dns;
        }

        @Override
        public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
            asked.add(question.toString());
            return dns.resolve(question);
        }

        List<String> asked() {
            return List.copyOf(asked);
        }
    }
}
