package org.domainverifier.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;

/** Every way to write a key record, and ways to write one that is nearly the same. */
final class Spellings {
    private final Seeded seeded;
    private final Random random;

    Spellings(Seeded seeded) {
        this.seeded = seeded;
        this.random = seeded.random;
    }

    /** A legal text with this key, for mail, without a flag. */
    String legal(String keyType, String base64) {
        List<String> tags = new ArrayList<>();
        if (!keyType.equals("rsa") || seeded.chance()) {
            tags.add(tag("k", keyType));
        }
        tags.add(tag("p", spread(base64)));
        if (seeded.oneIn(4)) {
            tags.add(tag("s", seeded.any("*", "email", "email" + space() + ":" + space() + "tlsrpt", "x:*")));
        }
        if (seeded.oneIn(4)) {
            tags.add(tag("h", seeded.any("sha256", "sha256" + space() + ":sha512", "sha1:sha256")));
        }
        if (seeded.oneIn(4)) {
            tags.add(tag("n", seeded.any("", "a=20note", "what=ever, really", "p")));
        }
        if (seeded.oneIn(6)) {
            tags.add(tag("g", seeded.any("*", "")));
        }
        if (seeded.oneIn(6)) {
            tags.add(tag(seeded.any("x", "P", "K", "V", "foo_1", "pp"), seeded.any("", "y", "AAAA==")));
        }
        if (seeded.oneIn(8)) {
            tags.add(tag("t", seeded.any("z", "Y", "foo:bar")));
        }
        Collections.shuffle(tags, random);
        if (!seeded.oneIn(4)) {
            tags.add(0, tag("v", "DKIM1"));
        }
        return String.join(";", tags) + seeded.any("", ";", "; ", " ;\t");
    }

    private String tag(String name, String value) {
        return space() + name + space() + "=" + space() + value + space();
    }

    /** Folding white space, or nothing (RFC 6376 §2.8). */
    private String space() {
        return switch (random.nextInt(8)) {
            case 0 -> " ";
            case 1 -> "\t";
            case 2 -> "  \t ";
            case 3 -> "\r\n ";
            case 4 -> " \r\n\t";
            default -> "";
        };
    }

    private String spread(String base64) {
        StringBuilder spread = new StringBuilder();
        int oneIn = seeded.any(3, 20, 64, 100_000);
        for (int i = 0; i < base64.length(); i++) {
            if (i > 0 && seeded.oneIn(oneIn)) {
                spread.append(space());
            }
            spread.append(base64.charAt(i));
        }
        return spread.toString();
    }

    /** The text cut into character-strings anywhere, empty ones among them. */
    String cut(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        List<Octets> strings = new ArrayList<>();
        int start = 0;
        int longest = seeded.any(255, 255, 100, 7);
        do {
            int end = Math.min(octets.length, start + random.nextInt(longest + 1));
            strings.add(Octets.of(Arrays.copyOfRange(octets, start, end)));
            start = end;
        } while (start < octets.length);
        return new RecordData.Txt(strings).toZoneText();
    }

    /** A text that is nearly a legal one, and does not publish this key for mail. */
    String nearMiss(String keyType, String base64) {
        String type = keyType.equals("rsa") ? "" : "k=" + keyType + "; ";
        String whole = "v=DKIM1; " + type + "p=" + base64;
        byte[] octets = Base64.getDecoder().decode(base64);
        int at = random.nextInt(base64.length() - 4);
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> {
                octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
                yield legal(keyType, TestKeys.base64(octets));
            }
            case 4 -> legal(keyType, base64.substring(0, at) + base64.substring(at + 1));
            case 5 -> legal(keyType, base64.substring(0, at) + seeded.any("A", "b", "7", "+") + base64.substring(at));
            case 6 -> legal(keyType, base64.substring(0, at + 1));
            case 7 -> legal(keyType, swapped(base64, at));
            case 8 -> legal(keyType, otherCase(base64));
            case 9 -> legal(keyType, "");
            case 10 -> whole.replace("DKIM1", seeded.any("DKIM2", "dkim1", "DKIM1.0", "", "DKIM 1", "DKIM11"));
            case 11 -> whole + "; " + seeded.any("p=" + base64, "v=DKIM1", "n=1; n=2", "t=z; t=z");
            case 12 ->
                "v=DKIM1; k=" + seeded.any(keyType.equals("rsa") ? "ed25519" : "rsa", "RSA", "Ed25519", "dsa") + "; p="
                        + base64;
            case 13 ->
                "v=DKIM1; " + type
                        + seeded.any("h=sha1", "h=sha512", "s=other", "s=tlsrpt", "t=y", "t=s", "t=y:s", "h=", "s=")
                        + "; p=" + base64;
            case 14 ->
                seeded.any("\"" + whole + "\"", whole.replace(";", "\\;"), "TXT " + whole, whole.replace(";", ","));
            default ->
                seeded.any("k=" + keyType + "; v=DKIM1; p=" + base64, whole.replace("p=", "P="), "v=DKIM1; " + base64);
        };
    }

    private static String swapped(String base64, int at) {
        for (int i = at; i < base64.length() - 1; i++) {
            if (base64.charAt(i) != base64.charAt(i + 1) && base64.charAt(i + 1) != '=') {
                return base64.substring(0, i) + base64.charAt(i + 1) + base64.charAt(i) + base64.substring(i + 2);
            }
        }
        return base64.substring(4);
    }

    private String otherCase(String base64) {
        char[] letters = base64.toCharArray();
        int at = random.nextInt(letters.length);
        while (!Character.isLetter(letters[at])) {
            at = (at + 1) % letters.length;
        }
        letters[at] ^= 0x20;
        return new String(letters);
    }
}
