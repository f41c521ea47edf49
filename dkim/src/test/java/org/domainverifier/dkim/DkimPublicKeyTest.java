package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of the JDK in every spelling and every damage, each with its own finding. */
class DkimPublicKeyTest {
    private static final BigInteger F4 = BigInteger.valueOf(65537);

    private static List<FindingCode> codes(String keyType, byte[] octets) {
        return codes("v=DKIM1; k=" + keyType + "; p=" + TestKeys.base64(octets));
    }

    private static List<FindingCode> codes(String text) {
        return DkimKeyRecord.parse(text).diagnostics().stream()
                .map(Diagnostic::code)
                .toList();
    }

    private static DkimPublicKey key(String keyType, byte[] octets) {
        return DkimKeyRecord.parse("v=DKIM1; k=" + keyType + "; p=" + TestKeys.base64(octets))
                .record()
                .flatMap(DkimKeyRecord::publicKey)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 768, 1024, 2048, 3072, 4096})
    void anRsaKeyIsDecodedWithItsSize(int bits) {
        PublicKey original = TestKeys.rsa(bits).getPublic();
        DkimPublicKey key = key("rsa", original.getEncoded());
        assertThat(key.bits()).isEqualTo(bits);
        assertThat(key.keyType()).isEqualTo("rsa");
        assertThat(key.encoding()).isEqualTo(DkimPublicKey.Encoding.SUBJECT_PUBLIC_KEY_INFO);
        assertThat(key.key()).isEqualTo(original);
    }

    @ParameterizedTest
    @CsvSource({"512, KEY_TOO_SMALL", "768, KEY_TOO_SMALL", "1024, SHORT_KEY", "1536, SHORT_KEY"})
    void shortRsaKeysAreFindings(int bits, DkimFinding code) {
        assertThat(codes("rsa", TestKeys.rsa(bits).getPublic().getEncoded())).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    void goodRsaKeysAreNone(int bits) {
        assertThat(codes("rsa", TestKeys.rsa(bits).getPublic().getEncoded())).isEmpty();
    }

    /** A modulus without small factors, of any size, in no time. */
    private static BigInteger modulus(int bits) {
        Random random = new Random(bits);
        for (BigInteger number = new BigInteger(bits, random).setBit(bits - 1).setBit(0);
                ;
                number = number.add(BigInteger.TWO)) {
            BigInteger candidate = number;
            boolean smallFactor = java.util.stream.IntStream.range(2, 1000)
                    .anyMatch(divisor ->
                            candidate.mod(BigInteger.valueOf(divisor)).signum() == 0);
            if (!smallFactor && candidate.bitLength() == bits) {
                return candidate;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16, KEY_TOO_SMALL",
        "384, KEY_TOO_SMALL",
        "1023, KEY_TOO_SMALL",
        "1024, SHORT_KEY",
        "2047, SHORT_KEY",
        "4097, LONG_KEY",
        "16384, LONG_KEY",
        "16385, HUGE_KEY",
        "131072, HUGE_KEY"
    })
    void exoticSizesAreFindings(int bits, DkimFinding code) {
        assertThat(codes("rsa", TestKeys.spki(modulus(bits), bits > 17 ? F4 : BigInteger.valueOf(3))))
                .contains(code);
    }

    @Test
    void aKeyThatTheJdkDoesNotTakeIsNone() {
        for (int bits : new int[] {384, 16385}) {
            String text = "p=" + TestKeys.base64(TestKeys.spki(modulus(bits), F4));
            assertThat(DkimKeyRecord.parse(text).record().orElseThrow().publicKey())
                    .isEmpty();
        }
    }

    @Test
    void pkcs1IsADeviation() {
        PublicKey original = TestKeys.rsa(2048).getPublic();
        byte[] octets = TestKeys.pkcs1(original);
        assertThat(codes("rsa", octets)).containsExactly(DkimFinding.PKCS1_KEY);
        assertThat(key("rsa", octets).key()).isEqualTo(original);
        assertThat(key("rsa", octets).encoding()).isEqualTo(DkimPublicKey.Encoding.RSA_PUBLIC_KEY);
    }

    @Test
    void anEd25519KeyIsItsOctets() {
        PublicKey original = TestKeys.ed25519().getPublic();
        byte[] octets = TestKeys.raw(original);
        assertThat(codes("ed25519", octets)).isEmpty();
        DkimPublicKey key = key("ed25519", octets);
        assertThat(key.key()).isEqualTo(original);
        assertThat(key.bits()).isEqualTo(256);
        assertThat(key.keyType()).isEqualTo("ed25519");
        assertThat(key.encoding()).isEqualTo(DkimPublicKey.Encoding.RAW);
    }

    @Test
    void aWrappedEd25519KeyIsADeviation() {
        PublicKey original = TestKeys.ed25519().getPublic();
        assertThat(original.getEncoded()).hasSize(44);
        assertThat(codes("ed25519", original.getEncoded())).containsExactly(DkimFinding.ED25519_SPKI);
        assertThat(key("ed25519", original.getEncoded()).key()).isEqualTo(original);
        assertThat(key("ed25519", original.getEncoded()).keyType()).isEqualTo("ed25519");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 31, 33, 57, 64})
    void anEd25519KeyOfAnotherLengthIsNone(int octets) {
        byte[] key = new byte[octets];
        Arrays.fill(key, (byte) 7);
        assertThat(codes("ed25519", key)).containsExactly(DkimFinding.ED25519_LENGTH);
    }

    @Test
    void anEd25519KeyThatLooksLikeDerIsOne() {
        byte[] key = TestKeys.der(0x30, TestKeys.der(2, new byte[13]), TestKeys.der(2, new byte[13]));
        assertThat(key).hasSize(32);
        assertThat(codes("ed25519", key)).isEmpty();
    }

    @Test
    void theKeyTypeMustFitTheKey() {
        byte[] ed25519 = TestKeys.raw(TestKeys.ed25519().getPublic());
        assertThat(codes("v=DKIM1; p=" + TestKeys.base64(ed25519))).containsExactly(DkimFinding.ALGORITHM_MISMATCH);
        assertThat(codes("rsa", ed25519)).containsExactly(DkimFinding.ALGORITHM_MISMATCH);
        assertThat(codes("rsa", TestKeys.ed25519().getPublic().getEncoded()))
                .containsExactly(DkimFinding.ALGORITHM_MISMATCH);
        assertThat(codes("rsa", TestKeys.ec().getPublic().getEncoded()))
                .containsExactly(DkimFinding.ALGORITHM_MISMATCH);
        assertThat(codes("ed25519", TestKeys.rsa(2048).getPublic().getEncoded()))
                .containsExactly(DkimFinding.ALGORITHM_MISMATCH);
        assertThat(codes("ed25519", TestKeys.pkcs1(TestKeys.rsa(2048).getPublic())))
                .containsExactly(DkimFinding.ALGORITHM_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "Ed25519", "rsa-sha256", "dsa", "ecdsa256"})
    void otherKeyTypesAreUnknown(String keyType) {
        assertThat(codes(keyType, TestKeys.rsa(2048).getPublic().getEncoded()))
                .containsExactly(DkimFinding.UNKNOWN_KEY_TYPE);
    }

    @Test
    void aPrivateKeyIsRecognizedInEveryForm() {
        byte[] rsa = TestKeys.rsa(2048).getPrivate().getEncoded();
        byte[] ed25519 = TestKeys.ed25519().getPrivate().getEncoded();
        byte[] ec = TestKeys.ec().getPrivate().getEncoded();
        var crt = (java.security.interfaces.RSAPrivateCrtKey) TestKeys.rsa(2048).getPrivate();
        byte[] pkcs1 = TestKeys.der(
                0x30,
                TestKeys.der(2, new byte[] {0}),
                TestKeys.der(2, crt.getModulus().toByteArray()),
                TestKeys.der(2, crt.getPublicExponent().toByteArray()),
                TestKeys.der(2, crt.getPrivateExponent().toByteArray()),
                TestKeys.der(2, crt.getPrimeP().toByteArray()),
                TestKeys.der(2, crt.getPrimeQ().toByteArray()),
                TestKeys.der(2, crt.getPrimeExponentP().toByteArray()),
                TestKeys.der(2, crt.getPrimeExponentQ().toByteArray()),
                TestKeys.der(2, crt.getCrtCoefficient().toByteArray()));
        for (byte[] key : List.of(rsa, ed25519, ec, pkcs1)) {
            assertThat(codes("rsa", key)).containsExactly(DkimFinding.PRIVATE_KEY);
            assertThat(codes("ed25519", key)).containsExactly(DkimFinding.PRIVATE_KEY);
        }
        String pem = TestKeys.pem("RSA PRIVATE KEY", pkcs1);
        assertThat(codes(pem)).containsExactly(DkimFinding.PRIVATE_KEY);
        assertThat(codes("v=DKIM1; p=" + pem.replace("\n", ""))).containsExactly(DkimFinding.PRIVATE_KEY);
    }

    @Test
    void pemHeadersAreRecognized() {
        String pem = TestKeys.pem("PUBLIC KEY", TestKeys.rsa(2048).getPublic().getEncoded());
        assertThat(codes(pem)).containsExactly(DkimFinding.PEM_HEADERS);
        assertThat(codes("v=DKIM1; p=" + pem.replace("\n", ""))).containsExactly(DkimFinding.PEM_HEADERS);
    }

    @Test
    void aRecordCutAt255CharactersIsRecognized() {
        String whole = "v=DKIM1; k=rsa; p=" + TestKeys.spki(TestKeys.rsa(2048).getPublic());
        assertThat(codes(whole.substring(0, 255))).containsExactly(DkimFinding.TRUNCATED_AT_255);
        for (String start : List.of("v=DKIM1;k=rsa;p=", "k=rsa; p=", "v=DKIM1; p=", "p=")) {
            String other = start + TestKeys.spki(TestKeys.rsa(4096).getPublic());
            assertThat(codes(other.substring(0, 255))).contains(DkimFinding.TRUNCATED_AT_255);
        }
    }

    @Test
    void aKeyCutAnywhereIsTruncated() {
        String whole = "v=DKIM1; k=rsa; p=" + TestKeys.spki(TestKeys.rsa(2048).getPublic());
        for (int length = whole.length() - 4; length > 30; length--) {
            assertThat(codes(whole.substring(0, length)))
                    .as("cut at %d", length)
                    .contains(length == 255 ? DkimFinding.TRUNCATED_AT_255 : DkimFinding.TRUNCATED);
        }
    }

    @Test
    void somethingBehindTheKeyIsGarbage() {
        byte[] key = TestKeys.rsa(2048).getPublic().getEncoded();
        assertThat(codes("rsa", Arrays.copyOf(key, key.length + 3))).containsExactly(DkimFinding.BAD_KEY);
    }

    @Test
    void anOpenSshKeyIsNamed() {
        byte[] ssh = ("\0\0\0\7ssh-rsa" + "\0\0\0\3\1\0\1").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        var diagnostics = DkimKeyRecord.parse("p=" + TestKeys.base64(ssh)).diagnostics();
        assertThat(diagnostics.get(1).code()).isEqualTo(DkimFinding.BAD_KEY);
        assertThat(diagnostics.get(1).arguments()).containsEntry("reason", "OPENSSH_KEY");
    }

    @Test
    void paddingMustFit() {
        String base64 = TestKeys.base64(TestKeys.raw(TestKeys.ed25519().getPublic()));
        assertThat(base64).endsWith("=");
        String bare = base64.substring(0, base64.length() - 1);
        assertThat(codes("v=DKIM1; k=ed25519; p=" + bare)).containsExactly(DkimFinding.BASE64_PADDING);
        assertThat(codes("v=DKIM1; k=ed25519; p=" + bare + "==")).containsExactly(DkimFinding.BASE64_PADDING);
        assertThat(codes("v=DKIM1; k=ed25519; p=" + bare + "===")).containsExactly(DkimFinding.BASE64_PADDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_", "-", "*", "\"", "=A", "é", "\\"})
    void otherCharactersAreNoBase64(String character) {
        String base64 = TestKeys.spki(TestKeys.rsa(2048).getPublic());
        String text = "v=DKIM1; p=" + base64.substring(0, 100) + character + base64.substring(100);
        assertThat(codes(text)).containsExactly(DkimFinding.BAD_BASE64);
    }

    @ParameterizedTest
    @CsvSource({
        "0, BAD_EXPONENT",
        "1, BAD_EXPONENT",
        "2, BAD_EXPONENT",
        "65536, BAD_EXPONENT",
        "-3, BAD_EXPONENT",
        "3, UNUSUAL_EXPONENT",
        "17, UNUSUAL_EXPONENT",
        "2147483647, UNUSUAL_EXPONENT",
        "2147483649, LARGE_EXPONENT",
        "18446744073709551615, LARGE_EXPONENT",
        "18446744073709551617, BAD_EXPONENT"
    })
    void exponentsAreJudged(BigInteger exponent, DkimFinding code) {
        BigInteger modulus = ((RSAPublicKey) TestKeys.rsa(2048).getPublic()).getModulus();
        assertThat(codes("rsa", TestKeys.spki(modulus, exponent))).containsExactly(code);
    }

    @Test
    void aVeryLongExponentCostsNothing() {
        BigInteger modulus = modulus(16384);
        assertThat(codes("rsa", TestKeys.spki(modulus, modulus.subtract(BigInteger.TWO))))
                .containsExactly(DkimFinding.LONG_KEY, DkimFinding.BAD_EXPONENT);
    }

    @Test
    void anImpossibleModulusIsDamaged() {
        BigInteger modulus = ((RSAPublicKey) TestKeys.rsa(2048).getPublic()).getModulus();
        assertThat(codes("rsa", TestKeys.spki(modulus.subtract(BigInteger.ONE), F4)))
                .containsExactly(DkimFinding.BAD_MODULUS);
        assertThat(codes("rsa", TestKeys.spki(modulus(2040).multiply(BigInteger.valueOf(251)), F4)))
                .containsExactly(DkimFinding.BAD_MODULUS);
        assertThat(codes("rsa", TestKeys.spki(modulus.negate(), F4))).containsExactly(DkimFinding.BAD_KEY);
        assertThat(codes("rsa", TestKeys.spki(BigInteger.ZERO, F4))).containsExactly(DkimFinding.BAD_KEY);
    }

    @Test
    void anExponentOfAKeyThatTheJdkMade() {
        PublicKey three = TestKeys.rsaWithExponent(2048, 3).getPublic();
        assertThat(codes("rsa", three.getEncoded())).containsExactly(DkimFinding.UNUSUAL_EXPONENT);
        assertThat(key("rsa", three.getEncoded()).key()).isEqualTo(three);
    }

    /** Whatever octets there are, and whatever is done to a key: no exception, and no key without a reason. */
    @Test
    void garbageNeverThrows() {
        long seed = Long.getLong("domainverifier.seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] good = TestKeys.rsa(1024).getPublic().getEncoded();
        for (int i = 0; i < 5000; i++) {
            byte[] octets = random.nextBoolean() ? good.clone() : new byte[random.nextInt(200)];
            for (int damage = 0; damage < 1 + random.nextInt(4) && octets.length > 0; damage++) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt();
            }
            if (octets.length != good.length) {
                random.nextBytes(octets);
            }
            String keyType = random.nextBoolean() ? "rsa" : "ed25519";
            var parsed = DkimKeyRecord.parse("v=DKIM1; k=" + keyType + "; p=" + TestKeys.base64(octets));
            boolean isKey = parsed.record().flatMap(DkimKeyRecord::publicKey).isPresent();
            assertThat(isKey || !parsed.isValid())
                    .as("seed %d, octets %s", seed, java.util.HexFormat.of().formatHex(octets))
                    .isTrue();
        }
    }
}
