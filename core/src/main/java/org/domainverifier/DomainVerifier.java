package org.domainverifier;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.repair.OverlayResolver;
import org.domainverifier.repair.RepairPlan;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what domains publish for mail.
 *
 * <pre>{@code
 * DomainVerifier verifier = DomainVerifier.create();
 * DomainReport report = verifier.verify("example.com");
 * report.verdict();
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads; make one and keep it. A verification asks the DNS side by side, asks the same question once, and
 * ends at the {@linkplain Builder#timeout(Duration) deadline} with what is known by then. What the network does never becomes an exception.
 */
public final class DomainVerifier {
    private final VerifierSettings settings;

    private DomainVerifier(VerifierSettings settings) {
        this.settings = settings;
    }

    /**
     * A verifier with every check on the class path or module path and the system's name servers, that expects nothing in
     * particular.
     *
     * @return the verifier
     * @throws IllegalStateException if no check is found
     */
    public static DomainVerifier create() {
        return builder().build();
    }

    /**
     * Starts the description of a verifier.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * This verifier with another deadline, for a caller who has less time, or more: it shares everything else with this one and costs nothing.
     *
     * <pre>{@code
     * verifier.within(Duration.ofSeconds(2)).verify("example.com");
     * }</pre>
     *
     * @param timeout a positive duration
     * @return a verifier
     * @throws IllegalArgumentException if it is not positive
     * @see Builder#timeout(Duration)
     */
    public DomainVerifier within(Duration timeout) {
        return new DomainVerifier(settings.within(timeout));
    }

    /**
     * This verifier with one listener more, for a page that shows how one verification goes: it shares everything else and costs nothing.
     *
     * @param listener is told of what the verifier does from now on, beside those that the builder was given
     * @return a verifier
     * @see Builder#listener(VerificationListener)
     */
    public DomainVerifier observedBy(VerificationListener listener) {
        return new DomainVerifier(settings.observedBy(listener));
    }

    /**
     * Verifies a domain and waits for the report, at most until the deadline. If the thread is interrupted, the report is made of what is known then.
     *
     * @param domain the domain, as a person writes it
     * @return the report
     * @throws org.domainverifier.dns.InvalidDomainNameException if that is not a domain name
     */
    public DomainReport verify(String domain) {
        return verify(DomainName.of(domain));
    }

    /**
     * {@return the report, at the latest at the deadline}
     *
     * @param domain the domain
     */
    public DomainReport verify(DomainName domain) {
        return new Verification(domain, settings, settings.view(), false).await();
    }

    /**
     * Verifies a domain without waiting.
     *
     * @param domain the domain, as a person writes it
     * @return the report to come, at the deadline at the latest; it never ends exceptionally
     * @throws org.domainverifier.dns.InvalidDomainNameException if that is not a domain name
     */
    public CompletableFuture<DomainReport> verifyAsync(String domain) {
        return verifyAsync(DomainName.of(domain));
    }

    /**
     * Verifies a domain without waiting. This returns at once, whatever the provider's functions do and whatever the executor is; what a
     * resolver or a check of your own does before it gives its stage is done on the calling thread.
     *
     * @param domain the domain
     * @return the report to come, at the deadline at the latest; it never ends exceptionally. What waits for it may block. Whoever cancels
     *     it, itself and not a stage that was made of it, ends the verification: nothing more is asked, no function is called that has not
     *     begun, and the connection to a policy host is closed
     */
    public CompletableFuture<DomainReport> verifyAsync(DomainName domain) {
        return new Verification(domain, settings, settings.view(), false).run();
    }

    /**
     * Verifies many domains, a hundred at a time, with {@linkplain BulkOptions#usual() the usual options}.
     *
     * @param domains as people write them; read lazily
     * @return the results to come, as they end; to be closed
     */
    public BulkVerification<String> verifyAll(Iterable<String> domains) {
        return verifyAll(domains, domain -> domain, BulkOptions.usual());
    }

    /**
     * Verifies many domains. The {@linkplain Builder#timeout(Duration) deadline} of each counts from when it is begun.
     *
     * @param <T> what is handed over, such as a customer
     * @param inputs read lazily, once, by the thread that takes the results: {@code stream::iterator} will do
     * @param domain the domain of an input; a text that is not one, or null, is a {@link BulkResult.NotADomain}
     * @param options how many at a time, and in which order
     * @return the results to come; to be closed
     */
    public <T> BulkVerification<T> verifyAll(
            Iterable<? extends T> inputs, Function<? super T, @Nullable String> domain, BulkOptions options) {
        return new BulkVerification<>(inputs.iterator(), domain, options, settings);
    }

    /**
     * What a customer has to publish, for a dashboard to show. The functions of the provider that give values run on the executor; they
     * are waited for as long as a verification may last.
     *
     * @param domain the customer's domain, as a person writes it
     * @return the records of all expectations, required ones first; those whose value is not ready yet have no data. Of
     *     {@linkplain Expectation#anyOf alternatives} the preferred one
     * @throws org.domainverifier.dns.InvalidDomainNameException if that is not a domain name
     */
    public List<RecordToPublish> recordsToPublish(String domain) {
        return recordsToPublish(DomainName.of(domain));
    }

    /**
     * What a customer has to publish, as {@link #recordsToPublish(String)} says.
     *
     * @param domain the customer's domain
     * @return the records of all expectations, required ones first
     */
    public List<RecordToPublish> recordsToPublish(DomainName domain) {
        return new RecordsOfCustomer(domain, settings).all();
    }

    /**
     * What a customer has to publish, by how much it counts.
     *
     * @param domain the customer's domain, as a person writes it
     * @param requirement required or recommended
     * @return the records of those expectations
     * @throws org.domainverifier.dns.InvalidDomainNameException if that is not a domain name
     */
    public List<RecordToPublish> recordsToPublish(String domain, Requirement requirement) {
        return recordsToPublish(DomainName.of(domain), requirement);
    }

    /**
     * What a customer has to publish, by how much it counts.
     *
     * @param domain the customer's domain
     * @param requirement required or recommended
     * @return the records of those expectations
     */
    public List<RecordToPublish> recordsToPublish(DomainName domain, Requirement requirement) {
        return new RecordsOfCustomer(domain, settings).of(requirement);
    }

    /**
     * Verifies a domain as it would be with a plan carried out: over the live answers with the plan's changes laid over them.
     *
     * @param domain the domain, as a person writes it
     * @param plan such as {@link DomainReport#repairs()}
     * @return the report as it would be
     * @throws org.domainverifier.dns.InvalidDomainNameException if that is not a domain name
     */
    public DomainReport preview(String domain, RepairPlan plan) {
        return preview(DomainName.of(domain), plan);
    }

    /**
     * Verifies a domain as it would be with a plan carried out.
     *
     * @param domain the domain
     * @param plan such as {@link DomainReport#repairs()}
     * @return the report as it would be
     */
    public DomainReport preview(DomainName domain, RepairPlan plan) {
        return preview(domain, OverlayResolver.applying(settings.live(), plan.changes()));
    }

    /**
     * Verifies a domain as it would be with some records published. At the name of each, those of its type would be the given ones and no others.
     *
     * @param domain the domain, as a person writes it
     * @param intended the records that are to be published
     * @return the report as it would be
     * @throws org.domainverifier.dns.InvalidDomainNameException if that is not a domain name
     */
    public DomainReport preview(String domain, Collection<DnsRecord> intended) {
        return preview(DomainName.of(domain), intended);
    }

    /**
     * Verifies a domain as it would be with some records published; see the other.
     *
     * @param domain the domain
     * @param intended the records that are to be published
     * @return the report as it would be
     */
    public DomainReport preview(DomainName domain, Collection<DnsRecord> intended) {
        return preview(domain, OverlayResolver.publishing(settings.live(), intended));
    }

    private DomainReport preview(DomainName domain, DnsResolver asItWouldBe) {
        return new Verification(domain, settings, asItWouldBe, true).await();
    }

    /** Describes a verifier. Not thread-safe. */
    public static final class Builder extends RunSettings {
        private final Map<String, DomainCheck<?>> added = new LinkedHashMap<>();
        private @Nullable Set<String> only;
        private final Map<String, DnsResolver> watched = new LinkedHashMap<>();
        private @Nullable DnsResolver resolver;
        private @Nullable DnsResolver authoritative;
        private Freshness freshness = Freshness.CACHED;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * States what is expected at a name below the domain, such as the return path of a sender. The same checks run there, each of
         * which something is expected.
         *
         * @param below one or more labels, such as {@code send} or {@code bounce.news}
         * @param expectations states them
         * @return this builder
         * @throws IllegalArgumentException if that is not a name
         */
        public Builder at(String below, Consumer<NameBuilder> expectations) {
            NameBuilder name = NameBuilder.at(below);
            expectations.accept(name);
            add(name.stated());
            return this;
        }

        /**
         * Where the DNS questions go: to the system's name servers unless this says otherwise.
         *
         * @param resolver not closed by the verifier
         * @return this builder
         */
        public Builder resolver(DnsResolver resolver) {
            this.resolver = Objects.requireNonNull(resolver, "resolver");
            return this;
        }

        /**
         * Where the answers that are judged come from, and whether the propagation is observed too.
         *
         * @param freshness {@link Freshness#CACHED} if not said
         * @return this builder
         */
        public Builder freshness(Freshness freshness) {
            this.freshness = Objects.requireNonNull(freshness, "freshness");
            return this;
        }

        /**
         * What asks the name servers of the zones, for every freshness but {@link Freshness#CACHED}. If not said, it begins at the
         * root servers and falls back on the {@linkplain #resolver(DnsResolver) resolver}.
         *
         * @param authoritative such as {@link org.domainverifier.dns.authority.AuthoritativeResolver}; not closed by the verifier
         * @return this builder
         * @throws IllegalArgumentException if it does not {@linkplain DnsResolver#isAuthoritative() ask the servers themselves}
         */
        public Builder authoritative(DnsResolver authoritative) {
            if (!authoritative.isAuthoritative()) {
                throw new IllegalArgumentException("it does not ask the name servers: " + authoritative.label());
            }
            this.authoritative = authoritative;
            return this;
        }

        /**
         * A recursive resolver whose cache is looked at with {@link Freshness#BOTH}, beside the {@linkplain #resolver(DnsResolver)
         * resolver}.
         *
         * @param name what it is called in the report
         * @param resolver not closed by the verifier
         * @return this builder
         */
        public Builder watch(String name, DnsResolver resolver) {
            watched.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(resolver, "resolver"));
            return this;
        }

        /**
         * Adds a check, or puts it in the place of the one with the same id that the class path brings.
         *
         * @param check the check
         * @return this builder
         */
        public Builder check(DomainCheck<?> check) {
            added.put(check.key().id(), check);
            return this;
        }

        /**
         * Leaves out all checks but these.
         *
         * @param ids the ids of the checks to run, such as {@code mx}
         * @return this builder
         * @throws IllegalArgumentException if there is no id
         */
        public Builder only(String... ids) {
            if (ids.length == 0) {
                throw new IllegalArgumentException("a verifier needs a check");
            }
            this.only = Set.copyOf(List.of(ids));
            return this;
        }

        /**
         * Leaves out all checks but these.
         *
         * @param keys the checks to run
         * @return this builder
         * @throws IllegalArgumentException if there is no key
         */
        public Builder only(CheckKey<?>... keys) {
            return only(Stream.of(keys).map(CheckKey::id).toArray(String[]::new));
        }

        /**
         * {@return an immutable verifier}
         *
         * @throws IllegalStateException if there is no check, or not the one that an expectation or {@code only(…)} is about, or no
         *     finding with an id that is to be suppressed or to have another severity
         */
        public DomainVerifier build() {
            DnsSources sources = DnsSources.of(freshness, resolver, authoritative, watched);
            List<DomainCheck<?>> checks = InstalledChecks.chosen(added, only, stated());
            return new DomainVerifier(new VerifierSettings(
                    sources.judged(),
                    checks,
                    stated(),
                    Due.all(checks, stated()),
                    InstalledChecks.refusingUnknown(policy(), added),
                    timeout,
                    clock,
                    VerifierThreads.of(executor),
                    maxQuestions,
                    sources.observer(clock),
                    List.copyOf(listeners),
                    List.copyOf(contexts)));
        }
    }
}
