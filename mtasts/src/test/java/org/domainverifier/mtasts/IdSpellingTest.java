package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.HostedZones.HOSTED;
import static org.domainverifier.mtasts.HostedZones.PROVIDER;
import static org.domainverifier.mtasts.HostedZones.verify;

import java.util.List;
import java.util.Random;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.RecordData;
import org.junit.jupiter.api.Test;

/** The ways in which an id may be written, and those in which it may not. */
class IdSpellingTest {
    @Test
    void everyLegalSpellingIsCorrectAndNoNearMissIs() throws Exception {
        List<String> misses =
                List.of("2025112", "202511245", "x20251124", "20251123", "20251124a", "02025112", "2025 1124");
        Seed.run(random -> {
            for (int i = 0; i < Seed.cases(); i++) {
                String good = spell(random, "20251124");
                assertThat(verifyText(good).status()).as(good).isEqualTo(CheckStatus.CORRECT);
                String bad = spell(random, misses.get(random.nextInt(misses.size())));
                assertThat(verifyText(bad).status()).as(bad).isIn(CheckStatus.INCORRECT, CheckStatus.INVALID);
            }
        });
    }

    private static MtaStsResult verifyText(String text) {
        String target = text.length() % 2 == 0 ? "MTA-STS.TrekMail.NET." : "mta-sts.trekmail.net.";
        return verify(
                PROVIDER + "MTA-STS.customer.EXAMPLE. CNAME " + target + "\n_mta-sts.customer.example. TXT "
                        + RecordData.Txt.of(text).toZoneText(),
                HOSTED);
    }

    private static String spell(Random random, String id) {
        StringBuilder text = new StringBuilder("v=STSv1");
        text.append(random.nextInt(4) == 0 ? blanks(random) : "").append(';').append(blanks(random));
        boolean extensionFirst = random.nextBoolean();
        if (extensionFirst) {
            text.append("ext.0-1_a=x:y").append(blanks(random)).append(';').append(blanks(random));
        }
        text.append("id=").append(id);
        if (!extensionFirst && random.nextBoolean()) {
            text.append(blanks(random)).append(';').append(blanks(random)).append("z=1");
        }
        return random.nextBoolean() ? text.append(blanks(random)).append(';').toString() : text.toString();
    }

    private static String blanks(Random random) {
        return " \t ".substring(0, random.nextInt(4));
    }
}
