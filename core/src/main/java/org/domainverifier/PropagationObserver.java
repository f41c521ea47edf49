package org.domainverifier;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.session.GuardedResolver;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.observing.PropagationSession;

/**
 * Asks all servers of a zone and some recursive resolvers the same questions, to see how far the present answers have spread.
 *
 * <pre>{@code
 * Propagation seen = PropagationObserver.using(authoritative)
 *         .resolver("ours", DnsJavaResolver.system())
 *         .observe(new DnsQuestion(DomainName.of("_dmarc.example.com"), RecordType.TXT))
 *         .join();
 * seen.visibleBy();
 * }</pre>
 *
 * <p>Immutable and thread-safe. A whole domain is observed by a verifier with the freshness {@code BOTH}.
 */
public final class PropagationObserver {
    private final DnsResolver authoritative;
    private final Map<String, DnsResolver> resolvers;
    private final Clock clock;

    private PropagationObserver(DnsResolver authoritative, Map<String, DnsResolver> resolvers, Clock clock) {
        this.authoritative = Objects.requireNonNull(authoritative, "authoritative");
        this.resolvers = resolvers;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * An observer without recursive resolvers.
     *
     * @param authoritative asks the servers of the zones; not closed by the observer
     * @return the observer
     * @throws IllegalArgumentException if it does not {@linkplain DnsResolver#isAuthoritative() ask the servers themselves}
     */
    public static PropagationObserver using(DnsResolver authoritative) {
        if (!authoritative.isAuthoritative()) {
            throw new IllegalArgumentException(
                    "a resolver that does not ask the servers of the zones themselves: " + authoritative.label());
        }
        return new PropagationObserver(authoritative, Map.of(), Clock.systemUTC());
    }

    /**
     * The same with one more recursive resolver to watch.
     *
     * @param name what it is called in what is observed
     * @param resolver the resolver; not closed by the observer
     * @return a new observer
     */
    public PropagationObserver resolver(String name, DnsResolver resolver) {
        Map<String, DnsResolver> more = new LinkedHashMap<>(resolvers);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(resolver, "resolver"));
        return new PropagationObserver(authoritative, more, clock);
    }

    /**
     * The same by another clock than the system's.
     *
     * @param clock the clock
     * @return a new observer
     */
    public PropagationObserver clock(Clock clock) {
        return new PropagationObserver(authoritative, resolvers, clock);
    }

    /**
     * Observes one question.
     *
     * @param question name and type
     * @return what is found; it never ends exceptionally
     */
    public CompletableFuture<Propagation> observe(DnsQuestion question) {
        return observe(List.of(question)).thenApply(domain -> domain.questions().get(0));
    }

    /**
     * Observes several questions together.
     *
     * @param questions at most 40; the rest is left out
     * @return what is found; it never ends exceptionally
     */
    public CompletableFuture<DomainPropagation> observe(Collection<DnsQuestion> questions) {
        DnsResolver view = GuardedResolver.viewOf(authoritative);
        PropagationSession session = session(view);
        questions.forEach(question -> session.observe(question, view.resolve(question)));
        return session.result();
    }

    /** Begins to observe what somebody else asks of this view; so far without questions. */
    PropagationSession session(DnsResolver view) {
        return new PropagationSession(view, resolvers, clock);
    }
}
