package org.domainverifier.mtasts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.record.Parsed;
import org.domainverifier.tlsrpt.TlsRptCheck;
import org.domainverifier.txt.HostedLook;
import org.domainverifier.txt.HostedTxt;
import org.domainverifier.txt.TxtLook;

/**
 * Checks MTA-STS (RFC 8461): the TXT record at {@code _mta-sts}, the policy host {@code mta-sts}, the policy, and whether it
 * fits the mail exchangers.
 *
 * <p>A check made without further ado, as the service loader makes it, fetches the policy as a sender does, but only if a name
 * server gave the addresses of the policy host: with a stub resolver or a zone file it makes no connection, and says so (see
 * {@code docs/decisions.md}, D-STS-FETCH). {@link #fetching} always fetches, {@link #recordsOnly} never.
 */
public final class MtaStsCheck implements DomainCheck<MtaStsResult> {
    /** The id {@code mta-sts}. */
    public static final CheckKey<MtaStsResult> KEY = new CheckKey<>("mta-sts", MtaStsResult.class);

    private final PolicySource source;
    private final Optional<CustomerValue<KnownPolicy>> memory;

    /** A check that fetches policies with {@link HttpsPolicyFetcher#create()} where name servers give the addresses. */
    public MtaStsCheck() {
        this(PolicySource.ifServerAnswered(HttpsPolicyFetcher.create()), Optional.empty());
    }

    private MtaStsCheck(PolicySource source, Optional<CustomerValue<KnownPolicy>> memory) {
        this.source = source;
        this.memory = memory;
    }

    /**
     * A check that fetches every policy with this fetcher, wherever the addresses come from.
     *
     * @param fetcher the fetcher
     * @return the check
     */
    public static MtaStsCheck fetching(MtaStsPolicyFetcher fetcher) {
        return new MtaStsCheck(PolicySource.always(fetcher), Optional.empty());
    }

    /**
     * A check that makes no connection.
     *
     * @return the check
     */
    public static MtaStsCheck recordsOnly() {
        return new MtaStsCheck(PolicySource.never(), Optional.empty());
    }

    /**
     * The same check with a memory, so that it can tell whether a policy changed while its id stayed.
     *
     * @param earlier gives for a customer's domain the policy as it was found last, see {@link MtaStsResult#known()}; called once in a
     *     verification, on the verifier's executor. If it fails, that is logged, and the check goes on without it
     * @return a new check
     */
    public MtaStsCheck remembering(Function<DomainName, Optional<KnownPolicy>> earlier) {
        return remembering(CustomerValue.of(earlier));
    }

    /**
     * The same check with a memory that may answer later.
     *
     * @param earlier the policy of a customer's domain as it was found last
     * @return a new check
     */
    public MtaStsCheck remembering(CustomerValue<KnownPolicy> earlier) {
        return new MtaStsCheck(source, Optional.of(earlier));
    }

    @Override
    public CheckKey<MtaStsResult> key() {
        return KEY;
    }

    @Override
    public Requirement defaultRequirement() {
        return Requirement.RECOMMENDED;
    }

    @Override
    public int position() {
        return 600;
    }

    @Override
    public List<MtaStsFinding> findingCodes() {
        return List.of(MtaStsFinding.values());
    }

    @Override
    public List<MtaStsStep> stepCodes() {
        return List.of(MtaStsStep.values());
    }

    /**
     * Where the record of a domain is.
     *
     * @param domain the domain
     * @return the name, or empty if the DNS cannot hold one so long
     */
    public static Optional<DomainName> nameFor(DomainName domain) {
        return MtaStsRecord.KIND.nameFor(domain);
    }

    @Override
    public CompletableFuture<MtaStsResult> check(CheckContext context) {
        Optional<DomainName> name = nameFor(context.domain());
        Optional<DomainName> host = PolicyRequest.hostOf(context.domain());
        if (name.isEmpty() || host.isEmpty()) {
            return CompletableFuture.completedFuture(noRoomForName(context));
        }
        CompletableFuture<MtaStsDemands> demands = MtaStsDemands.of(context, memory);
        return first(context, name.get(), host.get())
                .thenCompose(evidence -> gather(context, evidence))
                .thenCompose(evidence -> demands.thenCompose(known ->
                        context.<MtaStsResult>settle(standings -> MtaStsJudge.judge(evidence, known, standings))));
    }

