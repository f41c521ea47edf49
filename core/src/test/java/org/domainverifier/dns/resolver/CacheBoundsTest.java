package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.Test;

/** However much a stranger's zone makes its verifier ask for, a cache stays as small as it was told to, and keeps what is of use. */
class CacheBoundsTest {
    private final AtomicInteger asked = new AtomicInteger();

    /** Texts of so many octets for every name, for an hour. */
    private DnsResolver texts(int octets) {
        return question -> {
            asked.incrementAndGet();
            List<Octets> strings = new ArrayList<>();
            for (int left = octets; left > 0; left -= 255) {
                strings.add(Octets.of(new byte[Math.min(255, left)]));
            }
            var record = new DnsRecord(question.name(), Duration.ofHours(1), new RecordData.Txt(strings));
            return CompletableFuture.completedFuture(
                    new DnsAnswer.Records(question, List.of(record), List.of(), AnswerOrigin.NONE));
        };
    }

    private static DnsQuestion question(String name) {
        return new DnsQuestion(DomainName.of(name), RecordType.TXT);
    }

    private void ask(DnsResolver resolver, String name) {
        resolver.resolve(question(name));
    }

    private boolean isKnown(CachingResolver cache, String name) {
        int before = asked.get();
        ask(cache, name);
        return asked.get() == before;
    }

    @Test
    void itHasNoMoreAnswersThanItMay() {
        CachingResolver cache =
                CachingResolver.builder(texts(20)).maxEntries(100).build();
        for (int i = 0; i < 10_000; i++) {
            ask(cache, "n" + i + ".example");
        }

        assertThat(cache.statistics().entries()).isEqualTo(100);
        assertThat(cache.statistics().evicted()).isEqualTo(9_900);
        assertThat(isKnown(cache, "n9999.example")).isTrue();
    }

    @Test
    void itTakesNoMoreMemoryThanItMay() {
        CachingResolver cache =
                CachingResolver.builder(texts(4_000)).maxBytes(1 << 20).build();
        for (int i = 0; i < 3_000; i++) {
            ask(cache, "n" + i + ".example");
            assertThat(cache.statistics().bytes()).isLessThanOrEqualTo(1 << 20);
        }

        assertThat(cache.statistics().entries()).isBetween(150, 260);
    }

    /** The heap is measured, so that the estimate does not become a wish. */
    @Test
    void whatItSaysOfItsMemoryIsAboutWhatItTakes() {
        for (int octets : List.of(20, 4_000)) {
            CachingResolver cache = CachingResolver.builder(texts(octets))
                    .maxEntries(10_000)
                    .maxBytes(1L << 30)
                    .build();
            long before = heap();
            for (int i = 0; i < 5_000; i++) {
                ask(cache, "some.longer.name" + i + ".customer.example");
            }
            long taken = heap() - before;

            assertThat(cache.statistics().bytes())
                    .as("what is told of %d octets each, where %d are taken", octets, taken)
                    .isBetween(taken * 7 / 10, taken * 3);
        }
    }

    private static long heap() {
        for (int i = 0; i < 2; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void oneAnswerIsNoMoreThanASixtyFourthOfIt() {
        CachingResolver cache =
                CachingResolver.builder(texts(60_000)).maxBytes(1 << 20).build();
        ask(cache, "huge.example");

        assertThat(cache.statistics().entries()).isZero();
        assertThat(isKnown(cache, "huge.example")).isFalse();
    }

    @Test
    void whatSeveralVerificationsAskForIsNotPushedOutByTheNamesOfOne() {
        CachingResolver cache =
                CachingResolver.builder(texts(200)).maxEntries(1_000).build();
        for (int i = 0; i < 300; i++) {
            ask(cache.forVerification(), "spf" + i + ".provider.example");
            ask(cache.forVerification(), "spf" + i + ".provider.example");
        }
        DnsResolver hostile = cache.forVerification();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 10_000; i++) {
                ask(hostile, "n" + i + ".hostile.example"); // twice, but for itself
            }
        }

        for (int i = 0; i < 300; i++) {
            assertThat(isKnown(cache, "spf" + i + ".provider.example")).isTrue();
        }
        assertThat(cache.statistics().entries()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void ofWhatIsOfUseTheLongestUnusedGoesFirst() {
        CachingResolver cache =
                CachingResolver.builder(texts(20)).maxEntries(100).build();
        for (int i = 0; i < 200; i++) {
            ask(cache.forVerification(), "n" + i + ".example");
            ask(cache.forVerification(), "n" + i + ".example");
            ask(cache.forVerification(), "n0.example");
        }

        assertThat(isKnown(cache, "n0.example")).isTrue();
        assertThat(isKnown(cache, "n199.example")).isTrue();
        assertThat(isKnown(cache, "n1.example")).isFalse();
    }
}
