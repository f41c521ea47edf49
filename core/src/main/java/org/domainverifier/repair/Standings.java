package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Tells how records stand at a name. Whether a wildcard answers is told by a probe: the same type, asked at a sibling that nobody
 * publishes. Both lie below the same closest encloser, so that the same wildcard answers for both, whatever the level at which it is
 * (RFC 4592 §3.3.1); a name that exists has no part in that.
 *
 * <p>A name that has the same of its own as the wildcard beside it is told by a second probe, below it: there only a wildcard of the
 * name's own answers, if it exists. That one is asked only where the first says that there is a wildcard.
 *
 * <p>A probe that is not known yet is noted as {@linkplain #wanted() wanted}, and the records are taken for the zone's own so far.
 * Whoever judges with it then asks the wanted probes and judges once more ({@code CheckContext.settle}). So a domain whose records
 * are right costs no probe, and no probe is asked where the answer itself tells: no data, no such name, failure.
 *
 * <p>It notes what is wanted while it is used, so it is for one judgement and one thread; {@link #with} makes another one.
 */
public final class Standings {
    /**
     * A label that nobody publishes: what answers for it is a wildcard. The whole library has this one, so that one answer serves all;
     * it may be a host's, and a DKIM selector (RFC 6376 §3.1).
     */
    public static final String UNUSED_LABEL = "dv-unused-7c1f0a";

    private final DomainName domain;
    private final Map<DnsQuestion, DnsAnswer> probes;
    private final boolean complete;
    private final Set<DnsQuestion> wanted = new LinkedHashSet<>();

    private Standings(DomainName domain, Map<DnsQuestion, DnsAnswer> probes, boolean complete) {
        this.domain = Objects.requireNonNull(domain, "domain");
        this.probes = Map.copyOf(probes);
        this.complete = complete;
    }

    /**
     * Standings that know no probe.
     *
     * @param domain the customer's domain: what lies within it is the customer's own
     * @return the standings
     */
    public static Standings unprobed(DomainName domain) {
        return new Standings(domain, Map.of(), false);
    }

    /**
     * The same that know more.
     *
     * @param answers answers to what was {@linkplain #wanted() wanted}
     * @return standings for another judgement, of which nothing is wanted yet
     */
    public Standings with(Collection<DnsAnswer> answers) {
        Map<DnsQuestion, DnsAnswer> more = new HashMap<>(probes);
        answers.forEach(answer -> more.put(answer.question(), answer));
        return new Standings(domain, more, complete);
    }

    /**
     * The same for a last judgement: nothing more will be asked, so that what would have to be is {@link Standing#UNDETERMINED}.
     *
     * @return standings of which nothing is ever wanted
     */
    public Standings complete() {
        return new Standings(domain, probes, true);
    }

    /**
     * The probes that are needed and not known.
     *
     * @return questions, in the order in which they came up
     */
    public List<DnsQuestion> wanted() {
        return List.copyOf(wanted);
    }

    /**
     * How the records of an answer stand at the name that was asked for. Ask only where the answer to that decides something, since
     * it may cost a question.
     *
     * @param answer what the DNS said
     * @return the standing
     */
    public Standing of(DnsAnswer answer) {
        if (answer.isFailure()) {
            return Standing.UNDETERMINED;
        }
        if (answer.isAbsent() && answer.aliases().isEmpty()) {
            return Standing.ABSENT;
        }
        Optional<DnsQuestion> probe = probeFor(answer.question());
        if (probe.isEmpty()) {
            return published(answer);
        }
        @Nullable DnsAnswer probed = probes.get(probe.get());
        if (probed == null) {
            return unknown(probe.get(), answer);
        }
        if (probed.isFailure()) {
            return Standing.UNDETERMINED;
        }
        if (isBelowDname(answer, probed)) {
            return Standing.BELOW_DNAME;
        }
        return isOfWildcard(answer, probed) ? besideWildcard(answer) : published(answer);
    }

    /** What a wildcard answers beside it too, and the name may have of its own. */
    private Standing besideWildcard(DnsAnswer answer) {
        DnsQuestion question = answer.question();
        Optional<DomainName> below = Existence.unusedBelow(question.name());
        if (below.isEmpty()) {
            return Standing.WILDCARD;
        }
        DnsQuestion probe = new DnsQuestion(below.get(), question.type());
        @Nullable DnsAnswer probed = probes.get(probe);
        if (probed == null && !complete) {
            wanted.add(probe);
            return Standing.WILDCARD;
        }
        if (probed == null || probed.isFailure()) {
            return Standing.UNDETERMINED;
        }
        return isOfWildcard(answer, probed) ? Standing.WILDCARD : published(answer);
    }

    private Standing unknown(DnsQuestion probe, DnsAnswer answer) {
        if (complete) {
            return Standing.UNDETERMINED;
        }
        wanted.add(probe);
        return published(answer);
    }

    /**
     * Where servers of somebody else answer for a name: a zone cut between the customer's domain and the name (RFC 1034 §4.2). What
     * is typed into the form of the customer's zone below it is seen by nobody. Ask only where something is to be changed, since it
     * costs a question for each label below the domain.
     *
     * @param name any name
     * @return the answer with the name servers of the cut; empty for the domain itself and where no cut is known
     */
    public Optional<DnsAnswer> delegation(DomainName name) {
        List<DnsAnswer> cuts = new ArrayList<>();
        int top = domain.labels().size();
        for (int count = top + 1;
                name.isWithin(domain) && count <= name.labels().size();
                count++) {
            DnsQuestion question = new DnsQuestion(name.lastLabels(count), RecordType.NS);
            @Nullable DnsAnswer answer = probes.get(question);
            if (answer != null
                    && answer.aliases().isEmpty()
                    && !answer.records().isEmpty()) {
                cuts.add(answer);
            } else if (answer == null && !complete) {
                wanted.add(question);
            }
        }
        return cuts.stream().findFirst();
    }

    private Standing published(DnsAnswer answer) {
        if (answer.aliases().isEmpty()) {
            return Standing.OWN;
        }
        return answer.canonicalName().isWithin(domain) ? Standing.BEHIND_OWN_ALIAS : Standing.BEHIND_FOREIGN_ALIAS;
    }

    /**
     * The question whose answer tells whether a wildcard answers another one.
     *
     * @param question any question
     * @return the same type at the unused sibling; empty for a top-level domain and for a name directly below one, since registries
     *     have no wildcards for what is delegated
     */
    public static Optional<DnsQuestion> probeFor(DnsQuestion question) {
        return question.name()
                .parent()
                .filter(parent -> parent.labels().size() > 1)
                // where the label does not fit, the wildcard itself does (RFC 4592 §2.2.1)
                .flatMap(parent -> parent.tryChild(UNUSED_LABEL).or(() -> parent.tryChild("*")))
                .map(sibling -> new DnsQuestion(sibling, question.type()));
    }

    /** Whether a name has nothing but what its unused sibling has too; a name with the same of its own cannot be told from that. */
    static boolean isOfWildcard(DnsAnswer answer, DnsAnswer probed) {
        if (!answer.aliases().isEmpty() || !probed.aliases().isEmpty()) {
            return firstTarget(answer).isPresent() && firstTarget(answer).equals(firstTarget(probed));
        }
        return !answer.records().isEmpty() && data(answer).equals(data(probed));
    }

    // RFC 6672 §2.2: the labels below the DNAME's owner stay, so the targets of the two differ as the names do
    private static boolean isBelowDname(DnsAnswer answer, DnsAnswer probed) {
        Optional<DomainName> rest = redirected(answer);
        return rest.isPresent() && rest.equals(redirected(probed));
    }

    private static Optional<DomainName> redirected(DnsAnswer answer) {
        String label = answer.question().name().labels().get(0);
        return firstTarget(answer)
                .filter(target -> !target.equals(DomainName.ROOT)
                        && target.labels().get(0).equals(label))
                .flatMap(DomainName::parent);
    }

    private static Optional<DomainName> firstTarget(DnsAnswer answer) {
        return answer.aliases().stream()
                .limit(1)
                .map(DnsRecord::data)
                .filter(RecordData.Cname.class::isInstance)
                .map(data -> ((RecordData.Cname) data).target())
                .findFirst();
    }

    private static Set<RecordData> data(DnsAnswer answer) {
        Set<RecordData> data = new HashSet<>();
        answer.records().forEach(record -> data.add(record.data()));
        return data;
    }
}
