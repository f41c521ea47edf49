package org.domainverifier.examples.bimi;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.record.Parsed;
import org.domainverifier.repair.Standings;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtPresence;
import org.domainverifier.txt.TxtRepairs;
import org.domainverifier.txt.TxtSource;

/** Judges the record by the draft and by what is expected. A pure function. */
final class BimiJudge {
    private static final EnumSet<BimiFinding> REPAIRED = EnumSet.complementOf(EnumSet.of(BimiFinding.NOT_DETERMINED));

    private BimiJudge() {}

    static BimiResult judge(
            TxtLook<Parsed<BimiRecord>> look, Standings standings, List<Expected<BimiExpectation>> expectations) {
        Findings findings = new Findings();
        TxtPresence presence = TxtPresence.of(look, BimiFinding.PRESENCE);
        findings.addAll(presence.findings());
        look.only().ifPresent(source -> findings.diagnostics(source.parsed(), look.name()));
        CheckStatus byStandard = look.only().isPresent() ? findings.status() : presence.status();
        Optional<BimiRecord> record = look.only().map(TxtSource::parsed).flatMap(Parsed::record);

        List<ExpectationOutcome> outcomes = expectations.stream()
                .map(expected -> expected.outcome(outcome(expected.expectation(), byStandard, record, look, findings)))
                .toList();
        return new BimiResult(
                ExpectationOutcome.combine(byStandard, outcomes),
                repaired(findings, look, standings, expectations),
                outcomes,
                look.texts(),
                record.map(BimiRecord::location));
    }

    private static CheckStatus outcome(
            BimiExpectation expectation,
            CheckStatus byStandard,
            Optional<BimiRecord> record,
            TxtLook<?> look,
            Findings findings) {
        if (record.isEmpty() || record.get().location().equals(expectation.location())) {
            return byStandard;
        }
        findings.add(Finding.of(BimiFinding.OTHER_LOGO, look.name())
                .with("expected", expectation.location())
                .with("found", record.get().location())
                .in(look.texts().get(0)));
        return CheckStatus.worst(List.of(byStandard, CheckStatus.INCORRECT));
    }

    /** The expected logo with the evidence that the customer had; where nobody asks for one, nothing is proposed. */
    private static List<Finding> repaired(
            Findings findings,
            TxtLook<Parsed<BimiRecord>> look,
            Standings standings,
            List<Expected<BimiExpectation>> expectations) {
        if (expectations.isEmpty() || findings.list().isEmpty()) {
            return findings.list();
        }
        String authority = look.candidates().stream()
                .flatMap(source -> source.parsed().record().stream())
                .map(BimiRecord::authority)
                .filter(each -> each.startsWith("https://"))
                .findFirst()
                .orElse("");
        BimiRecord wanted = new BimiRecord(expectations.get(0).expectation().location(), authority);
        return TxtRepairs.publishing(look, wanted.toString(), standings)
                .attachTo(findings.list(), REPAIRED, BimiFinding.MISPLACED);
    }
}
