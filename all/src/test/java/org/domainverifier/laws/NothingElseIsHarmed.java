package org.domainverifier.laws;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.domainverifier.laws.reading.KeyReading;
import org.domainverifier.laws.reading.Mentions;
import org.domainverifier.laws.reading.UsableKey;
import org.domainverifier.laws.zone.Answer;
import org.domainverifier.laws.zone.Change;
import org.domainverifier.laws.zone.Names;
import org.domainverifier.laws.zone.Rr;

/**
 * Law 2: what serves something else stays, is there again, or a step by hand names it before it goes. It is found by asking: what
 * was answered before and is not answered after.
 */
final class NothingElseIsHarmed implements Law {
    private static final List<String> TYPES = List.of("A", "AAAA", "MX", "TXT", "SRV", "CAA", "PTR");

    @Override
    public void judge(Trial trial) {
        for (String name : names(trial)) {
            List<String> lost = lost(trial, name);
            if (!lost.isEmpty() && !isTold(trial, name, lost)) {
                boolean wildcard = !trial.before().exists(name);
                String kind = wildcard
                        ? "what a wildcard gave is lost"
                        : name.equals(trial.domain())
                                ? "the domain loses something else"
                                : "another name loses something";
                trial.breach(2, kind, cause(trial, name), "at " + name + " this is no longer found: " + lost);
            }
        }
        exchangers(trial);
        aliases(trial);
        keys(trial);
    }

    private static Set<String> names(Trial trial) {
        Set<String> names = new LinkedHashSet<>(trial.before().names());
        String apex = trial.before().zoneOf(trial.domain());
        for (Change change : trial.plan().changes()) {
            names.addAll(Names.upTo(change.name(), apex));
        }
        return names;
    }

    private static List<String> lost(Trial trial, String name) {
        List<String> lost = new ArrayList<>();
        boolean service = Names.isService(name);
        boolean policyHost = trial.placesAt(name).anyMatch(place -> place.kind() == Kind.POLICY_HOST);
        if ((service || policyHost) && !trial.before().exists(name)) {
            return lost; // a wildcard's answer to a question that nobody asks
        }
        for (String type : TYPES) {
            Answer before = trial.before().ask(name, type);
            Set<String> gone = new TreeSet<>(before.data());
            gone.removeAll(trial.after().ask(name, type).data());
            gone.removeIf(data -> isMeantToGo(trial, name, Rr.of(name, type, data), before, service));
            gone.forEach(data -> lost.add(type + " " + data));
        }
        return lost;
    }

    private static boolean isMeantToGo(Trial trial, String name, Rr record, Answer before, boolean service) {
        boolean place = trial.placesAt(name).anyMatch(each -> isOfKind(each, record));
        // who is an alias of a place has what is there
        boolean follows = before.aliases().stream()
                .anyMatch(target -> trial.placesAt(target).anyMatch(each -> isOfKind(each, record)));
        boolean unused = service && (record.is("A") || record.is("AAAA") || record.is("MX"));
        // a text of another kind than receivers look for there, be it through an alias
        boolean stray = service
                && record.is("TXT")
                && Stream.concat(Stream.of(name), before.aliases().stream())
                        .anyMatch(each -> Names.isService(each)
                                && trial.placesAt(each).findAny().isPresent());
        return place || follows || unused || stray || record.is("TXT") && isMisplaced(trial, name, record);
    }

    private static boolean isOfKind(Place place, Rr record) {
        return switch (place.kind()) {
            case MX -> record.is("MX");
            case POLICY_HOST -> record.is("A") || record.is("AAAA");
            default -> record.is("TXT") && place.kind().isMeantBy(record.text());
        };
    }

