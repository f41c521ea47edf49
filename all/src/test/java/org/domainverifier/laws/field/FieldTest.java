package org.domainverifier.laws.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.domainverifier.laws.Plan;
import org.domainverifier.laws.field.Situations.Situation;
import org.domainverifier.laws.library.Inverse;
import org.domainverifier.laws.library.Library.Outcome;
import org.domainverifier.laws.library.LibraryJudge;
import org.domainverifier.laws.library.LibraryJudge.Judged;
import org.domainverifier.laws.zone.Change;
import org.domainverifier.laws.zone.Rr;
import org.junit.jupiter.api.Test;

/**
 * Every row of the tables beside the situations: the statuses, what the advice must do and must not do, and the laws of each plan. What
 * fails is printed as a list.
 */
class FieldTest {
    private static final Path FIELD = Path.of(System.getProperty("domainverifier.field", "../../shared/field"));

    private final Map<String, Optional<Judged>> judged = new HashMap<>();

    private static List<Situations> folders() throws IOException {
        assumeTrue(Files.isDirectory(FIELD), "say where the situations are with -Ddomainverifier.field=FOLDER");
        try (Stream<Path> folders = Files.list(FIELD)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(Situations::new)
                    .toList();
        }
    }

    /** Empty if the library cannot even be asked. */
    private Optional<Judged> judge(Situations situations, String domain) {
        Situation situation = situations.of(domain);
        return judged.computeIfAbsent(domain, name -> {
            try {
                return Optional.of(
                        LibraryJudge.judge(situation.world(), name, situation.wanted(), Inverse.OF_THE_LIBRARY));
            } catch (IllegalArgumentException refused) {
                System.out.println("field: " + situation.file() + " is refused: " + refused.getMessage());
                return Optional.empty();
            }
        });
    }

    private Optional<Outcome> outcome(Situations situations, String domain) {
        return judge(situations, domain).map(Judged::before);
    }

    @Test
    void everyStatusIsAcceptable() throws IOException {
        List<String> failures = new ArrayList<>();
        int rows = 0;
        for (Situations situations : folders()) {
            for (List<String> row : situations.rows("expected.tsv")) {
                rows++;
                String status = outcome(situations, row.get(0))
                        .map(outcome -> outcome.statuses().get(row.get(1)))
                        .orElse("not to be had");
                if (!Arrays.asList(row.get(2).split("\\|")).contains(status)) {
                    failures.add(String.join(" ", row.subList(0, 3)) + ": it is " + status + " (" + row.get(3) + ")");
                }
            }
        }
        tell("statuses", rows, failures);
    }

    @Test
    void theAdviceDoesWhatItMust() throws IOException {
        List<String> failures = new ArrayList<>();
        int rows = 0;
        for (Situations situations : folders()) {
            for (List<String> row : situations.rows("advice.tsv")) {
                rows++;
                Optional<Outcome> outcome = outcome(situations, row.get(0));
                if (outcome.filter(each -> holds(each, row.get(1), row.get(2))).isEmpty()) {
                    failures.add(
                            String.join(" ", row) + outcome.map(FieldTest::told).orElse(""));
                }
            }
        }
        tell("rows of advice", rows, failures);
    }

    private static boolean holds(Outcome outcome, String demand, String text) {
        Stream<String> lines = lines(outcome.plan()).stream();
        return switch (demand) {
            case "says" ->
                Stream.concat(outcome.plan().said().stream(), outcome.plan().steps().stream())
                        .anyMatch(sentence -> sentence.contains(text));
            case "adds" -> lines.anyMatch(line -> line.startsWith("+ ") && has(line, text));
            case "never-adds" -> lines.noneMatch(line -> line.startsWith("+ ") && has(line, text));
            case "never-deletes" -> lines.noneMatch(line -> line.startsWith("- ") && has(line, text));
            case "never-code" -> !outcome.codes().contains(text);
            case "by-hand" -> lines.anyMatch(line -> line.startsWith("* ") && has(line, text));
            default -> throw new IllegalArgumentException("not a demand: " + demand);
        };
    }

    /** Not in the middle of a longer name. */
    private static boolean has(String line, String text) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(text))
                .matcher(line)
                .find();
    }

    @Test
    void theLinesOfThePlanAreAsTheyMustBe() throws IOException {
        List<String> failures = new ArrayList<>();
        int rows = 0;
        for (Situations situations : folders()) {
            for (List<String> row : situations.rows("advice-lines.tsv")) {
                rows++;
                Optional<Outcome> outcome = outcome(situations, row.get(0));
                List<String> lines = outcome.map(each -> lines(each.plan())).orElse(List.of());
                boolean there = row.get(1).equals("-") || matches(lines, row.get(1));
                boolean notThere = row.get(2).equals("-") || !matches(lines, row.get(2));
                if (outcome.isEmpty() || !there || !notThere) {
                    failures.add(
                            String.join(" ", row) + outcome.map(FieldTest::told).orElse(""));
                }
            }
        }
        tell("rows of lines", rows, failures);
    }

    private static boolean matches(List<String> lines, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return lines.stream().anyMatch(line -> compiled.matcher(line).find());
    }

    @Test
    void noPlanBreaksALaw() throws IOException {
        List<String> failures = new ArrayList<>();
        int plans = 0;
        for (Situations situations : folders()) {
            Set<String> domains = new TreeSet<>();
            List.of("expected.tsv", "advice.tsv", "advice-lines.tsv")
                    .forEach(table -> situations.rows(table).forEach(row -> domains.add(row.get(0))));
            for (String domain : domains) {
                plans++;
                judge(situations, domain).map(Judged::breaches).orElse(List.of()).stream()
                        .map(breach -> domain + ": " + shortened(breach.toString()))
                        .forEach(failures::add);
            }
        }
        tell("plans", plans, failures);
    }

    /** The lines of a plan as a terminal shows them: what goes, what comes, what is to be done by hand. */
    private static List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        for (Plan.Item item : plan.items()) {
            if (item instanceof Plan.Edit edit) {
                Change change = edit.change();
                change.before().map(Rr::line).ifPresent(line -> lines.add("- " + line));
                change.after().map(Rr::line).ifPresent(line -> lines.add("+ " + line));
            } else {
                lines.add(item.toString());
            }
        }
        return lines;
    }

    private static String told(Outcome outcome) {
        return lines(outcome.plan()).stream()
                .map(line -> "\n        " + shortened(line))
                .reduce("", String::concat);
    }

    private static String shortened(String line) {
        return line.replaceAll("MII[A-Za-z0-9+/=\" ]{60,}", "…");
    }

    private static void tell(String what, int all, List<String> failures) {
        System.out.printf("field: %d %s, %d fail%n", all, what, failures.size());
        failures.forEach(failure -> System.out.println("    " + failure));
        assertThat(failures).as("%s that fail", what).isEmpty();
    }
}
