package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dmarc.DmarcReportDestination.Consent;
import org.domainverifier.dmarc.DmarcValues.Destination;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.txt.TxtLook;

/** Asks whether reports can go where a record wants them (RFC 9990 §4, RFC 9991 §3). */
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
        List<CompletableFuture<Destination>> asked = new ArrayList<>();
        Set<DomainName> hosts = new HashSet<>();
        Map<String, List<ReportUri>> uris = new LinkedHashMap<>();
        uris.put("rua", record.aggregateReports());
        uris.put("ruf", record.failureReports());
        uris.forEach((tag, several) -> several.forEach(uri -> {
            uri.host().ifPresent(hosts::add);
            asked.add(
                    uri.host().isPresent() && hosts.size() <= MAX_HOSTS
                            ? destination(tag, uri, uri.host().get())
                            : CompletableFuture.completedFuture(Destination.of(tag, uri, Consent.NOT_ASKED)));
        }));
        return Futures.all(asked);
    }

    private CompletableFuture<Destination> destination(String tag, ReportUri uri, DomainName host) {
        CompletableFuture<Optional<MailRoute>> mail = uri.isMailto() && !suggested.contains(uri)
                ? MailRoute.to(host, dns).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
        return sameOrganization(host)
                .thenCompose(same -> same.orElse(false)
                        ? CompletableFuture.completedFuture(Destination.of(tag, uri, Consent.SAME_ORGANIZATION))
                        : external(tag, uri, host, same.isPresent()))
                .thenCombine(mail, Destination::reachedBy);
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

    private CompletableFuture<Destination> external(
            String tag, ReportUri uri, DomainName host, boolean certainlyExternal) {
        Destination missing = Destination.of(tag, uri, Consent.MISSING);
        Optional<DomainName> name =
                host.tryChild("_report._dmarc").flatMap(base -> walk.start().under(base));
        if (name.isEmpty()) { // RFC 9990 §4 step 4: too long for the DNS, so nobody can agree
            return CompletableFuture.completedFuture(missing);
        }
        return dns.resolve(name.get(), RecordType.TXT).thenApply(answer -> {
            TxtLook<Parsed<DmarcRecord>> consents = TxtLook.of(DmarcRecord.KIND, host, answer);
            List<ReportUri> redirections = redirections(tag, consents);
            return missing.askedAt(name.get(), consent(consents, redirections, host, certainlyExternal), redirections);
        });
    }

    // RFC 9990 §4 steps 6 to 9: any text that begins with the version consents, and several are as good as one
    private static Consent consent(
            TxtLook<?> consents, List<ReportUri> redirections, DomainName host, boolean certainlyExternal) {
        if (consents.failure().isPresent()) {
            return Consent.NOT_DETERMINED;
        }
        if (consents.count() == 0) {
            return certainlyExternal ? Consent.MISSING : Consent.NOT_DETERMINED;
        }
        boolean elsewhere =
                redirections.stream().anyMatch(other -> !other.host().equals(Optional.of(host)));
        return elsewhere ? Consent.REDIRECTS_ELSEWHERE : Consent.GIVEN;
    }

    /** The addresses that the consenting records want instead. */
    private static List<ReportUri> redirections(String tag, TxtLook<Parsed<DmarcRecord>> consents) {
        return consents.records().stream()
                .flatMap(source -> source.parsed().record().stream())
                .flatMap(record -> (tag.equals("rua") ? record.aggregateReports() : record.failureReports()).stream())
                .toList();
    }
}
