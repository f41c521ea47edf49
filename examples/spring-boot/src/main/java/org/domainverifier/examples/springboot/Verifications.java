package org.domainverifier.examples.springboot;

import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.VerificationListener;
import org.domainverifier.dns.DomainName;
import org.springframework.stereotype.Service;

/** Verifies domains. What is found of a customer's domain is kept, whoever wanted to know. */
@Service
final class Verifications {
    private final DomainVerifier verifier;
    private final DomainStore store;

    Verifications(DomainVerifier verifier, DomainStore store) {
        this.verifier = verifier;
        this.store = store;
    }

    CompletableFuture<DomainReport> verify(DomainName domain) {
        return kept(verifier.verifyAsync(domain));
    }

    CompletableFuture<DomainReport> verify(DomainName domain, VerificationListener listener) {
        return kept(verifier.observedBy(listener).verifyAsync(domain));
    }

    /** The same report, once it is kept. Cancelling it cancels the verification: only its own future tells the library. */
    private CompletableFuture<DomainReport> kept(CompletableFuture<DomainReport> coming) {
        CompletableFuture<DomainReport> kept = coming.thenApply(report -> {
            store.keep(report);
            return report;
        });
        kept.whenComplete((report, problem) -> coming.cancel(true)); // of no effect where it has come
        return kept;
    }
}
