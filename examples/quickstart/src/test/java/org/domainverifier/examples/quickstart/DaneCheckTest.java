package org.domainverifier.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.record.FindingCode;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;

/** A custom check is tested as the library's are: over a stub. */
class DaneCheckTest {
    private static final String DIGEST = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String TWO_SERVERS = """
            example.com.  300 IN MX 10 one.example.com.
            example.com.  300 IN MX 20 two.example.com.
            one.example.com. 300 IN A 192.0.2.1
            two.example.com. 300 IN A 192.0.2.2
            """;

    @Test
    void recordsAtEveryServerAreCorrect() {
        DaneResult result = check(TWO_SERVERS + tlsa("one", 3) + tlsa("two", 2));

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.servers())
                .hasSize(2)
                .allSatisfy(server -> assertThat(server.associations()).hasSize(1));
        assertThat(result.texts()).contains("3 1 1 " + DIGEST);
    }

    @Test
    void noRecordAtAllIsMissing() {
        DaneResult result = check(TWO_SERVERS);

        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly(DaneFinding.MISSING);
    }

    @Test
    void aServerWithoutRecordsBesideOthersIsAWarning() {
        DaneResult result = check(TWO_SERVERS + tlsa("one", 3));

        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(result)).contains(DaneFinding.PARTIAL);
    }

    @Test
    void theUsagesOfThePublicKeyInfrastructureAreNotForMail() {
        DaneResult result = check(TWO_SERVERS + tlsa("one", 1) + tlsa("two", 3));

        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(result)).contains(DaneFinding.UNUSABLE);
    }

    @Test
    void aFailureIsNoAbsence() {
        DaneResult result = check(ZoneResolver.builder()
                .zone(TWO_SERVERS)
                .servfail("_25._tcp.one.example.com", RecordType.TLSA)
                .build());

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).containsExactly(DaneFinding.NOT_DETERMINED);
    }

    @Test
    void withoutTheMxRecordsNothingIsKnown() {
        DaneResult result = check(ZoneResolver.builder()
                .zone(TWO_SERVERS)
                .servfail("example.com", RecordType.MX)
                .build());

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
    }

    @Test
    void whatAValidatingServerVouchesForIsAuthenticated() {
        try (LoopbackDnsServer server = LoopbackDnsServer.builder()
                        .zone(ZoneText.of("example.com").records(TWO_SERVERS + tlsa("one", 3) + tlsa("two", 3)))
                        .validating()
                        .start();
                DnsJavaResolver resolver = DnsJavaResolver.of(server.address())) {
            DaneResult result = check(resolver);

            assertThat(result.findings()).isEmpty();
            assertThat(result.servers()).allMatch(DaneResult.Server::authenticated);
        }
    }

    @Test
    void everyFindingHasASentenceInBothLanguages() {
        for (DaneFinding code : DaneFinding.values()) {
            String english = Messages.of(Locale.ENGLISH).text(code, Map.of());
            String german = Messages.of(Locale.GERMAN).text(code, Map.of());
            assertThat(english).isNotEqualTo(code.id());
            assertThat(german).isNotEqualTo(code.id()).isNotEqualTo(english);
        }
    }

    private static String tlsa(String host, int usage) {
        return "_25._tcp." + host + ".example.com. 300 IN TLSA " + usage + " 1 1 " + DIGEST + "\n";
    }

    private static DaneResult check(String zone) {
        return check(ZoneResolver.parse(zone));
    }

    private static DaneResult check(DnsResolver dns) {
        DomainReport report = DomainVerifier.builder()
                .resolver(dns)
                .check(new DaneCheck())
                .only(MxCheck.KEY, DaneCheck.KEY)
                .build()
                .verify("example.com");
        return report.get(DaneCheck.KEY);
    }

    private static List<FindingCode> codes(DaneResult result) {
        return result.findings().stream()
                .map(Finding::code)
                .filter(code -> code != DaneFinding.NOT_AUTHENTICATED)
                .toList();
    }
}
