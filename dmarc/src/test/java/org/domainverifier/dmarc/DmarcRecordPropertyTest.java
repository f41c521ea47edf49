package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

class DmarcRecordPropertyTest {
    private static final int ROUNDS = 5000;
    private static final String EXPECTED = "v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net";
    private static final DmarcExpectation EXPECTATION = DmarcExpectation.anyValid()
            .atLeast(DmarcPolicy.QUARANTINE)
            .reportingTo("mailto:dmarc@trekmail.net")
            .suggesting(EXPECTED);

    private final long seed = Long.getLong("domainverifier.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void randomTextsAreReadAndPrintedAndReadTheSame() {
        String[] pieces = {
            "v=DMARC1",
            ";",
            "; ",
            "p=",
            "sp=",
            "np=",
            "none",
            "Reject",
            "quarantine",
            "t=y",
            "psd=n",
            "rua=",
            "ruf=",
            "fo=",
            "1:d",
            "mailto:a@example.com",
            "mailto:a%2C%21b@example.com?x=y",
            "https://x.test/a",
            ",",
            "!10m",
            "adkim=s",
            "aspf=",
            "s",
            "=",
            " ",
            "\t",
            "x",
            "pct=5",
            "\u00e9",
            "\"",
            "P=none",
            "v=DMARC2",
            "0"
        };
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "v=DMARC1;");
            for (int n = random.nextInt(25); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            DmarcRecordFuzzTest.check(text.toString(), "seed " + seed);
        }
    }

    /** No text costs more than its length: neither time nor stack. */
    @Test
    void hugeTextsAreReadToo() {
        String[] starts = {
            "",
            "v=DMARC1",
            "v=DMARC1;",
            "v=DMARC1; p=none; rua=",
            "v=DMARC1; p=none; rua=mailto:a@example.com?",
            "v",
            "\""
        };
        for (String start : starts) {
            for (String piece : List.of(
                    " ", ";", "a", "a.", "!", "!1", ",", "mailto:a@b.cc,", "=", "%41", "\"", "\\", "v=", "x=y;")) {
                String text = start + piece.repeat(16_000 / piece.length());
                DmarcRecordFuzzTest.check(text, start + piece);
                assertThat(status(text)).isNotNull();
            }
        }
    }

    @Test
    void everyLegalSpellingOfTheExpectedRecordIsCorrect() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = respelt();

            assertThat(status(text)).as("seed %d: %s", seed, text).isEqualTo(CheckStatus.CORRECT);
        }
    }

    private String respelt() {
        List<String> tags =
                new ArrayList<>(List.of(tag("p", random.nextBoolean() ? "quarantine" : "reject"), tag("rua", uris())));
        optional(tags, tag("sp", "reject"));
        optional(tags, tag("np", "reject"));
        optional(tags, tag("adkim", random.nextBoolean() ? "s" : "r"));
        optional(tags, tag("aspf", random.nextBoolean() ? "s" : "r"));
        optional(tags, tag("t", "n"));
        optional(tags, tag("psd", random.nextBoolean() ? "u" : "n"));
        optional(tags, tag("fo", List.of("0", "1", "d:s", "s", "1:d").get(random.nextInt(5))));
        optional(tags, "pct" + equals() + 100);
        optional(tags, "x" + random.nextInt(100) + equals() + "anything at all");
        Collections.shuffle(tags, random);
        StringBuilder text = new StringBuilder((random.nextBoolean() ? "v" : "V") + equals() + "DMARC1");
        tags.forEach(tag -> text.append(separator()).append(tag));
        return text.append(random.nextBoolean() ? separator() : "").toString();
    }

    private void optional(List<String> tags, String tag) {
        if (random.nextInt(3) == 0) {
            tags.add(tag);
        }
    }

    private String uris() {
        List<String> uris = new ArrayList<>();
        String local = random.nextBoolean() ? "dmarc" : "%64marc";
        uris.add((random.nextBoolean() ? "mailto:" : "MailTo:") + local + "@"
                + (random.nextBoolean() ? "trekmail.net" : "TrekMail.NET")
                + (random.nextInt(4) == 0 ? "!10m" : ""));
        if (random.nextInt(3) == 0) {
            uris.add("mailto:postmaster@example.com");
        }
        Collections.shuffle(uris, random);
        return String.join(blanks() + "," + blanks(), uris);
    }

    private String tag(String name, String value) {
        boolean keepsCase = name.equals("rua");
        return anyCase(name) + equals() + (keepsCase ? value : anyCase(value));
    }

    private String anyCase(String text) {
        StringBuilder mixed = new StringBuilder();
        for (char c : text.toCharArray()) {
            mixed.append(random.nextInt(4) == 0 ? Character.toUpperCase(c) : c);
        }
        return mixed.toString();
    }

    private String equals() {
        return blanks() + "=" + blanks();
    }

    private String separator() {
        return blanks() + ";" + blanks();
    }

    private String blanks() {
        return List.of("", "", " ", "\t", "  ").get(random.nextInt(5));
    }

    @Test
    void noNearMissOfTheExpectedRecordIsCorrect() {
        int misses = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String text = damaged();
            if (meansTheSame(text)) {
                continue;
            }
            misses++;
            assertThat(status(text)).as("seed %d: %s", seed, text).isNotEqualTo(CheckStatus.CORRECT);
        }
        assertThat(misses).isGreaterThan(ROUNDS / 2);
    }

    /** One letter lost, changed, doubled or put in. */
    private String damaged() {
        int at = random.nextInt(EXPECTED.length());
        String before = EXPECTED.substring(0, at);
        String after = EXPECTED.substring(at + 1);
        char c = (char) (0x21 + random.nextInt(0x7e - 0x21));
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + c + after;
            case 2 -> before + EXPECTED.charAt(at) + EXPECTED.charAt(at) + after;
            default -> before + c + EXPECTED.charAt(at) + after;
        };
    }

    /** An independent reading, strict and simple: the only damage that does none is to blanks, case, and empty ends. */
    private static boolean meansTheSame(String text) {
        String squeezed = text.replaceAll("[ \t]*([;=])[ \t]*", "$1").replaceAll(";$", "");
        String[] parts = squeezed.split(";", -1);
        return parts.length == 3
                && parts[0].matches("[vV]=DMARC1")
                && parts[1].toLowerCase(Locale.ROOT).equals("p=quarantine")
                && parts[2].matches("(?i:rua)=(?i:mailto):dmarc@(?i:trekmail\\.net)(\\?.*)?");
    }

    private static CheckStatus status(String text) {
        ZoneResolver dns = ZoneResolver.of(List.of(
                txt("_dmarc.example.com", text),
                txt("example.com._report._dmarc.trekmail.net", "v=DMARC1"),
                new DnsRecord(
                        DomainName.of("example.com"),
                        Duration.ofHours(1),
                        new RecordData.Mx(10, DomainName.of("mail.trekmail.net")))));
        return DmarcCheckTest.verify(dns, "example.com", EXPECTATION).status();
    }

    private static DnsRecord txt(String name, String text) {
        return new DnsRecord(DomainName.of(name), Duration.ofHours(1), RecordData.Txt.of(text));
    }
}
