package org.domainverifier.founding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.domainverifier.DomainVerifier;
import org.domainverifier.RecordInstruction;
import org.domainverifier.RecordInstruction.Action;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.junit.jupiter.api.Test;

/** What a dashboard shows beside each record for copying. */
class RecordInstructionsTest {
    private static final String HOSTS = """
            trekmail.net.      300 IN NS ns.trekmail.net.
            mail.trekmail.net. 300 IN A 198.51.100.1
            spf.trekmail.net.  300 IN TXT "v=spf1 ip4:198.51.100.0/24 -all"
            """;

    private static List<RecordInstruction> rows(String zone) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(HOSTS + zone))
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DkimExpectation.key("dkim", domain -> Optional.empty()))
                .recommend(DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:d@trekmail.net"))
                .build()
                .verify("customer.example")
                .recordsToPublish();
    }

    private static RecordInstruction row(List<RecordInstruction> rows, String check) {
        return rows.stream()
                .filter(row -> row.check().id().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Optional<RecordData> data) {
        return data.map(RecordData::toZoneText).orElse("");
    }

    @Test
    void anEmptyZoneGetsAllOfThem() {
        List<RecordInstruction> rows = rows("customer.example. 300 IN A 192.0.2.80");

        assertThat(rows)
                .extracting(RecordInstruction::action)
                .containsExactly(Action.PUBLISH, Action.PUBLISH, Action.WAIT, Action.PUBLISH);
        assertThat(text(row(rows, "mx").data())).isEqualTo("10 mail.trekmail.net.");
        assertThat(row(rows, "mx").ttl()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatIsPublishedIsKept() {
        List<RecordInstruction> rows = rows("""
                customer.example. 600 IN MX 10 mail.trekmail.net.
                customer.example. 600 IN TXT "v=spf1 include:spf.trekmail.net ip4:192.0.2.1 -all"
                _dmarc.customer.example. 600 IN TXT "v=DMARC1; p=reject; rua=mailto:me@customer.example"
                """);

        assertThat(row(rows, "mx").isPublished()).isTrue();
        assertThat(row(rows, "mx").ttl()).isEqualTo(Duration.ofSeconds(600));
        assertThat(row(rows, "spf").isPublished()).isTrue();
        assertThat(text(row(rows, "spf").present())).contains("ip4:192.0.2.1");
        assertThat(row(rows, "dmarc").isPublished()).isTrue();
    }

    @Test
    void nobodyIsInvitedToPublishASecondSpfRecord() {
        RecordInstruction spf = row(rows("customer.example. 300 IN TXT \"v=spf1 ip4:192.0.2.1 -all\""), "spf");

        assertThat(spf.action()).isEqualTo(Action.MERGE);
        assertThat(text(spf.present())).isEqualTo("\"v=spf1 ip4:192.0.2.1 -all\"");
        assertThat(text(spf.data())).contains("ip4:192.0.2.1").contains("include:spf.trekmail.net");
    }

    @Test
    void foreignRecordsThatHaveToGoAreNamed() {
        List<RecordInstruction> rows = rows("""
                customer.example. 300 IN MX 1 aspmx.l.google.com.
                customer.example. 300 IN MX 5 alt1.aspmx.l.google.com.
                """);

        assertThat(rows.stream().filter(row -> row.check().id().equals("mx")))
                .extracting(RecordInstruction::action)
                .containsExactly(Action.PUBLISH, Action.DELETE, Action.DELETE);
    }

    @Test
    void anAliasThatIsThereIsKeptWhereAnotherOneIsMissing() {
        List<RecordInstruction> rows = DomainVerifier.builder()
                .resolver(ZoneResolver.parse("""
                        s1._domainkey.customer.example. 600 IN CNAME s1.dkim.trekmail.net.
                        s1.dkim.trekmail.net. 300 IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                        s2.dkim.trekmail.net. 300 IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                        """))
                .require(DkimExpectation.alias("s1", "s1.dkim.trekmail.net")
                        .and(DkimExpectation.alias("s2", "s2.dkim.trekmail.net")))
                .build()
                .verify("customer.example")
                .recordsToPublish();

        assertThat(rows).extracting(RecordInstruction::action).containsExactly(Action.KEEP, Action.PUBLISH);
        assertThat(rows.get(0).ttl()).isEqualTo(Duration.ofSeconds(600));
        assertThat(text(rows.get(0).present())).isEqualTo("s1.dkim.trekmail.net.");
    }

    @Test
    void whatIsSeenByWayOfAnAliasIsPublishedWhereTheAliasGoes() {
        List<RecordInstruction> rows = DomainVerifier.builder()
                .resolver(ZoneResolver.parse("""
                        customer.example. 300 IN A 192.0.2.7
                        customer.example. 300 IN AAAA 2001:db8::80
                        www.customer.example. 300 IN CNAME customer.example.
                        """))
                .require(RecordExpectation.a("www", "192.0.2.80"))
                .require(RecordExpectation.aaaa("www", "2001:db8::80"))
                .build()
                .verify("customer.example")
                .recordsToPublish();

        assertThat(rows)
                .extracting(RecordInstruction::action)
                .containsExactly(Action.PUBLISH, Action.PUBLISH, Action.DELETE);
    }

    @Test
    void aWrongRecordOfTheSameHostIsReplaced() {
        List<RecordInstruction> rows = rows("customer.example. 300 IN MX 50 mail.trekmail.net.");

        assertThat(row(rows, "mx").action()).isEqualTo(Action.REPLACE);
        assertThat(text(row(rows, "mx").present())).isEqualTo("50 mail.trekmail.net.");
        assertThat(text(row(rows, "mx").data())).isEqualTo("10 mail.trekmail.net.");
    }

    /** Who sends has to be found out before anybody is let down by a record. */
    @Test
    void whatHasToBeFoundOutFirstIsAskedForByHand() {
        StringBuilder zone = new StringBuilder("customer.example. 300 IN TXT \"v=spf1");
        for (int i = 0; i < 12; i++) {
            zone.append(" include:s").append(i).append(".example");
        }
        zone.append(" -all\"\n");
        for (int i = 0; i < 12; i++) {
            zone.append("s")
                    .append(i)
                    .append(".example. 300 IN TXT \"v=spf1 ip4:203.0.113.")
                    .append(i)
                    .append(" -all\"\n");
        }
        RecordInstruction spf = row(rows(zone.toString()), "spf");

        assertThat(spf.action()).isEqualTo(Action.BY_HAND);
        assertThat(text(spf.present())).contains("include:s11.example");
    }
}
