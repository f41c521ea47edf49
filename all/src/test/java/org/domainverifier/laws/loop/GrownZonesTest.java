package org.domainverifier.laws.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.laws.Plan;
import org.domainverifier.laws.Reality;
import org.domainverifier.laws.library.Library;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;
import org.junit.jupiter.api.Test;

/** The grown zones are what they are meant to be. */
class GrownZonesTest {
    private static final int ZONES = Integer.getInteger("domainverifier.zones", 500);

    @Test
    void aSeedGivesTheSameZoneAgain() {
        for (long seed = 1; seed < 20; seed++) {
            assertThat(Grown.of(seed)
                            .scene()
                            .world()
                            .sameAs(Grown.of(seed).scene().world()))
                    .isTrue();
        }
    }

    @Test
    void everyHarmFindsSomethingToDo() {
        Set<String> found = new TreeSet<>();
        for (Harm harm : all().toList()) {
            for (long seed = 0; seed < 400 && !found.contains(harm.name()); seed++) {
                if (new Grown.Step(harm, seed).apply(Bases.of(new java.util.SplittableRandom(seed)))) {
                    found.add(harm.name());
                }
            }
        }
        assertThat(found).containsAll(all().map(Harm::name).toList());
    }

    private static Stream<Harm> all() {
        return Stream.concat(Structures.ALL.stream(), Grown.HARMS.stream());
    }

    /** Two models of zones that know nothing of each other. */
    @Test
    void theJudgesZonesAnswerAsTheLibrarysDo() {
        for (long seed = 0; seed < ZONES; seed++) {
            Scene scene = Grown.of(seed).scene();
            World world = scene.world();
            ZoneResolver resolver =
                    ZoneResolver.parse(world.visible().stream().map(Rr::line).collect(Collectors.joining("\n")));
            for (Reality.Question question : Reality.questions(world, scene.domain, Plan.of())) {
                assertThat(world.ask(question.name(), question.type()))
                        .as("seed %d, %s%n%s", seed, question, world)
                        .isEqualTo(Library.ask(resolver, question.name(), question.type()));
            }
        }
    }
}
