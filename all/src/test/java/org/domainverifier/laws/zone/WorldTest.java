package org.domainverifier.laws.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final World WORLD = World.parse("""
            ; a zone, one delegated from it, and what others have
            kunde.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300
            kunde.example. 300 IN MX 10 mail.kunde.example.
            www.kunde.example. 300 IN CNAME sites.host.example.
            loop.kunde.example. 300 IN CNAME loop.kunde.example.
            a.b.kunde.example. 300 IN A 192.0.2.1
            *.kunde.example. 300 IN TXT "by the wildcard"
            *.w.kunde.example. 300 IN CNAME mail.kunde.example.
            mail.kunde.example. 300 IN A 192.0.2.25
            keys.kunde.example. 300 IN NS ns.vendor.example.
            keys.kunde.example. 300 IN SOA ns.vendor.example. h.vendor.example. 1 7200 900 1209600 300
            one.keys.kunde.example. 300 IN TXT "of the vendor"
            far.kunde.example. 300 IN NS ns.far.example.
            sites.host.example. 300 IN A 192.0.2.90
            """);

    private static String ask(World world, String name, String type) {
        return world.ask(name, type).toString();
    }

    @Test
    void anAnswerHasTheDataOfTheNameAndTheType() {
        assertThat(ask(WORLD, "kunde.example", "MX")).isEqualTo("DATA [10 mail.kunde.example.]");
        assertThat(ask(WORLD, "KUNDE.example.", "TXT")).isEqualTo("NO_DATA");
        assertThat(ask(WORLD, "nobody.example", "A")).isEqualTo("NO_SUCH_NAME");
    }

    @Test
    void aNameAboveOthersExistsAndHasNothing() {
        assertThat(ask(WORLD, "b.kunde.example", "A")).isEqualTo("NO_DATA");
        assertThat(ask(WORLD, "b.kunde.example", "TXT")).isEqualTo("NO_DATA");
    }

    @Test
    void aWildcardAnswersForNamesThatDoNotExist() {
        assertThat(ask(WORLD, "new.kunde.example", "TXT")).isEqualTo("DATA [\"by the wildcard\"]");
        assertThat(ask(WORLD, "x.y.new.kunde.example", "TXT")).isEqualTo("DATA [\"by the wildcard\"]");
        assertThat(ask(WORLD, "new.kunde.example", "A")).isEqualTo("NO_DATA");
        assertThat(ask(WORLD, "x.b.kunde.example", "TXT")).isEqualTo("NO_SUCH_NAME");
        assertThat(ask(WORLD, "x.w.kunde.example", "A")).isEqualTo("DATA via [mail.kunde.example] [192.0.2.25]");
        assertThat(ask(WORLD, "*.kunde.example", "TXT")).isEqualTo("DATA [\"by the wildcard\"]");
    }

    @Test
    void aliasesAreFollowedIntoOtherZones() {
        assertThat(ask(WORLD, "www.kunde.example", "A")).isEqualTo("DATA via [sites.host.example] [192.0.2.90]");
        assertThat(ask(WORLD, "www.kunde.example", "CNAME")).isEqualTo("DATA [sites.host.example.]");
        assertThat(WORLD.ask("loop.kunde.example", "A").kind()).isEqualTo(Answer.Kind.LOOP);
    }

    @Test
    void belowADelegationOthersAnswer() {
        assertThat(ask(WORLD, "one.keys.kunde.example", "TXT")).isEqualTo("DATA [\"of the vendor\"]");
        assertThat(ask(WORLD, "two.keys.kunde.example", "TXT")).isEqualTo("NO_SUCH_NAME");
        assertThat(ask(WORLD, "x.far.kunde.example", "TXT")).isEqualTo("ELSEWHERE");
        assertThat(WORLD.delegationOf("one.keys.kunde.example", "kunde.example"))
                .contains("keys.kunde.example");
    }

    @Test
    void whatIsTypedBelowADelegationIsSeenByNobody() {
        World after = WORLD.after(List.of(Change.add(Rr.txt("two.keys.kunde.example", "typed"))), "kunde.example");
        assertThat(ask(after, "two.keys.kunde.example", "TXT")).isEqualTo("NO_SUCH_NAME");
        assertThat(after.visible()).noneMatch(record -> record.name().equals("two.keys.kunde.example"));
    }

    @Test
    void aNameThatIsAddedEndsTheWildcardAndMakesWhatIsAboveExist() {
        World after = WORLD.after(List.of(Change.add(Rr.txt("x.new.kunde.example", "typed"))), "kunde.example");
        assertThat(ask(after, "new.kunde.example", "TXT")).isEqualTo("NO_DATA");
        assertThat(ask(after, "y.new.kunde.example", "TXT")).isEqualTo("NO_SUCH_NAME");
        assertThat(ask(after, "other.kunde.example", "TXT")).isEqualTo("DATA [\"by the wildcard\"]");
    }

    @Test
    void whenTheLastRecordOfANameGoesTheWildcardAnswersAgain() {
        World after =
                WORLD.after(List.of(Change.delete(Rr.parse("a.b.kunde.example. 1 IN A 192.0.2.1"))), "kunde.example");
        assertThat(ask(after, "a.b.kunde.example", "TXT")).isEqualTo("DATA [\"by the wildcard\"]");
        assertThat(ask(after, "b.kunde.example", "TXT")).isEqualTo("DATA [\"by the wildcard\"]");
    }

    @Test
    void textsAreReadAsTheyWereTyped() {
        Rr record = Rr.parse("x.example. 300 IN TXT \"a\\\"b\\\\\" \"\\195\\188 \\147\"");
        assertThat(record.data()).isEqualTo("\"a\\\"b\\\\\" \"\\195\\188 \\147\"");
        assertThat(Rr.txt("x.example", "v=spf1 \u201cq\u201d").text()).isEqualTo("v=spf1 \u201cq\u201d");
        assertThat(Rr.parse("x.example. 300 IN TXT \"\\147v=spf1\\148\"").text())
                .isEqualTo("\u201cv=spf1\u201d");
        assertThat(Rr.txt("x.example", "a".repeat(300)).strings()).hasSize(2);
        assertThat(World.parse(WORLD.toString()).sameAs(WORLD)).isTrue();
    }
}
