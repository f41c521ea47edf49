package org.domainverifier.laws.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.domainverifier.laws.Breach;
import org.domainverifier.laws.library.LibraryJudge.Judged;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;

/** Counts what came of many zones, and keeps the smallest example of each kind of breach. Not thread-safe. */
final class Tally {
    private static final int EXAMPLES = 25;
    private static final int MINIMISED = 4;
    private static final int SEEDS_TOLD = 50;

    private final Map<String, Integer> zonesByBreach = new TreeMap<>();
    private final Map<String, List<Grown>> examples = new TreeMap<>();
    private final Map<String, Integer> applied = new TreeMap<>();
    private final Map<String, Map<String, Integer>> causes = new TreeMap<>();
    private int zones;
    private int byChanges;
    private int bySteps;
    private int stillWrong;
    private final List<Long> seedsStillWrong = new ArrayList<>();

    void add(Grown grown, Judged judged) {
        zones++;
        grown.steps().forEach(step -> applied.merge(step.harm().name(), 1, Integer::sum));
        if (judged.isVerifiedByChanges()) {
            byChanges++;
        } else if (judged.isVerified() || !judged.after().plan().steps().isEmpty()) {
            bySteps++;
        } else {
            stillWrong++;
            if (seedsStillWrong.size() < SEEDS_TOLD) {
                seedsStillWrong.add(grown.seed());
            }
        }
        Set<String> keys = new HashSet<>();
        judged.breaches().forEach(breach -> keys.add(breach.key()));
        for (String key : keys) {
            zonesByBreach.merge(key, 1, Integer::sum);
            grown.steps()
                    .forEach(step -> causes.computeIfAbsent(key, each -> new TreeMap<>())
                            .merge(step.harm().name(), 1, Integer::sum));
            List<Grown> known = examples.computeIfAbsent(key, each -> new ArrayList<>());
            known.add(grown);
            known.sort(Comparator.comparingInt(each -> each.steps().size()));
            if (known.size() > EXAMPLES) {
                known.remove(EXAMPLES);
            }
        }
    }

    int breaches() {
        return zonesByBreach.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<String, Integer> applied() {
        return applied;
    }

    int zones() {
        return zones;
    }

    /** In one line, for few zones. */
    String outline() {
        return "%d zones, %d by changes, %d with steps, %d neither %s"
                .formatted(zones, byChanges, bySteps, stillWrong, zonesByBreach);
    }

    String summary() {
        return "laws: %d zones, %d right by changes alone, %d with steps by hand, %d neither%s; %d kinds of harm; breaches in %s"
                .formatted(
                        zones,
                        byChanges,
                        bySteps,
                        stillWrong,
                        seedsStillWrong.isEmpty() ? "" : " (seeds " + seedsStillWrong + ")",
                        applied.size(),
                        zonesByBreach);
    }

    /** Every kind of breach, most frequent first, with its smallest example. */
    List<String> stories() {
        return zonesByBreach.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(entry -> story(entry.getKey(), entry.getValue()))
                .toList();
    }

    private String story(String key, int count) {
        Grown smallest = examples.get(key).stream()
                .limit(MINIMISED)
                .map(each -> each.smallest(fewer -> shows(fewer, key)))
                .min(Comparator.comparingInt((Grown each) -> each.steps().size())
                        .thenComparingInt(each -> each.scene().own().size()))
                .orElseThrow();
        Scene scene = smallest.scene();
        Judged judged = LawLoop.judge(smallest);
        List<String> lines = new ArrayList<>();
        lines.add("law %s: %d of %d zones; often with %s".formatted(key, count, zones, causesOf(key)));
        lines.add("  seed %d, %s, domain %s, asked %s"
                .formatted(smallest.seed(), smallest.steps(), scene.domain, asked(scene)));
        lines.add("  also seeds "
                + examples.get(key).stream()
                        .map(Grown::seed)
                        .filter(each -> each != smallest.seed())
                        .toList());
        zone(scene.world(), scene.apex).forEach(line -> lines.add("    " + line));
        judged.before().plan().toString().lines().forEach(line -> lines.add("  plan " + shortened(line)));
        judged.breaches().stream()
                .filter(breach -> breach.key().equals(key))
                .limit(2)
                .map(Breach::toString)
                .forEach(line -> lines.add("  => " + shortened(line)));
        return String.join("\n", lines);
    }

    /** The harms that occur most above their share. */
    private String causesOf(String key) {
        double share = (double) zonesByBreach.get(key) / zones;
        return causes.getOrDefault(key, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Integer> entry) ->
                        -entry.getValue() / (share * applied.get(entry.getKey()) + 3)))
                .limit(4)
                .map(entry -> entry.getKey() + " " + entry.getValue() + "/" + applied.get(entry.getKey()))
                .toList()
                .toString();
    }

    private static boolean shows(Grown grown, String key) {
        return LawLoop.judge(grown).breaches().stream()
                .anyMatch(breach -> breach.key().equals(key));
    }

    private static List<String> zone(World world, String apex) {
        return world.visible().stream()
                .filter(record -> !record.is("SOA") && record.name().endsWith(apex))
                .map(Rr::line)
                .map(Tally::shortened)
                .toList();
    }

    private static String asked(Scene scene) {
        return shortened(scene.wanted()
                .toString()
                .replaceAll("Optional\\.empty|\\w+=(?:\\[]|Optional\\.empty)(?:, )?", "")
                .replaceAll("Optional\\[([^\\]]*)]", "$1"));
    }

    private static String shortened(String line) {
        return line.replaceAll("MII[A-Za-z0-9+/=\" ]{40,}", "\u2026");
    }
}
