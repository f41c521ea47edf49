package org.domainverifier;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;

/**
 * A domain that nobody has.
 *
 * @param name the name that a registry has not got
 * @param meant one that exists and differs by a slip
 */
record UnregisteredDomain(DomainName name, Optional<DomainName> meant) {
    static CompletableFuture<Optional<UnregisteredDomain>> of(
            DomainName domain, DnsResolver dns, Collection<DnsAnswer> answers) {
        boolean denied =
                answers.stream().anyMatch(answer -> answer.question().name().equals(domain) && isDenied(answer))
                        && answers.stream().noneMatch(answer -> isBelow(domain, answer));
        return denied
                ? highestDenied(domain, dns)
                        .thenCompose(name -> isBelowRegistry(name)
                                ? meant(name, dns).thenApply(other -> Optional.of(new UnregisteredDomain(name, other)))
                                : CompletableFuture.completedFuture(Optional.empty()))
                : CompletableFuture.completedFuture(Optional.empty());
    }

    /** Whether something is there at a name below: then the denial is a server's mistake about an empty name (RFC 8020 §2). */
    private static boolean isBelow(DomainName domain, DnsAnswer answer) {
        return !answer.records().isEmpty() && answer.question().name().isWithin(domain);
    }

    private static boolean isDenied(DnsAnswer answer) {
        return answer instanceof DnsAnswer.NoSuchName && answer.aliases().isEmpty();
    }

    /** The domain, or the highest name above it that does not exist either (RFC 8020). */
    private static CompletableFuture<DomainName> highestDenied(DomainName denied, DnsResolver dns) {
        Optional<DomainName> parent =
                denied.parent().filter(above -> above.labels().size() > 1);
        return parent.isEmpty() || isBelowRegistry(denied)
                ? CompletableFuture.completedFuture(denied)
                : dns.resolve(parent.get(), RecordType.NS)
                        .toCompletableFuture()
                        .thenCompose(answer -> isDenied(answer)
                                ? highestDenied(parent.get(), dns)
                                : CompletableFuture.completedFuture(denied));
    }

    private static boolean isBelowRegistry(DomainName name) {
        return name.parent().filter(DomainSpelling::isRegistry).isPresent();
    }

    private static CompletableFuture<Optional<DomainName>> meant(DomainName name, DnsResolver dns) {
        CompletableFuture<Optional<DomainName>> found = CompletableFuture.completedFuture(Optional.empty());
        for (DomainName candidate : DomainSpelling.candidates(name)) {
            found = found.thenCompose(before -> before.isPresent()
                    ? CompletableFuture.completedFuture(before)
                    : dns.resolve(new DnsQuestion(candidate, RecordType.NS))
                            .toCompletableFuture()
                            .thenApply(answer -> answer.isFailure() || answer instanceof DnsAnswer.NoSuchName
                                    ? Optional.empty()
                                    : Optional.of(candidate)));
        }
        return found;
    }
}
