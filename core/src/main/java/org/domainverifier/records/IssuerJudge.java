package org.domainverifier.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.Standings;

/** Judges whether an issuer may issue certificates for a name (RFC 8659). */
final class IssuerJudge {
    private static final String ISSUE = "issue";
    private static final String ISSUE_WILD = "issuewild";
    private static final Set<String> KNOWN = Set.of(
            ISSUE, ISSUE_WILD, "iodef", "contactemail", "contactphone", "issuemail", "issuevmc"); // IANA's registry

    private final RecordsPlace place;
    private final RecordsEvidence evidence;
    private final Standings standings;
    private final DomainName name;
    private final List<Finding> findings = new ArrayList<>();

    IssuerJudge(RecordsPlace place, RecordsEvidence evidence, Standings standings) {
        this.place = place;
        this.evidence = evidence;
        this.standings = standings;
        this.name = place.name();
    }

    /**
     * The set that counts: that of the nearest name that has one (RFC 8659 §3).
     *
     * @return the answer with the set; a failure where it is not known which it is; empty if there is none
     */
    static Optional<DnsAnswer> relevant(DomainName name, RecordsEvidence evidence) {
        for (int labels = name.labels().size(); labels > 0; labels--) {
            DnsAnswer answer = evidence.answer(name.lastLabels(labels), RecordType.CAA);
            if (answer.isFailure() || !answer.records().isEmpty()) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    PlaceVerdict judge() {
        Optional<DnsAnswer> relevant = relevant(name, evidence);
        if (relevant.isEmpty()) {
            return PlaceVerdict.of(place, CheckStatus.CORRECT, List.of());
        }
        if (relevant.get() instanceof DnsAnswer.Failure failure) {
            return PlaceVerdict.unknown(place, failure);
        }
        DnsAnswer set = relevant.get();
        CheckStatus byAnybody = critical(set);
        Map<RecordExpectation, CheckStatus> statuses = new LinkedHashMap<>();
        List<RecordData> lacking = new ArrayList<>();
        List<Finding> forbidden = new ArrayList<>();
        for (RecordExpectation expectation : place.expectations()) {
            RecordData.Caa asked = (RecordData.Caa) expectation.data().get(0);
            boolean permitted = permits(set, asked);
            if (!permitted) {
                lacking.add(toAdd(set, asked));
                forbidden.add(about(RecordsFinding.CAA_FORBIDS, set)
                        .with("issuer", asked.value().text())
                        .with("records", RecordsRepairs.texts(distinct(set))));
            }
            statuses.put(
                    expectation,
                    CheckStatus.worst(List.of(byAnybody, permitted ? CheckStatus.CORRECT : CheckStatus.INCORRECT)));
        }
        findings.addAll(repairs(set, lacking).attachTo(forbidden));
        return new PlaceVerdict(statuses, findings);
    }

    private static List<RecordData> distinct(DnsAnswer set) {
        return set.records().stream().map(DnsRecord::data).distinct().toList();
    }

    // RFC 8659 §4.1
    private CheckStatus critical(DnsAnswer set) {
        CheckStatus status = CheckStatus.CORRECT;
        for (RecordData.Caa caa : set.data(RecordData.Caa.class)) {
            if (caa.critical() && !KNOWN.contains(tag(caa))) {
                Map<String, Object> arguments = new LinkedHashMap<>();
                arguments.put("at", set.question().name());
                arguments.put("record", caa.toZoneText());
                findings.addAll(RecordsRepairs.byHand(RecordsStep.REVIEW_CRITICAL, arguments)
                        .attachTo(List.of(about(RecordsFinding.CAA_CRITICAL, set)
                                .in(caa.toZoneText())
                                .with("record", caa.toZoneText()))));
                status = CheckStatus.INCORRECT;
            }
        }
        return status;
    }

    private static String tag(RecordData.Caa caa) {
        return caa.tag().toLowerCase(Locale.ROOT);
    }

    /** The properties that say who may: for a wildcard, those of its own where there are any (RFC 8659 §4.3). */
    private static List<RecordData.Caa> properties(DnsAnswer set, String tag) {
        List<RecordData.Caa> of = set.data(RecordData.Caa.class).stream()
                .filter(caa -> tag(caa).equals(tag))
                .toList();
        return of.isEmpty() && tag.equals(ISSUE_WILD) ? properties(set, ISSUE) : of;
    }

    private boolean permits(DnsAnswer set, RecordData.Caa asked) {
        List<RecordData.Caa> properties = properties(set, tag(asked));
        List<RecordData.Caa> permitting = properties.stream()
                .filter(caa -> issuer(caa).equals(issuer(asked)))
                .toList();
        if (!permitting.isEmpty() && permitting.stream().allMatch(IssuerJudge::hasConditions)) {
            RecordData.Caa first = permitting.get(0);
            findings.add(about(RecordsFinding.CAA_CONDITIONS, set)
                    .in(first.toZoneText())
                    .with("issuer", asked.value().text())
                    .with("record", first.toZoneText()));
        }
        return properties.isEmpty() || !permitting.isEmpty();
    }

    /** The issuer's domain name, if the property has one (RFC 8659 §4.2). */
    private static Optional<DomainName> issuer(RecordData.Caa caa) {
        String value = caa.value().text();
        int end = value.indexOf(';');
        return DomainName.tryParseExact((end < 0 ? value : value.substring(0, end)).strip());
    }

    private static boolean hasConditions(RecordData.Caa caa) {
        String value = caa.value().text();
        int end = value.indexOf(';');
        return end >= 0 && !value.substring(end + 1).isBlank();
    }

    /** Where there are no properties for wildcards, those for all names count. */
    private static RecordData.Caa toAdd(DnsAnswer set, RecordData.Caa asked) {
        boolean wild = set.data(RecordData.Caa.class).stream().anyMatch(caa -> tag(caa).equals(ISSUE_WILD));
        Octets value = Octets.of(asked.value().text().getBytes(StandardCharsets.US_ASCII));
        return new RecordData.Caa(0, wild && tag(asked).equals(ISSUE_WILD) ? ISSUE_WILD : ISSUE, value);
    }

    private RecordsRepairs repairs(DnsAnswer set, List<RecordData> lacking) {
        DomainName at = set.question().name();
        if (!set.aliases().isEmpty()) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("name", at);
            arguments.put("target", set.canonicalName());
            arguments.put("records", RecordsRepairs.texts(lacking));
            return RecordsRepairs.byHand(RecordsStep.PERMIT_BEHIND_ALIAS, arguments);
        }
        List<RecordData> all = new ArrayList<>(distinct(set));
        all.addAll(lacking);
        if (at.isWithin(evidence.domain())) {
            return RecordsRepairs.exactly(set, standings, set.records(), all, Set.of());
        }
        // what is above the domain is not its owner's to change: the set of the domain is a copy with one more
        DnsAnswer own = evidence.answer(evidence.domain(), RecordType.CAA);
        return RecordsRepairs.exactly(own, standings, List.of(), all, Set.of());
    }

    private Finding about(RecordsFinding code, DnsAnswer set) {
        return Finding.of(code, set.question().name())
                .with("name", name)
                .with("at", set.question().name());
    }
}
