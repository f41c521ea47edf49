package org.domainverifier.spf;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Texts of records, valid by construction, in every spelling that the grammar allows. */
final class RandomSpf {
    private static final List<String> NAMES = List.of(
            "spf.example.com", "_spf.Example.NET", "a.b.c.example", "x_y.example.org.", "foo:bar/baz.example.com");
    private static final String LETTERS = "slodiphv";

    private final Random random;

    RandomSpf(Random random) {
        this.random = random;
    }

    String record() {
        StringBuilder text = new StringBuilder(anyCase("v=spf1"));
        int terms = random.nextInt(8);
        boolean redirect = false;
        boolean exp = false;
        for (int i = 0; i < terms; i++) {
            text.append(" ".repeat(1 + random.nextInt(2)));
            int kind = random.nextInt(12);
            if (kind == 0 && !redirect) {
                redirect = true;
                text.append(anyCase("redirect")).append('=').append(domain());
            } else if (kind == 1 && !exp) {
                exp = true;
                text.append(anyCase("exp")).append('=').append(domain());
            } else if (kind == 2) {
                text.append(pick("ra", "Foo.bar-baz_1", "x"))
                        .append('=')
                        .append(pick("", "a/b:c=d", "%{c}%%" + domain()));
            } else {
                text.append(pick("", "", "+", "-", "~", "?")).append(mechanism());
            }
        }
        return text.append(" ".repeat(random.nextInt(2))).toString();
    }

    String mechanism() {
        return switch (random.nextInt(8)) {
            case 0 -> anyCase("all");
            case 1 -> anyCase("include") + ":" + domain();
            case 2 -> anyCase("a") + optionalDomain() + prefixes();
            case 3 -> anyCase("mx") + optionalDomain() + prefixes();
            case 4 -> anyCase("ptr") + optionalDomain();
            case 5 -> anyCase("ip4") + ":" + ip4() + (random.nextBoolean() ? "/" + random.nextInt(33) : "");
            case 6 -> anyCase("ip6") + ":" + ip6() + (random.nextBoolean() ? "/" + random.nextInt(129) : "");
            default -> anyCase("exists") + ":" + domain();
        };
    }

    String domain() {
        return switch (random.nextInt(4)) {
            case 0 -> macro() + pick("", ".example.com", "-x.example.com.");
            case 1 -> pick("%%", "%_", "%-", "") + "a." + macro();
            default -> NAMES.get(random.nextInt(NAMES.size()));
        };
    }

    private String macro() {
        char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        String sign = random.nextBoolean()
                ? String.valueOf(letter)
                : String.valueOf(letter).toUpperCase(Locale.ROOT);
        return "%{" + sign + (random.nextBoolean() ? 1 + random.nextInt(200) : "") + pick("", "r", "R")
                + pick("", ".", "-+,/_=") + "}";
    }

    String ip4() {
        return random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    String ip6() {
        return pick(
                "::",
                "::1",
                "2001:db8::",
                "2001:DB8:0:0:1::" + Integer.toHexString(random.nextInt(65536)),
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:" + ip4(),
                "::" + ip4(),
                "::ffff:" + ip4(),
                "fe80::1:0:0:1");
    }

    private String optionalDomain() {
        return random.nextBoolean() ? "" : ":" + domain();
    }

    private String prefixes() {
        return (random.nextInt(3) == 0 ? "/" + random.nextInt(33) : "")
                + (random.nextInt(3) == 0 ? "//" + random.nextInt(129) : "");
    }

    private String anyCase(String word) {
        if (random.nextInt(3) > 0) {
            return word;
        }
        StringBuilder mixed = new StringBuilder();
        for (char c : word.toCharArray()) {
            mixed.append(random.nextBoolean() ? Character.toUpperCase(c) : c);
        }
        return mixed.toString();
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