    /** Whether a text of a kind is where nobody looks for one, and nothing leads to it. */
    private static boolean isMisplaced(Trial trial, String name, Rr record) {
        boolean doubled = Names.isBelow(name, trial.domain() + "." + trial.domain())
                || name.equals(trial.domain() + "." + trial.domain());
        boolean lookedFor = name.startsWith("_dmarc.")
                || name.startsWith("_smtp._tls.")
                || name.startsWith("_mta-sts.")
                || name.contains("._domainkey.");
        boolean mail = Kind.DMARC.isMeantBy(record.text())
                || Kind.TLS_RPT.isMeantBy(record.text())
                || Kind.MTA_STS.isMeantBy(record.text())
                || KeyReading.of(record.text()).meant() && name.contains("domainkey.")
                || Kind.SPF.isMeantBy(record.text()) && doubled;
        return mail && (doubled || !lookedFor) && !isUsed(trial, record);
    }

    /** Whether something leads to a text and takes it for what it is. */
    private static boolean isUsed(Trial trial, Rr text) {
        boolean spf = Kind.SPF.isMeantBy(text.text());
        return trial.before().visible().stream()
                .filter(record -> !record.name().equals(text.name()))
                .anyMatch(record -> record.is("CNAME")
                                && record.target().equals(text.name())
                                && (spf || isLookedForAt(record.name(), text.text()))
                        || spf
                                && record.is("TXT")
                                && Mentions.names(record.text()).contains(text.name()));
    }

    /** Whether receivers that ask for a name of a service look for texts of this kind there. */
    private static boolean isLookedForAt(String name, String text) {
        if (name.startsWith("_dmarc.")) {
            return Kind.DMARC.isMeantBy(text);
        } else if (name.startsWith("_smtp._tls.")) {
            return Kind.TLS_RPT.isMeantBy(text);
        } else if (name.startsWith("_mta-sts.")) {
            return Kind.MTA_STS.isMeantBy(text);
        }
        return Names.isService(name);
    }

    private static boolean isTold(Trial trial, String name, List<String> lost) {
        boolean wildcard = !trial.before().exists(name);
        List<String> steps = wildcard ? trial.plan().steps() : trial.plan().stepsBeforeDeletionAt(name);
        if (!name.equals(trial.domain()) && isAliasDeleted(trial, name)) {
            return steps.stream()
                    .anyMatch(step -> Mentions.quotes(step, name)); // what leads elsewhere may be another's target
        }
        Set<String> names = new TreeSet<>(trial.before().ask(name, "A").aliases());
        lost.forEach(each -> names.add(Names.plain(each.substring(each.lastIndexOf(' ') + 1))));
        names.add(name);
        names.remove(trial.domain()); // of which most steps speak
        return steps.stream()
                .anyMatch(step -> names.stream().anyMatch(each -> Mentions.quotes(step, each))
                        || wildcard && Mentions.quotes(step, name) && step.contains("*."));
    }

    private static boolean isAliasDeleted(Trial trial, String name) {
        return trial.plan().changes().stream()
                .anyMatch(change -> change.name().equals(name)
                        && change.after().isEmpty()
                        && change.before().filter(record -> record.is("CNAME")).isPresent());
    }

    private static String cause(Trial trial, String name) {
        return trial.plan().changes().stream()
                .filter(change -> change.name().equals(name))
                .filter(change -> change.before().isPresent() || !trial.before().exists(name))
                .findFirst()
                .or(() -> trial.plan().changes().stream()
                        .filter(change -> Names.isWithin(change.name(), name))
                        .findFirst())
                .map(Change::toString)
                .orElse("");
    }

    /** Foreign exchangers go only if somebody asked for others, and are called by their names. */
    private static void exchangers(Trial trial) {
        Set<String> gone =
                new TreeSet<>(trial.before().ask(trial.domain(), "MX").data());
        gone.removeAll(trial.after().ask(trial.domain(), "MX").data());
        boolean alias = !trial.before().ask(trial.domain(), "MX").aliases().isEmpty();
        for (String data : gone) {
            String host = Rr.of(trial.domain(), "MX", data).target();
            boolean ours = trial.wanted().mx().stream()
                    .anyMatch(wanted -> Names.plain(wanted.name()).equals(host));
            if (host.isEmpty() || ours || alias) {
                continue;
            }
            if (trial.wanted().mx().isEmpty()) {
                trial.breach(2, "an exchanger goes unasked", "MX " + data, "nobody asked for other exchangers");
            } else if (!trial.plan().names(host)) {
                trial.breach(2, "a foreign exchanger goes unnamed", "MX " + data, "nothing says what " + host + " did");
            }
        }
    }

