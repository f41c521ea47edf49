package org.domainverifier.laws.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.domainverifier.laws.Reality;
import org.domainverifier.laws.library.Asking;
import org.domainverifier.laws.library.Library;
import org.domainverifier.laws.zone.Answer;
import org.domainverifier.laws.zone.World;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Zones after their plans on real name servers, question by question (law 8). Needs NSD, Knot and BIND, so it runs with {@code
 * -Ddomainverifier.servers=true} only; {@code -Ddomainverifier.zones=1000} says how many.
 */
@EnabledIfSystemProperty(
        named = "domainverifier.servers",
        matches = "true",
        disabledReason = "needs NSD, Knot and BIND")
class RealityOnServersTest {
    private static final int ZONES = Integer.getInteger("domainverifier.zones", 100);
    private static final long SEED = Long.getLong("domainverifier.seed", 20_270_101L);
    private static final int AT_ONCE = 100;

    @TempDir
    Path folder;

    /** A zone with its plan. */
    private record Planned(Grown grown, World before, World after, Library.Outcome outcome, Library library) {
        static Planned of(long seed) {
            Grown grown = Grown.of(seed);
            Scene scene = grown.scene();
            World world = scene.world();
            Library library = new Library(world, scene.wanted());
            Library.Outcome outcome = library.verify(scene.domain);
            return new Planned(grown, world, world.after(outcome.plan().changes(), scene.domain), outcome, library);
        }

        /** No server loads a zone with an alias beside other data. */
        boolean canBeLoaded() {
            return after.zones().values().stream()
                    .flatMap(List::stream)
                    .filter(record -> record.is("CNAME"))
                    .allMatch(record -> after.at(record.name()).size() == 1);
        }

        List<Reality.Question> questions() {
            return Reality.questions(before, outcome.domain(), outcome.plan());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsd", "knot", "bind"})
    void theJudgesZonesAfterThePlansAnswerAsTheServersDo(String program) throws Exception {
        List<String> differences = new ArrayList<>();
        int questions = compare(program, differences, planned -> planned.after()::ask);
        System.out.printf(
                "reality: %d questions to %s, %d differences to the judge%n", questions, program, differences.size());
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsd", "knot", "bind"})
    void thePreviewIsWhatTheServersSay(String program) throws Exception {
        List<String> differences = new ArrayList<>();
        int questions =
                compare(program, differences, planned -> planned.library().prediction(planned.outcome()));
        System.out.printf(
                "reality: %d questions to %s, %d differences to the preview%n", questions, program, differences.size());
        assertThat(differences.subList(0, Math.min(20, differences.size()))).isEmpty();
    }

    private int compare(
            String program,
            List<String> differences,
            java.util.function.Function<Planned, BiFunction<String, String, Answer>> expectation)
            throws Exception {
        int questions = 0;
        for (int start = 0; start < ZONES; start += AT_ONCE) {
            List<Planned> planned = new ArrayList<>();
            Crowd crowd = new Crowd();
            for (int i = start; i < Math.min(ZONES, start + AT_ONCE); i++) {
                Planned each = Planned.of(SEED + i);
                if (each.canBeLoaded()) {
                    crowd.add(planned.size(), each.after());
                    planned.add(each);
                }
            }
            Path own = Files.createDirectory(folder.resolve(program + start));
            try (RealServer server = RealServer.start(program, own, crowd.zones());
                    Asking asking = Asking.of(server.address())) {
                waitFor(server, asking, planned.size() - 1);
                for (int i = 0; i < planned.size(); i++) {
                    questions += compare(asking, i, planned.get(i), expectation.apply(planned.get(i)), differences);
                }
            }
        }
        return questions;
    }

    private static int compare(
            Asking asking,
            int number,
            Planned planned,
            BiFunction<String, String, Answer> expectation,
            List<String> differences) {
        int questions = 0;
        for (Reality.Question question : planned.questions()) {
            if (Crowd.fits(number, question.name())) {
                questions++;
                Answer expected = expectation.apply(question.name(), question.type());
                Answer real = Crowd.stripped(number, asking.ask(Crowd.name(number, question.name()), question.type()));
                if (!expected.equals(real)) {
                    differences.add("seed %d, %s: expected %s, the server says %s"
                            .formatted(planned.grown().seed(), question, expected, real));
                }
            }
        }
        return questions;
    }

    private static void waitFor(RealServer server, Asking asking, int last) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!asking.ask(Crowd.name(last, "spf.trekmail.net"), "TXT").hasData()) {
            assertThat(server.isAlive() && System.nanoTime() < deadline)
                    .as("the server answers in time: %s", server.log())
                    .isTrue();
            Thread.sleep(100);
        }
    }
}
