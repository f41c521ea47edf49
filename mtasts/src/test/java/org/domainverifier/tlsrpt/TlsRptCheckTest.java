package org.domainverifier.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.domainverifier.mtasts.Verifying.codes;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.Seed;
import org.domainverifier.mtasts.Verifying;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RepairStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsRptCheckTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    static final String OURS = "mailto:tlsrpt@trekmail.net";
    static final String PROVIDER = "trekmail.net. MX 10 mail.trekmail.net.\n";

    private static DomainReport report(DnsResolver dns, TlsRptExpectation... expectations) {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(dns).only(TlsRptCheck.KEY);
        for (TlsRptExpectation expectation : expectations) {
            builder.require(expectation);
        }
        return builder.build().verify(DOMAIN);
    }

    static TlsRptResult verify(DnsResolver dns, TlsRptExpectation... expectations) {
        return report(dns, expectations).get(TlsRptCheck.KEY);
    }

    static String txt(String... texts) {
        StringBuilder zone = new StringBuilder(PROVIDER);
        for (String text : texts) {
            zone.append("_smtp._tls.customer.example. 300 TXT ")
                    .append(RecordData.Txt.of(text).toZoneText())
                    .append('\n');
        }
        return zone.toString();
    }

    static TlsRptResult verifyTxt(String... texts) {
        return verify(ZoneResolver.parse(txt(texts)), TlsRptExpectation.reportTo(OURS));
    }

    /** The zone is as it was asked for after the repair, and then there is nothing more to repair. */
    static TlsRptResult repaired(String zoneText, TlsRptExpectation... expectations) {
        ZoneResolver zone = ZoneResolver.parse(zoneText);
        Set<RepairStep> steps = Verifying.repairs(verify(zone, expectations));
        TlsRptResult after = verify(Verifying.apply(zone, DOMAIN, steps), expectations);
        assertThat(after.status()).as("%s", after).isEqualTo(CheckStatus.CORRECT);
        assertThat(Verifying.repairs(after)).isEmpty();
        return after;
    }

    static List<String> uris(TlsRptResult result) {
        return result.record().orElseThrow().rua().stream().map(ReportUri::text).toList();
    }

    @Test
    void theExpectedRecordIsCorrect() {
        TlsRptResult result = verifyTxt("v=TLSRPTv1; rua=" + OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.findings()).isEmpty();
        assertThat(result.mailDomains()).containsEntry(DomainName.of("trekmail.net"), MailRoute.EXCHANGER);
    }

    @Test
    void furtherAddressesAreTheCustomersBusiness() {
        TlsRptResult result = verify(
                ZoneResolver.parse(txt("v=TLSRPTv1; rua=https://mine.example/x," + OURS)),
                TlsRptExpectation.reportTo(OURS));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void anAbsentAddressIsIncorrectAndAddedToTheOthers() {
        String zone = txt("v=TLSRPTv1; rua=https://mine.example/x; ext=1");
        TlsRptResult result = verify(ZoneResolver.parse(zone), TlsRptExpectation.reportTo(OURS));
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).containsExactly("unknown-field", "expected-uri-absent");
        TlsRptResult after = repaired(zone, TlsRptExpectation.reportTo(OURS));
        assertThat(after.texts()).containsExactly("v=TLSRPTv1; rua=https://mine.example/x," + OURS + "; ext=1");
    }

    @Test
    void noRecordIsMissingAndAdded() {
        TlsRptResult result = verifyTxt();
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("missing");
        assertThat(uris(repaired(txt(), TlsRptExpectation.reportTo(OURS)))).containsExactly(OURS);
    }

    @Test
    void withoutAnExpectationSomebodyHasToChooseAnAddress() {
        TlsRptResult result = verify(ZoneResolver.parse(txt()));
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("missing");
        assertThat(Verifying.repairs(result))
                .hasOnlyElementsOfType(ManualStep.class)
                .hasSize(1);
    }

    @Test
    void otherTxtAtTheNameIsIgnored() {
        assertThat(verifyTxt("hello", "v=TLSRPTv1; rua=" + OURS, "v=TLSRPTv10; x=1")
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void twoRecordsAreAConflictAndBecomeOneWithAllAddresses() {
        String zone = txt("v=TLSRPTv1; rua=mailto:a@trekmail.net", "v=TLSRPTv1; rua=" + OURS);
        TlsRptResult result = verify(ZoneResolver.parse(zone), TlsRptExpectation.reportTo(OURS));
        assertThat(result.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(codes(result)).containsExactly("multiple-records");
        assertThat(uris(repaired(zone, TlsRptExpectation.reportTo(OURS))))
                .containsExactly("mailto:a@trekmail.net", OURS);
    }

    @Test
    void aRecordInSeveralStringsIsOne() {
        String zone = PROVIDER + "_smtp._tls.customer.example. TXT \"v=TLSRPTv1; rua=mailto:tlsr\" \"pt@trekmail.net\"";
        assertThat(verify(ZoneResolver.parse(zone), TlsRptExpectation.reportTo(OURS))
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aRecordBehindAnAliasCounts() {
        String zone = PROVIDER + "_smtp._tls.customer.example. CNAME tls.trekmail.net.\n"
                + "tls.trekmail.net. TXT \"v=TLSRPTv1; rua=" + OURS + "\"";
        assertThat(verify(ZoneResolver.parse(zone), TlsRptExpectation.reportTo(OURS))
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net\"",
                "TXT v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net",
                "v=tlsrptv1; rua=mailto:tlsrpt@trekmail.net",
                " v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net",
                "v=TLSRPTv1\\; rua=mailto:tlsrpt@trekmail.net",
                "“v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net”"
            })
    void whatPastingDamagedIsNamedAndRepaired(String text) {
        TlsRptResult result = verifyTxt(text);
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(codes(result)).doesNotContain("missing");
        assertThat(uris(repaired(txt(text), TlsRptExpectation.reportTo(OURS)))).containsExactly(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_smtp._tls.customer.example.customer.example.", "customer.example."})
    void aMisplacedRecordIsFoundAndMoved(String name) {
        String zone = PROVIDER + name + " TXT \"v=TLSRPTv1; rua=https://mine.example/\"";
        TlsRptResult result = verify(ZoneResolver.parse(zone), TlsRptExpectation.reportTo(OURS));
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("missing", "misplaced");
        assertThat(uris(repaired(zone, TlsRptExpectation.reportTo(OURS))))
                .containsExactly("https://mine.example/", OURS);
    }

    @Test
    void anInvalidRecordIsRepairedAndKeepsWhatIsUsable() {
        String zone = txt("v=TLSRPTv1; rua = https://mine.example/,b@trekmail.net; x=1");
        assertThat(verify(ZoneResolver.parse(zone)).status()).isEqualTo(CheckStatus.INVALID);
        assertThat(uris(repaired(zone))).containsExactly("https://mine.example/", "mailto:b@trekmail.net");
    }

    @ParameterizedTest
    @EnumSource(FailureCause.class)
    void aFailureIsUnknown(FailureCause cause) {
        DnsResolver dns = ZoneResolver.builder()
                .zone(txt("v=TLSRPTv1; rua=" + OURS))
                .fail(cause, "_smtp._tls.customer.example")
                .build();
        TlsRptResult result = verify(dns, TlsRptExpectation.reportTo(OURS));
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).containsExactly("not-determined");
        assertThat(Verifying.repairs(result)).isEmpty();
    }

    @Test
    void anAddressAtADomainWithoutMailIsAWarning() {
        String zone = txt("v=TLSRPTv1; rua=mailto:a@nomail.example," + OURS) + "nomail.example. MX 0 .";
        TlsRptResult result = verify(ZoneResolver.parse(zone), TlsRptExpectation.reportTo(OURS));
        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(result)).containsExactly("mail-domain-without-exchanger");
        assertThat(Verifying.repairs(result))
                .singleElement()
                .isInstanceOfSatisfying(
                        ManualStep.class,
                        step -> assertThat(step.message())
                                .startsWith("nomail.example says that it takes no mail")
                                .contains("_smtp._tls.customer.example", "mailto:a@nomail.example")
                                .doesNotContain("Make sure"));
    }

    @Test
    void aDomainThatMerelyHasNoMailServerMayGetOne() {
        String zone = txt("v=TLSRPTv1; rua=mailto:a@nomail.example," + OURS) + "nomail.example. TXT \"hello\"";
        TlsRptResult result = verify(ZoneResolver.parse(zone), TlsRptExpectation.reportTo(OURS));
        assertThat(Verifying.repairs(result))
                .singleElement()
                .isInstanceOfSatisfying(
                        ManualStep.class,
                        step -> assertThat(step.message()).startsWith("Make sure that nomail.example takes mail"));
    }

    @Test
    void anAddressAtADomainThatDoesNotExistIsAWarning() {
        TlsRptResult result = verify(ZoneResolver.parse(txt("v=TLSRPTv1; rua=mailto:a@gone.example")));
        assertThat(codes(result)).containsExactly("mail-domain-without-exchanger");
        assertThat(result.mailDomains()).containsEntry(DomainName.of("gone.example"), MailRoute.NONE);
    }

    @Test
    void anAddressRecordTakesMail() {
        String zone = txt("v=TLSRPTv1; rua=mailto:a@host.example") + "host.example. A 192.0.2.1";
        TlsRptResult result = verify(ZoneResolver.parse(zone));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.mailDomains()).containsEntry(DomainName.of("host.example"), MailRoute.ADDRESS);
    }

    @Test
    void theProvidersOwnDomainIsTheProvidersBusiness() {
        String zone = "_smtp._tls.customer.example. TXT \"v=TLSRPTv1; rua=" + OURS + "\"";
        TlsRptResult result = verify(ZoneResolver.parse(zone), TlsRptExpectation.reportTo(OURS));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly("mail-domain-without-exchanger");
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
            assertThat(finding.message()).contains("that was asked for");
            assertThat(finding.repair()).isEmpty();
        });
    }

    @Test
    void aFailureAtTheMailDomainIsANotice() {
        DnsResolver dns = ZoneResolver.builder()
                .zone(txt("v=TLSRPTv1; rua=" + OURS))
                .servfail("trekmail.net", RecordType.MX)
                .build();
        TlsRptResult result = verify(dns, TlsRptExpectation.reportTo(OURS));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly("mail-domain-not-determined");
    }

    @Test
    void itWaitsTwoRoundsAndAsksNothingTwice() {
        DomainReport report =
                report(Verifying.delayed(txt("v=TLSRPTv1; rua=" + OURS)), TlsRptExpectation.reportTo(OURS));
        assertThat(report.usage().rounds()).isEqualTo(2);
        assertThat(report.usage().questions()).isEqualTo(2);
    }

    @Test
    void aNameTooLongForARecordHasNone() {
        String label = "a".repeat(63);
        String domain = String.join(".", label, label, label, "a".repeat(55));
        TlsRptResult result = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(PROVIDER))
                .only(TlsRptCheck.KEY)
                .build()
                .verify(domain)
                .get(TlsRptCheck.KEY);
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("missing");
    }

    @Test
    void aDashboardShowsTheRecord() {
        assertThat(TlsRptExpectation.reportTo(OURS, "https://trekmail.net/t")
                        .recordsToPublish(DOMAIN, CustomerValues.none()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.name()).hasToString("_smtp._tls.customer.example");
                    assertThat(record.data())
                            .contains(RecordData.Txt.of(
                                    "v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net,https://trekmail.net/t"));
                });
        assertThat(TlsRptExpectation.anyValid().recordsToPublish(DOMAIN, CustomerValues.none()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tlsrpt@trekmail.net", "http://trekmail.net/", "mailto:a,b@trekmail.net", "mailto:"})
    void aBadExpectationIsTheCallersMistake(String uri) {
        assertThatThrownBy(() -> TlsRptExpectation.reportTo(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + uri + "\"");
    }

    @Test
    void everyLegalSpellingIsCorrect() throws Exception {
        Seed.run(random -> {
            for (int i = 0; i < Seed.cases(); i++) {
                String text = respell(random);
                TlsRptResult result = verify(ZoneResolver.of(record(random, text)), TlsRptExpectation.reportTo(OURS));
                assertThat(result.status()).as(text).isEqualTo(CheckStatus.CORRECT);
            }
        });
    }

    @Test
    void noNearMissIsCorrect() throws Exception {
        List<String> misses = List.of(
                "mailto:tlsrpt@trekmail.net.evil.example",
                "mailto:tlsrpt@nottrekmail.net",
                "mailto:tlsrpt@mail.trekmail.net",
                "mailto:xtlsrpt@trekmail.net",
                "mailto:tlsrpt+x@trekmail.net",
                "mailto:TLSRPT@trekmail.net",
                "mailto:tlsrpt@trekmail.ne",
                "mailto:tlsrpt%40trekmail.net@x.example",
                "https://trekmail.net/tlsrpt@trekmail.net",
                "mailto:tlsrpt@trekmail.net?to=x",
                "tlsrpt@trekmail.net",
                "mailto:tlsrpt@trekmаil.net");
        Seed.run(random -> {
            for (int i = 0; i < Seed.cases(); i++) {
                String text = respell(random, misses.get(random.nextInt(misses.size())));
                TlsRptResult result = verify(ZoneResolver.of(record(random, text)), TlsRptExpectation.reportTo(OURS));
                assertThat(result.status()).as(text).isIn(CheckStatus.INCORRECT, CheckStatus.INVALID);
            }
        });
    }

    private static String respell(Random random) {
        StringBuilder uri = new StringBuilder(random.nextBoolean() ? "mailto:" : "MailTo:");
        for (char c : "tlsrpt".toCharArray()) {
            uri.append(random.nextInt(6) == 0 ? "%" + Integer.toHexString(c) : String.valueOf(c));
        }
        uri.append('@');
        for (char c : "trekmail.net".toCharArray()) {
            uri.append(random.nextBoolean() ? c : Character.toUpperCase(c));
        }
        return respell(random, uri.toString());
    }

    private static String respell(Random random, String uri) {
        StringBuilder rua = new StringBuilder("rua=");
        if (random.nextBoolean()) {
            rua.append("https://mine.example/")
                    .append(blanks(random))
                    .append(',')
                    .append(blanks(random));
        }
        rua.append(uri);
        if (random.nextBoolean()) {
            rua.append(blanks(random)).append(',').append(blanks(random)).append("https://mine.example/2");
        }
        StringBuilder text = new StringBuilder("v=TLSRPTv1");
        text.append(random.nextInt(4) == 0 ? blanks(random) : "").append(';').append(blanks(random));
        if (random.nextInt(3) == 0) {
            text.append("x-ext=1").append(blanks(random)).append(';').append(blanks(random));
        }
        text.append(rua);
        return random.nextBoolean() ? text.append(blanks(random)).append(';').toString() : text.toString();
    }

    private static String blanks(Random random) {
        return " \t ".substring(0, random.nextInt(4));
    }

    private static List<org.domainverifier.dns.DnsRecord> record(Random random, String text) {
        byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int cut = random.nextInt(octets.length);
        List<org.domainverifier.dns.DnsRecord> records =
                new java.util.ArrayList<>(ZoneResolver.parse(PROVIDER).records());
        records.add(new org.domainverifier.dns.DnsRecord(
                DomainName.of("_smtp._tls.customer.example"),
                java.time.Duration.ofMinutes(5),
                new RecordData.Txt(List.of(
                        org.domainverifier.dns.Octets.of(java.util.Arrays.copyOfRange(octets, 0, cut)),
                        org.domainverifier.dns.Octets.of(java.util.Arrays.copyOfRange(octets, cut, octets.length))))));
        return records;
    }
}
