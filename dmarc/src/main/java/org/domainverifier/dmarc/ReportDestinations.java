package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dmarc.DmarcReportDestination.Consent;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.ReportUri;

/** Finds out whether reports can go where a record wants them (RFC 9990 §4, RFC 9991 §3). */
final class ReportDestinations {
    /** No record makes us ask about more hosts than this. */
    static final int MAX_HOSTS = 10;

    private final DmarcTreeWalk walk;
    private final Set<ReportUri> suggested;
    private final DnsResolver dns;

    /**
     * Prepares the questions about the record at the start of a walk.
     *
     * @param walk the whole walk from the domain that publishes the record
     * @param suggested the addresses that the provider asked for: whether mail arrives there is its own business
     * @param dns who is asked
     */
    ReportDestinations(DmarcTreeWalk walk, Set<ReportUri> suggested, DnsResolver dns) {
        this.walk = walk;
        this.suggested = suggested;
        this.dns = dns;
    }

    CompletableFuture<List<DmarcReportDestination>> of(DmarcRecord record) {
        List<CompletableFuture<DmarcReportDestination>> asked = new ArrayList<>();
        Set<DomainName> hosts = new HashSet<>();
        Map<String, List<ReportUri>> uris = new LinkedHashMap<>();
        uris.put("rua", record.aggregateReports());
        uris.put("ruf", record.failureReports());
        uris.forEach((tag, several) -> several.forEach(uri -> {
            uri.host().ifPresent(hosts::add);
            boolean ask = uri.host().isPresent() && hosts.size() <= MAX_HOSTS;
            asked.add(
                    ask
                            ? destination(tag, uri, uri.host().get())
                            : CompletableFuture.completedFuture(new DmarcReportDestination(
                                    tag, uri, Consent.NOT_ASKED, Optional.empty(), List.of(), Optional.empty())));
        }));
        return Futures.all(asked);
    }

    private CompletableFuture<DmarcReportDestination> destination(String tag, ReportUri uri, DomainName host) {
        CompletableFuture<Optional<MailRoute>> mail = uri.isMailto() && !suggested.contains(uri)
                ? MailRoute.to(host, dns).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
        return sameOrganization(host)
                .thenCompose(same -> same.orElse(false)
                        ? CompletableFuture.completedFuture(new DmarcReportDestination(
                                tag, uri, Consent.SAME_ORGANIZATION, Optional.empty(), List.of(), Optional.empty()))
                        : external(tag, uri, host, same.isPresent()))
                .thenCombine(
                        mail,
                        (destination, route) -> new DmarcReportDestination(
                                tag,
                                uri,
                                destination.consent(),
                                destination.consentName(),
                                destination.redirectedTo(),
                                route));
    }

    /** Whether a host has the organizational domain of the domain that publishes the record; empty if that is open. */
    private CompletableFuture<Optional<Boolean>> sameOrganization(DomainName host) {
        DomainName domain = walk.start();
        if (host.equals(domain)) {
            return CompletableFuture.completedFuture(Optional.of(true));
        }
        Optional<DomainName> organization = walk.organizationalDomain();
        // an organizational domain is the name itself or above it
        boolean outside = organization.map(own -> !host.isWithin(own)).orElse(false)
                || !host.lastLabels(1).equals(domain.lastLabels(1));
        if (outside) {
            return CompletableFuture.completedFuture(Optional.of(false));
        }
        return DmarcTreeWalk.from(host, dns, DmarcTreeWalk.Pace.AT_ONCE).thenApply(other -> {
            Optional<DomainName> theirs = other.organizationalDomain();
            return organization.isPresent() && theirs.isPresent()
                    ? Optional.of(organization.equals(theirs))
                    : Optional.empty();
        });
    }

    private CompletableFuture<DmarcReportDestination> external(
            String tag, ReportUri uri, DomainName host, boolean certainlyExternal) {
        Optional<DomainName> name =
                host.tryChild("_report._dmarc").flatMap(base -> walk.start().under(base));
        if (name.isEmpty()) { // RFC 9990 §4 step 4: too long for the DNS, so nobody can agree
            return CompletableFuture.completedFuture(new DmarcReportDestination(
                    tag, uri, Consent.MISSING, Optional.empty(), List.of(), Optional.empty()));
        }
        return dns.resolve(name.get(), RecordType.TXT).thenApply(answer -> {
            Optional<List<ReportUri>> redirected = redirections(tag, answer);
            Consent consent;
            if (answer.isFailure()) {
                consent = Consent.NOT_DETERMINED;
            } else if (redirected.isEmpty()) {
                consent = certainlyExternal ? Consent.MISSING : Consent.NOT_DETERMINED;
            } else {
                boolean elsewhere = redirected.get().stream()
                        .anyMatch(other -> !other.host().equals(Optional.of(host)));
                consent = elsewhere ? Consent.REDIRECTS_ELSEWHERE : Consent.GIVEN;
            }
            return new DmarcReportDestination(tag, uri, consent, name, redirected.orElse(List.of()), Optional.empty());
        });
    }

    /** The addresses that the consenting records want instead; empty if no record consents (RFC 9990 §4 steps 6 to 9). */
    private static Optional<List<ReportUri>> redirections(String tag, DnsAnswer answer) {
        List<String> consents = TxtRecords.of(answer, DmarcRecord::isDmarc).texts();
        if (consents.isEmpty()) {
            return Optional.empty();
        }
        List<ReportUri> uris = new ArrayList<>();
        for (String text : consents) {
            DmarcRecord.parse(text)
                    .record()
                    .map(record -> tag.equals("rua") ? record.aggregateReports() : record.failureReports())
                    .ifPresent(uris::addAll);
        }
        return Optional.of(uris);
    }
}
