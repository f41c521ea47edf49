package org.domainverifier.laws.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.domainverifier.laws.Breach;
import org.domainverifier.laws.Plan;
import org.domainverifier.laws.PlanOracle;
import org.domainverifier.laws.Reality;
import org.domainverifier.laws.Wanted;
import org.domainverifier.laws.WayBack;
import org.domainverifier.laws.zone.Change;
import org.domainverifier.laws.zone.World;

/** Has the library make a plan and judges it by all laws. */
public final class LibraryJudge {
    /** How bad a status is: what only warns, what is not known, what is wrong. */
    private static final Map<String, Integer> RANKS = Map.of("CORRECT", 0, "WARNING", 1, "PENDING", 2, "UNKNOWN", 2);

    private LibraryJudge() {}

    /**
     * A plan that was judged.
     *
     * @param before what the library said of the domain
     * @param after what it says once the plan is carried out
     * @param breaches all breaches of laws
     */
    public record Judged(Library.Outcome before, Library.Outcome after, List<Breach> breaches) {
        /** Whether the domain is right without anything more to do. */
        public boolean isVerifiedByChanges() {
            return after.verdict().startsWith("VERIFIED")
                    && before.plan().steps().isEmpty();
        }

        public boolean isVerified() {
            return after.verdict().startsWith("VERIFIED");
        }
    }

    /** Verifies, judges the plan, carries it out and verifies again. */
    public static Judged judge(World world, String domain, Wanted wanted, Inverse inverse) {
        Library library = new Library(world, wanted);
        Library.Outcome outcome = library.verify(domain);
        Plan plan = outcome.plan();
        List<Breach> breaches = new ArrayList<>(PlanOracle.judge(world, domain, wanted, plan));
        breaches.addAll(result(outcome));
        if (plan.changes().isEmpty()) {
            return new Judged(outcome, outcome, breaches);
        }
        Map<String, String> preview = library.preview(outcome);
        breaches.addAll(Reality.judge(world, domain, plan, library.prediction(outcome)));
        library.become(world.after(plan.changes(), domain));
        Library.Outcome after = library.verify(domain);
        breaches.addAll(preview(outcome, preview, after));
        breaches.addAll(WayBack.judge(world, domain, plan, later -> after.plan()));
        breaches.addAll(WayBack.judgeInverse(world, domain, plan, inverse.of(outcome)));
        return new Judged(outcome, after, breaches);
    }

    /** Law 6 by the library's own word: its parser takes what it proposes, and it proposes what it says. */
    private static List<Breach> result(Library.Outcome outcome) {
        List<Breach> breaches = new ArrayList<>();
        for (Change change : outcome.plan().changes()) {
            change.after()
                    .filter(record -> record.is("TXT") && !Library.accepts(record.text()))
                    .ifPresent(record -> breaches.add(
                            new Breach(6, "an invalid record", change.toString(), "the parser refuses it")));
        }
        outcome.promises().forEach((promised, published) -> {
            // a long one is shown by its beginning
            String beginning = promised.endsWith("\u2026") ? promised.substring(0, promised.length() - 1) : null;
            boolean kept = published.stream()
                    .anyMatch(text -> beginning == null ? text.equals(promised) : text.startsWith(beginning));
            if (!published.isEmpty() && !kept) {
                breaches.add(new Breach(6, "two texts", promised, "the change beside it publishes " + published));
            }
        });
        return breaches;
    }

    private static List<Breach> preview(Library.Outcome before, Map<String, String> preview, Library.Outcome after) {
        List<Breach> breaches = new ArrayList<>();
        preview.forEach((check, status) -> {
            String was = before.statuses().get(check);
            if (rank(status) > rank(was)) {
                breaches.add(
                        new Breach(6, "worse than before", check, check + " was " + was + ", it becomes " + status));
            }
            if (!status.equals(after.statuses().get(check))) {
                breaches.add(new Breach(
                        8,
                        "another status than previewed",
                        check,
                        "previewed " + status + ", it is " + after.statuses().get(check)));
            }
        });
        return breaches;
    }

    private static int rank(String status) {
        return RANKS.getOrDefault(status, 3);
    }
}
