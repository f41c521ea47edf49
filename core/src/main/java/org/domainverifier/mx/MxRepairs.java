package org.domainverifier.mx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Publication;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;
import org.jspecify.annotations.Nullable;

/**
 * The one set of steps that makes the MX records as expected; without an expectation, that lets a null MX give way to the others.
 * Where the name has records of its own, each finding gets the steps about its exchanger; where it has not, the steps are of use
 * together only, and each finding gets all.
 */
final class MxRepairs {
    private static final Set<Standing> DIVISIBLE = EnumSet.of(Standing.OWN, Standing.ABSENT);
    /** One more than a sentence shows, so that it tells that there are more: thousands of findings have the step. */
    private static final int MOST_NAMED = 31;

    private final DomainName domain;
    private final List<MxHost> expected;
    private final boolean isAlias;
    private final Supplier<Steps> made;
    private @Nullable Steps steps; // once a finding needs them

    MxRepairs(DnsAnswer answer, Standings standings, List<MxHost> present, MxWanted asked, MxForeigner foreigner) {
        this.domain = answer.question().name();
        this.expected = asked.records();
        this.isAlias = !answer.aliases().isEmpty();
        this.made = () -> make(answer, standings, present, asked, foreigner);
    }

    /**
     * The steps, and which of them are about an exchanger.
     *
     * @param divisible whether each finding gets those about its own only
     * @param serving what takes the mail today, and goes
     * @param moving what comes before that
     */
    private record Steps(
            List<RepairStep> all,
            boolean divisible,
            Set<DomainName> serving,
            List<RepairStep> moving,
            Map<RecordData, List<RepairStep>> adding,
            Map<RecordData, List<RepairStep>> removing) {}

    private Steps steps() {
        if (steps == null) {
            steps = made.get();
        }
        return steps;
    }

    private Steps make(
            DnsAnswer answer, Standings standings, List<MxHost> present, MxWanted asked, MxForeigner foreigner) {
        // what is behind an alias works for the owner as it is, unless somebody expects something
        boolean leftAlone = expected.isEmpty() && isAlias;
        List<MxHost> wanted =
                new ArrayList<>(expected.isEmpty() ? withoutNull(present) : withoutProxied(present, expected));
        present.stream()
                .filter(other -> asked.tolerates(other, foreigner) && !MxForeigner.isMadeByHost(other.host()))
                .forEach(wanted::add);
        List<RepairStep> publishing = leftAlone
                ? List.of()
                : Publication.exactly(
                        answer,
                        standings,
                        byPreference(withoutMadeByHost(answer.records())),
                        wanted.stream().map(MxHost::data).toList());
        Set<DomainName> serving = serving(present, asked, foreigner);
        List<RepairStep> moving = serving.isEmpty()
                ? List.of()
                : List.of(new ManualStep(
                        MxStep.MOVE_MAILBOXES,
                        Map.of(
                                "domain",
                                domain,
                                "hosts",
                                serving.stream().limit(MOST_NAMED).toList())));
        List<RepairStep> all = changesAny(publishing) ? both(moving, publishing) : publishing;
        boolean divisible = all.isEmpty() || DIVISIBLE.contains(standings.of(answer));
        return new Steps(
                all, divisible, serving, moving, byData(all, RecordChange::after), byData(all, RecordChange::before));
    }

