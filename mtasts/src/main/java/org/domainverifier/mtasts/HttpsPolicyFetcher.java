package org.domainverifier.mtasts;

import java.net.InetAddress;
import java.net.ProxySelector;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import javax.net.ssl.X509TrustManager;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.threads.Timers;
import org.jspecify.annotations.Nullable;

/**
 * Fetches policies over HTTPS as a careful sender does (RFC 8461 §3.3): certificate and host name are checked, redirects are
 * not followed, nothing but status 200 counts, at most 64 kilobytes are read, and a time limit ends even the slowest drip.
 *
 * <p>The host name comes from a stranger, so this is a request that a stranger makes a server send. The addresses are looked up
 * with the verification's resolver and checked; a connection is made to a checked address itself, never by name, and to none
 * that belongs to a {@link SpecialRange} unless {@linkplain Builder#allowSpecialAddresses() allowed}.
 *
 * <p>Immutable and safe for use by several threads. A connection blocks a thread until it ends: one of the fetcher's own (virtual where
 * the JVM has them), so that a host which is slow keeps nothing else waiting, or of a {@linkplain Builder#executor(Executor) given
 * executor}. A fetcher waits for 1,000 hosts at once; further ones wait for their turn.
 */
public final class HttpsPolicyFetcher implements MtaStsPolicyFetcher {
    /** How many octets of a policy are read at most (RFC 8461 §3.3). */
    public static final int MAX_POLICY_OCTETS = 64 * 1024;

    /** What the server gets to see as {@code User-Agent}. */
    public static final String USER_AGENT = "DomainVerifier (MTA-STS policy check)";

    static final int HTTPS_PORT = 443;
    private static final int MAX_ADDRESSES = 4;

    private final Settings settings;
    private final Executor threads;

    /** What the builder was told. */
    record Settings(
            Duration timeLimit,
            boolean specialAllowed,
            int port,
            Authorities authorities,
            Optional<ProxySelector> proxies) {
        /** An address that is silent must not use up the time of a host; two seconds are a lost packet and a slow way. */
        static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    }

    private HttpsPolicyFetcher(Settings settings, Executor threads) {
        this.settings = settings;
        this.threads = threads;
    }

    /**
     * A fetcher that trusts the JVM's authorities and goes straight to public addresses.
     *
     * @return the fetcher
     */
    public static HttpsPolicyFetcher create() {
        return builder().build();
    }

    /**
     * Starts the description of a fetcher.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@inheritDoc}
     *
     * @return what became of it. Whoever cancels it ends the fetch: the connection is closed, and none is made any more
     */
    @Override
    public CompletableFuture<PolicyFetch> fetch(PolicyRequest request) {
        Duration limit =
                request.timeLimit().compareTo(settings.timeLimit()) < 0 ? request.timeLimit() : settings.timeLimit();
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        CompletableFuture<PolicyFetch> outcome = new CompletableFuture<>();
        Future<?> timer = Timers.endAfter(limit, () -> outcome.complete(new PolicyFetch.TimedOut(limit)));
        CompletableFuture<DnsAnswer> a = request.dns().resolve(request.host(), RecordType.A);
        CompletableFuture<DnsAnswer> aaaa = request.dns().resolve(request.host(), RecordType.AAAA);
        var unused = outcome.whenComplete((fetch, problem) -> timer.cancel(false));
        var unusedToo = a.thenAcceptBoth(
                        aaaa, (ipv4, ipv6) -> connect(request, ipv4, ipv6, limit, deadlineNanos, outcome))
                .whenComplete((none, problem) -> {
                    if (problem != null) {
                        outcome.completeExceptionally(problem);
                    }
                });
        return outcome;
    }

    private void connect(
            PolicyRequest request,
            DnsAnswer a,
            DnsAnswer aaaa,
            Duration limit,
            long deadlineNanos,
            CompletableFuture<PolicyFetch> outcome) {
        Optional<PolicyFetch.NotResolvable> unresolvable = PolicyHost.whyNotResolvable(a, aaaa);
        if (unresolvable.isPresent()) {
            outcome.complete(unresolvable.get());
            return;
        }
        PolicyHost host = PolicyHost.of(a, aaaa);
        List<InetAddress> addresses = host.addresses().stream()
                .filter(address ->
                        settings.specialAllowed() || SpecialRange.of(address).isEmpty())
                .limit(MAX_ADDRESSES)
                .toList();
        if (addresses.isEmpty()) {
            outcome.complete(new PolicyFetch.AddressRefused(host.specialAddresses()));
            return;
        }
        PolicyDownload download = new PolicyDownload(settings, request.host(), addresses, limit, deadlineNanos);
        // the thread that waits ends when the time does, or when nobody waits any more, whatever the server does
        var unused = outcome.whenComplete((fetch, problem) -> download.abort());
        try {
            threads.execute(() -> run(download, addresses.get(0), outcome));
        } catch (Throwable refused) { // an executor of somebody's own may throw anything
            outcome.complete(new PolicyFetch.NotConnected(
                    addresses.get(0), PolicyFetch.ConnectFailure.UNREACHABLE, "the executor takes no more tasks"));
        }
    }

