package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;

/** Equal means equal in meaning: every legal spelling is right, every look-alike is not. */
class MxRespellingTest {
    private static final List<String> NAMES =
            List.of("mail.trekmail.net", "mail2.trekmail.net", "mx.b\u00fccher.example", "a.mx-1.example.org");
    private static final List<String> ASCII =
            List.of("mail.trekmail.net", "mail2.trekmail.net", "mx.xn--bcher-kva.example", "a.mx-1.example.org");

    @Test
    void everyLegalSpellingIsCorrect() {
        Seed.repeat(Seed.cases(), random -> {
            int hosts = 1 + random.nextInt(NAMES.size());
            MxScenario scenario = zone(random, lines(random, hosts)).require(expectation(random, hosts));

            assertThat(scenario.status()).as("%s", scenario).isEqualTo(CheckStatus.CORRECT);
            assertThat(scenario.codes()).isEmpty();
        });
    }

    @Test
    void noNearMissIsCorrect() {
        Seed.repeat(Seed.cases(), random -> {
            int hosts = 1 + random.nextInt(NAMES.size());
            List<String> lines = lines(random, hosts);
            nearMiss(random, lines);
            MxScenario scenario = zone(random, lines).require(expectation(random, hosts));

            assertThat(scenario.status())
                    .as("%s", scenario)
                    .isIn(CheckStatus.MISSING, CheckStatus.INCORRECT, CheckStatus.CONFLICT, CheckStatus.INVALID);
        });
    }

    private static MxExpectation expectation(Random random, int hosts) {
        MxExpectation expectation = null;
        for (int i = 0; i < hosts; i++) {
            String name = respelt(random, random.nextBoolean() ? NAMES.get(i) : ASCII.get(i)) + dot(random);
            expectation = expectation == null
                    ? MxExpectation.only(preference(i), name)
                    : expectation.and(preference(i), name);
        }
        return expectation;
    }

    private static int preference(int host) {
        return 10 * host;
    }

    private static List<String> lines(Random random, int hosts) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            lines.add(preference(i) + " " + respelt(random, ASCII.get(i)) + dot(random));
        }
        return lines;
    }

    private static MxScenario zone(Random random, List<String> lines) {
        StringBuilder zone = new StringBuilder();
        ASCII.forEach(name -> zone.append(name + ". IN A 192.0.2.25\n"));
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        for (String line : shuffled) {
            zone.append(respelt(random, MxScenario.DOMAIN) + dot(random) + " " + random.nextInt(86400) + " IN MX "
                    + line.replace(" ", random.nextBoolean() ? " " : "\t  ") + "\n");
        }
        return MxScenario.zone(zone.toString());
    }

    private static String dot(Random random) {
        return random.nextBoolean() ? "." : "";
    }

    private static String respelt(Random random, String name) {
        StringBuilder respelt = new StringBuilder();
        name.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> random.nextBoolean() ? letter.toUpperCase(Locale.ROOT) : letter)
                .forEach(respelt::append);
        return respelt.toString();
    }

    private static void nearMiss(Random random, List<String> lines) {
        int at = random.nextInt(lines.size());
        String[] parts = lines.get(at).split(" ");
        String host = parts[1];
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.set(at, (Integer.parseInt(parts[0]) + 1 + random.nextInt(5)) + " " + host);
            case 2 -> lines.set(at, parts[0] + " x" + host);
            case 3 -> lines.set(at, parts[0] + " x." + host);
            case 4 -> lines.set(at, parts[0] + " " + host.replaceAll("\\.$", "") + "." + MxScenario.DOMAIN);
            case 5 -> lines.set(at, parts[0] + " " + host.replaceFirst("[.]", "-"));
            case 6 -> lines.set(at, parts[0] + " " + host.replaceFirst("^[^.]*[.]", ""));
            default -> lines.add(random.nextInt(50) + " other" + random.nextInt(9) + ".example.");
        }
    }
}
