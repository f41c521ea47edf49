package org.domainverifier.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.domainverifier.Verdict;
import org.domainverifier.exports.Rr;
import org.domainverifier.exports.Tools;
import org.domainverifier.publish.ExportFormat;
import org.domainverifier.publish.ExportObstacle;
import org.domainverifier.publish.Exports;
import org.domainverifier.publish.PlanExport;
import org.domainverifier.publish.ZonePlan;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;

/**
 * Damaged zones, whose plans go through every tool's own reader: what is there afterwards is what the plan says, nothing else is lost, and the way back leads back. {@code
 * -Ddomainverifier.exports=1000} says how many.
 */
class ExportLoopTest {
    private static final int PLANS = Integer.getInteger("domainverifier.exports", 12);
    private static final long SEED = Long.getLong("domainverifier.seed", 16_000_000L);
    private static final List<ExportObstacle> ALLOWED =
            List.of(ExportObstacle.VALUE_NOT_EXPRESSIBLE, ExportObstacle.TOO_LARGE);

    private final Map<String, Integer> written = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    @Test
    void everyToolDoesWhatThePlanSaysAndBack() {
        List<String> keys = Provider.keys(2);
        int plans = 0;
        for (long seed = SEED; plans < PLANS; seed++) {
            ExportCase each = ExportCase.of(seed, keys);
            if (!each.plan().plan().changes().isEmpty()) {
                plans++;
                List<Rr> expected = ExportCase.after(each.before(), each.plan().plan());
                Verdict previewed = each.previewed();
                assertThat(each.verified(expected)).as("seed %d", seed).isEqualTo(previewed);
                for (String format : Tools.ALL.keySet()) {
                    through(format, each, expected, "seed " + seed + ", " + format);
                }
            }
        }
        System.out.printf("exports: %d plans, written %s, refused %s%n", plans, written, refused);
        assertThat(written.keySet()).containsExactlyElementsOf(new TreeSet<>(Tools.ALL.keySet()));
    }

    private void through(String format, ExportCase each, List<Rr> expected, String description) {
        Optional<List<Rr>> after = run(format, each.plan(), each.before(), each.apex(), description);
        if (after.isEmpty()) {
            return;
        }
        assertThat(senses(after.get())).as(description).isEqualTo(senses(expected));
        Optional<List<Rr>> back = run(format, each.plan().inverse(), after.get(), each.apex(), description + ", back");
        back.ifPresent(records ->
                assertThat(senses(records)).as(description + ", back").isEqualTo(senses(each.before())));
    }

    private static List<String> senses(List<Rr> records) {
        return records.stream().map(Rr::sense).sorted().toList();
    }

    private Optional<List<Rr>> run(String id, ZonePlan plan, List<Rr> zone, String apex, String description) {
        PlanExport export = format(id, zone).write(plan);
        if (export instanceof PlanExport.Refused no) {
            assertThat(no.reasons()).as(description).allMatch(reason -> ALLOWED.contains(reason.code()));
            refused.merge(id, 1, Integer::sum);
            return Optional.empty();
        }
        written.merge(id, 1, Integer::sum);
        PlanExport.Written text = (PlanExport.Written) export;
        List<Rr> ready = new ArrayList<>(zone);
        text.byHand()
                .forEach(change -> ready.removeIf(rr -> ExportCase.isSame(
                        rr, Rr.ofLine(change.before().orElseThrow().toZoneLine()))));
        try {
            return Optional.of(Tools.ALL.get(id).run(ready, apex, text.document()));
        } catch (RuntimeException notTaken) {
            throw new AssertionError(description + ": " + notTaken + "\n" + text.document(), notTaken);
        }
    }

    /** The id of a record at Cloudflare is its place. */
    private static ExportFormat format(String id, List<Rr> zone) {
        ExportFormat cloudflare = Exports.cloudflare(record -> {
            Rr wanted = Rr.ofLine(record.toZoneLine());
            return IntStream.range(0, zone.size())
                    .filter(place -> ExportCase.isSame(zone.get(place), wanted))
                    .mapToObj(String::valueOf)
                    .findFirst();
        });
        return id.equals(cloudflare.id())
                ? cloudflare
                : Exports.all(Messages.of(Locale.ENGLISH)).stream()
                        .filter(format -> format.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
