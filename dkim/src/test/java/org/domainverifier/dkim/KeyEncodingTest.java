package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.domainverifier.record.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not DER (X.690) is not a key, however near it comes; what verifiers refuse is said. */
class KeyEncodingTest {
    private static final RSAPublicKey RSA = (RSAPublicKey) TestKeys.rsa(2048).getPublic();
    private static final String RSA_IDENTIFIER = "2a864886f70d010101";

    private static List<Diagnostic> diagnostics(String keyType, byte[] octets) {
        return DkimKeyRecord.parse("v=DKIM1; k=" + keyType + "; p=" + TestKeys.base64(octets))
                .diagnostics();
    }

    private static void assertBadKey(byte[] octets, String reason) {
        assertThat(diagnostics("rsa", octets)).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DkimFinding.BAD_KEY);
            assertThat(diagnostic.arguments()).containsEntry("reason", reason);
        });
    }

    private static byte[] integer(String hex) {
        return TestKeys.der(Der.INTEGER, TestKeys.hex(hex));
    }

    private static byte[] rsaKey(byte[] modulus, byte[] exponent) {
        return TestKeys.der(Der.SEQUENCE, modulus, exponent);
    }

    private static byte[] info(byte[] algorithm, byte[] key) {
        return TestKeys.der(Der.SEQUENCE, algorithm, key);
    }

    private static byte[] algorithm(String identifier, byte[]... parameters) {
        byte[][] parts = new byte[1 + parameters.length][];
        parts[0] = TestKeys.der(Der.OBJECT_IDENTIFIER, TestKeys.hex(identifier));
        System.arraycopy(parameters, 0, parts, 1, parameters.length);
        return TestKeys.der(Der.SEQUENCE, parts);
    }

    private static byte[] bits(int unused, byte[] octets) {
        return TestKeys.der(Der.BIT_STRING, new byte[] {(byte) unused}, octets);
    }

    private static byte[] nothing() {
        return TestKeys.der(Der.NULL);
    }

    // numbers (X.690 §8.3.2)

    @ParameterizedTest
    @CsvSource({"0003", "000011", "007f", "ffff", "ff80", "''"})
    void aNumberThatIsNotInItsShortestFormIsNotOne(String exponent) {
        assertBadKey(rsaKey(integer("00" + RSA.getModulus().toString(16)), integer(exponent)), "UNKNOWN_STRUCTURE");
    }

    @ParameterizedTest
    @CsvSource({"03", "0080", "00ff"})
    void aNumberInItsShortestFormIsOne(String exponent) {
        assertThat(diagnostics("rsa", rsaKey(integer("00" + RSA.getModulus().toString(16)), integer(exponent))))
                .extracting(Diagnostic::code)
                .contains(DkimFinding.PKCS1_KEY)
                .doesNotContain(DkimFinding.BAD_KEY);
    }

    @ParameterizedTest
    @CsvSource({"ff00", "80", "ff7f", "fe80"})
    void aNegativeModulusIsReadAsOne(String modulus) {
        assertThat(diagnostics("rsa", rsaKey(integer(modulus), integer("03"))))
                .filteredOn(diagnostic -> diagnostic.code() == DkimFinding.BAD_KEY)
                .singleElement()
                .satisfies(
                        diagnostic -> assertThat(diagnostic.arguments()).containsEntry("reason", "NEGATIVE_MODULUS"));
    }

    // lengths (X.690 §10.1)

    @Test
    void aValueThatReachesBeyondItsSequenceIsNotDer() {
        byte[] key = rsaKey(integer("00" + RSA.getModulus().toString(16)), integer("010001"));
        key[key.length - 4]++;

        assertBadKey(key, "BROKEN_DER");
    }

    @Test
    void aLengthInMoreOctetsThanItNeedsIsNotDer() {
        assertBadKey(TestKeys.hex("308103" + "020103"), "NOT_DER");
        assertBadKey(TestKeys.hex("30820003" + "020103"), "NOT_DER");
        assertBadKey(TestKeys.hex("3080" + "020103" + "0000"), "NOT_DER");
    }

    @ParameterizedTest
    @CsvSource({
        "308180, UNKNOWN_STRUCTURE",
        "30820080, NOT_DER",
        "3083000080, NOT_DER",
        "308400000080, NOT_DER",
        "30850000000080, NOT_DER"
    })
    void aLengthOf128OctetsIsWrittenInOneOctetMore(String header, String reason) {
        byte[] octets = Arrays.copyOf(TestKeys.hex(header), header.length() / 2 + 128);
        byte[] content = TestKeys.der(Der.OCTET_STRING, new byte[126]);
        System.arraycopy(content, 0, octets, header.length() / 2, content.length);

        assertBadKey(octets, reason);
    }

    @ParameterizedTest
    @CsvSource({"3081", "3082", "308201", "30830101"})
    void aLengthThatIsCutIsNotDer(String header) {
        assertBadKey(TestKeys.hex(header), "NOT_DER");
    }

    @Test
    void moreValuesThanAnyKeyHasAreNotRead() {
        byte[][] values = new byte[17][];
        Arrays.fill(values, integer("01"));

        assertBadKey(TestKeys.der(Der.SEQUENCE, values), "BROKEN_DER");
    }

    // what is in a SubjectPublicKeyInfo (RFC 5280 §4.1)

    private static byte[] rsaBits() {
        return rsaKey(integer("00" + RSA.getModulus().toString(16)), integer("010001"));
    }

    @Test
    void anRsaKeyHasParametersThatAreNull() {
        byte[] bits = bits(0, rsaBits());

        assertThat(diagnostics("rsa", info(algorithm(RSA_IDENTIFIER, nothing()), bits)))
                .isEmpty();
        assertBadKey(info(algorithm(RSA_IDENTIFIER), bits), "UNKNOWN_STRUCTURE");
        assertBadKey(info(algorithm(RSA_IDENTIFIER, integer("01")), bits), "UNKNOWN_STRUCTURE");
        assertBadKey(info(algorithm(RSA_IDENTIFIER, TestKeys.der(Der.NULL, new byte[1])), bits), "UNKNOWN_STRUCTURE");
        assertBadKey(info(algorithm(RSA_IDENTIFIER, nothing(), nothing()), bits), "UNKNOWN_STRUCTURE");
    }

    @Test
    void theBitsOfAKeyAreWholeOctets() {
        byte[] algorithm = algorithm(RSA_IDENTIFIER, nothing());

        assertBadKey(info(algorithm, bits(1, rsaBits())), "UNKNOWN_STRUCTURE");
        assertBadKey(info(algorithm, TestKeys.der(Der.OCTET_STRING, new byte[1], rsaBits())), "UNKNOWN_STRUCTURE");
        assertBadKey(info(algorithm("2a8648ce3d0201"), bits(0, new byte[0])), "UNKNOWN_STRUCTURE");
    }

    @Test
    void anRsaKeyIsTwoNumbers() {
        byte[] algorithm = algorithm(RSA_IDENTIFIER, nothing());
        byte[] one = integer("03");

        assertBadKey(info(algorithm, bits(0, TestKeys.der(Der.SEQUENCE, one))), "UNKNOWN_STRUCTURE");
        assertBadKey(info(algorithm, bits(0, TestKeys.der(Der.SEQUENCE, one, one, one))), "UNKNOWN_STRUCTURE");
        assertBadKey(info(algorithm, bits(0, TestKeys.der(Der.SEQUENCE, one, nothing()))), "UNKNOWN_STRUCTURE");
        assertBadKey(info(algorithm, bits(0, TestKeys.der(Der.SEQUENCE, nothing(), one))), "UNKNOWN_STRUCTURE");
        assertBadKey(info(algorithm, bits(0, TestKeys.der(0x31, one, one))), "UNKNOWN_STRUCTURE");
    }

    @Test
    void anAlgorithmIsAnIdentifier() {
        byte[] bits = bits(0, rsaBits());

        assertBadKey(info(TestKeys.der(Der.SEQUENCE), bits), "UNKNOWN_STRUCTURE");
        assertBadKey(info(TestKeys.der(Der.SEQUENCE, integer("01")), bits), "UNKNOWN_STRUCTURE");
    }

    @ParameterizedTest
    @CsvSource({
        "2a864886f70d01010a, RSASSA-PSS",
        "2a8648ce3d0201, EC",
        "2a8648ce380401, DSA",
        "2b6571, Ed448",
        "2a03, OID 2a03"
    })
    void anAlgorithmThatDkimDoesNotUseIsNamed(String identifier, String name) {
        assertThat(diagnostics("rsa", info(algorithm(identifier), bits(0, new byte[57]))))
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.code()).isEqualTo(DkimFinding.ALGORITHM_MISMATCH);
                    assertThat(diagnostic.arguments()).isEqualTo(Map.of("keyType", "rsa", "actual", name));
                });
    }

    @Test
    void anEd25519KeyHas32OctetsAndNoParameters() {
        byte[] key = TestKeys.raw(TestKeys.ed25519().getPublic());

        assertThat(diagnostics("ed25519", info(algorithm("2b6570"), bits(0, key))))
                .extracting(Diagnostic::code)
                .containsExactly(DkimFinding.ED25519_SPKI);
        assertBadKey(info(algorithm("2b6570", nothing()), bits(0, key)), "UNKNOWN_STRUCTURE");
        assertBadKey(info(algorithm("2b6570"), bits(0, new byte[31])), "UNKNOWN_STRUCTURE");
        assertBadKey(info(algorithm("2b6570"), bits(0, new byte[33])), "UNKNOWN_STRUCTURE");
    }

    // private keys are told from what only begins like one

    @ParameterizedTest
    @CsvSource({"00, true", "01, true", "02, false", "ff, true"})
    void aPrivateKeyBeginsWithAVersionOfOneBit(String version, boolean isPrivate) {
        byte[] octets = TestKeys.der(Der.SEQUENCE, integer(version), integer("03"), integer("03"));

        assertThat(diagnostics("rsa", octets))
                .extracting(Diagnostic::code)
                .containsExactly(isPrivate ? DkimFinding.PRIVATE_KEY : DkimFinding.BAD_KEY);
    }

    @Test
    void whatFollowsTheVersionOfAPrivateKeyIsAnAlgorithmANumberOrOctets() {
        byte[] version = integer("00");
        byte[] end = integer("03");

        for (int tag : new int[] {Der.SEQUENCE, Der.INTEGER, Der.OCTET_STRING}) {
            assertThat(diagnostics("rsa", TestKeys.der(Der.SEQUENCE, version, TestKeys.der(tag, new byte[1]), end)))
                    .extracting(Diagnostic::code)
                    .containsExactly(DkimFinding.PRIVATE_KEY);
        }
        assertBadKey(TestKeys.der(Der.SEQUENCE, version, nothing(), end), "UNKNOWN_STRUCTURE");
        assertBadKey(TestKeys.der(Der.SEQUENCE, version), "UNKNOWN_STRUCTURE");
        assertBadKey(TestKeys.der(Der.SEQUENCE), "UNKNOWN_STRUCTURE");
        assertBadKey(TestKeys.der(Der.SEQUENCE, nothing(), end, end), "UNKNOWN_STRUCTURE");
    }

    // what is not DER at all

    @ParameterizedTest
    @CsvSource({
        "30, NOT_DER",
        "31, NOT_DER",
        "310100, NOT_DER",
        "30010000, TRAILING_OCTETS",
        "3000300000, TRAILING_OCTETS",
        "3003020500, BROKEN_DER",
        "30031f0100, BROKEN_DER"
    })
    void theReasonIsSaid(String hex, String reason) {
        assertBadKey(TestKeys.hex(hex), reason);
    }

    @Test
    void ofWhatIsCutBothLengthsAreSaid() {
        byte[] key = RSA.getEncoded();

        assertThat(diagnostics("rsa", Arrays.copyOf(key, 290))).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DkimFinding.TRUNCATED);
            assertThat(diagnostic.arguments()).isEqualTo(Map.of("octets", 290, "declared", (long) key.length));
        });
    }

    @Test
    void thirtyTwoOctetsOfWhateverLooksCutAreAnEd25519Key() {
        byte[] key = new byte[32];
        key[0] = Der.SEQUENCE;
        key[1] = 40;

        assertThat(diagnostics("rsa", key))
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.arguments()).containsEntry("actual", "ed25519"));
    }

    // base64

    @Test
    void whereNothingIsMissingThereIsNoPadding() {
        String key = TestKeys.spki(RSA);
        assertThat(key).doesNotContain("=").hasSizeGreaterThan(4);

        assertThat(DkimKeyRecord.parse("v=DKIM1; p=" + key + "=").diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(DkimFinding.BASE64_PADDING);
    }

    @ParameterizedTest
    @CsvSource({"65535, NOT_DER", "65536, TOO_LONG"})
    void aKeyLongerThanAnyRecordIsNotDecoded(int characters, String reason) {
        assertThat(DkimKeyRecord.parse("v=DKIM1; p=" + "A".repeat(characters)).diagnostics())
                .filteredOn(diagnostic -> diagnostic.code() == DkimFinding.BAD_KEY)
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.arguments()).containsEntry("reason", reason));
    }

    // numbers

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 3", "29, 29", "31, 31", "997, 997", "1009, 0"})
    void aFactorBelowAThousandIsNamed(int factor, int named) {
        BigInteger modulus = RSA.getModulus().multiply(BigInteger.valueOf(factor));

        assertThat(diagnostics("rsa", TestKeys.spki(modulus, BigInteger.valueOf(65537))))
                .filteredOn(diagnostic -> diagnostic.code() == DkimFinding.BAD_MODULUS)
                .extracting(diagnostic -> diagnostic.arguments().get("factor"))
                .isEqualTo(named == 0 ? List.of() : List.of(named));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "18446744073709551615, 18446744073709551615",
        "18446744073709551617, 2^64…",
        "36893488147419103233, 2^65…"
    })
    void anExponentIsShownInFullUnlessItIsTooLongForThat(BigInteger exponent, String shown) {
        assertThat(diagnostics("rsa", TestKeys.spki(RSA.getModulus(), exponent)))
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.arguments()).isEqualTo(Map.of("exponent", shown)));
    }

    @Test
    void anExponentIsLessThanItsModulus() {
        BigInteger prime = BigInteger.valueOf(1013);

        assertThat(diagnostics("rsa", TestKeys.spki(prime, prime)))
                .extracting(Diagnostic::code)
                .contains(DkimFinding.BAD_EXPONENT);
    }
}
