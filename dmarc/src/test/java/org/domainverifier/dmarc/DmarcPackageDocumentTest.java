package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

/** The example of {@code package-info.java}, line by line. */
class DmarcPackageDocumentTest {
    private static final Path FOLDER = Path.of("src", "main", "java", "org", "domainverifier", "dmarc");
    private static final Path THIS =
            Path.of("src", "test", "java", "org", "domainverifier", "dmarc", "DmarcPackageDocumentTest.java");

    @Test
    void theExampleDoesWhatItsCommentsSay() {
        DnsResolver resolver = ZoneResolver.parse(DmarcCheckTest.own("v=DMARC1; p=reject"));

        // the example begins
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(resolver)
                .require(DmarcExpectation.anyValid().atLeast(DmarcPolicy.QUARANTINE))
                .build();
        DmarcResult dmarc = verifier.verify("example.com").get(DmarcCheck.KEY);
        dmarc.status(); // CORRECT
        dmarc.policy().applied(); // reject: what receivers do with mail that fails

        DmarcEvaluation message = DmarcEvaluator.using(resolver)
                .evaluate(DmarcIdentities.from(DomainName.of("example.com"))
                        .dkim(DomainName.of("mail.example.com"), AuthenticationResult.PASS)
                        .build())
                .join();
        message.result(); // PASS: the signing domain is of the same organization
        // the example ends

        assertThat(dmarc.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(dmarc.policy().applied()).hasToString("reject");
        assertThat(message.result()).isEqualTo(DmarcEvaluation.Result.PASS);
    }

    @Test
    void theDocumentHasThisExample() throws IOException {
        List<String> document = Files.readAllLines(FOLDER.resolve("package-info.java"));
        List<String> test = Files.readAllLines(THIS);

        assertThat(between(document, "<pre>{@code", "}</pre>"))
                .isEqualTo(between(test, "// the example begins", "// the example ends"));
    }

    private static List<String> between(List<String> lines, String before, String after) {
        return lines.stream()
                .map(line -> line.strip().replaceFirst("^\\* ?", "").strip())
                .dropWhile(line -> !line.equals(before))
                .skip(1)
                .takeWhile(line -> !line.equals(after))
                .toList();
    }
}
