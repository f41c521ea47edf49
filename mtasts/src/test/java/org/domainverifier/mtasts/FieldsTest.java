package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.domainverifier.mtasts.txt.TxtFields;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.domainverifier.tlsrpt.TlsRptFinding;
import org.domainverifier.tlsrpt.TlsRptRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a field, a line or a value begins and ends, in records and policies. */
class FieldsTest {
    private static List<FindingCode> codes(Parsed<?> parsed) {
        return parsed.diagnostics().stream().map(Diagnostic::code).toList();
    }

    private static List<String> places(Parsed<?> parsed) {
        return parsed.diagnostics().stream()
                .map(diagnostic -> diagnostic.span().of(parsed.text()))
                .toList();
    }

    private static Parsed<MtaStsRecord> record(String text) {
        return MtaStsRecord.parse(text);
    }

    private static Parsed<MtaStsPolicy> policy(String lines) {
        return MtaStsPolicy.parse(lines);
    }

    private static final String REST = "version: STSv1\nmode: testing\nmax_age: 604800\nmx: mail.example.com\n";

    // records

    @Test
    void mistakesAreToldInTheOrderOfTheText() {
        Parsed<MtaStsRecord> parsed = record("v=STSv1 ; id=1; x=a b; y");

        assertThat(codes(parsed))
                .containsExactly(
                        MtaStsFinding.STRAY_BLANK, MtaStsFinding.MALFORMED_FIELD, MtaStsFinding.MALFORMED_FIELD);
    }

    @Test
    void aBadCharacterIsMarkedAlsoWhereItIsTheLastOne() {
        assertThat(places(record("v=STSv1; id=1; x=a\u00e9"))).contains("\u00e9");
        assertThat(places(record("v=STSv1; id=1; x=\u00e9a; y=b"))).contains("\u00e9");
    }

    @Test
    void whatIsMalformedIsShown() {
        assertThat(record("v=STSv1;; id=1").diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.arguments()).isEqualTo(Map.of("part", ";")));
        assertThat(record("v=STSv1; id=1; hello").diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.arguments()).isEqualTo(Map.of("part", "hello")));
    }

    @ParameterizedTest
    @CsvSource({"0x20, false", "0x21, true", "0x3b, false", "0x3d, false", "0x7e, true", "0x7f, false", "0x80, false"})
    void theValueOfAnExtensionIsVisibleAscii(String character, boolean legal) {
        assertThat(TxtFields.isExtensionValue("a" + (char) (int) Integer.decode(character)))
                .isEqualTo(legal);
    }

    @Test
    void mistakesInAReportRecordAreToldInTheOrderOfTheText() {
        Parsed<TlsRptRecord> parsed =
                TlsRptRecord.parse("v=TLSRPTv1; x=1; rua=ftp://a.example/,a@b.example; y=a,b; z=2");

        assertThat(codes(parsed))
                .containsExactly(
                        TlsRptFinding.UNKNOWN_FIELD,
                        TlsRptFinding.UNSUPPORTED_SCHEME,
                        TlsRptFinding.NO_USABLE_URI,
                        TlsRptFinding.BAD_URI,
                        TlsRptFinding.UNKNOWN_FIELD,
                        TlsRptFinding.UNKNOWN_FIELD);
    }

    @Test
    void nothingButSpacesBetweenTwoCommasIsABadAddress() {
        Parsed<TlsRptRecord> parsed = TlsRptRecord.parse("v=TLSRPTv1; rua=mailto:a@b.example, \t ,mailto:c@b.example");

        assertThat(codes(parsed)).containsExactly(TlsRptFinding.BAD_URI);
        assertThat(parsed.record().orElseThrow().rua())
                .extracting(Object::toString)
                .containsExactly("mailto:a@b.example", "mailto:c@b.example");
    }

    // policies

    @Test
    void aLineFeedBeforeEverythingIsABlankLineAndTheRestIsRead() {
        Parsed<MtaStsPolicy> parsed = policy("\n" + REST);

        assertThat(codes(parsed)).containsExactly(MtaStsFinding.POLICY_BLANK_LINE);
        assertThat(parsed.record()).isPresent();
    }

    @Test
    void octetsThatAreNotUtf8AreSaid() {
        byte[] octets = (REST + "x: \u00e9\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(codes(MtaStsPolicyParser.parse(octets))).contains(MtaStsFinding.POLICY_NOT_UTF8);
        assertThat(codes(MtaStsPolicyParser.parse(REST.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, POLICY_MX_ADDRESS",
        "[192.0.2.1], POLICY_MX_ADDRESS",
        "::1, POLICY_MX_ADDRESS",
        "[2001:DB8::1], POLICY_MX_ADDRESS",
        "192.0.2, POLICY_BAD_MX",
        "192.0.2.1.1, POLICY_BAD_MX",
        "cafe:80, POLICY_BAD_MX",
        "mail.example.com:25, POLICY_BAD_MX",
        "mail_1.example.com, POLICY_BAD_MX"
    })
    void anAddressIsToldFromWhatIsNotAHost(String pattern, MtaStsFinding code) {
        assertThat(codes(policy(REST + "mx: " + pattern + "\n"))).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"0x1f, false", "0x20, true", "0x7e, true", "0x7f, false", "0x9f, false", "0xa0, true", "0xe9, true"})
    void theValueOfAFieldHasNoControlCharacters(String character, boolean legal) {
        String value = "a" + (char) (int) Integer.decode(character) + "b";

        assertThat(codes(policy(REST + "x: " + value + "\n")))
                .containsExactly(legal ? MtaStsFinding.POLICY_UNKNOWN_FIELD : MtaStsFinding.POLICY_MALFORMED_LINE);
    }

    @ParameterizedTest
    @CsvSource({
        "enforce, 31557600, ",
        "enforce, 31557601, POLICY_LONG_MAX_AGE",
        "enforce, 1209600, ",
        "enforce, 1209599, POLICY_MAX_AGE_BELOW_WEEKS",
        "enforce, 86400, POLICY_MAX_AGE_BELOW_WEEKS",
        "enforce, 86399, POLICY_SHORT_MAX_AGE",
        "testing, 86400, ",
        "testing, 86399, POLICY_SHORT_MAX_AGE",
        "none, 0, "
    })
    void aMaximumAgeIsUnusualFromItsLimitOn(String mode, long seconds, MtaStsFinding code) {
        Parsed<MtaStsPolicy> parsed =
                policy("version: STSv1\nmode: " + mode + "\nmax_age: " + seconds + "\nmx: mail.example.com\n");

        assertThat(codes(parsed)).isEqualTo(code == null ? List.of() : List.of(code));
    }
}