    private static MtaStsResult noRoomForName(CheckContext context) {
        return new MtaStsResult(
                CheckStatus.MISSING,
                List.of(Finding.of(MtaStsFinding.MISSING, context.domain())
                        .with("name", MtaStsRecord.KIND.nameAsText(context.domain()))),
                context.expectations(MtaStsExpectation.class).stream()
                        .map(expected -> expected.outcome(CheckStatus.MISSING))
                        .toList(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                MtaStsEvidence.NOTHING_FETCHED,
                List.of());
    }

    /** All that can be asked at once. */
    private CompletableFuture<MtaStsEvidence> first(CheckContext context, DomainName name, DomainName host) {
        List<DomainName> targets = MtaStsDemands.aliases(context.expectations(MtaStsExpectation.class));
        CompletableFuture<TxtLook<Parsed<MtaStsRecord>>> look = context.ask(name, RecordType.TXT)
                .thenApply(answer -> TxtLook.of(MtaStsRecord.KIND, context.domain(), answer));
        CompletableFuture<Optional<DnsAnswer>> mx = source.mayFetch()
                ? context.ask(context.domain(), RecordType.MX).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
        return look.thenCombine(HostAnswers.ask(context, host, targets), MtaStsEvidence::of)
                .thenCombine(mx, MtaStsEvidence::withMx);
    }

    /** What depends on what was found so far. */
    private CompletableFuture<MtaStsEvidence> gather(CheckContext context, MtaStsEvidence first) {
        List<DomainName> targets = context.expectations(MtaStsExpectation.class).stream()
                .flatMap(expected -> expected.expectation().aliasFor(context.domain()).stream())
                .toList();
        CompletableFuture<TxtLook<Parsed<MtaStsRecord>>> look = first.look().lookElsewhere(context);
        CompletableFuture<HostAnswers> host = first.hostAnswers().lookBeside(context, targets);
        // a check that is run for several alternatives makes one connection
        CompletableFuture<MtaStsEvidence> fetched = context.once(PolicySource.class, () -> source.fetch(context, first))
                .thenCompose(fetch -> tlsRpt(context, fetch).thenApply(reports -> first.with(fetch, reports)));
        CompletableFuture<Map<HostedTxt, HostedLook<Parsed<MtaStsRecord>>>> hosted =
                look.thenCompose(here -> HostedLook.all(context, here, hosts(context)));
        return fetched.thenCombine(look, MtaStsEvidence::with)
                .thenCombine(host, MtaStsEvidence::with)
                .thenCombine(hosted, MtaStsEvidence::withHosted)
                .thenCompose(evidence -> whyMissing(context, evidence));
    }

    /** Where there is no record: whether there is a need of one, or, if one was asked for, whether it is a level too high or too low. */
    private static CompletableFuture<MtaStsEvidence> whyMissing(CheckContext context, MtaStsEvidence evidence) {
        boolean asked = !context.expectations(MtaStsExpectation.class).isEmpty();
        if (!evidence.look().candidates().isEmpty() || evidence.look().failure().isPresent()) {
            return CompletableFuture.completedFuture(evidence);
        }
        if (asked) {
            return evidence.look().atOtherLevels(context).thenApply(evidence::withLevels);
        }
        // mail is to come where servers are asked for; if not, the MX check asks the same question, so it costs nothing
        return context.allExpectations(MxExpectation.class)
                .thenCompose(servers -> servers.isEmpty()
                        ? context.ask(context.domain(), RecordType.MX)
                                .thenApply(
                                        mx -> evidence.withMx(Optional.of(mx)).withRefusal(MailRoute.isRefusal(mx)))
                        : CompletableFuture.completedFuture(evidence));
    }

    private static List<HostedTxt> hosts(CheckContext context) {
        return MtaStsDemands.recordHosts(context.expectations(MtaStsExpectation.class)).stream()
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    // who enforces should get the reports (RFC 8460 §1); the TLS-RPT check asks the same question, so it costs nothing
    private static CompletableFuture<Optional<DnsAnswer>> tlsRpt(CheckContext context, PolicyFetch fetch) {
        Optional<DomainName> name = TlsRptCheck.nameFor(context.domain());
        boolean enforced = fetch.policy()
                .flatMap(Parsed::record)
                .filter(policy -> policy.mode() == MtaStsMode.ENFORCE)
                .isPresent();
        return enforced && name.isPresent()
                ? context.ask(name.get(), RecordType.TXT).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
    }
}
