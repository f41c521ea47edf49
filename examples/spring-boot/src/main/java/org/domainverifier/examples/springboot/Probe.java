package org.domainverifier.examples.springboot;

import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DomainName;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Verifies a domain of the provider's own from time to time, to see whether the service can. */
@Component
final class Probe {
    private final DomainVerifier verifier;
    private final DomainName domain;
    private volatile Optional<DomainReport> newest = Optional.empty();

    Probe(DomainVerifier verifier, WatchProperties watch) {
        this.verifier = verifier;
        domain = DomainName.of(watch.probe());
    }

    @Scheduled(fixedDelayString = "${watch.probe-every}")
    void verify() {
        newest = Optional.of(verifier.verify(domain));
    }

    /** What the newest verification found. */
    Optional<DomainReport> newest() {
        return newest;
    }
}
