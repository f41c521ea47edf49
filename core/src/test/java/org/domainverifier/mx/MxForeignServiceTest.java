package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;

/** Whose MX records were left. */
class MxForeignServiceTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");

    private static MxResult verify(String... records) {
        StringBuilder zone = new StringBuilder("mail.trekmail.net. 300 IN A 192.0.2.25\n");
        for (String record : records) {
            zone.append("customer.example. 300 IN MX ").append(record).append('\n');
            String host = record.substring(record.indexOf(' ') + 1);
            zone.append(host).append(" 300 IN A 198.51.100.25\n");
        }
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone.toString()))
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .build()
                .verify(DOMAIN)
                .get(MxCheck.KEY);
    }

    private static List<Finding> of(MxResult result, MxFinding code) {
        return result.findings().stream()
                .filter(finding -> finding.code() == code)
                .toList();
    }

    @Test
    void twoRecordsOfAServiceAreNamedTogether() {
        MxResult result = verify("10 mail.trekmail.net.", "1 aspmx.l.google.com.", "5 alt1.aspmx.l.google.com.");

        assertThat(of(result, MxFinding.FOREIGN_TAKES_ALL)).hasSize(2);
        assertThat(of(result, MxFinding.FOREIGN_SERVICE)).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .isEqualTo(
                            "Two MX records of Google Workspace are still there: aspmx.l.google.com, alt1.aspmx.l.google.com.");
            assertThat(finding.message(Locale.GERMAN))
                    .isEqualTo(
                            "Zwei MX-Einträge von Google Workspace sind noch da: aspmx.l.google.com, alt1.aspmx.l.google.com.");
            assertThat(finding.arguments())
                    .containsEntry("service", "Google Workspace")
                    .containsEntry("count", 2)
                    .containsEntry(
                            "hosts",
                            List.of(DomainName.of("aspmx.l.google.com"), DomainName.of("alt1.aspmx.l.google.com")));
        });
        assertThat(result.status()).isEqualTo(CheckStatus.CONFLICT);
    }

    @Test
    void theGroupIsRepairedByTheRepairsOfItsRecords() {
        MxResult result = verify("10 mail.trekmail.net.", "1 aspmx.l.google.com.", "20 alt1.aspmx.l.google.com.");

        assertThat(of(result, MxFinding.FOREIGN_SERVICE).get(0).repair())
                .hasSize(3)
                .filteredOn(RecordChange.class::isInstance)
                .hasSize(2)
                .allMatch(RecordChange.Delete.class::isInstance);
        assertThat(of(result, MxFinding.FOREIGN_SERVICE).get(0).repair())
                .containsAll(of(result, MxFinding.FOREIGN_TAKES_ALL).get(0).repair())
                .containsAll(of(result, MxFinding.FOREIGN_BACKUP).get(0).repair());
    }

    @Test
    void oneRecordIsNamedInItsOwnSentence() {
        MxResult result = verify("10 mail.trekmail.net.", "0 customer-example.mail.protection.outlook.com.");

        assertThat(of(result, MxFinding.FOREIGN_SERVICE)).isEmpty();
        Finding finding = of(result, MxFinding.FOREIGN_TAKES_ALL).get(0);
        assertThat(finding.message())
                .isEqualTo("The MX record 0 customer-example.mail.protection.outlook.com of Microsoft 365 takes the"
                        + " mail that should go to the provider.");
        assertThat(finding.message(Locale.GERMAN))
                .isEqualTo("Der MX-Eintrag 0 customer-example.mail.protection.outlook.com von Microsoft 365 bekommt die"
                        + " E-Mails, die zum Anbieter gehen sollen.");
    }

    @Test
    void everyEffectNamesItsService() {
        MxResult result = verify("10 mail.trekmail.net.", "10 mxa.mailgun.org.", "20 mxb.eu.mailgun.org.");

        assertThat(of(result, MxFinding.FOREIGN_SHARES).get(0).message())
                .isEqualTo(
                        "The MX record 10 mxa.mailgun.org of Mailgun has the same preference and takes its share of the"
                                + " mail.");
        assertThat(of(result, MxFinding.FOREIGN_SHARES).get(0).message(Locale.GERMAN))
                .contains("mxa.mailgun.org von Mailgun");
        assertThat(of(result, MxFinding.FOREIGN_BACKUP).get(0).message())
                .isEqualTo("The MX record 20 mxb.eu.mailgun.org of Mailgun takes mail whenever the provider's server is"
                        + " slow or down.");
        assertThat(of(result, MxFinding.FOREIGN_BACKUP).get(0).message(Locale.GERMAN))
                .contains("mxb.eu.mailgun.org von Mailgun");
    }

    @Test
    void twoServicesAreTwoGroups() {
        MxResult result = verify(
                "1 aspmx.l.google.com.",
                "2 mx.zoho.eu.",
                "3 alt1.aspmx.l.google.com.",
                "4 mx2.zoho.eu.",
                "5 mx3.zoho.eu.",
                "6 mx.unknown.example.");

        assertThat(of(result, MxFinding.FOREIGN_SERVICE))
                .extracting(Finding::message)
                .containsExactly(
                        "Two MX records of Google Workspace are still there: aspmx.l.google.com, alt1.aspmx.l.google.com.",
                        "Three MX records of Zoho Mail are still there: mx.zoho.eu, mx2.zoho.eu, mx3.zoho.eu.");
    }

    @Test
    void anUnknownServiceHasNoName() {
        MxResult result = verify("10 mail.trekmail.net.", "1 mx1.old.example.", "1 mx2.old.example.");

        assertThat(of(result, MxFinding.FOREIGN_SERVICE)).isEmpty();
        assertThat(of(result, MxFinding.FOREIGN_TAKES_ALL))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.arguments()).doesNotContainKey("service"));
        assertThat(of(result, MxFinding.FOREIGN_TAKES_ALL).get(0).message())
                .isEqualTo("Another MX record, 1 mx1.old.example, takes the mail that should go to the provider.");
    }

    @Test
    void theExpectedHostsAreNotForeign() {
        MxResult result = verify("10 mail.trekmail.net.");

        assertThat(result.findings()).isEmpty();
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void manyAreCountedInDigits() {
        assertThat(sentence(Locale.ENGLISH, 6)).isEqualTo("6 MX records of Zoho Mail are still there: a.example.");
        assertThat(sentence(Locale.GERMAN, 6)).isEqualTo("6 MX-Einträge von Zoho Mail sind noch da: a.example.");
        assertThat(sentence(Locale.ENGLISH, 1)).isEqualTo("One MX record of Zoho Mail is still there: a.example.");
        assertThat(sentence(Locale.GERMAN, 1)).isEqualTo("Ein MX-Eintrag von Zoho Mail ist noch da: a.example.");
    }

    private static String sentence(Locale locale, int count) {
        Map<String, Object> arguments = Map.of("service", "Zoho Mail", "count", count, "hosts", List.of("a.example"));
        Finding finding = Finding.of(MxFinding.FOREIGN_SERVICE, DOMAIN);
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            finding = finding.with(argument.getKey(), argument.getValue());
        }
        return finding.message(locale);
    }
}
