package org.domainverifier.dkim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Publication;
import org.domainverifier.repair.PublicationStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;
import org.domainverifier.service.MailService;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtRepairs;
import org.domainverifier.txt.TxtSource;
import org.jspecify.annotations.Nullable;

/** What has to be changed so that one selector is right: its one record is published, and the expected key is nowhere else. */
final class DkimRepairs {
    private static final Set<DkimFinding> REPAIRED = EnumSet.complementOf(EnumSet.of(DkimFinding.NOT_DETERMINED));
    private static final Set<DkimFinding> NEED_NEW_KEY =
            EnumSet.of(DkimFinding.PRIVATE_KEY, DkimFinding.LARGE_EXPONENT, DkimFinding.SHORT_KEY);

    private final SelectorEvidence evidence;
    private final TxtLook<KeyReading> look;
    private final List<FindingCode> codes;
    private final @Nullable ExpectedValue expected;
    private final Standings standings;

    private DkimRepairs(
            SelectorEvidence evidence, List<FindingCode> codes, @Nullable ExpectedValue expected, Standings standings) {
        this.evidence = evidence;
        this.look = evidence.look();
        this.codes = codes;
        this.expected = expected;
        this.standings = standings;
    }

    /**
     * Attaches the steps to every finding that they end.
     *
     * @param findings all that was found at a selector
     * @param evidence what the DNS said of it
     * @param expected what is expected there; null if nobody expects anything
     * @param standings how its records stand
     */
    static List<Finding> attachTo(
            List<Finding> findings, SelectorEvidence evidence, @Nullable ExpectedValue expected, Standings standings) {
        List<FindingCode> codes = findings.stream()
                .filter(finding -> finding.severity() != Severity.NOTICE)
                .map(Finding::code)
                .filter(REPAIRED::contains)
                .toList();
        if (codes.isEmpty()) {
            return findings;
        }
        if (!evidence.look().tooLong().isEmpty()) {
            return TxtRepairs.shortening(evidence.look()).attachTo(findings, REPAIRED, DkimFinding.MISPLACED);
        }
        DkimRepairs repairs = new DkimRepairs(evidence, codes, expected, standings);
        TxtRepairs steps = new TxtRepairs(repairs.publication(), repairs.removals());
        return steps.attachTo(findings, REPAIRED, DkimFinding.MISPLACED).stream()
                .map(DkimRepairs::asPublished)
                .toList();
    }

    /** What was pasted wrongly is shown as the change beside it publishes it. */
    private static Finding asPublished(Finding finding) {
        return finding.code() != DkimFinding.PASTING_MISTAKE
                ? finding
                : finding.repair().stream()
                        .filter(RecordChange.class::isInstance)
                        .flatMap(step -> ((RecordChange) step).after().stream())
                        .map(DnsRecord::data)
                        .filter(RecordData.Txt.class::isInstance)
                        .map(data -> ((RecordData.Txt) data).text())
                        .findFirst()
                        .map(text -> finding.with("repaired", SelectorJudge.shown(text)))
                        .orElse(finding);
    }

    private List<RepairStep> publication() {
        List<RepairStep> steps = new ArrayList<>(recordSteps());
        boolean needsNewKey = codes.stream()
                .anyMatch(code -> NEED_NEW_KEY.contains(code)
                        && !(expected instanceof ExpectedValue.Key && code == DkimFinding.SHORT_KEY));
        if (needsNewKey) {
            steps.add(ofSelector(DkimStep.NEW_KEY_PAIR));
        }
        return steps;
    }

