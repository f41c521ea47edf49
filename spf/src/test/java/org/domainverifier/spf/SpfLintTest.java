package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.spf.Verifying.codes;
import static org.domainverifier.spf.Verifying.finding;
import static org.domainverifier.spf.Verifying.txt;
import static org.domainverifier.spf.Verifying.verify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record's text alone gives away, and where that begins and ends. */
class SpfLintTest {
    @ParameterizedTest
    @CsvSource({
        "ip4:10.0.0.0/15, true",
        "ip4:10.0.0.0/16, false",
        "ip6:2001:db8::/31, true",
        "ip6:2001:db8::/32, false",
        "a/15, true",
        "a/16, false",
        "a//31, true",
        "a//32, false",
        "mx/15, true",
        "mx/16, false",
        "mx//31, true",
        "mx//32, false",
        "ptr, false",
        "~ip4:10.0.0.0/8, false"
    })
    void aNetworkIsWideFromHalfAnInternetProviderOn(String term, boolean wide) {
        assertThat(codes(verify(txt("v=spf1 " + term + " -all"))).contains(SpfFinding.WIDE_NETWORK))
                .isEqualTo(wide);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect=%{p}.customer.example", "include:%{p}.customer.example", "a:x.%{p1}"})
    void theNameOfTheClientIsNotToBeAskedForAnywhere(String term) {
        assertThat(finding(verify(txt("v=spf1 " + term)), SpfFinding.P_MACRO).arguments())
                .containsEntry("term", term);
    }

    @ParameterizedTest
    @CsvSource({
        "a:h..customer.example, true",
        "include:http://spf.sender.example, true",
        "a:postmaster@customer.example, false",
        "include:spf.sender.example, false",
        "exists:%{i}.customer.example, false"
    })
    void aNameThatTheDnsCannotHoldIsSaid(String term, boolean impossible) {
        assertThat(codes(verify(txt("v=spf1 " + term + " -all"))).contains(SpfFinding.IMPOSSIBLE_NAME))
                .isEqualTo(impossible);
    }

    // where two character-strings meet (RFC 7208 §3.3)

    @ParameterizedTest
    @CsvSource({
        "include:spf.sender.example, -all",
        "include:spf.sender.example, ~all",
        "include:spf.sender.example, ?all",
        "include:spf.sender.example, +all",
        "include:spf.sender.example, +ip4:192.0.2.1 -all",
        "include:spf.sender.example, ip4:192.0.2.1 -all",
        "a:h.customer.example, mx:customer.example -all"
    })
    void aTermThatBeginsWhereTheStringsMeetIsGlued(String first, String second) {
        assertThat(codes(verify(txt("v=spf1 " + first, second)))).contains(SpfFinding.GLUED_STRINGS);
    }

    @ParameterizedTest
    @CsvSource({
        "a:h.customer.ex, ample -all",
        "a:h.customer.exampl, a/24 -all",
        "a:h.customer.m, all -all",
        "a:h.customer.example., a -all",
        "mx ip4:192.0.2.0/2, 4 -all"
    })
    void aTermThatIsOnlyCutIsNotGlued(String first, String second) {
        assertThat(codes(verify(txt("v=spf1 " + first, second)))).doesNotContain(SpfFinding.GLUED_STRINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "  ", ""})
    void whereASpaceDividesTheStringsNothingIsGlued(String space) {
        assertThat(codes(verify(txt("v=spf1 mx" + space, " -all")))).doesNotContain(SpfFinding.GLUED_STRINGS);
        assertThat(codes(verify(txt("v=spf1 mx ", space + "-all")))).doesNotContain(SpfFinding.GLUED_STRINGS);
    }

    @Test
    void stringsBehindTheLastTermAreOfNoConsequence() {
        SpfResult result = verify(txt("v=spf1 mx -all ", " ", "", " "));

        assertThat(result.record().orElseThrow()).hasToString("v=spf1 mx -all");
        assertThat(codes(result)).doesNotContain(SpfFinding.GLUED_STRINGS);
    }

    @Test
    void gluedTermsAreFoundFarBehindInARecordAsWell() {
        String many = "v=spf1" + " ip4:192.0.2.1".repeat(15);

        SpfResult result = verify(txt(many, many.substring(6), many.substring(6), many.substring(6) + " mx", "-all"));

        assertThat(finding(result, SpfFinding.GLUED_STRINGS).arguments()).containsEntry("term", "mx-all");
    }
}
