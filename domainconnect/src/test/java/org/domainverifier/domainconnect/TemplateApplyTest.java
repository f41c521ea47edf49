package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Domain Connect §10: what goes and what comes, at a DNS host that does not remember templates. */
class TemplateApplyTest {
    private static final DomainName CUSTOMER = DomainName.of("customer.example");

    static HostedZone zone(String... records) {
        return HostedZone.of(
                CUSTOMER, Stream.of(records).map(TemplateApplyTest::record).toList());
    }

    /** A record such as {@code www CNAME web.example}, with a TTL of 300 seconds. */
    static DnsRecord record(String line) {
        String[] words = line.split(" ", 3);
        DomainName name = DomainName.ofLabels(Stream.concat(
                        Stream.of(words[0].split("\\.")).filter(label -> !label.equals("@")),
                        CUSTOMER.labels().stream())
                .toList());
        RecordData data = words[1].equals("TXT")
                ? RecordData.Txt.of(words[2])
                : ZoneData.parse(Map.entry(words[1], code(words[1])), words[2]).orElseThrow();
        return new DnsRecord(name, Duration.ofSeconds(300), data);
    }

    private static int code(String type) {
        return switch (type) {
            case "A" -> 1;
            case "NS" -> 2;
            case "CNAME" -> 5;
            case "SOA" -> 6;
            case "MX" -> 15;
            case "AAAA" -> 28;
            case "SRV" -> 33;
            default -> OtherTypes.code(type).orElseThrow();
        };
    }

    static String printed(DnsRecord record) {
        String name = record.name().equals(CUSTOMER)
                ? "@"
                : String.join(".", Owner.of(record.name(), CUSTOMER).labels());
        String data = record.data() instanceof RecordData.Txt txt
                ? txt.text()
                : record.data().toZoneText();
        return name + " " + record.type() + " " + data;
    }