    private List<RepairStep> recordSteps() {
        if (codes.contains(DkimFinding.ALIAS_PROXIED) && expected instanceof ExpectedValue.Alias alias) {
            return List.of(new ManualStep(
                    DkimStep.SWITCH_OFF_PROXY, Map.of("name", evidence.name(), "target", alias.target())));
        } else if (codes.contains(DkimFinding.ALIAS_TARGET_EMPTY)) {
            return List.of(ofTarget(DkimStep.PROVIDER_PUBLISHES));
        } else if (expected instanceof ExpectedValue.Key key) {
            return publish(key);
        } else if (expected instanceof ExpectedValue.Alias alias) {
            return publish(alias);
        } else if (expected instanceof ExpectedValue.NotReady) {
            return List.of(ofSelector(DkimStep.WAIT_FOR_KEY));
        } else if (expected instanceof ExpectedValue.Unusable) {
            return List.of(ofSelector(DkimStep.FIX_EXPECTED_KEY));
        } else if (expected instanceof ExpectedValue.Unavailable) {
            return List.of(ofSelector(DkimStep.ASK_PROVIDER_AGAIN));
        }
        return withoutExpectation();
    }

    private List<RepairStep> publish(ExpectedValue.Key key) {
        String text = look.records().stream()
                .filter(source -> isAsExpected(source.parsed().parsed(), key))
                .map(TxtSource::text)
                .findFirst()
                .orElseGet(() -> key.record().toString());
        return exactly(text);
    }

    /** Where the target is on the way already, what is wrong is behind it. */
    private List<RepairStep> publish(ExpectedValue.Alias alias) {
        return evidence.aliases().contains(alias.target())
                ? List.of(ofTarget(DkimStep.TELL_SENDER))
                : naming(
                        Publication.alias(evidence.name(), List.of(evidence.answer()), standings, alias.target()),
                        Optional.of(alias.target()));
    }

    private List<RepairStep> exactly(String text) {
        return naming(
                Publication.exactly(evidence.answer(), standings, records(look), List.of(RecordData.Txt.of(text))),
                Optional.empty());
    }