    /** Aliases that lead to what others run: another sender's key, a policy that a service keeps, a record that many share. */
    private static void aliases(Trial trial) {
        for (Place place : trial.places()) {
            Set<String> targets = new TreeSet<>();
            trial.before().at(place.name(), "CNAME").forEach(alias -> targets.add(alias.target()));
            trial.after().at(place.name(), "CNAME").forEach(alias -> targets.remove(alias.target()));
            for (String target : targets) {
                boolean used = place.kind() == Kind.DKIM ? hasForeignKey(trial, place, target) : hasText(trial, place);
                if (used && !isNamed(trial, place, target)) {
                    String kind = place.kind() == Kind.DKIM ? "another sender's key" : "an alias to a kept record";
                    trial.breach(2, kind, place.name() + " CNAME " + target, "no step names it before it goes");
                }
            }
            sharedRecords(trial, place);
        }
    }

    private static boolean hasText(Trial trial, Place place) {
        return place.kind().isText()
                && place.kind() != Kind.SPF
                && !trial.textsBefore(place).isEmpty();
    }

    private static boolean hasForeignKey(Trial trial, Place place, String target) {
        boolean ours = trial.wanted().selectors().stream()
                .flatMap(selector -> selector.alias().stream())
                .anyMatch(alias -> Names.registered(Names.plain(alias)).equals(Names.registered(target)));
        boolean key = trial.before().texts(place.name()).stream()
                .anyMatch(text -> !KeyReading.of(text).key().isEmpty());
        return key && !ours;
    }

    private static boolean isNamed(Trial trial, Place place, String target) {
        String service = Names.labels(Names.registered(target)).get(0).toLowerCase(Locale.ROOT);
        return trial.plan().stepsBeforeDeletionAt(place.name()).stream()
                .anyMatch(step -> Mentions.quotes(step, target)
                        || step.toLowerCase(Locale.ROOT).contains(service));
    }

    /** A key at a selector that verifiers take, and that nobody asked for: whoever signs with it has to hear of its end. */
    private static void keys(Trial trial) {
        Set<String> ours = new TreeSet<>();
        trial.wanted().selectors().forEach(selector -> {
            selector.key().ifPresent(key -> ours.add(KeyReading.of(key).key()));
            selector.alias()
                    .ifPresent(alias -> trial.before()
                            .texts(Names.plain(alias))
                            .forEach(text -> ours.add(KeyReading.of(text).key())));
        });
        trial.places(Kind.DKIM)
                .forEach(place -> trial.before().at(place.name(), "TXT").stream()
                        .map(Rr::text)
                        .filter(text -> UsableKey.isIn(text)
                                && !ours.contains(KeyReading.of(text).key()))
                        .filter(text -> !trial.after().texts(place.name()).contains(text))
                        .filter(text -> trial.plan().stepsBeforeDeletionAt(place.name()).stream()
                                .noneMatch(step -> Mentions.quotes(step, place.name())))
                        .forEach(text ->
                                trial.breach(2, "another usable key", place.name(), "no step says that it goes")));
    }

    /** A record behind an alias is not the place's own: others may follow it too. */
    private static void sharedRecords(Trial trial, Place place) {
        List<String> aliases = trial.before().ask(place.name(), "TXT").aliases();
        for (Change change : trial.plan().changes()) {
            boolean behind = aliases.contains(change.name())
                    && trial.placesAt(change.name()).noneMatch(own -> own.kind() == place.kind());
            if (behind
                    && change.before()
                            .filter(record -> isOfKind(place, record) && trial.holds(record))
                            .isPresent()) {
                boolean named = trial.plan().stepsBeforeDeletionAt(change.name()).stream()
                        .anyMatch(step -> Mentions.quotes(step, change.name()));
                if (!named) {
                    trial.breach(2, "a record behind an alias is changed", change, "who else follows it is not asked");
                }
            }
        }
    }
}
