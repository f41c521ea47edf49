package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsPolicy;
import org.domainverifier.mtasts.PolicyFetch;
import org.domainverifier.record.Parsed;
import org.domainverifier.testing.internal.Cost;
import org.domainverifier.testing.internal.WorstText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a stranger's policy host serves: no policy costs much to read and to judge, nor more than twice as much for twice as much. */
class PolicyCostTest {
    private static final Duration BAR = Duration.ofMillis(50);

    static Stream<WorstText> policies() {
        return WorstText.all().stream().filter(text -> text.kind().equals("policy"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void readingAPolicyCostsLittle(WorstText policy) {
        Cost cost = Cost.of("reading " + policy, WorstText.LONGEST, BAR, length -> {
            byte[] octets = policy.ofLength().apply(length).getBytes(StandardCharsets.UTF_8);
            return () -> MtaStsPolicy.parse(octets).record().ifPresent(MtaStsPolicy::toString);
        });
        assertThat(cost).as(policy.toString()).matches(found -> found.isRight(BAR), "within " + BAR);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void judgingAPolicyCostsLittle(WorstText policy) {
        Cost cost = Cost.of("judging " + policy, WorstText.LONGEST, BAR, length -> {
            DomainVerifier verifier =
                    verifier(MtaStsPolicy.parse(policy.ofLength().apply(length).getBytes(StandardCharsets.UTF_8)));
            return () -> {
                DomainReport report = verifier.verify("evil.example");
                report.findings().forEach(finding -> finding.message(Locale.ENGLISH));
            };
        });
        assertThat(cost).as(policy.toString()).matches(found -> found.isRight(BAR), "within " + BAR);
    }

    /** What a policy allows is held against all exchangers: thousands of both may be a stranger's. */
    @Test
    void manyPatternsAndManyExchangersCostTheirSumAndNotTheirProduct() {
        Cost cost = Cost.of("patterns and exchangers", 3000, BAR, count -> {
            StringBuilder policy = new StringBuilder("version: STSv1\nmode: testing\nmax_age: 1209600\n");
            WorstZone zone = new WorstZone().txt("_mta-sts.evil.example", "v=STSv1; id=1");
            for (int i = 0; i < count; i++) {
                policy.append("mx: mail").append(i).append(".evil.example\n");
                zone.add("evil.example", WorstAnswer.mx(i, "mail" + i + ".evil.example"));
            }
            DomainVerifier verifier =
                    verifier(zone, MtaStsPolicy.parse(policy.toString().getBytes(StandardCharsets.UTF_8)));
            return () -> verifier.verify("evil.example");
        });
        assertThat(cost).matches(found -> found.isRight(BAR), "within " + BAR);
    }

    private static DomainVerifier verifier(Parsed<MtaStsPolicy> policy) {
        WorstZone zone = new WorstZone().txt("_mta-sts.evil.example", "v=STSv1; id=1");
        for (int i = 0; i < 100; i++) {
            zone.add("evil.example", WorstAnswer.mx(i, "mail" + i + ".evil.example"));
        }
        return verifier(zone, policy);
    }

    private static DomainVerifier verifier(WorstZone zone, Parsed<MtaStsPolicy> policy) {
        PolicyFetch fetched = new PolicyFetch.Fetched(InetAddress.getLoopbackAddress(), policy);
        return DomainVerifier.builder()
                .resolver(zone)
                .check(MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetched)))
                .only(MtaStsCheck.KEY)
                .build();
    }
}