    /** Names whoever signs with what is behind an alias, before the alias goes. */
    private List<RepairStep> naming(List<RepairStep> steps, Optional<DomainName> target) {
        List<DomainName> aliases = evidence.aliases();
        boolean goes = steps.stream()
                .anyMatch(step -> step instanceof RecordChange change
                        && change.type().equals(RecordType.CNAME)
                        && change.before().isPresent());
        boolean ours = target.filter(wanted -> !aliases.isEmpty() && isOfOneOwner(wanted, aliases.get(0)))
                .isPresent();
        if (!goes) {
            return sparing(steps);
        } else if (ours || evidence.answer().records().isEmpty()) {
            return steps;
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", evidence.name());
        arguments.put("target", aliases.get(0));
        evidence.keeper().map(MailService::name).ifPresent(sender -> arguments.put("sender", sender));
        List<RepairStep> named = new ArrayList<>();
        named.add(new ManualStep(DkimStep.ANOTHER_SENDER, arguments));
        steps.stream()
                .filter(step ->
                        !(step instanceof ManualStep manual && manual.code() == PublicationStep.LEAVE_KEPT_RECORD))
                .forEach(named::add);
        return named;
    }

    /** Says so before another key goes that can be used: somebody may sign with it. */
    private List<RepairStep> sparing(List<RepairStep> steps) {
        boolean asked = expected instanceof ExpectedValue.Key || expected instanceof ExpectedValue.Alias;
        boolean changed = steps.stream()
                .anyMatch(step ->
                        step instanceof RecordChange change && change.name().equals(evidence.name()));
        Optional<DkimKeyRecord> other = look.records().stream()
                .map(source -> source.parsed().parsed())
                .filter(Parsed::isValid)
                .flatMap(parsed -> parsed.record().stream())
                .filter(this::isAnothers)
                .findFirst();
        if (!asked || !changed || other.isEmpty()) {
            return steps;
        }
        List<RepairStep> named = new ArrayList<>();
        named.add(new ManualStep(
                DkimStep.ANOTHER_SENDER,
                Map.of("name", evidence.name(), "key", other.get().key())));
        named.addAll(steps);
        return named;
    }

    /** Whether a key is neither the expected one nor that one damaged. */
    private boolean isAnothers(DkimKeyRecord there) {
        Optional<DkimKeyRecord> wanted = expected instanceof ExpectedValue.Key key
                ? Optional.of(key.record())
                : evidence.target()
                        .flatMap(TxtLook::only)
                        .map(TxtSource::parsed)
                        .flatMap(KeyReading::record);
        boolean same = wanted.flatMap(DkimKeyRecord::publicKey)
                .filter(key -> there.matches(key.key()))
                .isPresent();
        return !same
                && wanted.filter(record ->
                                KeyComparison.difference(there, record).code() == DkimFinding.ALTERED_KEY)
                        .isEmpty();
    }

    /** Whether two names were probably registered by the same people. */
    static boolean isOfOneOwner(DomainName one, DomainName other) {
        int labels = Math.min(2, Math.min(one.labels().size(), other.labels().size()));
        return one.lastLabels(labels).equals(other.lastLabels(labels));
    }

    private static List<DnsRecord> records(TxtLook<KeyReading> look) {
        return look.records().stream().map(TxtSource::record).toList();
    }

    private static boolean isAsExpected(Parsed<DkimKeyRecord> parsed, ExpectedValue.Key key) {
        boolean wellWritten = parsed.diagnostics().stream()
                .map(Diagnostic::code)
                .allMatch(code -> code.severity() == Severity.NOTICE
                        || code == DkimFinding.SHORT_KEY
                        || code == DkimFinding.TESTING
                        || code == DkimFinding.LARGE_EXPONENT);
        return wellWritten
                && parsed.record()
                        .filter(found -> found.matches(key.key().key())
                                && (!found.isTesting() || key.record().isTesting())
                                && (!found.isStrict() || key.record().isStrict()))
                        .isPresent();
    }

    /** Only what is certainly the expected key at a wrong name: anything else there may be wanted. */
    private List<RepairStep> removals() {
        if (!(expected instanceof ExpectedValue.Key key)) {
            return List.of();
        }
        List<RepairStep> steps = new ArrayList<>();
        for (TxtLook<KeyReading> place : evidence.elsewhere()) {
            if (Misplaced.isOfOthers(place.name(), evidence.name(), look.domain())) {
                continue;
            }
            List<DnsRecord> copies = place.records().stream()
                    .filter(source -> source.parsed()
                            .key()
                            .filter(found -> found.isSameAs(key.key().key()))
                            .isPresent())
                    .map(TxtSource::record)
                    .toList();
            if (!copies.isEmpty()) {
                steps.addAll(Publication.none(place.answer(), standings, copies));
            }
        }
        return steps;
    }

    /** What somebody else publishes behind an alias is for them to put right (docs/decisions.md, D-DKIM-ALIAS). */
    private List<RepairStep> withoutExpectation() {
        DnsAnswer answer = evidence.answer();
        if (!answer.isAbsent() && !answer.canonicalName().isWithin(look.domain())) {
            return List.of(ofTarget(DkimStep.TELL_SENDER));
        }
        if (codes.stream().allMatch(NEED_NEW_KEY::contains)) {
            return List.of();
        }
        Optional<String> meant = answer.isAbsent() || evidence.isWildcard() ? Optional.empty() : meant();
        return meant.map(this::exactly)
                .orElseGet(() -> List.of(new ManualStep(
                        DkimStep.ASK_SENDER, Map.of("selector", evidence.selector(), "name", evidence.name()))));
    }

    /** The record that was meant, if that can be told from what is there and is another text. */
    private Optional<String> meant() {
        return look.only()
                .map(TxtSource::parsed)
                .or(evidence::joined)
                .map(KeyReading::meant)
                .flatMap(Parsed::record)
                .flatMap(record -> record.publicKey().map(key -> ExpectedValue.standard(record, key)))
                .map(record -> record.withFlags(record.flags().stream()
                                .filter(flag -> !flag.equals("y"))
                                .toArray(String[]::new))
                        .toString())
                .filter(better ->
                        DkimKeyRecord.parse(better).isValid() && !look.texts().equals(List.of(better)));
    }

    private ManualStep ofSelector(DkimStep code) {
        return new ManualStep(code, Map.of("selector", evidence.selector()));
    }

    private ManualStep ofTarget(DkimStep code) {
        return new ManualStep(code, Map.of("target", evidence.answer().canonicalName()));
    }
}
