package org.domainverifier.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

/** A unit test needs no network: the DNS is a text. */
class QuickstartTest {
    // the customer forgot an old MX record, and has no DMARC record
    private static final DnsResolver STUB = ZoneResolver.parse("""
            customer.example.    300 IN MX   1 aspmx.l.google.com.
            customer.example.    300 IN MX   10 mail.trekmail.net.
            customer.example.    300 IN TXT  "v=spf1 include:spf.trekmail.net ~all"
            spf.trekmail.net.    300 IN TXT  "v=spf1 ip4:192.0.2.0/24 -all"
            mail.trekmail.net.   300 IN A    192.0.2.25
            aspmx.l.google.com.  300 IN A    198.51.100.25
            """);

    @Test
    void printsTheVerdictAndWhatWasFound() {
        assertThat(output()).startsWith("NOT_VERIFIED").contains("mx.foreign-takes-all", "dmarc.missing");
    }

    private static String output() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Quickstart.run(
                DomainVerifier.builder().resolver(STUB),
                "customer.example",
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
