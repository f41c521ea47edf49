package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of a plan, as a person reads it. */
class RepairTableTest {
    private static DnsRecord record(String line) {
        return ZoneResolver.parse(line).records().get(0);
    }

    private static final RepairPlan PLAN = new RepairPlan(List.of(
            new RecordChange.Replace(
                    record("customer.example. MX 20 old.example."), record("customer.example. MX 10 new.example.")),
            new RecordChange.Delete(record("a.b.customer.example. AAAA ::1")),
            new ManualStep(PublicationStep.VERIFY_AGAIN, Map.of("name", DomainName.of("www.customer.example"))),
            new RecordChange.Add(record("x.customer.example. TXT hello"))));

    @Test
    void whatComesFirstIsASentenceAndThenThereIsALineForWhatGoesAndOneForWhatComes() {
        assertThat(PLAN.toTable(Locale.ENGLISH)).isEqualTo("""
                        It could not be looked up whether the records at www.customer.example are its own or a wildcard's.\
                         Change nothing there until that is known: verify again.
                        What     Name                  Type  Value
                        replace  customer.example      MX    20 old.example.
                        … with   customer.example      MX    10 new.example.
                        delete   a.b.customer.example  AAAA  0:0:0:0:0:0:0:1
                        add      x.customer.example    TXT   "hello\"""");
    }

    @Test
    void itSpeaksGerman() {
        assertThat(PLAN.toTable(Locale.GERMAN).lines().skip(1).limit(3))
                .containsExactly(
                        "Was         Name                  Typ   Wert",
                        "ersetzen    customer.example      MX    20 old.example.",
                        "… durch     customer.example      MX    10 new.example.");
    }

    @Test
    void whereThereIsNothingToDoItIsEmpty() {
        assertThat(new RepairPlan(List.of()).toTable(Locale.ENGLISH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"98, 100, false", "99, 100, true", "300, 100, true"})
    void aLongValueThatGoesIsCutToAHundredCharacters(int letters, int shown, boolean cut) {
        DnsRecord record =
                new DnsRecord(DomainName.of("x.example"), Publication.NEW_TTL, RecordData.Txt.of("x".repeat(letters)));
        String row = new RepairPlan(List.of(new RecordChange.Delete(record)))
                .toTable(Locale.ENGLISH)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();

        assertThat(row.substring("delete  x.example  TXT   ".length())).hasSize(shown);
        assertThat(row.endsWith("…")).isEqualTo(cut);
    }
}
