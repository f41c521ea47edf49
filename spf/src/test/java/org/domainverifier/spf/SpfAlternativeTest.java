package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

/** Either of several terms: the plan completes what the customer has begun, see docs/decisions.md, D-ANY-OF. */
class SpfAlternativeTest {
    private static final SpfExpectation NEW = SpfExpectation.include("spf.new.example");
    private static final SpfExpectation OLD = SpfExpectation.include("one.old.example", "two.old.example");
    private static final String SENDERS = """
            www.customer.example. 300 IN A 192.0.2.8
            spf.new.example. 300 IN TXT "v=spf1 ip4:192.0.2.1 ~all"
            one.old.example. 300 IN TXT "v=spf1 ip4:192.0.2.2 ~all"
            two.old.example. 300 IN TXT "v=spf1 ip4:192.0.2.3 ~all"
            """;

    private static List<String> mended(String... texts) {
        StringBuilder zone = new StringBuilder(SENDERS);
        for (String text : texts) {
            zone.append("customer.example. 300 IN TXT \"").append(text).append("\"\n");
        }
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone.toString()))
                .require(Expectation.anyOf(NEW, OLD))
                .build();
        DomainReport after = verifier.preview(
                "customer.example", verifier.verify("customer.example").repairs());
        assertThat(after.verdict()).isEqualTo(Verdict.VERIFIED);
        return after.get(SpfCheck.KEY).texts();
    }

    @Test
    void whoHasNeitherIsAskedForThePreferredOne() {
        assertThat(mended()).containsExactly("v=spf1 include:spf.new.example ~all");
        assertThat(mended("v=spf1 a:www.customer.example -all"))
                .containsExactly("v=spf1 a:www.customer.example include:spf.new.example -all");
    }

    @Test
    void whoIsHalfWayIsAskedForTheRest() {
        assertThat(mended("v=spf1 include:one.old.example -all"))
                .containsExactly("v=spf1 include:one.old.example include:two.old.example -all");
    }

    @Test
    void whoIsHalfWayInARecordThatIsNotValidIsAskedForTheRest() {
        assertThat(mended("v=spf1 include:one.old.example -al"))
                .containsExactly("v=spf1 include:one.old.example include:two.old.example -all");
        assertThat(mended("v=spf1 include: one.old.example -all"))
                .containsExactly("v=spf1 include:one.old.example include:two.old.example -all");
    }

    @Test
    void whoIsHalfWayInOneOfTwoRecordsIsAskedForTheRestInOne() {
        assertThat(mended("v=spf1 include:two.old.example ~all", "v=spf1 ip4:192.0.2.9 ~all"))
                .singleElement()
                .asString()
                .contains("include:one.old.example", "include:two.old.example", "ip4:192.0.2.9")
                .doesNotContain("new.example");
    }

    @Test
    void whoHasAllOfOneAndHalfOfTheOtherIsRight() {
        assertThat(mended("v=spf1 include:one.old.example include:spf.new.example -all"))
                .containsExactly("v=spf1 include:one.old.example include:spf.new.example -all");
    }
}
