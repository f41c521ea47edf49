package org.domainverifier.laws;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.laws.reading.Mentions;
import org.domainverifier.laws.zone.Change;
import org.domainverifier.laws.zone.Rr;

/**
 * A plan as plain data.
 *
 * @param items the changes and steps in order
 * @param said what the report says besides: the sentences of the findings
 */
public record Plan(List<Item> items, List<String> said) {
    public Plan {
        items = List.copyOf(items);
        said = List.copyOf(said);
    }

    /** One thing to do. */
    public sealed interface Item {}

    /** A change of a record. */
    public record Edit(Change change) implements Item {
        @Override
        public String toString() {
            return change.toString();
        }
    }

    /** A sentence that tells what to do by hand. */
    public record Step(String sentence) implements Item {
        @Override
        public String toString() {
            return "* " + sentence;
        }
    }

    /**
     * A plan as people write it: {@code + record}, {@code - record}, {@code * step}; a deletion and an addition with {@code |}
     * between them are one replacement.
     */
    public static Plan of(String... lines) {
        return new Plan(Arrays.stream(lines).map(Plan::item).toList(), List.of());
    }

    private static Item item(String line) {
        if (line.startsWith("* ")) {
            return new Step(line.substring(2));
        }
        if (line.startsWith("+ ")) {
            return new Edit(Change.add(Rr.parse(line.substring(2))));
        }
        String[] halves = line.split(" \\| \\+ ");
        Rr before = Rr.parse(halves[0].substring(2));
        return new Edit(halves.length == 1 ? Change.delete(before) : Change.replace(before, Rr.parse(halves[1])));
    }

    public Plan saying(String... sentences) {
        return new Plan(items, List.of(sentences));
    }

    public List<Change> changes() {
        return items.stream()
                .filter(Edit.class::isInstance)
                .map(item -> ((Edit) item).change())
                .toList();
    }

    public List<String> steps() {
        return items.stream()
                .filter(Step.class::isInstance)
                .map(item -> ((Step) item).sentence())
                .toList();
    }

    /** The steps before the first item that deletes or replaces a record at a name. */
    List<String> stepsBeforeDeletionAt(String name) {
        int first = IntStream.range(0, items.size())
                .filter(i -> items.get(i) instanceof Edit edit
                        && edit.change()
                                .before()
                                .filter(rr -> rr.name().equals(name))
                                .isPresent())
                .findFirst()
                .orElse(items.size());
        return new Plan(items.subList(0, first), said).steps();
    }

    boolean aStepQuotes(String text) {
        return steps().stream().anyMatch(step -> Mentions.quotes(step, text));
    }

    /** Whether the plan or the report around it names something. */
    boolean names(String text) {
        return Stream.concat(steps().stream(), said.stream()).anyMatch(sentence -> Mentions.quotes(sentence, text));
    }

    @Override
    public String toString() {
        return String.join("\n", items.stream().map(Item::toString).toList());
    }
}
