package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

/** The example in the package's document is what is compiled and run here. */
class PackageDocumentTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "domainverifier", "spf");
    private static final Path TESTS = Path.of("src", "test", "java", "org", "domainverifier", "spf");

    @Test
    void theExampleDoesWhatItSays() throws IOException {
        InetAddress client = InetAddress.getByName("198.51.100.7");
        DnsResolver resolver = ZoneResolver.parse("""
                customer.example. TXT "v=spf1 ip4:192.0.2.0/28 include:spf.trekmail.net -all"
                spf.trekmail.net. TXT "v=spf1 ip4:198.51.100.0/28 ~all"
                """);

        SpfRecord record =
                SpfRecord.parse("v=spf1 include:spf.trekmail.net -all").record().orElseThrow();
        SpfLookupTree tree =
                SpfLookupTree.load(DomainName.of("customer.example"), resolver).join();
        int cost = tree.count(); // of the ten lookups that receivers make
        List<Cidr> networks = tree.authorized().ip4(); // who may send
        SpfVerdict verdict = SpfEvaluator.using(resolver)
                .evaluate(client, "jane@customer.example", "mail.customer.example")
                .verdict(); // what a receiver makes of one message

        assertThat(record.terms()).hasSize(2);
        assertThat(cost).isEqualTo(1);
        assertThat(networks).extracting(Cidr::toString).containsExactly("192.0.2.0/28", "198.51.100.0/28");
        assertThat(verdict).isEqualTo(SpfVerdict.PASS);
    }

    @Test
    void theExampleIsTheCodeAbove() throws IOException {
        String document = Files.readString(SOURCES.resolve("package-info.java"));
        String example = document.substring(document.indexOf("<pre>{@code") + 11, document.indexOf("}</pre>"))
                .replace(" * ", "");
        String code = Files.readString(TESTS.resolve("PackageDocumentTest.java"));

        assertThat(withoutLayout(example)).isNotBlank();
        assertThat(withoutLayout(code)).contains(withoutLayout(example));
    }

    private static String withoutLayout(String code) {
        return code.replaceAll("\\s+", "");
    }
}
