package org.domainverifier.situations;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.propagation.observing.DnsSituations;
import org.domainverifier.record.Parsed;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.PublicationStep;

/** For each code a situation in which it is found: zones, and what is said of them. */
final class Situations {
    static final String DOMAIN = "customer.example";

    private final List<DomainReport> reports = new ArrayList<>();
    private final List<Finding> others = new ArrayList<>();

    /** Said of all situations, computed once. */
    private static final class All {
        private static final Situations INSTANCE = new Situations();

        static {
            MxSituations.add(INSTANCE);
            SpfSituations.add(INSTANCE);
            DkimSituations.add(INSTANCE);
            DmarcSituations.add(INSTANCE);
            TlsSituations.add(INSTANCE);
            RecordsSituations.add(INSTANCE);
            HostedSituations.add(INSTANCE);
            VerifierSituations.add(INSTANCE);
            LongSituations.add(INSTANCE);
            INSTANCE.others.addAll(DnsSituations.findings());
        }
    }

    static Situations all() {
        return All.INSTANCE;
    }

    /** Verifies a domain with all that is expected required, by the checks that the builder has. */
    void verify(DomainVerifier.Builder builder, String domain, Expectation... expectations) {
        for (Expectation expectation : expectations) {
            builder.require(expectation);
        }
        reports.add(builder.build().verify(domain));
    }

    void verify(String check, DnsResolver dns, Expectation... expectations) {
        verify(DomainVerifier.builder().resolver(dns).only(check), DOMAIN, expectations);
    }

    void verify(DomainCheck<?> check, DnsResolver dns, Expectation... expectations) {
        verify(DomainVerifier.builder().resolver(dns).check(check).only(check.key()), DOMAIN, expectations);
    }

    void verify(String check, String zone, Expectation... expectations) {
        verify(check, ZoneResolver.parse(zone), expectations);
    }

    /** What a parser says of a text that no check takes for a record. */
    void parsed(Parsed<?> parsed) {
        parsed.diagnostics()
                .forEach(diagnostic -> others.add(Finding.of(diagnostic, DomainName.of(DOMAIN), parsed.text())));
    }

    List<DomainReport> reports() {
        return reports;
    }

    List<Finding> findings() {
        return Stream.concat(reports.stream().flatMap(report -> report.findings().stream()), others.stream())
                .toList();
    }

    List<ManualStep> steps() {
        return findings().stream()
                .flatMap(finding -> finding.repair().stream())
                .map(step -> step instanceof ManualStep manual && !(manual.code() instanceof PublicationStep)
                        ? manual // those of every check have a test of their own
                        : null)
                .filter(Objects::nonNull)
                .toList();
    }
}
