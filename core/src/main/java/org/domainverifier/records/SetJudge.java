package org.domainverifier.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.Standings;
import org.jspecify.annotations.Nullable;

/** Judges a name that is to have exactly these records of a type: addresses, hosts of a service, name servers, whatever else. */
final class SetJudge {
    private final RecordsPlace place;
    private final RecordsEvidence evidence;
    private final Standings standings;
    private final DomainName name;
    private final DnsAnswer answer;
    private final List<RecordData> wanted;
    private final Set<RecordData> found = new LinkedHashSet<>();
    private final Set<RecordData> lacking = new LinkedHashSet<>();
    private final Set<RecordData> surplus = new LinkedHashSet<>();
    private final Set<RecordData> meant = new HashSet<>();
    private final Set<RecordData> slips = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    SetJudge(RecordsPlace place, RecordsEvidence evidence, Standings standings) {
        this.place = place;
        this.evidence = evidence;
        this.standings = standings;
        this.name = place.name();
        this.answer = evidence.answer(name, place.type());
        this.wanted = place.wanted();
        answer.records().forEach(record -> found.add(record.data()));
        wanted.stream().filter(data -> !found.contains(data)).forEach(lacking::add);
        surplus.addAll(found);
        wanted.forEach(surplus::remove);
    }

    PlaceVerdict judge() {
        if (answer instanceof DnsAnswer.Failure failure) {
            return PlaceVerdict.unknown(place, failure);
        }
        if (isOrderOfOne()) {
            return ordered();
        }
        surplus.forEach(data -> findings.add(foreign(data)));
        Misplaced misplaced = Misplaced.find(place, evidence, standings, lacking);
        for (RecordData data : lacking) {
            if (!meant.contains(data)) {
                findings.add(misplaced.finding(data).orElseGet(() -> absent(data)));
            }
        }
        if (!answer.aliases().isEmpty() && lacking.isEmpty()) {
            findings.add(about(RecordsFinding.BEHIND_ALIAS).with("target", answer.canonicalName()));
        }
        RecordsRepairs repairs = repairs(misplaced);
        List<Finding> all = new ArrayList<>(repairs.attachTo(findings));
        CheckStatus others = otherAddresses(all);
        Map<RecordExpectation, CheckStatus> statuses = new LinkedHashMap<>();
        for (RecordExpectation expectation : place.expectations()) {
            statuses.put(expectation, CheckStatus.worst(List.of(others, statusOf(expectation, misplaced))));
        }
        return new PlaceVerdict(statuses, all);
    }

    private CheckStatus statusOf(RecordExpectation expectation, Misplaced misplaced) {
        if (expectation.data().stream().anyMatch(lacking::contains)) {
            boolean nothing = found.isEmpty()
                    && answer.aliases().isEmpty()
                    && expectation.data().stream().noneMatch(misplaced::has);
            return nothing ? CheckStatus.MISSING : CheckStatus.INCORRECT;
        }
        if (surplus.isEmpty()) {
            return CheckStatus.CORRECT;
        }
        return slips.containsAll(surplus) ? CheckStatus.INCORRECT : CheckStatus.CONFLICT;
    }

    // RFC 2782: priority and weight order several hosts
    private boolean isOrderOfOne() {
        return wanted.size() == 1
                && found.size() == 1
                && !lacking.isEmpty()
                && wanted.get(0) instanceof RecordData.Srv asked
                && found.iterator().next() instanceof RecordData.Srv there
                && asked.port() == there.port()
                && asked.target().equals(there.target());
    }

    private PlaceVerdict ordered() {
        RecordData there = found.iterator().next();
        slips.add(there);
        Finding finding = about(RecordsFinding.SERVICE_ORDER)
                .in(there.toZoneText())
                .with("record", there.toZoneText())
                .with("expected", wanted.get(0).toZoneText());
        return PlaceVerdict.of(place, CheckStatus.WARNING, repairs(null).attachTo(List.of(finding)));
    }

    private Finding foreign(RecordData data) {
        @Nullable Finding finding = null;
        for (RecordData each : wanted) {
            Optional<RecordsFinding> slip = slip(data, each);
            if (slip.isPresent() && (finding == null || lacking.contains(each))) {
                slips.add(data);
                meant.add(each);
                finding = about(slip.get())
                        .in(data.toZoneText())
                        .with("record", data.toZoneText())
                        .with("expected", each.toZoneText());
            }
        }
        return finding != null
                ? finding
                : about(RecordsFinding.FOREIGN).in(data.toZoneText()).with("record", data.toZoneText());
    }

    private Optional<RecordsFinding> slip(RecordData data, RecordData asked) {
        if (data instanceof RecordData.Srv there && asked instanceof RecordData.Srv srv) {
            return there.target().equals(srv.target())
                    ? Optional.of(RecordsFinding.SERVICE_NUMBERS)
                    : NameSlip.of(there.target(), srv.target(), name);
        }
        return data instanceof RecordData.Ns there && asked instanceof RecordData.Ns ns
                ? NameSlip.of(there.server(), ns.server(), name)
                : Optional.empty();
    }

    private Finding absent(RecordData data) {
        if (!answer.aliases().isEmpty()) {
            return about(RecordsFinding.NAME_IS_ALIAS)
                    .with("record", data.toZoneText())
                    .with("target", RecordsEvidence.targets(answer).get(0));
        }
        return about(RecordsFinding.MISSING).with("record", data.toZoneText());
    }

    private RecordsRepairs repairs(@Nullable Misplaced misplaced) {
        if (lacking.isEmpty() && surplus.isEmpty()) {
            return RecordsRepairs.none();
        }
        if (place.type().equals(RecordType.NS) && name.equals(evidence.domain())) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("name", name);
            arguments.put(
                    "servers",
                    wanted.stream().map(data -> ((RecordData.Ns) data).server()).toList());
            return RecordsRepairs.byHand(RecordsStep.CHANGE_NAME_SERVERS, arguments);
        }
        RecordsRepairs repairs = RecordsRepairs.exactly(answer, standings, answer.records(), wanted, slips);
        return misplaced == null ? repairs : misplaced.removedBy(repairs, standings);
    }

    /** Who has IPv6 goes by the IPv6 addresses of the name, whatever the IPv4 ones are, and the other way round. */
    private CheckStatus otherAddresses(List<Finding> all) {
        if (!RecordsRepairs.isAddress(place.type()) || !answer.aliases().isEmpty()) {
            return CheckStatus.CORRECT;
        }
        RecordType other = place.type().equals(RecordType.A) ? RecordType.AAAA : RecordType.A;
        List<RecordData> others = evidence.find(name, other).stream()
                .filter(there -> there.aliases().isEmpty())
                .flatMap(there -> there.records().stream())
                .map(record -> record.data())
                .distinct()
                .toList();
        if (others.isEmpty() || evidence.isExpected(name, other)) {
            return CheckStatus.CORRECT;
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", name);
        List<String> texts = RecordsRepairs.texts(others);
        arguments.put("records", texts);
        all.addAll(RecordsRepairs.byHand(RecordsStep.REVIEW_ADDRESSES, arguments)
                .attachTo(List.of(about(RecordsFinding.OTHER_ADDRESSES).with("records", texts))));
        return CheckStatus.WARNING;
    }

    private Finding about(RecordsFinding code) {
        return Finding.of(code, name).with("name", name).with("type", place.type());
    }
}
