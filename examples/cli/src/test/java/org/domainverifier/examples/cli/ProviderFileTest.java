package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.Test;

class ProviderFileTest {
    private static final DomainName CUSTOMER = DomainName.of("customer.example");
    private static final String ED25519 = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String ALL = """
            name: TrekMail
            mx: [{ preference: 10, host: mail.trekmail.net }, { preference: 20, host: mail2.trekmail.net }]
            spf: { include: [spf.trekmail.net] }
            dkim: [{ selector: dkim, key: "%s" }]     # without key: still being generated
            dmarc: { suggest: "v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net" }
            recommended:
              tls-rpt: { rua: ["mailto:tlsrpt@trekmail.net"] }
              mta-sts: { host: mta-sts.trekmail.net, id: "20251124" }
            """.formatted(ED25519);

    @Test
    void everyKindOfExpectation() {
        Provider provider = parse(ALL);

        assertThat(provider.name()).contains("TrekMail");
        assertThat(records(provider.required()))
                .containsExactly(
                        "customer.example MX 10 mail.trekmail.net.",
                        "customer.example MX 20 mail2.trekmail.net.",
                        "customer.example TXT \"v=spf1 include:spf.trekmail.net ~all\"",
                        "dkim._domainkey.customer.example TXT \"" + ED25519 + "\"",
                        "_dmarc.customer.example TXT \"v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net\"");
        assertThat(records(provider.recommended()))
                .containsExactly(
                        "_smtp._tls.customer.example TXT \"v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net\"",
                        "_mta-sts.customer.example TXT \"v=STSv1; id=20251124\"",
                        "mta-sts.customer.example CNAME mta-sts.trekmail.net.");
    }

    @Test
    void aSelectorWithoutKeyIsNotReady() {
        Provider provider = parse("dkim: [{ selector: dkim }]");

        assertThat(provider.required().get(0).recordsToPublish(CUSTOMER, CustomerValues.none()))
                .containsExactly(
                        RecordToPublish.notReady(DomainName.of("dkim._domainkey.customer.example"), RecordType.TXT));
    }

    @Test
    void aSelectorCanBeAnAlias() {
        Provider provider = parse("dkim: [{ selector: k1, cname: k1.trekmail.net }]");

        assertThat(records(provider.required()))
                .containsExactly("k1._domainkey.customer.example CNAME k1.trekmail.net.");
    }

    @Test
    void everyCheckCanBeRecommended() {
        Provider provider = parse("recommended:\n"
                + ALL.replace("name: TrekMail\n", "")
                        .replace("recommended:\n", "")
                        .replaceAll("(?m)^ *", "  "));

        assertThat(provider.required()).isEmpty();
        assertThat(provider.recommended()).hasSize(6);
    }

    @Test
    void otherAddressesMayBeAuthorizedAndAPolicyBeAskedFor() {
        Provider provider = parse("""
                spf: { include: [spf.trekmail.net], authorizing: [192.0.2.1, "2001:db8::1"] }
                dmarc: { at-least: quarantine, rua: ["mailto:dmarc@trekmail.net"] }
                """);

        assertThat(provider.required()).hasSize(3);
    }

    @Test
    void someChecksOnly() {
        Provider provider = parse(ALL).onlyFor(Set.of("spf", "mta-sts"));

        assertThat(provider.required()).hasSize(1);
        assertThat(provider.recommended()).hasSize(1);
    }

    private static Provider parse(String text) {
        return ProviderFile.parse("provider.yaml", text, Optional.empty());
    }

    private static List<String> records(List<Expectation> expectations) {
        return expectations.stream()
                .flatMap(expectation -> expectation.recordsToPublish(CUSTOMER, CustomerValues.none()).stream())
                .map(record -> record.name() + " " + record.type() + " "
                        + record.data().map(RecordData::toZoneText).orElseThrow())
                .toList();
    }
}
