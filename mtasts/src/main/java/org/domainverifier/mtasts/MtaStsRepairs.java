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
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Publication;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;
import org.domainverifier.spelling.MeantTags;
import org.domainverifier.spelling.PlainText;
import org.domainverifier.txt.HostedFinding;
import org.domainverifier.txt.HostedRepairs;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtRepairs;
import org.domainverifier.txt.TxtSource;
import org.jspecify.annotations.Nullable;

/**
 * What has to be changed. In the DNS: one valid record with the right id, and the policy host as an alias of the provider's.
 * Outside the DNS: the policy and the certificate of the policy host.
 */
final class MtaStsRepairs {
    private static final int ID_LENGTH = 20;
    private static final MeantTags.Grammar GRAMMAR = new MeantTags.Grammar(Map.of("v", "v", "id", "id"), Set.of());
    private static final Set<MtaStsFinding> OF_RECORD = EnumSet.of(
            MtaStsFinding.MISSING,
            MtaStsFinding.MULTIPLE_RECORDS,
            MtaStsFinding.PASTING_MISTAKE,
            MtaStsFinding.MISPLACED,
            MtaStsFinding.ALIAS_AS_TEXT,
            MtaStsFinding.PENDING,
            MtaStsFinding.EXPECTED_ID_UNAVAILABLE,
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
            MtaStsFinding.CERTIFICATE_ISSUER_NOT_SENT,
            MtaStsFinding.CERTIFICATE_REJECTED);
    private static final Set<MtaStsFinding> OF_NOTHING =
            EnumSet.of(MtaStsFinding.NOT_DETERMINED, MtaStsFinding.RECORD_WITHOUT_POLICY, MtaStsFinding.TOO_LONG);

    private final MtaStsEvidence evidence;
    private final MtaStsDemands demands;
    private final Standings standings;
    private final TxtLook<Parsed<MtaStsRecord>> look;
    private @Nullable TxtRepairs ofRecord; // once a finding needs it, as the next
    private @Nullable List<RepairStep> ofAlias;

    private MtaStsRepairs(MtaStsEvidence evidence, MtaStsDemands demands, Standings standings) {
        this.evidence = evidence;
        this.demands = demands;
        this.standings = standings;
        this.look = evidence.look();
    }

    static MtaStsRepairs of(MtaStsEvidence evidence, MtaStsDemands demands, Standings standings) {
        return new MtaStsRepairs(evidence, demands, standings);
    }

    /** Every finding that something can be done about, with the steps that do it. */
    List<Finding> attachTo(List<Finding> findings) {
        boolean stale = findings.stream().anyMatch(finding -> finding.code() == MtaStsFinding.ID_UNCHANGED);
        return findings.stream().map(finding -> attachTo(finding, stale)).toList();
    }

    private TxtRepairs recordSteps(boolean stale) {
        if (ofRecord == null) {
            TxtRepairs made = ofRecord();
            ofRecord = stale && made.publication().isEmpty() ? renewId() : made;
        }
        return ofRecord;
    }

    private List<RepairStep> aliasSteps() {
        if (ofAlias == null) {
            ofAlias = ofAlias();
        }
        return ofAlias;
    }

    private Finding attachTo(Finding finding, boolean stale) {
        if (finding.code() instanceof HostedFinding && finding.severity() != Severity.NOTICE) {
            return finding.repairedBy(recordSteps(stale).publication());
        }
        if (!(finding.code() instanceof MtaStsFinding code) || OF_NOTHING.contains(code)) {
            return finding;
        }
        List<RepairStep> steps = new ArrayList<>();
        if (OF_RECORD.contains(code)) {
            steps.addAll(recordSteps(stale).publication());
            if (code == MtaStsFinding.MISPLACED) {
                steps.addAll(recordSteps(stale).removals());
            }
        } else if (OF_ALIAS.contains(code)) {
            steps.addAll(aliasSteps());
        } else if (finding.severity() != Severity.NOTICE) {
            steps.add(outsideTheDns(code));
        }
        return steps.isEmpty() ? finding : TxtRepairs.repaired(finding, steps);
    }

    private ManualStep outsideTheDns(MtaStsFinding code) {
        DomainName host = evidence.host().name();
        if (code == MtaStsFinding.CERTIFICATE_ISSUER_NOT_SENT) {
            return new ManualStep(MtaStsStep.SEND_INTERMEDIATE, Map.of("host", host));
        }
        if (OF_CERTIFICATE.contains(code)) {
            return new ManualStep(MtaStsStep.RENEW_CERTIFICATE, Map.of("host", host));
        }
        boolean arrived = evidence.fetch().policy().isPresent() && code != MtaStsFinding.POLICY_CONTENT_TYPE;
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("host", host);
        arguments.put("url", url());
        return new ManualStep(arrived ? MtaStsStep.CORRECT_POLICY : MtaStsStep.PUBLISH_POLICY, arguments);
    }