    static Set<String> printed(HostedZone zone) {
        return zone.records().stream().map(TemplateApplyTest::printed).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> after(HostedZone zone, String... template) {
        AppliedTemplate applied = Templates.read(template).applyTo(zone, Map.of());
        assertThat(applied.diagnostics()).isEmpty();
        return printed(applied.zone());
    }

    private static String txt(String host, String data, String mode) {
        return "'type': 'TXT', 'host': '" + host + "', 'data': '" + data + "', 'ttl': 600" + mode;
    }

    private static String of(String type, String host, String pointsTo) {
        return "'type': '" + type + "', 'host': '" + host + "', 'pointsTo': '" + pointsTo
                + "', 'priority': 10, 'ttl': 600";
    }

    @ParameterizedTest
    @CsvSource({
        "CAA 0 issue \"ca.example\"",
        "TXT a",
        "MX 10 mx.example.",
        "AAAA 2001:db8::1",
        "HTTPS 1 web.example.",
        "CNAME old.example."
    })
    void nothingStaysBesideAnAlias(String there) {
        Set<String> after = after(
                zone("www " + there, "@ " + "TXT b"),
                "'type': 'CNAME', 'host': 'www', 'pointsTo': 'web.example', 'ttl': 600");

        assertThat(after).containsExactly("@ TXT b", "www CNAME web.example.");
    }

    @Test
    void anAliasGivesWayToRecordsOfAnyType() {
        assertThat(after(
                        zone("a CNAME x.example.", "b CNAME x.example.", "c CNAME x.example."),
                        "'type': 'CAA', 'host': 'a', 'data': '0 issue \\\"ca.example\\\"', 'ttl': 600",
                        "'type': 'SPFM', 'host': 'b', 'spfRules': 'a:y.example'",
                        txt("c", "t", "")))
                .containsExactly("a CAA 0 issue \"ca.example\"", "b TXT v=spf1 a:y.example ~all", "c TXT t");
    }

    @Test
    void allServicesOfAHostGiveWayAndThoseOfOthersStay() {
        assertThat(after(
                        zone(
                                "_sip._tls SRV 1 1 443 old.example.",
                                "_imaps._tcp SRV 1 1 993 old.example.",
                                "_imaps._tcp.shop SRV 1 1 993 old.example."),
                        "'type': 'SRV', 'name': '@', 'service': '_sip', 'protocol': '_tls', 'priority': 1, 'weight': 1, "
                                + "'port': 443, 'target': 'new.example', 'ttl': 600"))
                .containsExactly("_imaps._tcp.shop SRV 1 1 993 old.example.", "_sip._tls SRV 1 1 443 new.example.");
    }

    @Test
    void aDelegationTakesEverythingBelowItAndGivesWayToWhatIsBelowIt() {
        HostedZone zone = zone("@ NS ns.host.example.", "e NS ns.old.example.", "a.e TXT x", "ae TXT x");

        assertThat(after(zone, of("NS", "e", "ns.new.example").replace("'priority': 10, ", "")))
                .containsExactly("@ NS ns.host.example.", "ae TXT x", "e NS ns.new.example.");
        assertThat(after(zone, txt("b.c.e", "y", "")))
                .containsExactly("@ NS ns.host.example.", "a.e TXT x", "ae TXT x", "b.c.e TXT y");
    }

    @Test
    void nameServersOfTheZoneItselfAreReplacedAndNothingElse() {
        assertThat(after(
                        zone("@ NS ns.host.example.", "@ TXT x", "www TXT y"),
                        "'type': 'NS', 'host': '@', 'pointsTo': 'ns.new.example', 'ttl': 600"))
                .containsExactly("@ NS ns.new.example.", "@ TXT x", "www TXT y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 a:b.example -all                    | v=spf1 include:x.example a:b.example -all
            v=spf1 include:x.example.org -all          | v=spf1 include:x.example include:x.example.org -all
            v=spf1 mx include:X.example. ?all          | v=spf1 mx include:X.example. ?all
            v=spf1 mx -include:x.example -all          | v=spf1 mx include:x.example -all
            v=spf1 redirect=b.example                  | v=spf1 include:x.example redirect=b.example
            V=SPF1  mx                                 | v=spf1 include:x.example mx
            v=spf1                                     | v=spf1 include:x.example
            v=spf1 nonsense -all                       | v=spf1 include:x.example nonsense -all
            """)
    void termsAreMergedIntoTheRecordThatIsThere(String there, String expected) {
        Set<String> after =
                after(zone("@ TXT " + there), "'type': 'SPFM', 'host': '@', 'spfRules': 'include:x.example'");

        assertThat(after)
                .containsExactly(expected.startsWith("v=spf1 mx include:X") ? "@ TXT " + there : "@ TXT " + expected);
    }

    @Test
    void theTermsOfSeveralRecordsOfATemplateAreMergedIntoOne() {
        assertThat(after(
                        zone("@ TXT v=spf1 mx -all", "@ TXT other"),
                        "'type': 'SPFM', 'host': '@', 'spfRules': 'include:x.example mx'",
                        "'type': 'SPFM', 'host': '@', 'spfRules': 'include:y.example'"))
                .containsExactly("@ TXT other", "@ TXT v=spf1 include:x.example include:y.example mx -all");
    }

    @Test
    void textsOfAnyKindGoWhereTheModeSaysSoButTheMergedOneStays() {
        assertThat(after(
                        zone("@ TXT v=spf1 mx -all", "@ TXT other"),
                        txt("@", "mine", ", 'txtConflictMatchingMode': 'All'"),
                        "'type': 'SPFM', 'host': '@', 'spfRules': 'mx'"))
                .containsExactly("@ TXT mine", "@ TXT v=spf1 mx -all");
    }

    @Test
    void whatLooksLikeAnAliasAtTheTopTakesWhatAnAliasWouldTakeButTheZonesOwn() {
        AppliedTemplate applied = Templates.read("'type': 'APEXCNAME', 'pointsTo': 'web.mail.example', 'ttl': 600")
                .applyTo(
                        zone("@ NS ns.host.example.", "@ MX 10 mx.example.", "@ TXT v=spf1 -all", "@ A 192.0.2.1"),
                        Map.of());

        assertThat(printed(applied.zone())).containsExactly("@ NS ns.host.example.");
        assertThat(applied.written()).singleElement().isInstanceOf(HostedRecord.Service.class);
    }

    @Test
    void aRedirectIsServedByTheHostsAddressesAndEndsWithTheNextAddress() {
        RecordData address = record("@ A 192.0.2.80").data();
        HostedZone zone = zone("www AAAA 2001:db8::1").redirectingBy(address);
        HostedZone redirected = Templates.read("'type': 'REDIR302', 'host': 'www', 'target': 'https://%domain%/'")
                .applyTo(zone, Map.of())
                .zone();

        assertThat(printed(redirected)).containsExactly("www A 192.0.2.80");
        assertThat(redirected.contents()).hasSize(2);
        assertThat(Templates.read(of("A", "www", "192.0.2.81").replace("'priority': 10, ", ""))
                        .applyTo(redirected, Map.of())
                        .zone()
                        .contents())
                .singleElement()
                .isInstanceOf(HostedRecord.InDns.class);
    }

    @Test
    void changesLeadFromOneZoneToTheOtherAndWhatGoesIsFirst() {
        AppliedTemplate applied = Templates.read(
                        of("MX", "@", "new.example"),
                        of("A", "www", "192.0.2.9").replace("'priority': 10, ", ""),
                        txt("@", "a", ""))
                .applyTo(
                        zone("@ MX 10 old.example.", "@ MX 20 older.example.", "www CNAME x.example.", "@ TXT a"),
                        Map.of());

        assertThat(applied.changes())
                .extracting(change -> change.kind() + " "
                        + change.before()
                                .or(change::after)
                                .map(TemplateApplyTest::printed)
                                .orElseThrow())
                .containsExactlyInAnyOrder(
                        "DELETE @ MX 20 older.example.",
                        "DELETE www CNAME x.example.",
                        "REPLACE @ MX 10 old.example.",
                        "ADD www A 192.0.2.9");
        assertThat(applied.changes())
                .extracting(RecordChange::kind)
                .startsWith(RecordChange.Kind.DELETE, RecordChange.Kind.DELETE);
    }

    @Test
    void appliedTwiceItChangesNothingMore() {
        DomainConnectTemplate template = Templates.read(
                of("MX", "@", "new.example"),
                txt(
                        "_dmarc",
                        "v=DMARC1; p=none",
                        ", 'txtConflictMatchingMode': 'Prefix', 'txtConflictMatchingPrefix': 'v=DMARC1'"),
                "'type': 'SPFM', 'host': '@', 'spfRules': 'include:x.example'",
                "'type': 'CNAME', 'host': 'www', 'pointsTo': 'web.example', 'ttl': 600");
        HostedZone once =
                template.applyTo(zone("@ TXT v=spf1 mx -all"), Map.of()).zone();
        AppliedTemplate twice = template.applyTo(once, Map.of());

        assertThat(twice.isApplied()).isTrue();
        assertThat(twice.changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'type': 'CNAME', 'host': '@', 'pointsTo': 'a.example', 'ttl': 600      | template.host-not-required
            'type': 'TXT', 'host': 'www', 'data': '%v%', 'ttl': 600                | template.missing-value
            'type': 'TXT', 'host': 'www', 'data': '100% free', 'ttl': 600          | template.stray-percent
            'type': 'TXT', 'host': 'a', 'data': 'x', 'ttl': 600                    | template.alias-among-others
            'type': 'TXT', 'host': 'c.b', 'data': 'x', 'ttl': 600                  | template.delegation-among-others
            """)
    void whatCannotBeAppliedWhollyChangesNothing(String record, String code) {
        HostedZone zone = zone("@ MX 10 old.example.");

        AppliedTemplate applied = Templates.read(
                        of("MX", "@", "new.example"),
                        "'type': 'CNAME', 'host': 'a', 'pointsTo': 'web.example', 'ttl': 600",
                        "'type': 'NS', 'host': 'b', 'pointsTo': 'ns.example', 'ttl': 600",
                        record)
                .applyTo(zone, Map.of());

        assertThat(applied.isApplied()).isFalse();
        assertThat(applied.zone()).isEqualTo(zone);
        assertThat(applied.changes()).isEmpty();
        assertThat(applied.diagnostics()).extracting(found -> found.code().id()).contains(code);
    }

    @Test
    void aRecordThatIsNotInTheZoneIsTheCallersMistake() {
        DnsRecord elsewhere = new DnsRecord(DomainName.of("other.example"), Duration.ZERO, RecordData.Txt.of("x"));

        assertThatThrownBy(() -> HostedZone.of(CUSTOMER, List.of(elsewhere)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.example");
        assertThatThrownBy(() -> zone().redirectingBy(RecordData.Txt.of("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TXT");
    }
}
