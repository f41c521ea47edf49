package org.domainverifier.laws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.domainverifier.laws.zone.Answer;
import org.domainverifier.laws.zone.Change;
import org.domainverifier.laws.zone.Names;
import org.domainverifier.laws.zone.World;

/** Law 8: what is predicted is what the servers say, question by question. */
public final class Reality {
    private static final List<String> TYPES = List.of("A", "AAAA", "CNAME", "MX", "TXT");
    /** A label that nobody publishes: whether a wildcard answers beside a name. */
    private static final String NOBODY = "nobody-published-this";

    private Reality() {}

    /** A question. */
    public record Question(String name, String type) {}

    /** Questions about all names that have to do with a plan: what is there, above, below and beside. */
    public static List<Question> questions(World before, String domain, Plan plan) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> near = new LinkedHashSet<>(before.names());
        near.removeIf(name -> !Names.isWithin(name, Names.registered(domain)));
        for (Change change : plan.changes()) {
            near.add(change.name());
            change.after()
                    .map(record -> record.target())
                    .filter(target -> !target.isEmpty())
                    .ifPresent(near::add);
        }
        for (String name : near) {
            for (String each : Names.upTo(name, Names.registered(domain))) {
                names.add(each);
                names.add(Names.child(NOBODY, each));
            }
            names.add(name);
        }
        names.removeIf(name -> name.length() > 250);
        List<Question> questions = new ArrayList<>();
        names.forEach(name -> TYPES.forEach(type -> questions.add(new Question(name, type))));
        return questions;
    }

    /**
     * Compares a prediction with the zone after the plan.
     *
     * @param before the whole DNS before the plan
     * @param domain whose plan it is
     * @param plan the plan
     * @param prediction what is predicted for a name and a type
     * @return a breach for each kind of difference, with the first question as its example
     */
    public static List<Breach> judge(
            World before, String domain, Plan plan, BiFunction<String, String, Answer> prediction) {
        World after = before.after(plan.changes(), domain);
        Map<String, List<Breach>> byKind = new LinkedHashMap<>();
        for (Question question : questions(before, domain, plan)) {
            Answer real = after.ask(question.name(), question.type());
            if (before.ask(question.name(), question.type()).kind() == Answer.Kind.ELSEWHERE) {
                continue; // nothing is known of it, before and after
            }
            Answer predicted = prediction.apply(question.name(), question.type());
            if (!real.equals(predicted)) {
                Breach breach = new Breach(
                        8,
                        kind(before, real, predicted, question),
                        question.name() + " " + question.type(),
                        "predicted " + predicted + ", the zone says " + real);
                byKind.computeIfAbsent(breach.kind(), kind -> new ArrayList<>()).add(breach);
            }
        }
        return byKind.values().stream().map(Reality::withCount).toList();
    }

    private static Breach withCount(List<Breach> alike) {
        Breach first = alike.get(0);
        String more = alike.size() == 1 ? "" : "; so " + alike.size() + " questions";
        return new Breach(first.law(), first.kind(), first.concerning(), first.sentence() + more);
    }

    private static String kind(World before, Answer real, Answer predicted, Question question) {
        if (real.kind() == Answer.Kind.ELSEWHERE) {
            return "below a delegation";
        }
        boolean absences = !real.hasData() && !predicted.hasData();
        String what = absences ? real.kind() + " predicted as " + predicted.kind() : "other data";
        return before.exists(question.name()) ? what : what + ", of a name that did not exist";
    }
}
