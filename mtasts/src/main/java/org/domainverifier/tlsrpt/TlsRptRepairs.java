package org.domainverifier.tlsrpt;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;
import org.domainverifier.txt.HostedFinding;
import org.domainverifier.txt.HostedLook;
import org.domainverifier.txt.HostedRepairs;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtRepairs;
import org.domainverifier.txt.TxtSource;

/**
 * What has to be changed so that one valid record is where it belongs and has everything that was asked for. Every address of the
 * customer's is kept; what cannot be read as one is asked about.
 *
 * @param steps the steps
 */
record TlsRptRepairs(TxtRepairs steps) {
    private static final Set<TlsRptFinding> REPAIRED = EnumSet.complementOf(EnumSet.of(
            TlsRptFinding.NOT_DETERMINED,
            TlsRptFinding.MAIL_DOMAIN_WITHOUT_EXCHANGER,
            TlsRptFinding.MAIL_DOMAIN_NOT_DETERMINED));
    private static final Set<FindingCode> ENDED = ended();

    static TlsRptRepairs of(
            TlsRptEvidence evidence, List<Expected<TlsRptExpectation>> expectations, Standings standings) {
        TxtLook<Parsed<TlsRptRecord>> look = evidence.look();
        if (evidence.service().isPresent()) {
            return atService(evidence.service().get(), look, standings);
        }
        if (look.failure().isPresent() || !look.hasRoom()) {
            return new TlsRptRepairs(TxtRepairs.NONE);
        }
        if (!look.tooLong().isEmpty()) {
            return new TlsRptRepairs(TxtRepairs.shortening(look));
        }
        List<TxtSource<Parsed<TlsRptRecord>>> sources = TxtRepairs.sources(look, standings);
        Optional<TxtRepairs> aliases = sources.isEmpty() ? TxtRepairs.aliasesAsText(look) : Optional.empty();
        if (aliases.isPresent()) {
            return new TlsRptRepairs(aliases.get());
        }
        List<TxtSource<Parsed<TlsRptRecord>>> beside = look.nearMisses().stream()
                .filter(source ->
                        !look.records().isEmpty() && TlsRptReading.of(source).asksForReports())
                .toList();
        List<TlsRptReading> readings = Stream.concat(sources.stream(), beside.stream())
                .map(TlsRptReading::of)
                .toList();
        List<ManualStep> unread = unread(look, readings);
        TlsRptRecord wanted = merge(sources, readings, expectations);
        if (wanted.rua().isEmpty()) {
            return new TlsRptRepairs(
                    TxtRepairs.byHand(unread.isEmpty() ? List.of(chooseAddress(look, standings)) : unread));
        }
        String text = look.only()
                .filter(source -> says(source.parsed(), wanted))
                .map(TxtSource::text)
                .orElseGet(wanted::toString);
        TxtRepairs published = TxtRepairs.publishingAlone(
                look, look.records().isEmpty() ? look.nearMisses() : beside, text, standings);
        List<RepairStep> steps = new ArrayList<>(published.publication());
        steps.addAll(unread);
        return new TlsRptRepairs(new TxtRepairs(steps, published.removals()));
    }

    /** Whatever is wrong at the name, an alias takes its place; addresses that are lost with it are named. */
    private static TlsRptRepairs atService(
            HostedLook<Parsed<TlsRptRecord>> hosted, TxtLook<Parsed<TlsRptRecord>> look, Standings standings) {
        Optional<TlsRptRecord> then = hosted.only().map(TxtSource::parsed).flatMap(Parsed::record);
        Set<String> lost = new LinkedHashSet<>();
        if (then.isPresent() && HostedRepairs.replaces(hosted, standings)) {
            Stream.concat(look.records().stream(), look.nearMisses().stream())
                    .map(TlsRptReading::of)
                    .forEach(reading -> {
                        reading.uris().stream()
                                .filter(uri -> !then.get().reportsTo(uri))
                                .forEach(uri -> lost.add(uri.text()));
                        lost.addAll(reading.unread());
                    });
        }
        HostedRepairs.Losses losses = new HostedRepairs.Losses(lost, List.of());
        return new TlsRptRepairs(TxtRepairs.byHand(HostedRepairs.of(hosted, losses, standings)));
    }

    private static Set<FindingCode> ended() {
        Set<FindingCode> ended = new HashSet<>(REPAIRED);
        ended.addAll(List.of(HostedFinding.values()));
        return Set.copyOf(ended);
    }

    /** Every finding that these steps end, with them. */
    List<Finding> attachTo(List<Finding> findings, TlsRptEvidence evidence) {
        return steps.attachTo(findings, ENDED, TlsRptFinding.MISPLACED).stream()
                .map(finding -> byHand(finding, evidence))
                .toList();
    }

    /**
     * An address is not dropped because its domain takes no mail today: that may be the mistake. A null MX is none (RFC 7505): there
     * the address is.
     */
    private static Finding byHand(Finding finding, TlsRptEvidence evidence) {
        if (finding.code() != TlsRptFinding.MAIL_DOMAIN_WITHOUT_EXCHANGER || finding.severity() == Severity.NOTICE) {
            return finding;
        }
        Object domain = finding.arguments().getOrDefault("domain", "");
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("domain", domain);
        arguments.put("uri", finding.arguments().getOrDefault("uri", ""));
        boolean refused = evidence.routes().entrySet().stream()
                .anyMatch(route -> route.getKey().equals(domain) && route.getValue() == MailRoute.NULL_MX);
        if (refused) {
            arguments.put("refusing", true);
            arguments.put("name", evidence.look().name());
        }
        return finding.repairedBy(List.of(new ManualStep(TlsRptStep.ACCEPT_REPORTS, arguments)));
    }

    private static ManualStep chooseAddress(TxtLook<?> look, Standings standings) {
        Map<String, Object> arguments = new LinkedHashMap<>(TxtRepairs.inTheWay(look, standings));
        arguments.put("name", look.name());
        arguments.put("version", TlsRptRecord.VERSION);
        return new ManualStep(TlsRptStep.CHOOSE_ADDRESS, arguments);
    }

    private static List<ManualStep> unread(TxtLook<?> look, List<TlsRptReading> readings) {
        return readings.stream()
                .flatMap(reading -> reading.unread().stream())
                .distinct()
                .map(text -> new ManualStep(TlsRptStep.CHECK_ADDRESS, Map.of("text", text, "name", look.name())))
                .toList();
    }

    private static TlsRptRecord merge(
            List<TxtSource<Parsed<TlsRptRecord>>> sources,
            List<TlsRptReading> readings,
            List<Expected<TlsRptExpectation>> expectations) {
        Set<ReportUri> uris = new LinkedHashSet<>();
        readings.forEach(reading -> uris.addAll(reading.uris()));
        expectations.forEach(expected -> uris.addAll(expected.expectation().uris()));
        Map<String, String> extensions = new LinkedHashMap<>();
        sources.stream()
                .flatMap(source -> source.parsed().record().stream())
                .forEach(record -> record.extensions().forEach(extensions::putIfAbsent));
        return new TlsRptRecord(List.copyOf(uris), extensions);
    }

    /** Whether a record says what is wanted, in whatever words. */
    private static boolean says(Parsed<TlsRptRecord> parsed, TlsRptRecord wanted) {
        return parsed.diagnostics().stream().map(Diagnostic::code).allMatch(code -> code.severity() == Severity.NOTICE)
                && parsed.record()
                        .filter(record -> Set.copyOf(record.rua()).equals(Set.copyOf(wanted.rua())))
                        .isPresent();
    }
}
