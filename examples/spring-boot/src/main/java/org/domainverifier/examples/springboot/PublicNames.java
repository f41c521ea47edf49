package org.domainverifier.examples.springboot;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsInterceptor;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;

/**
 * Keeps strangers from learning what names of the own network resolve to: neither what they type nor what their records lead to is
 * looked up there. In front of a resolver that serves the public DNS only it is not needed.
 */
final class PublicNames implements DnsInterceptor {
    /** Names that nobody has in public (RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476), and those that networks give themselves. */
    private static final List<DomainName> NEVER_PUBLIC = Stream.of(
                    "localhost",
                    "local",
                    "internal",
                    "intranet",
                    "lan",
                    "home",
                    "corp",
                    "private",
                    "home.arpa",
                    "onion",
                    "alt")
            .map(DomainName::of)
            .toList();

    private final List<DomainName> internal;

    /**
     * Those names and others.
     *
     * @param own what the network calls its own, such as {@code corp.trekmail.net}
     */
    PublicNames(List<DomainName> own) {
        internal = Stream.concat(NEVER_PUBLIC.stream(), own.stream()).toList();
    }

    /** Whether a stranger may have this verified: a name below a public suffix at least in form. */
    boolean mayBeVerified(DomainName domain) {
        return domain.labels().size() > 1 && !isInternal(domain);
    }

    private boolean isInternal(DomainName name) {
        return internal.stream().anyMatch(name::isWithin);
    }

    @Override
    public CompletionStage<DnsAnswer> intercept(DnsQuestion question, DnsResolver next) {
        return isInternal(question.name())
                ? CompletableFuture.completedFuture(
                        DnsAnswer.Failure.of(question, FailureCause.REFUSED, "a name of the internal network"))
                : next.resolve(question);
    }
}
