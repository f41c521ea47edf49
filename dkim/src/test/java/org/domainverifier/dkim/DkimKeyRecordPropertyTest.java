package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.junit.jupiter.api.Test;

class DkimKeyRecordPropertyTest {
    private static final String PARTS = ";;;==::  \t\r\n\\\"vkhstnpgDKIM1rsaed25519AAAAMIIBé\u200b\u0000-_+/*";

    /** What is printed says what was read, whatever was read. */
    static void check(String text, Object context) {
        Parsed<DkimKeyRecord> parsed = DkimKeyRecord.parse(text);
        for (Diagnostic diagnostic : parsed.diagnostics()) {
            assertThat(diagnostic.span().end()).as("%s", context).isLessThanOrEqualTo(text.length());
        }
        if (parsed.record().isEmpty()) {
            assertThat(parsed.isValid()).as("%s: %s", context, text).isFalse();
            assertThat(parsed.diagnostics()).as("%s: %s", context, text).isNotEmpty();
            return;
        }
        DkimKeyRecord record = parsed.record().get();
        String printed = record.toString();
        Parsed<DkimKeyRecord> again = DkimKeyRecord.parse(printed);
        assertThat(again.record()).as("%s: %s", context, text).contains(record);
        assertThat(again.record().get()).as("%s: %s", context, text).hasToString(printed);
        if (parsed.isValid()) {
            assertThat(again.isValid()).as("%s: %s", context, text).isTrue();
        }
    }

    @Test
    void parsePrintParseIsTheIdentityForLegalRecords() {
        Seeded seeded = new Seeded();
        Spellings spellings = new Spellings(seeded);
        String key = TestKeys.spki(TestKeys.rsa(2048).getPublic());
        for (int i = 0; i < Seeded.cases(); i++) {
            String text = spellings.legal("rsa", key);
            assertThat(DkimKeyRecord.parse(text).isValid())
                    .as("seed %d: %s", seeded.seed, text)
                    .isTrue();
            check(text, seeded.seed);
        }
    }

    @Test
    void parsePrintParseIsTheIdentityForNearMisses() {
        Seeded seeded = new Seeded();
        Spellings spellings = new Spellings(seeded);
        String key = TestKeys.base64(TestKeys.raw(TestKeys.ed25519().getPublic()));
        for (int i = 0; i < Seeded.cases(); i++) {
            check(spellings.nearMiss("ed25519", key), seeded.seed);
        }
    }

    @Test
    void parsePrintParseIsTheIdentityForAnything() {
        Seeded seeded = new Seeded();
        for (int i = 0; i < 4 * Seeded.cases(); i++) {
            check(noise(seeded.random), seeded.seed);
        }
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append("kvhstnpgx".charAt(random.nextInt(9))).append('=');
                case 1 -> text.append(';');
                case 2 -> text.append((char) random.nextInt(0x250));
                default -> text.append(PARTS.charAt(random.nextInt(PARTS.length())));
            }
        }
        return text.toString();
    }

    @Test
    void aHugeTextIsReadInNoTime() {
        String huge = "A".repeat(65_000);
        check("v=DKIM1; p=" + huge, "one key");
        check("v=DKIM1; p=AAAA" + ";".repeat(65_000), "semicolons");
        check("v=DKIM1; p=AAAA; t=" + ":y".repeat(32_000), "flags");
        check("v=DKIM1; p=AAAA; n=" + "\u00e9".repeat(32_000), "characters");
        check("v=DKIM1; p=AAAA; n=" + " \r\n".repeat(20_000), "blanks");
        check("-----BEGIN ".repeat(6_000), "file");
        // one INTEGER of 48 kB
        byte[] number = new byte[48_000];
        java.util.Arrays.fill(number, (byte) 0x55);
        check(
                "v=DKIM1; p="
                        + TestKeys.base64(
                                TestKeys.pkcs1(new java.math.BigInteger(1, number), java.math.BigInteger.TEN)),
                "modulus");
    }
}
