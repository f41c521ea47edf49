package org.domainverifier.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainReport;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Futures;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;

/**
 * A plan for one zone, with the record sets that it changes as they were seen when it was made. An immutable value.
 *
 * <p>A report knows most of what is needed. Whether the records at a name below the zone's apex are its own or a wildcard's it asks only where its findings
 * depend on it; {@link #asking} asks for the rest.
 */
public final class ZonePlan {
    private static final int MAX_ROUNDS = 3; // the set, the probe beside its name, the probe below it

    private final DomainName zone;
    private final RepairPlan plan;
    private final Instant seenAt;
    private final Map<DnsQuestion, DnsAnswer> answers;
    private final List<RecordSetChange> recordSets;
    private final List<DnsQuestion> wanted;

    private ZonePlan(
            DomainName zone,
            RepairPlan plan,
            Instant seenAt,
            Map<DnsQuestion, DnsAnswer> answers,
            List<RecordSetChange> recordSets,
            List<DnsQuestion> wanted) {
        this.zone = zone;
        this.plan = plan;
        this.seenAt = seenAt;
        this.answers = answers;
        this.recordSets = List.copyOf(recordSets);
        this.wanted = List.copyOf(wanted);
    }

    /**
     * The plan of a report.
     *
     * @param report the report; the record sets are those that it saw, {@link DomainReport#startedAt() then}
     * @param zone the zone that the records are in: the domain, or one above it
     * @return its {@link DomainReport#repairs()}
     */
    public static ZonePlan of(DomainReport report, DomainName zone) {
        return of(report, report.repairs(), zone);
    }

    /**
     * Another plan over what a report saw, such as a part of its own.
     *
     * @param report the report
     * @param plan what is to be done
     * @param zone the zone that the records are in
     * @return the plan
     */
    public static ZonePlan of(DomainReport report, RepairPlan plan, DomainName zone) {
        return of(report.startedAt(), report.answers().values(), plan, zone);
    }

    /**
     * A plan over answers.
     *
     * @param seenAt when the first of the answers was given
     * @param answers what the DNS said
     * @param plan what is to be done
     * @param zone the zone that the records are in
     * @return the plan
     */
    public static ZonePlan of(Instant seenAt, Collection<DnsAnswer> answers, RepairPlan plan, DomainName zone) {
        Objects.requireNonNull(seenAt, "seenAt");
        Map<DnsQuestion, List<RecordChange>> changes = new LinkedHashMap<>();
        plan.changes()
                .forEach(change -> changes.computeIfAbsent(
                                new DnsQuestion(change.name(), change.type()), set -> new ArrayList<>())
                        .add(change));
        Map<DnsQuestion, DnsAnswer> known = new LinkedHashMap<>();
        answers.forEach(answer -> known.put(answer.question(), answer));
        SeenRecordSets seen = new SeenRecordSets(zone, known.values());
        List<RecordSetChange> sets = new ArrayList<>();
        changes.forEach((set, own) -> sets.add(RecordSetChange.of(seen.of(set.name(), set.type()), own)));
        return new ZonePlan(zone, plan, seenAt, known, sets, seen.wanted());
    }

    /**
     * The same plan, knowing what was not asked or could not be looked up: what is asked now never replaces what was known.
     *
     * @param resolver who is asked; the zone's own servers ({@code AuthoritativeResolver}) for what works on whole record sets
     * @return a plan of which nothing is {@linkplain #wanted() wanted} any more, but what could not be looked up again
     */
    public CompletableFuture<ZonePlan> asking(DnsResolver resolver) {
        return asking(viewOf(resolver), MAX_ROUNDS);
    }

    private CompletableFuture<ZonePlan> asking(DnsResolver resolver, int rounds) {
        if (wanted.isEmpty() || rounds == 0) {
            return CompletableFuture.completedFuture(this);
        }
        return Futures.all(
                        wanted.stream().map(question -> ask(resolver, question)).toList())
                .thenCompose(found -> {
                    Map<DnsQuestion, DnsAnswer> more = new LinkedHashMap<>(answers);
                    found.forEach(answer ->
                            more.merge(answer.question(), answer, (known, now) -> known.isFailure() ? now : known));
                    return of(seenAt, more.values(), plan, zone).asking(resolver, rounds - 1);
                });
    }

    /** A plain mock has none. */
    private static DnsResolver viewOf(DnsResolver resolver) {
        try {
            return Objects.requireNonNullElse(resolver.forVerification(), resolver);
        } catch (RuntimeException broken) {
            return resolver;
        }
    }

    /** Whatever a resolver throws, or gives in place of an answer to the question, is a failure. */
    private static CompletableFuture<DnsAnswer> ask(DnsResolver resolver, DnsQuestion question) {
        CompletableFuture<DnsAnswer> asked;
        try {
            asked = resolver.resolve(question).toCompletableFuture();
        } catch (RuntimeException thrown) {
            asked = CompletableFuture.failedFuture(thrown);
        }
        return asked.handle((answer, problem) -> {
            boolean usable =
                    problem == null && answer != null && answer.question().equals(question);
            return usable ? answer : DnsAnswer.Failure.of(question, FailureCause.RESOLVER_ERROR, "the resolver failed");
        });
    }

    /**
     * The way back, once this plan was carried out: the {@link RepairPlan#inverse()}, over the record sets as they are then.
     *
     * @return a plan of changes only
     */
    public ZonePlan inverse() {
        return new ZonePlan(
                zone,
                plan.inverse(),
                seenAt,
                answers,
                recordSets.stream().map(RecordSetChange::inverse).toList(),
                wanted);
    }

    /**
     * The zone.
     *
     * @return its apex
     */
    public DomainName zone() {
        return zone;
    }

    /**
     * What is to be done.
     *
     * @return the plan; its steps by hand are in no export but the one for people
     */
    public RepairPlan plan() {
        return plan;
    }

    /**
     * When the record sets were seen.
     *
     * @return the time before the first question
     */
    public Instant seenAt() {
        return seenAt;
    }

    /**
     * What becomes of each record set.
     *
     * @return in the order in which the plan comes to them
     */
    public List<RecordSetChange> recordSets() {
        return recordSets;
    }

    /**
     * What would have to be asked to know the record sets that are {@linkplain SeenRecordSet.Certainty#UNKNOWN unknown}.
     *
     * @return questions, which may lead to further ones
     */
    public List<DnsQuestion> wanted() {
        return wanted;
    }

    @Override
    public String toString() {
        return "ZonePlan[zone=" + zone + ", recordSets=" + recordSets.size() + ", seenAt=" + seenAt + "]";
    }
}
