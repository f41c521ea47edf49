package org.domainverifier.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.domainverifier.laws.zone.Answer;
import org.domainverifier.laws.zone.World;
import org.junit.jupiter.api.Test;

class RealityTest {
    private static final World WORLD = World.parse("""
            kunde.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300
            *.kunde.example. 300 IN A 192.0.2.90
            """);
    private static final Plan PLAN =
            Plan.of("+ _dmarc.team.kunde.example. 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@kunde.example\"");

    @Test
    void whatTheZoneSaysIsAccepted() {
        World after = WORLD.after(PLAN.changes(), "kunde.example");
        assertThat(Reality.judge(WORLD, "team.kunde.example", PLAN, after::ask)).isEmpty();
    }

    @Test
    void aPredictionThatForgetsWhatExistsIsRefused() {
        World after = WORLD.after(PLAN.changes(), "kunde.example");
        assertThat(Reality.judge(
                        WORLD,
                        "team.kunde.example",
                        PLAN,
                        (name, type) ->
                                name.equals("team.kunde.example") ? WORLD.ask(name, type) : after.ask(name, type)))
                .extracting(Breach::concerning)
                .contains("team.kunde.example A");
    }

    @Test
    void aPredictionThatTakesNoDataForNoNameIsRefused() {
        World after = WORLD.after(PLAN.changes(), "kunde.example");
        Answer nothing = new Answer(Answer.Kind.NO_SUCH_NAME, java.util.List.of(), Set.of());
        assertThat(Reality.judge(
                        WORLD,
                        "team.kunde.example",
                        PLAN,
                        (name, type) -> name.equals("team.kunde.example") ? nothing : after.ask(name, type)))
                .isNotEmpty()
                .extracting(Breach::law)
                .containsOnly(8);
    }
}
