package org.domainverifier;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.DomainName;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.record.Severity;

/** The report on a verification that has ended. */
record VerifiedDomain(
        DomainName domain,
        Verdict verdict,
        List<CheckEntry> entries,
        DnsUsage usage,
        Instant startedAt,
        Map<DnsQuestion, DnsAnswer> answers,
        List<Finding> domainFindings,
        List<Finding> dnsFindings,
        Optional<DomainPropagation> propagation)
        implements DomainReport {
    private static final int MOST_CODES = 8;

    VerifiedDomain {
        entries = List.copyOf(entries);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        domainFindings = List.copyOf(domainFindings);
        dnsFindings = List.copyOf(dnsFindings);
    }

    /** One line for logs: the conclusion, and each check with what it found. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("DomainReport[")
                .append(domain)
                .append(' ')
                .append(verdict)
                .append(", ")
                .append(startedAt)
                .append(", ")
                .append(usage.questions())
                .append(" questions");
        for (CheckEntry entry : entries) {
            text.append("; ").append(entry.key().id());
            if (!entry.name().equals(domain)) {
                text.append(" at ").append(entry.name());
            }
            text.append(' ').append(entry.status()).append(codes(entry.findings()));
        }
        if (!domainFindings.isEmpty() || !dnsFindings.isEmpty()) {
            text.append(';').append(codes(domainFindings)).append(codes(dnsFindings));
        }
        return text.append(']').toString();
    }

    /** What was found, the same only once, and not more of it than a line holds. */
    private static String codes(List<Finding> findings) {
        List<String> codes = findings.stream()
                .filter(finding -> finding.severity() != Severity.NOTICE)
                .map(finding -> finding.code().id())
                .distinct()
                .toList();
        String shown = String.join(" ", codes.subList(0, Math.min(MOST_CODES, codes.size())));
        return (shown.isEmpty() ? "" : " " + shown) + (codes.size() > MOST_CODES ? " …" : "");
    }
}
