package org.domainverifier.tlsrpt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.record.Parsed;
import org.domainverifier.txt.HostedLook;
import org.domainverifier.txt.HostedTxt;
import org.domainverifier.txt.TxtLook;

/** Checks where a domain lets reports about TLS be sent (RFC 8460): the TXT record at {@code _smtp._tls}. */
public final class TlsRptCheck implements DomainCheck<TlsRptResult> {
    /** The id {@code tls-rpt}. */
    public static final CheckKey<TlsRptResult> KEY = new CheckKey<>("tls-rpt", TlsRptResult.class);

    private static final int MAX_MAIL_DOMAINS = 20;

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
     * Where the record of a domain is.
     *
     * @param domain the domain
     * @return the name, or empty if the DNS cannot hold one so long
     */
    public static Optional<DomainName> nameFor(DomainName domain) {
        return TlsRptRecord.KIND.nameFor(domain);
    }

    @Override
    public CompletableFuture<TlsRptResult> check(CheckContext context) {
        List<Expected<TlsRptExpectation>> expectations = context.expectations(TlsRptExpectation.class);
        List<HostedTxt> hosts = expectations.stream()
                .flatMap(expected -> expected.expectation().host().stream())
                .distinct()
                .toList();
        return TxtLook.at(context, TlsRptRecord.KIND)
                .thenCompose(look -> routes(context, look)
                        .thenCombine(
                                HostedLook.all(context, look, hosts),
                                (routes, hosted) -> TlsRptEvidence.of(look, routes, hosted)))
                .thenCompose(evidence -> whyMissing(context, evidence, expectations.isEmpty()))
                .thenCompose(
                        evidence -> context.settle(standings -> TlsRptJudge.judge(evidence, expectations, standings)));
    }

    /** Where there is no record: whether there is a need of one, or, if one was asked for, whether it is a level too high or too low. */
    private static CompletableFuture<TlsRptEvidence> whyMissing(
            CheckContext context, TlsRptEvidence evidence, boolean nobodyAsks) {
        if (!evidence.look().candidates().isEmpty() || evidence.look().failure().isPresent()) {
            return CompletableFuture.completedFuture(evidence);
        }
        if (!nobodyAsks) {
            return evidence.look().atOtherLevels(context).thenApply(evidence::withLevels);
        }
        return context.allExpectations(MxExpectation.class)
                .thenCompose(servers -> servers.isEmpty() // otherwise mail is to come
                        ? context.ask(context.domain(), RecordType.MX).thenApply(evidence::withMx)
                        : CompletableFuture.completedFuture(evidence));
    }

    /** Whether the addresses take mail: those of a record that does not count too, since the repair keeps them. */
    private static CompletableFuture<Map<DomainName, MailRoute>> routes(
            CheckContext context, TxtLook<Parsed<TlsRptRecord>> look) {
        Map<DomainName, CompletableFuture<MailRoute>> routes = new LinkedHashMap<>();
        look.candidates().stream()
                .flatMap(source -> source.parsed().record().stream())
                .flatMap(record -> record.rua().stream())
                .flatMap(uri -> uri.mailDomain().stream())
                .distinct()
                .limit(MAX_MAIL_DOMAINS)
                .forEach(domain -> routes.put(domain, MailRoute.to(domain, context.dns())));
        return Futures.all(routes);
    }
}
