package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateReadingTest {
    private static final String JSON = Templates.json("""
            {
              'providerId': 'mail.example', 'providerName': 'Mail', 'serviceId': 'mailbox', 'serviceName': 'Mailbox',
              'version': 3, 'logoUrl': 'https://mail.example/a.svg', 'description': 'All of it.',
              'variableDescription': 'ip: the server', 'syncBlock': true, 'sharedProviderName': true, 'sharedServiceName': true,
              'syncPubKeyDomain': 'keys.mail.example', 'syncRedirectDomain': 'mail.example, www.mail.example',
              'multiInstance': true, 'hostRequired': true,
              'records': [
                {'type': 'A', 'host': '@', 'pointsTo': '%ip%', 'ttl': '600', 'groupId': 'web', 'essential': 'OnApply'},
                {'type': 'AAAA', 'host': 'a', 'pointsTo': '2606:4700::1', 'ttl': 600},
                {'type': 'CNAME', 'host': 'www', 'pointsTo': '@', 'ttl': 600},
                {'type': 'NS', 'host': 'e', 'pointsTo': 'ns.mail.example', 'ttl': '%ttl%'},
                {'type': 'MX', 'host': '', 'pointsTo': 'mx.mail.example.', 'priority': '10', 'ttl': 600},
                {'type': 'TXT', 'host': '_t', 'data': 'x y', 'ttl': 600, 'txtConflictMatchingMode': 'Prefix',
                 'txtConflictMatchingPrefix': 'x'},
                {'type': 'SPFM', 'host': '@', 'spfRules': 'include:spf.mail.example'},
                {'type': 'SRV', 'name': '@', 'service': '_sip', 'protocol': '_tcp', 'priority': 1, 'weight': 2, 'port': 3,
                 'target': 'sip.mail.example', 'ttl': 600},
                {'type': 'CAA', 'host': '@', 'data': '0 issue \\'ca.example\\'', 'ttl': 600},
                {'type': 'APEXCNAME', 'pointsTo': 'web.mail.example', 'ttl': 600},
                {'type': 'REDIR301', 'host': 'old', 'target': 'https://mail.example/'},
                {'type': 'REDIR302', 'target': 'https://mail.example/'}
              ]
            }""");

    @Test
    void knowsEverythingThatATemplateSays() {
        DomainConnectTemplate template = DomainConnectTemplate.read(JSON).orElseThrow();

        assertThat(template.providerId()).isEqualTo("mail.example");
        assertThat(template.providerName()).isEqualTo("Mail");
        assertThat(template.serviceId()).isEqualTo("mailbox");
        assertThat(template.serviceName()).isEqualTo("Mailbox");
        assertThat(template.version()).contains(3);
        assertThat(template.logoUrl()).contains("https://mail.example/a.svg");
        assertThat(template.description()).contains("All of it.");
        assertThat(template.variableDescription()).contains("ip: the server");
        assertThat(template.syncBlock()).isTrue();
        assertThat(template.sharedProviderName()).isTrue();
        assertThat(template.sharedServiceName()).isTrue();
        assertThat(template.syncPubKeyDomain()).contains("keys.mail.example");
        assertThat(template.syncRedirectDomains()).containsExactly("mail.example", "www.mail.example");
        assertThat(template.multiInstance()).isTrue();
        assertThat(template.warnPhishing()).isFalse();
        assertThat(template.hostRequired()).isTrue();
        assertThat(template.groups()).containsExactly("web");
        assertThat(template.variables()).containsExactly("ip", "ttl");
        assertThat(template).hasToString("mail.example/mailbox (12 records)");
    }

    @Test
    void hasATypeForEachKindOfRecord() {
        DomainConnectTemplate template = DomainConnectTemplate.read(JSON).orElseThrow();

        assertThat(template.records())
                .extracting(TemplateRecord::type)
                .containsExactly(
                        "A",
                        "AAAA",
                        "CNAME",
                        "NS",
                        "MX",
                        "TXT",
                        "SPFM",
                        "SRV",
                        "CAA",
                        "APEXCNAME",
                        "REDIR301",
                        "REDIR302");
        assertThat(template.records().get(0))
                .isEqualTo(new TemplateRecord.A(
                        new TemplateRecord.Common(
                                TemplateText.of("@"),
                                Optional.of(TemplateText.of("600")),
                                Optional.of("web"),
                                Essential.ON_APPLY),
                        TemplateText.of("%ip%")));
        assertThat(template.records().get(5))
                .isEqualTo(new TemplateRecord.Txt(
                        TemplateRecord.Common.at("_t", 600), TemplateText.of("x y"), TxtConflict.prefix("x")));
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        DomainConnectTemplate template = DomainConnectTemplate.read(JSON).orElseThrow();

        DomainConnectTemplate again =
                DomainConnectTemplate.read(template.toJson()).orElseThrow();

        assertThat(again.toJson())
                .isEqualTo(template.toJson())
                .contains("\n  \"records\": [")
                .doesNotContain("'");
        assertThat(again.records()).hasSameSizeAs(template.records());
        assertThat(again.records().get(1)).isEqualTo(template.records().get(1));
    }

    @Test
    void streamsAndFilesAreReadAsTextsAre(@TempDir Path folder) throws IOException {
        byte[] octets = JSON.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("template.json"), octets);

        String expected = DomainConnectTemplate.read(JSON).orElseThrow().toJson();
        assertThat(DomainConnectTemplate.read(new ByteArrayInputStream(octets))
                        .orElseThrow()
                        .toJson())
                .isEqualTo(expected);
        assertThat(DomainConnectTemplate.read(file).orElseThrow().toJson()).isEqualTo(expected);
    }

    @Test
    void aStreamWithoutEndIsGivenUp() throws IOException {
        java.io.InputStream endless = new java.io.InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };

        assertThat(DomainConnectTemplate.read(endless).diagnostics())
                .extracting(TemplateDiagnostic::code)
                .containsExactly(TemplateFinding.TOO_LARGE);
    }

    @Test
    void whatCanBeReadOfATemplateWithMistakesIsThereAndKeepsItsPlace() {
        TemplateReading reading = DomainConnectTemplate.read(Templates.of(
                "'type': 'MX', 'host': '@', 'pointsTo': 'mx.mail.example', 'ttl': 600",
                "'type': 'CNAME', 'host': 'www', 'pointsTo': 'https://a.example', 'ttl': 600"));

        assertThat(reading.isValid()).isFalse();
        assertThat(reading.template().orElseThrow().records()).hasSize(1);
        assertThat(reading.template().orElseThrow().lint())
                .extracting(TemplateDiagnostic::path)
                .containsExactly("records[1].pointsTo");
    }

    @Test
    void whoVouchesForATemplateIsToldEachMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainConnectTemplate.read("{}").orElseThrow())
                .withMessageContaining("providerId")
                .withMessageContaining("records");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainConnectTemplate.read("nothing").orElseThrow())
                .withMessageContaining("line 1");
    }

    @Test
    void aMistakeOfSpellingIsNamedWithWhatMayBeMeant() {
        assertThat(Templates.noticed(Templates.with("'hostrequired': true", FormSituations.A)))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).contains("“hostRequired” may be meant"));
        assertThat(Templates.noticed(Templates.of(FormSituations.A + ", 'essential': 'Sometimes'")))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).contains("Always, OnApply"));
    }
}
