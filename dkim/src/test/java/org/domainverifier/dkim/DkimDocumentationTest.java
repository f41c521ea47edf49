package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Parsed;
import org.junit.jupiter.api.Test;

/** What {@code docs/dkim.md} and the document of the package show is what is compiled and run here. */
class DkimDocumentationTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "dkim.md");
    private static final Path PACKAGE = Path.of("src/main/java/org/domainverifier/dkim/package-info.java");
    private static final Path SOURCE = Path.of("src/test/java/org/domainverifier/dkim/DkimDocumentationTest.java");

    private final Keys keys = new Keys();
    private final DnsResolver dns = Zones.zone(Zones.txt(Zones.NAME, Zones.RECORD));

    private static final class Keys {
        Optional<String> publishedFor(DomainName domain) {
            return domain.equals(DomainName.of("example.com")) ? Optional.of(Zones.RECORD) : Optional.empty();
        }

        Optional<String> nextFor(DomainName domain) {
            return Optional.empty();
        }
    }

    @Test
    void theExpectationWorksAsShown() {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(dns)
                .require(DkimExpectation.key("dkim", keys::publishedFor)) // DomainName -> Optional<String>
                .build();
        DkimResult result = verifier.verify("example.com").get(DkimCheck.KEY);
        DkimSelectorResult selector = result.selector("dkim").orElseThrow();
        selector.keyBits(); // Optional[2048]
        assertThat(selector.keyBits()).hasToString("Optional[2048]");
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void theOptionsWorkAsShown() {
        DomainVerifier.builder().resolver(dns).check(DkimCheck.withSelectors("2026a", "2026b"));
        DomainVerifier.builder().resolver(dns).check(DkimCheck.discovering());
        assertThat(Zones.check(dns, DkimCheck.withSelectors("2026a", "2026b")).selectors())
                .hasSize(2);
    }

    @Test
    void aRotationByDatesWorksAsShown() {
        DkimExpectation old = DkimExpectation.key("dkim", keys::publishedFor);
        DkimExpectation next = DkimExpectation.key("2027", keys::nextFor);
        DkimRotation days = DkimRotation.from(LocalDate.of(2026, 12, 1)).until(LocalDate.of(2027, 1, 1));
        DomainVerifier.builder().resolver(dns).require(DkimExpectation.rotation(old, next, days));
        assertThat(DkimExpectation.rotation(old, next, days).selectors()).containsExactly("2027", "dkim");
    }

    @Test
    void recordsWorkAsShown() {
        PublicKey key = TestKeys.rsa(2048).getPublic();
        String base64 = Zones.KEY;
        Parsed<DkimKeyRecord> parsed = DkimKeyRecord.parse("v=DKIM1; k=rsa; t=y; p=" + base64);
        parsed.isValid(); // the standard accepts it
        parsed.diagnostics(); // dkim.testing at characters 16 to 19
        DkimKeyRecord record = parsed.orElseThrow();
        record.publicKey(); // the key for java.security.Signature, its size and encoding
        record.matches(key); // whether it is this key

        String toPublish = DkimKeyRecord.of(key).withFlags("s").toString();
        assertThat(parsed.isValid()).isTrue();
        assertThat(parsed.diagnostics()).hasSize(1);
        assertThat(parsed.diagnostics().get(0).span()).hasToString("Span[start=16, end=19]");
        assertThat(record.matches(key)).isTrue();
        assertThat(toPublish).isEqualTo("v=DKIM1; k=rsa; t=s; p=" + base64);
    }

    @Test
    void everyLineOfTheDocumentIsHere() throws IOException {
        List<String> source = Files.readAllLines(SOURCE).stream()
                .map(DkimDocumentationTest::normal)
                .toList();
        Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
        int count = 0;
        while (blocks.find()) {
            count++;
            for (String line : blocks.group(1).split("\n")) {
                assertThat(source).contains(normal(line));
            }
        }
        assertThat(count).isEqualTo(4);
    }

    @Test
    void theExampleOfThePackageIsHere() throws IOException {
        String text = Files.readString(PACKAGE);
        String source = normal(Files.readString(SOURCE));
        Matcher example =
                Pattern.compile("<pre>\\{@code\n(.*?)\\}</pre>", Pattern.DOTALL).matcher(text);
        assertThat(example.find()).isTrue();
        assertThat(source).contains(normal(example.group(1).replaceAll("(?m)^ \\*", "")));
    }

    private static String normal(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }
}
