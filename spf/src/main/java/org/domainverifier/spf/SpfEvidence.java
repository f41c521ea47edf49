package org.domainverifier.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtSource;

/**
 * What the check asked and parsed before anything is judged. Built step by step from the look; immutable.
 *
 * @param look the TXT records at the domain
 * @param sources whatever was meant as a record of this domain, with what it leads to: the records first; empty until it is known
 * @param former the records of the former type 99 (RFC 7208 §3.1), as texts
 * @param levels the answers at names one level higher and lower; empty if there is a record
 * @param asked what the terms that are asked for lead to, as if they were the domain's record: a branch for each, in order
 * @param evaluations what came of mail from the addresses that are expected to pass
 * @param evaluationsAsMeant the same of the one record if it said what it was meant to say; empty where it does, or is not the only one
 * @param explanations the TXT records at the names of {@code exp} modifiers
 */
record SpfEvidence(
        TxtLook<ParsedSpf> look,
        List<Source> sources,
        List<TxtSource<ParsedSpf>> former,
        List<DnsAnswer> levels,
        SpfLookupTree asked,
        Map<InetAddress, SpfEvaluation> evaluations,
        Map<InetAddress, SpfEvaluation> evaluationsAsMeant,
        Map<DomainName, DnsAnswer> explanations) {

    /**
     * A record, or what was meant as one.
     *
     * @param txt the record in the DNS, parsed
     * @param tree what it leads to
     * @param meaning what it was meant to say
     * @param meant what that leads to; the same tree where it says what was meant
     */
    record Source(TxtSource<ParsedSpf> txt, SpfLookupTree tree, SpfMeaning meaning, SpfLookupTree meant) {
        ParsedSpf parsed() {
            return txt.parsed();
        }
    }

    /** Copies the lists. */
    SpfEvidence {
        sources = List.copyOf(sources);
        former = List.copyOf(former);
        levels = List.copyOf(levels);
    }

    static SpfEvidence of(TxtLook<ParsedSpf> look, DnsAnswer formerType) {
        return new SpfEvidence(
                look,
                List.of(),
                FormerType.texts(formerType),
                List.of(),
                SpfLookupTree.without(look.domain(), SpfLookupTree.State.ABSENT),
                Map.of(),
                Map.of(),
                Map.of());
    }

    /** The same with what each text that was {@linkplain #meant meant} as a record leads to, in the same order. */
    SpfEvidence withSources(List<Source> loaded) {
        return new SpfEvidence(look, loaded, former, levels, asked, evaluations, evaluationsAsMeant, explanations);
    }

    SpfEvidence withLevels(List<DnsAnswer> answers) {
        return new SpfEvidence(look, sources, former, answers, asked, evaluations, evaluationsAsMeant, explanations);
    }

    SpfEvidence withAsked(SpfLookupTree loaded) {
        return new SpfEvidence(look, sources, former, levels, loaded, evaluations, evaluationsAsMeant, explanations);
    }

    SpfEvidence withEvaluations(Map<InetAddress, SpfEvaluation> evaluated) {
        return new SpfEvidence(look, sources, former, levels, asked, evaluated, evaluationsAsMeant, explanations);
    }

    SpfEvidence withEvaluationsAsMeant(Map<InetAddress, SpfEvaluation> evaluated) {
        return new SpfEvidence(look, sources, former, levels, asked, evaluations, evaluated, explanations);
    }

    SpfEvidence withExplanations(Map<DomainName, DnsAnswer> answers) {
        return new SpfEvidence(look, sources, former, levels, asked, evaluations, evaluationsAsMeant, answers);
    }

    /** Whatever was meant as a record of this domain: the records, the near misses and the misplaced ones; without a record, the former type's. */
    Stream<TxtSource<ParsedSpf>> meant() {
        List<TxtSource<ParsedSpf>> meant = new ArrayList<>(look.records());
        meant.addAll(look.nearMisses());
        meant.addAll(look.misplaced());
        if (look.records().isEmpty()) {
            meant.addAll(former);
        }
        return meant.stream();
    }

    DomainName domain() {
        return look.domain();
    }

    /** The records that receivers see. */
    List<Source> records() {
        return sources.subList(0, Math.min(look.records().size(), sources.size()));
    }

    /** The one record that receivers use, if there is exactly one. */
    Optional<Source> only() {
        List<Source> records = records();
        return records.size() == 1 && look.only().isPresent() ? Optional.of(records.get(0)) : Optional.empty();
    }

    /** Whether there is one record and receivers can evaluate what it says. */
    boolean isInForce() {
        return only().filter(source -> source.parsed().isValid()).isPresent();
    }

    /** What is at the name of an {@code exp}, if a server said so and it cannot be used (RFC 7208 §6.2). */
    Optional<DnsAnswer> unusableExplanation(DomainName name) {
        return Optional.ofNullable(explanations.get(name))
                .filter(answer ->
                        !answer.isFailure() && CheckHost.explanationText(answer).isEmpty());
    }
}