    private TxtRepairs ofRecord() {
        if (evidence.service().isPresent()) {
            return TxtRepairs.byHand(HostedRepairs.of(evidence.service().get(), HostedRepairs.Losses.NONE, standings));
        }
        if (look.failure().isPresent() || !look.hasRoom()) {
            return TxtRepairs.NONE;
        }
        Optional<TxtRepairs> aliases = look.candidates().isEmpty() ? TxtRepairs.aliasesAsText(look) : Optional.empty();
        if (aliases.isPresent()) {
            return aliases.get();
        }
        Optional<String> expected = demands.expectations().stream()
                .flatMap(each -> demands.idOf(each.expectation()).stream())
                .findFirst();
        if (expected.isEmpty() && demands.anyPending()) {
            return byHand(MtaStsStep.AWAIT_ID);
        }
        if (expected.isEmpty() && demands.anyUnavailable()) {
            return byHand(MtaStsStep.ASK_PROVIDER_AGAIN);
        }
        boolean wanted = !demands.expectations().isEmpty()
                || !look.candidates().isEmpty()
                || evidence.policy().isPresent();
        if (!wanted) {
            return evidence.refusesMail() ? TxtRepairs.NONE : TxtRepairs.byHand(List.of(setUp()));
        }
        String text = look.only()
                .filter(source -> isRight(source.parsed(), expected))
                .map(TxtSource::text)
                .orElseGet(() -> textWith(expected.orElseGet(this::presentOrNewId)));
        return TxtRepairs.publishing(look, text, standings);
    }

    private ManualStep setUp() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", evidence.name());
        arguments.put("url", url());
        return new ManualStep(MtaStsStep.SET_UP, arguments);
    }

    private String url() {
        return "https://" + evidence.host().name() + PolicyRequest.PATH;
    }

    private TxtRepairs byHand(MtaStsStep step) {
        return TxtRepairs.byHand(List.of(new ManualStep(step, Map.of("name", evidence.name()))));
    }

    // RFC 8461 §3.1: an id that senders have not seen yet; where the provider states it, it has to state another one
    private TxtRepairs renewId() {
        boolean stated = demands.expectations().stream()
                .anyMatch(each -> each.expectation().id().isPresent());
        return stated ? byHand(MtaStsStep.AWAIT_ID) : TxtRepairs.publishing(look, textWith(newId()), standings);
    }

    /** The record with an id, and with the extensions that the customer has. */
    private String textWith(String id) {
        Map<String, String> extensions = new LinkedHashMap<>();
        present().forEach(record -> record.extensions().forEach(extensions::putIfAbsent));
        return new MtaStsRecord(id, extensions).toString();
    }

    private Stream<MtaStsRecord> present() {
        return TxtRepairs.sources(look, standings).stream().flatMap(source -> source.parsed().record().stream());
    }

    private static boolean isRight(Parsed<MtaStsRecord> parsed, Optional<String> expected) {
        return parsed.record()
                        .filter(found -> expected.isEmpty() || found.id().equals(expected.get()))
                        .isPresent()
                && parsed.diagnostics().stream()
                        .allMatch(diagnostic -> diagnostic.code().severity() == Severity.NOTICE);
    }

    private String presentOrNewId() {
        return present()
                .map(MtaStsRecord::id)
                .findFirst()
                .or(() -> TxtRepairs.sources(look, standings).stream()
                        .flatMap(source -> writtenId(source.text()).stream())
                        .findFirst())
                .orElseGet(this::newId);
    }

    /** An id that a person reads in a text that is spoilt otherwise. */
    private static Optional<String> writtenId(String text) {
        return MeantTags.of(PlainText.of(text), GRAMMAR)
                .first("id")
                .map(tag -> tag.value().replace(';', ' ').strip())
                .filter(MtaStsRecord::isId);
    }

    // any id will do that was not used for another policy: it is made of what it stands for
    private String newId() {
        String seed = evidence.fetch()
                .policy()
                .map(Parsed::text)
                .orElseGet(() -> evidence.domain() + " " + demands.aliases() + " " + look.texts());
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
        if (target.isEmpty() || evidence.hostAnswers().isAliasOf(target.get())) {
            return List.of();
        }
        Optional<DnsAnswer> alias = evidence.hostAnswers().alias().filter(answer -> !answer.isFailure());
        if (alias.isEmpty()) {
            return List.of();
        }
        List<DnsAnswer> atHost = new ArrayList<>(evidence.hostAnswers().beside());
        atHost.add(alias.get());
        return Publication.alias(evidence.host().name(), atHost, standings, target.get());
    }
}
