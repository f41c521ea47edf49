package org.domainverifier.laws;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.domainverifier.laws.reading.SpfReading;
import org.domainverifier.laws.reading.TagReading;
import org.domainverifier.laws.zone.Names;
import org.domainverifier.laws.zone.World;

/** Law 4: nothing gets weaker: policies, inherited ones too; SPF's sign; alignment and what failure reports are wanted of. */
final class NothingWeaker implements Law {
    /** From the weakest sign to the strictest; no {@code all} is as weak as {@code ?all}. */
    private static final String SIGNS = "+?~-";
    /** What receivers take for a DMARC record: the version in capital letters (RFC 9989 §4.8). */
    static final String RECORD = "(?s)[vV]\\s*=\\s*DMARC1\\s*(?:;.*)?";

    @Override
    public void judge(Trial trial) {
        spf(trial);
        trial.places(Kind.DMARC).forEach(place -> dmarc(trial, place));
        trial.places(Kind.MTA_STS).forEach(place -> mtaSts(trial, place));
    }

    private static void spf(Trial trial) {
        Place place = new Place(Kind.SPF, trial.domain());
        Optional<Character> old = trial.oldSpf().stream()
                .flatMap(reading -> trial.reachBefore().sign(reading).stream())
                .max(Comparator.comparing(SIGNS::indexOf));
        for (String text : trial.newTexts(place)) {
            Optional<Character> sign = trial.reachAfter().sign(SpfReading.of(text));
            if (old.isPresent() && SIGNS.indexOf(sign.orElse('?')) < SIGNS.indexOf(old.get())) {
                trial.breachBy(
                        4,
                        "SPF's sign",
                        text,
                        "it was " + old.get() + "all, it becomes "
                                + sign.map(c -> c + "all").orElse("nothing"));
            }
        }
        if (trial.touches(place) && trial.recordsAfter(place).isEmpty()) {
            trial.breach(4, "SPF goes", "the SPF record goes and none comes");
        }
    }

    private static void dmarc(Trial trial, Place place) {
        if (!trial.touches(place)) {
            return;
        }
        List<TagReading> old =
                inForce(trial, place).stream().map(TagReading::of).toList();
        List<String> texts = trial.recordsAfter(place);
        if (texts.size() != 1) {
            if (texts.isEmpty() && !old.isEmpty()) {
                trial.breach(4, "DMARC goes", place.name(), "the DMARC record goes and none comes");
            }
            return; // several records are for law 6
        }
        String text = texts.get(0);
        TagReading now = TagReading.of(text);
        Optional<TagReading> inherited = isForItself(trial, place) ? Optional.empty() : inherited(trial);
        policy(trial, text, "p", strictest(old, TagReading::forDomain, inherited), now.forDomain());
        policy(trial, text, "sp", strictest(old, TagReading::forSubdomains, inherited), now.forSubdomains());
        policy(trial, text, "np", strictest(old, TagReading::forNonExistent, inherited), now.forNonExistent());
        testing(trial, text, old, now);
        for (String tag : List.of("adkim", "aspf")) {
            Set<String> before = collect(old, reading -> reading.alignment(tag));
            if (before.size() == 1 && !before.contains(now.alignment(tag).orElse("r"))) {
                trial.breachBy(4, "alignment", text, tag + " was " + before);
            }
        }
        old.stream()
                .filter(reading -> !reading.addresses("ruf").isEmpty()
                        && !reading.failures().isEmpty())
                .filter(reading ->
                        !now.failures().contains("1") && !now.failures().containsAll(reading.failures()))
                .findFirst()
                .ifPresent(reading -> trial.breachBy(4, "fo", text, "fo was " + reading.failures()));
    }

    /** Whether the place has a record that receivers go by, with or without a policy: one that asks for reports alone is p=none (§4.10.1). */
    private static boolean isForItself(Trial trial, Place place) {
        List<String> records = trial.textsBefore(place).stream()
                .filter(text -> text.matches(RECORD))
                .toList();
        return records.size() == 1
                && !TagReading.of(records.get(0)).addresses("rua").isEmpty();
    }

    /** Beside a record with a policy that receivers apply, what they do not take for one asks for nothing, whatever it says. */
    static List<String> inForce(Trial trial, Place place) {
        List<String> records = trial.textsBefore(place).stream()
                .filter(text -> text.matches(RECORD))
                .toList();
        boolean applied = records.stream()
                .anyMatch(text -> TagReading.of(text).policy("p").isPresent());
        return trial.oldTexts(place).stream()
                .filter(text -> !applied
                        || records.contains(text)
                        || !trial.textsBefore(place).contains(text))
                .toList();
    }

    private static Set<String> collect(List<TagReading> readings, Function<TagReading, Optional<String>> what) {
        return readings.stream()
                .flatMap(reading -> what.apply(reading).stream())
                .collect(java.util.stream.Collectors.toSet());
    }

    /** What applies now: what can be read at the place, else what the domain inherits. */
    private static Optional<String> strictest(
            List<TagReading> old, Function<TagReading, Optional<String>> what, Optional<TagReading> inherited) {
        Optional<String> own = old.stream()
                .flatMap(reading -> what.apply(reading).stream())
                .max(Comparator.comparing(TagReading::strictness));
        return own.isPresent() ? own : inherited.flatMap(TagReading::forSubdomains);
    }

    private static void policy(Trial trial, String text, String tag, Optional<String> old, Optional<String> now) {
        int before = old.map(TagReading::strictness).orElse(0);
        int after = now.map(TagReading::strictness).orElse(0);
        if (after < before) {
            trial.breachBy(
                    4,
                    tag + " gets weaker",
                    text,
                    tag + " was " + old.orElse("") + ", it becomes " + now.orElse("none"));
        }
    }

    private static void testing(Trial trial, String text, List<TagReading> old, TagReading now) {
        boolean enforced = old.stream()
                .anyMatch(reading -> !reading.testing() && reading.policy("p").isPresent());
        int percent = old.stream().mapToInt(TagReading::percent).max().orElse(0);
        // test mode is what a percentage below a hundred asks for today
        if (enforced && now.testing() && percent == 100) {
            trial.breachBy(4, "test mode", text, "the policy was not in test mode");
        }
        if (!old.isEmpty() && now.percent() < percent) {
            trial.breachBy(4, "percentage", text, "the policy was applied to " + percent + " %");
        }
    }

    /** The record of the organization: the one with the fewest labels above the domain (RFC 9989 §4.10). */
    static Optional<TagReading> inherited(Trial trial) {
        World world = trial.before();
        Optional<TagReading> found = Optional.empty();
        for (String name = Names.parent(trial.domain()); Names.labels(name).size() > 1; name = Names.parent(name)) {
            List<TagReading> readings = world.texts("_dmarc." + name).stream()
                    .filter(text -> text.matches(RECORD))
                    .map(TagReading::of)
                    .map(TagReading::asApplied)
                    .toList();
            if (readings.size() == 1) {
                found = Optional.of(readings.get(0));
            }
        }
        return found;
    }

    private static void mtaSts(Trial trial, Place place) {
        if (trial.touches(place) && trial.recordsAfter(place).isEmpty()) {
            trial.breach(4, "MTA-STS goes", place.name(), "the MTA-STS record goes and none comes");
        }
    }
}
