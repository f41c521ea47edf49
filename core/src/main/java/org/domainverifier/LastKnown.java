package org.domainverifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;

/** A report in which what could not be determined is as an earlier one has it (D-LAST-KNOWN). */
final class LastKnown {
    private LastKnown() {}

    static DomainReport of(DomainReport report, DomainReport earlier) {
        List<CheckEntry> entries = new ArrayList<>();
        for (CheckEntry entry : report.entries()) {
            entries.add(known(entry, earlier).orElse(entry));
        }
        return entries.equals(report.entries())
                ? report
                : new VerifiedDomain(
                        report.domain(),
                        Verdict.of(entries),
                        entries,
                        report.usage(),
                        report.startedAt(),
                        answers(report, earlier),
                        report.domainFindings(),
                        report.dnsFindings(),
                        report.propagation());
    }

    // a warning of what could not be looked up takes nothing from what was right, and what was wrong may be right by
    // now but for that
    private static Optional<CheckEntry> known(CheckEntry entry, DomainReport earlier) {
        if (ReportSays.isDetermined(entry)) {
            return Optional.empty();
        }
        return earlier.entry(entry.key(), entry.name())
                .filter(before -> entry.status() == CheckStatus.UNKNOWN
                        ? before.status() != CheckStatus.UNKNOWN
                        : before.status() == CheckStatus.CORRECT);
    }

    /** What was there when an entry was known is what its rows of a dashboard go by. */
    private static Map<DnsQuestion, DnsAnswer> answers(DomainReport report, DomainReport earlier) {
        Map<DnsQuestion, DnsAnswer> answers = new LinkedHashMap<>(report.answers());
        earlier.answers()
                .forEach((question, answer) -> answers.merge(
                        question, answer, (now, then) -> now.isFailure() && !then.isFailure() ? then : now));
        return answers;
    }
}
