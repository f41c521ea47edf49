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
    VerifiedDomain {
        entries = List.copyOf(entries);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        domainFindings = List.copyOf(domainFindings);
        dnsFindings = List.copyOf(dnsFindings);
    }

    /** For logs: what was concluded and found; the answers are too many. */
    @Override
    public String toString() {
        return "DomainReport[domain=" + domain + ", verdict=" + verdict + ", entries=" + entries + ", dnsFindings="
                + dnsFindings + ", answers=" + answers.size() + ", startedAt=" + startedAt + "]";
    }
}