    /** Which mail servers a domain is to have that has none of use, only its owner can know; an alias has its target's. */
    List<RepairStep> naming(Collection<DomainName> hosts) {
        if (isAlias) {
            return List.of();
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("domain", domain);
        if (!hosts.isEmpty()) {
            arguments.put("hosts", List.copyOf(hosts));
        }
        return List.of(new ManualStep(MxStep.NAME_SERVERS, arguments));
    }

    /** Which host was meant by one that none can be, only its owner can know; where others were asked for, it goes. */
    List<RepairStep> spelling(MxStep step, MxHost host, Map<String, Object> more) {
        if (!expected.isEmpty()) {
            return removing(host);
        }
        if (isAlias) {
            return List.of();
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("domain", domain);
        arguments.put("host", host.host());
        arguments.put("preference", host.preference());
        arguments.putAll(more);
        return List.of(new ManualStep(step, arguments));
    }

    /** What adds an exchanger. */
    List<RepairStep> adding(MxHost host) {
        return steps().divisible() ? steps().adding().getOrDefault(host.data(), List.of()) : steps().all();
    }

    /** What deletes an exchanger, or gives it another preference. */
    List<RepairStep> removing(MxHost host) {
        return MxForeigner.isMadeByHost(host.host()) ? behindProxy(host) : about(host);
    }

    private List<RepairStep> about(MxHost host) {
        Steps known = steps();
        if (!known.divisible()) {
            return known.all();
        }
        List<RepairStep> own = known.removing().getOrDefault(host.data(), List.of());
        return known.serving().contains(host.host()) && !own.isEmpty() ? both(known.moving(), own) : own;
    }

    /** The servers that take the mail today and will not any more: where no mail is wanted, nothing moves from them. */
    private static Set<DomainName> serving(List<MxHost> present, MxWanted asked, MxForeigner foreigner) {
        if (asked.records().stream().allMatch(MxHost::isNull)) {
            return Set.of();
        }
        Set<DomainName> serving = new LinkedHashSet<>();
        present.stream()
                .filter(host -> !host.isNull() && !asked.isExpected(host.host()))
                .filter(host -> !asked.tolerates(host, foreigner) && foreigner.takesMail(host))
                .forEach(host -> serving.add(host.host()));
        return serving;
    }

    private static boolean changesAny(List<RepairStep> steps) {
        return steps.stream().anyMatch(RecordChange.class::isInstance);
    }

    /** What ends the mail of a server that has it today, behind what comes before that. */
    private static List<RepairStep> both(List<RepairStep> first, List<RepairStep> then) {
        List<RepairStep> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    /** Whether the form of the DNS host shows a record that was asked for, while the DNS has a name that the host made. */
    boolean isBehindProxy(MxHost record, List<MxHost> present) {
        return !ownHosts(present, List.of(record)).isEmpty();
    }

    /** The form of the DNS host does not show the record, but the one that it was made from. */
    private List<RepairStep> behindProxy(MxHost host) {
        List<DomainName> own =
                ownHosts(List.of(host), expected).stream().map(MxHost::host).toList();
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("host", host.host());
        arguments.put("preference", host.preference());
        if (own.isEmpty()) {
            arguments.put("domain", domain);
            return List.of(new ManualStep(MxStep.DELETE_BEHIND_PROXY, arguments));
        }
        arguments.put("hosts", own);
        return List.of(new ManualStep(MxStep.SWITCH_OFF_PROXY, arguments));
    }

    /** Those that the host's form shows where the DNS has a name that it made: of the zone, with the same preference. */
    private List<MxHost> ownHosts(List<MxHost> made, List<MxHost> wanted) {
        DomainName zone = domain.lastLabels(Math.min(2, domain.labels().size()));
        return wanted.stream()
                .filter(host -> host.host().isWithin(zone))
                .filter(host -> made.stream()
                        .anyMatch(each ->
                                MxForeigner.isMadeByHost(each.host()) && each.preference() == host.preference()))
                .toList();
    }

    private List<MxHost> withoutProxied(List<MxHost> present, List<MxHost> wanted) {
        List<MxHost> proxied = ownHosts(present, wanted);
        return wanted.stream().filter(host -> !proxied.contains(host)).toList();
    }

    private static List<DnsRecord> withoutMadeByHost(List<DnsRecord> records) {
        return records.stream()
                .filter(record ->
                        !(record.data() instanceof RecordData.Mx mx && MxForeigner.isMadeByHost(mx.exchange())))
                .toList();
    }

    private static Map<RecordData, List<RepairStep>> byData(
            List<RepairStep> steps, Function<RecordChange, Optional<DnsRecord>> side) {
        Map<RecordData, List<RepairStep>> byData = new HashMap<>();
        for (RepairStep step : steps) {
            if (step instanceof RecordChange change) {
                side.apply(change)
                        .ifPresent(record -> byData.computeIfAbsent(record.data(), data -> new ArrayList<>())
                                .add(step));
            }
        }
        return byData;
    }

    // RFC 7505 §3: a null MX is the only one
    private static List<MxHost> withoutNull(List<MxHost> present) {
        List<MxHost> others = present.stream().filter(host -> !host.isNull()).toList();
        return others.isEmpty() ? present : others;
    }

    private static List<DnsRecord> byPreference(List<DnsRecord> records) {
        List<DnsRecord> sorted = new ArrayList<>(records);
        sorted.sort(Comparator.comparingInt(
                record -> record.data() instanceof RecordData.Mx mx ? mx.preference() : Integer.MAX_VALUE));
        return sorted;
    }
}
