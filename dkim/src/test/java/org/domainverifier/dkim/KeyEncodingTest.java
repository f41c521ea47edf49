package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
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
}
