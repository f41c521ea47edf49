package org.domainverifier.tlsrpt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.mx.MailRoute;

/** Checks where a domain lets reports about TLS be sent (RFC 8460): the TXT record at {@code _smtp._tls}. */
public final class TlsRptCheck implements DomainCheck<TlsRptResult> {
    /** The id {@code tls-rpt}. */
    public static final CheckKey<TlsRptResult> KEY = new CheckKey<>("tls-rpt", TlsRptResult.class);

    private static final int MAX_MAIL_DOMAINS = 20;
    private static final String LABELS = "_smtp._tls";

    /** The check. */
    public TlsRptCheck() {}

    @Override
    public CheckKey<TlsRptResult> key() {
        return KEY;
    }

    @Override
    public Requirement defaultRequirement() {
        return Requirement.RECOMMENDED;
    }

    @Override
    public int position() {
        return 500;
    }

    @Override
    public List<TlsRptFinding> findingCodes() {
        return List.of(TlsRptFinding.values());
    }

    @Override
    public List<TlsRptStep> stepCodes() {
        return List.of(TlsRptStep.values());
    }

    /**
     * Where the record of a domain stands.
     *
     * @param domain the domain
     * @return the name, or empty if the DNS cannot hold one so long
     */
    public static Optional<DomainName> nameFor(DomainName domain) {
        return domain.tryChild(LABELS);
    }

    @Override
    public CompletableFuture<TlsRptResult> check(CheckContext context) {
        Optional<DomainName> name = nameFor(context.domain());
        if (name.isEmpty()) {
            return CompletableFuture.completedFuture(noRoomForName(context));
        }
        return context.ask(name.get(), RecordType.TXT)
                .thenCompose(txt -> gather(context, txt))
                .thenCompose(evidence -> context.settle(standings ->
                        TlsRptJudge.judge(evidence, context.expectations(TlsRptExpectation.class), standings)));
    }

    private static TlsRptResult noRoomForName(CheckContext context) {
        return new TlsRptResult(
                CheckStatus.MISSING,
                List.of(Finding.of(TlsRptFinding.MISSING, context.domain())
                        .with("name", LABELS + "." + context.domain())),
                context.expectations(TlsRptExpectation.class).stream()
                        .map(expected -> expected.outcome(CheckStatus.MISSING))
                        .toList(),
                List.of(),
                Optional.empty(),
                Map.of());
    }

    private static CompletableFuture<TlsRptEvidence> gather(CheckContext context, DnsAnswer txt) {
        return elsewhere(context, new TlsRptEvidence(context.domain(), txt, List.of(), Map.of()))
                .thenCompose(evidence -> routes(context, evidence).thenApply(evidence::withRoutes));
    }

    private static CompletableFuture<TlsRptEvidence> elsewhere(CheckContext context, TlsRptEvidence found) {
        if (found.txt().isFailure() || !found.meant().isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        // people publish it at the domain itself, or give a host a full name that it takes for a relative one
        List<CompletableFuture<DnsAnswer>> questions = Stream.concat(
                        found.name().under(context.domain()).stream(), Stream.of(context.domain()))
                .map(name -> context.ask(name, RecordType.TXT))
                .toList();
        return Futures.all(questions)
                .thenApply(answers -> new TlsRptEvidence(context.domain(), found.txt(), answers, Map.of()));
    }

    /** Whether the addresses take mail: those of a record that does not count too, since the repair keeps them. */
    private static CompletableFuture<Map<DomainName, MailRoute>> routes(CheckContext context, TlsRptEvidence evidence) {
        Map<DomainName, CompletableFuture<MailRoute>> routes = new LinkedHashMap<>();
        evidence.meant().stream()
                .flatMap(text -> TlsRptRecord.parse(text).record().stream())
                .flatMap(record -> record.rua().stream())
                .flatMap(uri -> uri.mailDomain().stream())
                .distinct()
                .limit(MAX_MAIL_DOMAINS)
                .forEach(domain -> routes.put(domain, MailRoute.to(domain, context.dns())));
        return Futures.all(routes);
    }
}
