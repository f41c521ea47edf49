package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.spf.SpfAddressStatus.Status;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfAuthorizationTest {
    private static final String HOSTS = """
            h.example. IN A 192.0.2.9
            h.example. IN AAAA 2001:db8::9
            m.example. IN MX 10 h.example.
            i.example. IN TXT "v=spf1 ip4:198.51.100.0/24 -all"
            n.example. IN TXT "v=spf1 -ip4:198.51.100.7 ip4:198.51.100.0/24 ~all"
            all.example. IN TXT "v=spf1 +all"
            """;

    private static ZoneResolver zone(String record) {
        return ZoneResolver.parse("d.example. IN TXT \"" + record + "\"\n" + HOSTS);
    }

    private static SpfLookupTree load(String record) {
        return SpfLookupTree.load(DomainName.of("d.example"), zone(record)).join();
    }

    private static List<String> ip4(String record) {
        return load(record).authorized().ip4().stream().map(Cidr::toString).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 -all, ''",
        "v=spf1 ip4:192.0.2.7 -all, 192.0.2.7/32",
        "v=spf1 ip4:192.0.2.7/24 -all, 192.0.2.0/24",
        // touching networks become one, and one within another goes
        "v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.128/25 ip4:192.0.2.3 -all, 192.0.2.0/24",
        "v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 -all, 192.0.2.1/32 192.0.2.2/31",
        "v=spf1 a:h.example -all, 192.0.2.9/32",
        "v=spf1 mx:m.example/28 -all, 192.0.2.0/28",
        "v=spf1 include:i.example ip4:198.51.101.0/24 -all, 198.51.100.0/23",
        "v=spf1 redirect=i.example, 198.51.100.0/24",
        // the first that matches decides
        "v=spf1 -ip4:192.0.2.0/31 ip4:192.0.2.0/30 -all, 192.0.2.2/31",
        "v=spf1 ip4:192.0.2.0/30 -ip4:192.0.2.0/31 -all, 192.0.2.0/30",
        "v=spf1 ?ip4:192.0.2.0/24 ip4:192.0.2.0/23 -all, 192.0.3.0/24",
        "v=spf1 ~include:i.example ip4:198.51.100.0/23 -all, 198.51.101.0/24",
        "v=spf1 include:n.example -all, "
                + "198.51.100.0/30 198.51.100.4/31 198.51.100.6/32 198.51.100.8/29 198.51.100.16/28 198.51.100.32/27 "
                + "198.51.100.64/26 198.51.100.128/25",
        // what is not authorized by an include can still be, behind it
        "v=spf1 include:n.example ip4:198.51.100.7 -all, 198.51.100.0/24",
        "v=spf1 +all, 0.0.0.0/0",
        "v=spf1 -ip4:128.0.0.0/1 +all, 0.0.0.0/1",
        "v=spf1 include:all.example -all, 0.0.0.0/0",
        "v=spf1 exists:h.example -all, 0.0.0.0/0",
        "v=spf1 exists:gone.example -all, ''",
        "v=spf1 ip4:192.0.2.1 moo -all, ''"
    })
    void theAddressesAsFewNetworks(String record, String networks) {
        assertThat(String.join(" ", ip4(record))).isEqualTo(networks);
    }

    @Test
    void bothFamiliesAreCounted() {
        SpfAuthorization authorized =
                load("v=spf1 a:h.example/24//64 ip6:2001:db8:0:1::/64 -all").authorized();
        assertThat(authorized.ip4Count()).isEqualTo(256);
        assertThat(authorized.ip6()).extracting(Cidr::toString).containsExactly("2001:db8::/63");
        assertThat(authorized.ip6Count()).isEqualTo(BigInteger.TWO.pow(65));
        assertThat(authorized.exact()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 ip4:192.0.2.1 ptr -all",
        "v=spf1 ip4:192.0.2.1 exists:%{i}.example -all",
        "v=spf1 ip4:192.0.2.1 include:%{l}.example -all",
        "v=spf1 ip4:192.0.2.1 a:%{h} -all"
    })
    void whatDependsOnTheMessageIsLeftOutAndSaid(String record) {
        SpfAuthorization authorized = load(record).authorized();
        assertThat(authorized.ip4()).extracting(Cidr::toString).containsExactly("192.0.2.1/32");
        assertThat(authorized.exact()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 include:i.example -all, 198.51.100.1, AUTHORIZED, include:i.example ip4:198.51.100.0/24",
        "v=spf1 include:i.example -all, 203.0.113.1, NOT_AUTHORIZED, -all",
        "v=spf1 ~include:i.example ~all, 198.51.100.1, NOT_AUTHORIZED, ~include:i.example ip4:198.51.100.0/24",
        "v=spf1 redirect=i.example, 198.51.100.1, AUTHORIZED, redirect=i.example ip4:198.51.100.0/24",
        "v=spf1 redirect=i.example, 203.0.113.1, NOT_AUTHORIZED, redirect=i.example -all",
        "v=spf1 mx:m.example -all, 2001:db8::9, AUTHORIZED, mx:m.example",
        "v=spf1 ip4:192.0.2.1, 203.0.113.1, NOT_AUTHORIZED, ''",
        "v=spf1 ptr ip4:192.0.2.1 -all, 192.0.2.1, UNDECIDED, ptr",
        "v=spf1 ip4:192.0.2.1 ptr -all, 192.0.2.1, AUTHORIZED, ip4:192.0.2.1",
        "v=spf1 include:%{i}.x.example ip4:192.0.2.1 -all, 192.0.2.1, UNDECIDED, include:%{i}.x.example",
        "v=spf1 include:gone.example ip4:192.0.2.1 -all, 192.0.2.1, UNDECIDED, include:gone.example"
    })
    void oneAddressWithItsReason(String record, String address, Status status, String path) {
        SpfAddressStatus decided = load(record).authorizes(SuiteFile.address(address));
        assertThat(decided.status()).isEqualTo(status);
        assertThat(decided.path())
                .extracting(SpfTerm::toString)
                .containsExactly(path.isEmpty() ? new String[0] : path.split(" "));
        assertThat(decided.decidedBy()).isEqualTo(decided.path().stream().findFirst());
    }

    /** The set, the single answer and the evaluation never contradict one another. */
    @Test
    void theSetIsWhatAnEvaluationLetsPass() {
        Seed.repeat(Seed.cases() / 5, random -> {
            StringBuilder record = new StringBuilder("v=spf1");
            String[] signs = {"", "-", "~", "?"};
            String[] terms = {
                "ip4:198.51.100.%d/%d",
                "ip4:192.0.2.%d/%d",
                "a:h.example/%2$d",
                "mx:m.example/%2$d",
                "include:i.example",
                "include:n.example"
            };
            for (int i = random.nextInt(6); i > 0; i--) {
                record.append(' ').append(signs[random.nextInt(4)]);
                record.append(String.format(
                        terms[random.nextInt(terms.length)], random.nextInt(256), 24 + random.nextInt(9)));
            }
            record.append(random.nextBoolean() ? " -all" : " redirect=n.example");
            SpfLookupTree tree = load(record.toString());
            IpRanges authorized = new IpRanges(32);
            tree.authorized()
                    .ip4()
                    .forEach(network -> authorized.addNetwork(network.network(), network.prefixLength()));
            SpfEvaluator evaluator = SpfEvaluator.using(zone(record.toString()));
            for (int i = 0; i < 20; i++) {
                InetAddress client =
                        SuiteFile.address((random.nextBoolean() ? "198.51.100." : "192.0.2.") + random.nextInt(256));
                boolean passes =
                        evaluator.evaluate(client, "a@d.example", "h.example").verdict() == SpfVerdict.PASS;
                assertThat(authorized.contains(client))
                        .as(record + " " + client)
                        .isEqualTo(passes);
                assertThat(tree.authorizes(client).status() == Status.AUTHORIZED)
                        .as(record + " " + client)
                        .isEqualTo(passes);
            }
        });
    }
}
