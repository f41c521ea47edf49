package org.domainverifier.mtasts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.check.Finding;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Publication;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;

/**
 * What has to be changed. In the DNS: one valid record with the right id, and the policy host as an alias of the provider's.
 * Outside the DNS: the policy and the certificate of the policy host.
 */
final class MtaStsRepairs {
    private static final int ID_LENGTH = 20;
    private static final Set<MtaStsFinding> OF_RECORD = EnumSet.of(
            MtaStsFinding.MISSING,
            MtaStsFinding.MULTIPLE_RECORDS,
            MtaStsFinding.PASTING_MISTAKE,
            MtaStsFinding.MISPLACED,
            MtaStsFinding.PENDING,
            MtaStsFinding.BAD_VERSION,
            MtaStsFinding.MALFORMED_FIELD,
            MtaStsFinding.DUPLICATE_FIELD,
            MtaStsFinding.MISSING_ID,
            MtaStsFinding.BAD_ID,
            MtaStsFinding.UNEXPECTED_ID,
            MtaStsFinding.ID_UNCHANGED,
            MtaStsFinding.POLICY_WITHOUT_RECORD);
    private static final Set<MtaStsFinding> OF_ALIAS =
            EnumSet.of(MtaStsFinding.ALIAS_MISSING, MtaStsFinding.UNEXPECTED_ALIAS, MtaStsFinding.NOT_AN_ALIAS);
    private static final Set<MtaStsFinding> OF_CERTIFICATE = EnumSet.of(
            MtaStsFinding.CERTIFICATE_EXPIRED,
            MtaStsFinding.CERTIFICATE_NOT_YET_VALID,
            MtaStsFinding.CERTIFICATE_WRONG_NAME,
            MtaStsFinding.CERTIFICATE_NOT_FOR_ALIAS,
            MtaStsFinding.CERTIFICATE_UNKNOWN_ISSUER,
            MtaStsFinding.CERTIFICATE_REJECTED);
    private static final Set<MtaStsFinding> OF_NOTHING =
            EnumSet.of(MtaStsFinding.NOT_DETERMINED, MtaStsFinding.RECORD_WITHOUT_POLICY);

    private final MtaStsEvidence evidence;
    private final MtaStsDemands demands;
    private final Standings standings;
    private final List<RepairStep> ofRecord;
    private final List<RepairStep> ofAlias;

    MtaStsRepairs(MtaStsEvidence evidence, MtaStsDemands demands, Standings standings, Optional<MtaStsRecord> record) {
        this.evidence = evidence;
        this.demands = demands;
        this.standings = standings;
        this.ofRecord = ofRecord(record);
        this.ofAlias = ofAlias();
    }

    /** Every finding that can be mended, with the steps that do it. */
    List<Finding> attachTo(List<Finding> findings) {
        boolean stale = findings.stream().anyMatch(finding -> finding.code() == MtaStsFinding.ID_UNCHANGED);
        List<RepairStep> recordSteps = stale && ofRecord.isEmpty() ? renewId() : ofRecord;
        return findings.stream().map(finding -> attachTo(finding, recordSteps)).toList();
    }

    private Finding attachTo(Finding finding, List<RepairStep> recordSteps) {
        if (!(finding.code() instanceof MtaStsFinding code) || OF_NOTHING.contains(code)) {
            return finding;
        }
        List<RepairStep> steps = new ArrayList<>();
        if (OF_RECORD.contains(code)) {
            steps.addAll(recordSteps);
            if (code == MtaStsFinding.MISPLACED) {
                steps.addAll(removal(finding));
            }
        } else if (OF_ALIAS.contains(code)) {
            steps.addAll(ofAlias);
        } else if (finding.severity() != Severity.NOTICE) {
            steps.add(outsideTheDns(code));
        }
        return steps.isEmpty() ? finding : finding.repairedBy(steps);
    }

    private ManualStep outsideTheDns(MtaStsFinding code) {
        DomainName host = evidence.host().name();
        if (OF_CERTIFICATE.contains(code)) {
            return new ManualStep(MtaStsStep.RENEW_CERTIFICATE, Map.of("host", host));
        }
        boolean arrived = evidence.fetch().policy().isPresent() && code != MtaStsFinding.POLICY_CONTENT_TYPE;
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("host", host);
        arguments.put("url", "https://" + host + PolicyRequest.PATH);
        return new ManualStep(arrived ? MtaStsStep.CORRECT_POLICY : MtaStsStep.PUBLISH_POLICY, arguments);
    }

