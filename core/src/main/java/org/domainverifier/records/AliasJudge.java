package org.domainverifier.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.Standings;

/** Judges a name that is to be an alias of another one (RFC 1034 §3.6.2). */
final class AliasJudge {
    private final RecordsPlace place;
    private final RecordsEvidence evidence;
    private final Standings standings;
    private final DomainName name;
    private final DomainName target;
    private final DnsAnswer answer;

    AliasJudge(RecordsPlace place, RecordsEvidence evidence, Standings standings) {
        this.place = place;
        this.evidence = evidence;
        this.standings = standings;
        this.name = place.name();
        this.target = RecordsQuestions.targetOf(place);
        this.answer = evidence.answer(name, RecordType.CNAME);
    }

    PlaceVerdict judge() {
        if (answer instanceof DnsAnswer.Failure failure) {
            return PlaceVerdict.unknown(place, failure);
        }
        Optional<DomainName> alias = answer.data(RecordData.Cname.class).stream()
                .map(RecordData.Cname::target)
                .findFirst();
        if (alias.isEmpty()) {
            return absent();
        }
        return alias.get().equals(target) ? right() : other(alias.get());
    }

    private PlaceVerdict right() {
        DnsAnswer behind = evidence.answer(name, RecordType.A);
        if (behind instanceof DnsAnswer.NoSuchName) {
            return verdict(CheckStatus.CORRECT, finding(RecordsFinding.TARGET_NOT_FOUND), RecordsRepairs.none());
        }
        if (behind instanceof DnsAnswer.Failure failure && failure.cause() == FailureCause.CNAME_LOOP) {
            return verdict(CheckStatus.WARNING, finding(RecordsFinding.ALIAS_LOOP), RecordsRepairs.none());
        }
        return PlaceVerdict.of(place, CheckStatus.CORRECT, List.of());
    }

    private PlaceVerdict other(DomainName alias) {
        DnsAnswer behind = evidence.answer(name, RecordType.A);
        List<DomainName> chain = RecordsEvidence.targets(behind);
        if (chain.contains(target)) {
            return verdict(
                    CheckStatus.WARNING,
                    finding(RecordsFinding.ALIAS_INDIRECT).with("alias", alias),
                    RecordsRepairs.none());
        }
        Optional<RecordsFinding> slip = NameSlip.of(alias, target, name);
        // what leads to nothing, or to itself, serves nothing
        boolean dead = behind instanceof DnsAnswer.NoSuchName || alias.equals(name);
        Set<RecordData> harmless = slip.isPresent() || dead ? Set.of(new RecordData.Cname(alias)) : Set.of();
        Finding finding = slip.isPresent()
                ? Finding.of(slip.get(), name)
                        .in(new RecordData.Cname(alias).toZoneText())
                        .with("name", name)
                        .with("type", RecordType.CNAME)
                        .with("record", alias)
                        .with("expected", target)
                : finding(RecordsFinding.ALIAS_WRONG).with("alias", alias);
        return verdict(
                CheckStatus.INCORRECT,
                finding,
                RecordsRepairs.alias(name, List.of(answer), standings, target, harmless));
    }

    private PlaceVerdict absent() {
        List<DnsAnswer> beside = beside();
        Set<RecordData> others = new LinkedHashSet<>();
        beside.forEach(each -> each.records().forEach(record -> others.add(record.data())));
        boolean apex = evidence.find(name, RecordType.NS)
                .filter(servers -> !servers.records().isEmpty())
                .isPresent();
        if (isCopied()) {
            return verdict(
                    apex ? CheckStatus.CORRECT : CheckStatus.WARNING,
                    finding(RecordsFinding.ALIAS_FLATTENED).atMost(apex ? Severity.NOTICE : Severity.WARNING),
                    RecordsRepairs.none());
        }
        if (apex) {
            return verdict(
                    others.stream().anyMatch(data -> RecordsRepairs.isAddress(data.type()))
                            ? CheckStatus.INCORRECT
                            : CheckStatus.MISSING,
                    finding(RecordsFinding.ALIAS_AT_APEX),
                    RecordsRepairs.byHand(RecordsStep.FLATTEN, Map.of("name", name, "target", target)));
        }
        Set<RecordData> texts = new HashSet<>();
        others.stream().filter(this::isTargetAsText).forEach(texts::add);
        RecordsRepairs repairs = beside.stream().anyMatch(DnsAnswer::isFailure)
                ? RecordsRepairs.verifyAgain(name)
                : RecordsRepairs.alias(name, withAlias(beside), standings, target, texts);
        if (!others.isEmpty()) {
            boolean slip = texts.containsAll(others);
            Finding finding = finding(slip ? RecordsFinding.ALIAS_AS_TEXT : RecordsFinding.ALIAS_BLOCKED);
            return verdict(
                    CheckStatus.INCORRECT,
                    slip ? finding : finding.with("records", RecordsRepairs.texts(others)),
                    repairs);
        }
        return missing(repairs);
    }

    private PlaceVerdict missing(RecordsRepairs repairs) {
        Misplaced misplaced = Misplaced.find(place, evidence, standings, Set.of(new RecordData.Cname(target)));
        Finding finding = misplaced
                .finding(new RecordData.Cname(target))
                .orElseGet(() -> Finding.of(RecordsFinding.MISSING, name)
                        .with("name", name)
                        .with("type", RecordType.CNAME)
                        .with("record", new RecordData.Cname(target).toZoneText()));
        return verdict(
                misplaced.isAnywhere() ? CheckStatus.INCORRECT : CheckStatus.MISSING,
                finding,
                misplaced.removedBy(repairs, standings));
    }

    /** What else is at the name; nothing was asked where the name does not exist. */
    private List<DnsAnswer> beside() {
        List<DnsAnswer> beside = new ArrayList<>();
        RecordsQuestions.BESIDE.forEach(type -> evidence.find(name, type).ifPresent(beside::add));
        return beside;
    }

    private List<DnsAnswer> withAlias(List<DnsAnswer> beside) {
        List<DnsAnswer> all = new ArrayList<>();
        all.add(answer);
        all.addAll(beside);
        return all;
    }

    /** Whether all that is at the name of what people and DNS hosts copy is at the target too. */
    private boolean isCopied() {
        boolean addresses = false;
        for (RecordType type : RecordsQuestions.COPIED) {
            Set<Object> own = senses(name, type);
            boolean text = type.equals(RecordType.TXT);
            if (own.isEmpty() || text && addresses) {
                continue; // beside addresses, texts are about the name
            }
            if (!senses(target, type).containsAll(own)) {
                return false;
            }
            addresses = true;
        }
        return addresses;
    }

    private Set<Object> senses(DomainName at, RecordType type) {
        Set<Object> senses = new HashSet<>();
        evidence.find(at, type)
                .ifPresent(found -> found.records().stream()
                        .map(DnsRecord::data)
                        .map(RecordsQuestions::sense)
                        .forEach(senses::add));
        return senses;
    }

    private boolean isTargetAsText(RecordData data) {
        return data instanceof RecordData.Txt txt
                && txt.octets() <= 1000
                && DomainName.tryParseExact(txt.text().strip())
                        .filter(target::equals)
                        .isPresent();
    }

    private Finding finding(RecordsFinding code) {
        return Finding.of(code, name).with("name", name).with("target", target);
    }

    private PlaceVerdict verdict(CheckStatus status, Finding finding, RecordsRepairs repairs) {
        return PlaceVerdict.of(place, status, repairs.attachTo(List.of(finding)));
    }
}
