package org.domainverifier.tlsrpt;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Standings;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtRepairs;
import org.domainverifier.txt.TxtSource;

/**
 * What has to be changed so that one valid record is where it belongs and has everything that was asked for. Every usable
 * address of the customer's is kept.
 *
 * @param steps the steps
 */
record TlsRptRepairs(TxtRepairs steps) {
    private static final Set<TlsRptFinding> REPAIRED =
            EnumSet.complementOf(EnumSet.of(TlsRptFinding.NOT_DETERMINED, TlsRptFinding.MAIL_DOMAIN_NOT_DETERMINED));

    static TlsRptRepairs of(
            TlsRptEvidence evidence, List<Expected<TlsRptExpectation>> expectations, Standings standings) {
        TxtLook<Parsed<TlsRptRecord>> look = evidence.look();
        if (look.failure().isPresent()) {
            return new TlsRptRepairs(TxtRepairs.NONE);
        }
        Set<ReportUri> asked = new LinkedHashSet<>();
        expectations.forEach(expected -> asked.addAll(expected.expectation().uris()));
        TlsRptRecord wanted = merge(evidence, asked);
        if (wanted.rua().isEmpty()) {
            return new TlsRptRepairs(
                    TxtRepairs.byHand(List.of(new ManualStep(TlsRptStep.CHOOSE_ADDRESS, Map.of("name", look.name())))));
        }
        String text = look.only()
                .filter(source -> says(source.parsed(), wanted))
                .map(TxtSource::text)
                .orElseGet(wanted::toString);
        return new TlsRptRepairs(TxtRepairs.publishing(look, text, standings));
    }

    /** Every finding that these steps end, with them. */
    List<Finding> attachTo(List<Finding> findings) {
        return steps.attachTo(findings, REPAIRED, TlsRptFinding.MISPLACED);
    }

    private static TlsRptRecord merge(TlsRptEvidence evidence, Set<ReportUri> asked) {
        List<ReportUri> uris = new ArrayList<>();
        Map<String, String> extensions = new LinkedHashMap<>();
        evidence.look().candidates().stream()
                .flatMap(source -> source.parsed().record().stream())
                .forEach(record -> {
                    record.rua().stream()
                            .filter(TlsRptRecord::isUsable)
                            .filter(uri -> asked.contains(uri) || evidence.mayTakeReports(uri))
                            .forEach(uris::add);
                    record.extensions().forEach(extensions::putIfAbsent);
                });
        return new TlsRptRecord(List.of(), extensions).with(uris).with(List.copyOf(asked));
    }

    /** Whether a record says what is wanted, in whatever words. */
    private static boolean says(Parsed<TlsRptRecord> parsed, TlsRptRecord wanted) {
        return parsed.diagnostics().stream().map(Diagnostic::code).allMatch(code -> code.severity() == Severity.NOTICE)
                && parsed.record()
                        .filter(record -> Set.copyOf(record.rua()).equals(Set.copyOf(wanted.rua())))
                        .isPresent();
    }
}
