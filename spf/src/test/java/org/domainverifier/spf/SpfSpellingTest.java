package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.spf.Verifying.codes;
import static org.domainverifier.spf.Verifying.txt;
import static org.domainverifier.spf.Verifying.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;

/** Equal means equal in meaning: every legal spelling of what was asked for is accepted, every look-alike is refused. */
class SpfSpellingTest {
    private static final String NAME = "spf.trekmail.net";
    private static final SpfExpectation OURS = SpfExpectation.include(NAME);

    @Test
    void everyLegalSpellingIsCorrect() {
        Seed.repeat(Seed.cases(), random -> {
            String record =
                    record(random, pick(random, "", "+") + anyCase(random, "include:" + NAME) + pick(random, "", "."));
            SpfResult result = verify(txt(split(random, record)), OURS);
            assertThat(result.status()).as(() -> record + " " + codes(result)).isEqualTo(CheckStatus.CORRECT);
            assertThat(result.findings()).as(record).isEmpty();
        });
    }

    @Test
    void noNearMissIsCorrect() {
        Seed.repeat(Seed.cases(), random -> {
            String record = random.nextInt(6) == 0
                    ? "v=spf1 ip4:192.0.2.1 " + pick(random, "-all", "~all", "all") + " include:" + NAME
                    : record(random, nearMiss(random));
            SpfResult result = verify(txt(split(random, record)), OURS);
            assertThat(result.outcomes().get(0).status())
                    .as(() -> record + " " + codes(result))
                    .isNotEqualTo(CheckStatus.CORRECT);
            assertThat(result.status().isWrong()).as(record).isTrue();
        });
    }

    private static String nearMiss(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> pick(random, "-", "~", "?") + "include:" + NAME;
            case 1 ->
                pick(
                                random,
                                "a:",
                                "mx:",
                                "exists:",
                                "ptr:",
                                "include=",
                                "includes:",
                                "include ",
                                "include::",
                                "",
                                "exp=")
                        + NAME;
            case 2 -> "include:" + pick(random, "x.", "spf.", "_", "a") + NAME;
            case 3 -> "include:" + NAME + pick(random, ".example", "x", ".net", "-all", "/24", ",");
            case 4 -> "include:" + NAME.substring(1 + random.nextInt(NAME.length() - 8));
            default -> "include:" + edited(random);
        };
    }

    // one character more, less or other; never the same name
    private static String edited(Random random) {
        StringBuilder name = new StringBuilder(NAME);
        int at = random.nextInt(NAME.length());
        char c = "abcxyz019-_.".charAt(random.nextInt(12));
        switch (random.nextInt(3)) {
            case 0 -> name.insert(at, c);
            case 1 -> name.deleteCharAt(at);
            default -> name.setCharAt(at, c == NAME.charAt(at) ? 'q' : c);
        }
        return name.toString();
    }

    private static String record(Random random, String term) {
        List<String> terms = new ArrayList<>();
        String[] customers = {
            "ip4:192.0.2.1", "ip6:2001:db8::/48", "include:spf.sender.example", "-ip4:192.0.2.66", "ra=postmaster"
        };
        for (String customer : customers) {
            if (random.nextInt(3) == 0) {
                terms.add(customer);
            }
        }
        terms.add(term);
        Collections.shuffle(terms, random);
        terms.add(anyCase(random, pick(random, "-all", "~all")));
        StringBuilder record = new StringBuilder(anyCase(random, "v=spf1"));
        terms.forEach(each -> record.append(" ".repeat(1 + random.nextInt(3))).append(each));
        return record.append(" ".repeat(random.nextInt(3))).toString();
    }

    // not where a term begins in the second string: that would be found, and rightly so
    private static String[] split(Random random, String record) {
        if (random.nextBoolean()) {
            return new String[] {record};
        }
        int at = 1 + random.nextInt(record.length() - 1);
        return new String[] {record.substring(0, at), record.substring(at)};
    }

    private static String anyCase(Random random, String word) {
        StringBuilder mixed = new StringBuilder();
        for (char c : word.toCharArray()) {
            mixed.append(random.nextInt(4) == 0 ? Character.toUpperCase(c) : c);
        }
        return mixed.toString();
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