    private List<RepairStep> removal(Finding finding) {
        return evidence.elsewhere().stream()
                .filter(answer ->
                        finding.name().filter(answer.question().name()::equals).isPresent())
                .flatMap(answer ->
                        Publication.none(
                                answer,
                                standings,
                                records(MtaStsEvidence.recordsIn(answer).matching()))
                                .stream())
                .toList();
    }

    private List<RepairStep> ofRecord(Optional<MtaStsRecord> record) {
        if (evidence.txt().isFailure()) {
            return List.of();
        }
        Optional<String> expected = demands.expectations().stream()
                .flatMap(each -> demands.idOf(each.expectation()).stream())
                .findFirst();
        boolean pending = demands.expectations().stream().anyMatch(each -> demands.isPending(each.expectation()));
        if (expected.isEmpty() && pending) {
            return List.of(new ManualStep(MtaStsStep.AWAIT_ID, Map.of("name", evidence.name())));
        }
        boolean wanted = !demands.expectations().isEmpty()
                || evidence.isAnnounced()
                || !evidence.misplaced().isEmpty()
                || evidence.fetch().policy().flatMap(Parsed::record).isPresent();
        if (!wanted) {
            return List.of(new ManualStep(MtaStsStep.SET_UP, Map.of("name", evidence.name())));
        }
        if (isRight(record, expected)) {
            return List.of();
        }
        return publish(expected.orElseGet(this::presentOrNewId));
    }

    // RFC 8461 §3.1: an id that senders have not seen yet; where the provider states it, it has to state another one
    private List<RepairStep> renewId() {
        boolean stated = demands.expectations().stream()
                .anyMatch(each -> each.expectation().id().isPresent());
        return stated
                ? List.of(new ManualStep(MtaStsStep.AWAIT_ID, Map.of("name", evidence.name())))
                : publish(newId());
    }

    private List<RepairStep> publish(String id) {
        Map<String, String> extensions = new LinkedHashMap<>();
        texts().map(MtaStsRecord::parse)
                .flatMap(parsed -> parsed.record().stream())
                .forEach(record -> record.extensions().forEach(extensions::putIfAbsent));
        List<TxtRecords.Text> ours = evidence.records().matching().isEmpty()
                ? evidence.pasted().stream().map(MtaStsEvidence.Pasted::found).toList()
                : evidence.records().matching();
        RecordData wanted = RecordData.Txt.of(new MtaStsRecord(id, extensions).toString());
        return Publication.exactly(evidence.txt(), standings, records(ours), List.of(wanted));
    }

    private static List<DnsRecord> records(List<TxtRecords.Text> texts) {
        return texts.stream().map(TxtRecords.Text::record).toList();
    }

    private boolean isRight(Optional<MtaStsRecord> record, Optional<String> expected) {
        List<String> texts = evidence.records().texts();
        return texts.size() == 1
                && record.filter(found -> expected.isEmpty() || found.id().equals(expected.get()))
                        .isPresent()
                && MtaStsRecord.parse(texts.get(0)).diagnostics().stream()
                        .allMatch(diagnostic -> diagnostic.code().severity() == Severity.NOTICE);
    }

    private Stream<String> texts() {
        if (!evidence.records().matching().isEmpty()) {
            return evidence.records().texts().stream();
        }
        return Stream.concat(
                evidence.pasted().stream().map(pasted -> pasted.repaired().repaired()),
                evidence.misplaced().stream().map(TxtRecords.Text::text));
    }

    private String presentOrNewId() {
        return texts().map(MtaStsRecord::parse)
                .flatMap(parsed -> parsed.record().stream())
                .map(MtaStsRecord::id)
                .findFirst()
                .orElseGet(this::newId);
    }

    // any id will do that was not used for another policy: it is made of what it stands for
    private String newId() {
        String seed = evidence.fetch()
                .policy()
                .map(Parsed::text)
                .orElseGet(() -> evidence.domain() + " " + demands.aliases() + " "
                        + evidence.records().texts());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private List<RepairStep> ofAlias() {
        Optional<DomainName> target = demands.expectations().stream()
                .flatMap(each -> each.expectation().aliasFor(evidence.domain()).stream())
                .findFirst();
        if (target.isEmpty() || evidence.isAliasOf(target.get())) {
            return List.of();
        }
        Optional<DnsAnswer> alias = evidence.alias().filter(answer -> !answer.isFailure());
        if (alias.isEmpty()) {
            return List.of();
        }
        List<DnsAnswer> atHost = new ArrayList<>(evidence.atHost());
        atHost.add(alias.get());
        return Publication.alias(evidence.host().name(), atHost, standings, target.get());
    }
}