    private static void run(PolicyDownload download, InetAddress address, CompletableFuture<PolicyFetch> outcome) {
        if (!outcome.isDone()) { // else it waited for a thread for too long
            outcome.complete(runSafely(download, address));
        }
    }

    private static PolicyFetch runSafely(PolicyDownload download, InetAddress address) {
        try {
            return download.run();
        } catch (RuntimeException
                | Error broken) { // of somebody's trust manager or proxy selector; nobody else would tell it
            return new PolicyFetch.NotConnected(address, PolicyFetch.ConnectFailure.UNREACHABLE, broken.toString());
        }
    }

    /** Describes a fetcher. Not thread-safe. */
    public static final class Builder {
        private Duration timeLimit = Duration.ofSeconds(10);
        private boolean specialAllowed;
        private int port = HTTPS_PORT;
        private Authorities authorities = Authorities.ofTheJvm();
        private @Nullable ProxySelector proxies;
        private @Nullable Executor executor;

        private Builder() {}

        /**
         * How long a fetch may take altogether; ten seconds if not said, and never longer than the verification. Of that, two seconds
         * at most are for a connection to each address.
         *
         * @param timeLimit a positive duration
         * @return this builder
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeLimit(Duration timeLimit) {
            if (timeLimit.isZero() || timeLimit.isNegative()) {
                throw new IllegalArgumentException("the time limit must be positive, not " + timeLimit);
            }
            this.timeLimit = timeLimit.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : timeLimit;
            return this;
        }

        /**
         * Lets connections be made to private, loopback and other special addresses: for an intranet, and for tests. Whoever may
         * have domains verified can then make this process connect to its own network.
         *
         * @return this builder
         */
        public Builder allowSpecialAddresses() {
            this.specialAllowed = true;
            return this;
        }

        /**
         * Another port than 443, for tests. Senders use no other (RFC 8461 §3.3).
         *
         * @param port 1 to 65535
         * @return this builder
         * @throws IllegalArgumentException if it is not a port
         */
        public Builder port(int port) {
            if (port < 1 || port > 0xffff) {
                throw new IllegalArgumentException("not a port: " + port);
            }
            this.port = port;
            return this;
        }

        /**
         * Who decides whether a certificate leads to a trusted authority; the JVM's authorities if not said.
         *
         * @param trustManager a trust manager; the host name is not its concern
         * @return this builder
         */
        public Builder trustManager(X509TrustManager trustManager) {
            this.authorities = Authorities.of(Objects.requireNonNull(trustManager, "trustManager"));
            return this;
        }

        /**
         * The authorities to trust, and no others.
         *
         * @param certificates a key store with their certificates
         * @return this builder
         * @throws IllegalArgumentException if no trust manager can be made of it
         */
        public Builder trusting(KeyStore certificates) {
            this.authorities = Authorities.of(Objects.requireNonNull(certificates, "certificates"));
            return this;
        }

        /**
         * The proxies to go through; none if not said. HTTP proxies are asked with {@code CONNECT} for a checked address, not for
         * the name; SOCKS proxies get the address, too.
         *
         * @param proxies chooses the proxy, such as {@link ProxySelector#of}
         * @return this builder
         */
        public Builder proxies(ProxySelector proxies) {
            this.proxies = Objects.requireNonNull(proxies, "proxies");
            return this;
        }

        /**
         * Where connections are waited for; threads of the fetcher's own if not said. A host may keep a thread until the time limit, so
         * do not give one whose threads somebody else needs.
         *
         * @param executor takes a task for each fetch
         * @return this builder
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * The fetcher.
         *
         * @return an immutable fetcher
         */
        public HttpsPolicyFetcher build() {
            return new HttpsPolicyFetcher(
                    new Settings(timeLimit, specialAllowed, port, authorities, Optional.ofNullable(proxies)),
                    executor == null ? PolicyThreads.ownThreads() : executor);
        }
    }
}
