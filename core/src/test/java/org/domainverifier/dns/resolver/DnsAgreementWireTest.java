package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.Test;

/**
 * The same zone in memory and behind a server gives the same answers: records, aliases, absences with their TTL, and loops.
 * The server's lookup and that of {@link ZoneResolver} were written apart from one another.
 */
class DnsAgreementWireTest {
    private static final int ZONES = 100;
    private static final List<String> LABELS = List.of("a", "b", "c", "*");
    private static final List<RecordType> TYPES = List.of(RecordType.A, RecordType.TXT, RecordType.CNAME);

    @Test
    void randomZonesAnswerAlikeInMemoryAndOverTheWire() {
        long seed = Long.getLong("domainverifier.seed", System.nanoTime());
        Random random = new Random(seed);
        try (LoopbackDnsServer server =
                        LoopbackDnsServer.start(ZoneText.of("example.com").toString());
                DnsJavaResolver wire = DnsJavaResolver.of(server.address())) {
            for (int i = 0; i < ZONES; i++) {
                String zone = randomZone(random);
                server.replaceZone(zone);
                compare(ZoneResolver.parse(zone), wire, "seed " + seed + ", zone " + i + ":\n" + zone);
            }
        }
    }

    private static void compare(ZoneResolver memory, DnsJavaResolver wire, String what) {
        Map<DnsQuestion, CompletableFuture<DnsAnswer>> answers = new LinkedHashMap<>();
        for (DomainName name : names()) {
            for (RecordType type : TYPES) {
                DnsQuestion question = new DnsQuestion(name, type);
                answers.put(question, wire.resolve(question));
            }
        }
        answers.forEach((question, answer) -> {
            DnsAnswer expected = memory.resolve(question).toCompletableFuture().join();
            assertThat(comparable(answer.orTimeout(30, TimeUnit.SECONDS).join()))
                    .as("%s, %s", question, what)
                    .isEqualTo(comparable(expected));
        });
    }

    private record Comparable(String kind, Set<DnsRecord> records, List<DnsRecord> aliases, Optional<?> detail) {}

    private static Comparable comparable(DnsAnswer answer) {
        Optional<?> detail = Optional.empty();
        if (answer instanceof DnsAnswer.NoData noData) {
            detail = noData.negativeTtl();
        } else if (answer instanceof DnsAnswer.NoSuchName noName) {
            detail = noName.negativeTtl();
        } else if (answer instanceof DnsAnswer.Failure failure) {
            detail = Optional.of(failure.cause());
        }
        return new Comparable(
                answer.getClass().getSimpleName(), new HashSet<>(answer.records()), answer.aliases(), detail);
    }

    /** All names of up to three labels below the zone, those with an asterisk included. */
    private static Set<DomainName> names() {
        Set<DomainName> names = new TreeSet<>(List.of(DomainName.of("example.com")));
        for (int depth = 0; depth < 3; depth++) {
            for (DomainName name : List.copyOf(names)) {
                for (String label : LABELS) {
                    if (name.labels().size() - 2 == depth) {
                        names.add(name.child(label));
                    }
                }
            }
        }
        return names;
    }

    private static String randomZone(Random random) {
        List<DomainName> names = new ArrayList<>(names());
        names.remove(DomainName.of("example.com"));
        ZoneText zone = ZoneText.of("example.com").ttl(100 + random.nextInt(3)).negativeTtl(99 + random.nextInt(5));
        Set<DomainName> used = new HashSet<>();
        for (int nodes = random.nextInt(12); nodes > 0; nodes--) {
            DomainName name = names.get(random.nextInt(names.size()));
            if (!used.add(name)) {
                continue;
            }
            if (random.nextInt(3) == 0) {
                DomainName target = names.get(random.nextInt(names.size()));
                zone.records(name.toAbsolute() + " IN CNAME " + target.toAbsolute());
                continue;
            }
            if (random.nextBoolean()) {
                zone.records(name.toAbsolute() + " IN A 192.0.2." + random.nextInt(256));
            }
            for (int texts = random.nextInt(3); texts > 0; texts--) {
                zone.records(name.toAbsolute() + " IN TXT \"text " + texts + "\"");
            }
        }
        return zone.toString();
    }
}
