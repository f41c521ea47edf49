package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.record.Parsed;
import org.domainverifier.text.VisibleText;
import org.domainverifier.txt.TxtLook;

/**
 * The DNS tree walk (RFC 9989 §4.10): from a domain up to its top-level domain in at most eight steps, and what follows from
 * what is there. An immutable value.
 *
 * @param start where the walk started
 * @param lookups what was found, from the longest name to the shortest, as far as the walk went
 */
public record DmarcTreeWalk(DomainName start, List<DmarcLookup> lookups) {
    /** The number of labels to which long names are shortened, so that no walk has more than eight steps. */
    private static final int MOST_LABELS_ABOVE_START = 7;

    /** When the questions of a walk are asked; another pace may come. */
    public enum Pace {
        /** All at once, since all names are known before: one wait, but questions that the answers may make needless. */
        AT_ONCE,
        /** One after the other: it ends where a record says {@code psd=y} or {@code psd=n}, or where an answer fails. */
        STEP_BY_STEP
    }

    /** Copies the list. */
    public DmarcTreeWalk {
        lookups = List.copyOf(lookups);
    }

    /** The domains of a whole walk: one to eight, from the longest to the shortest; none for the root. */
    static List<DomainName> domains(DomainName start) {
        List<DomainName> domains = new ArrayList<>();
        int labels = start.labels().size();
        if (labels > 0) {
            domains.add(start);
        }
        for (int count = Math.min(labels - 1, MOST_LABELS_ABOVE_START); count > 0; count--) {
            domains.add(start.lastLabels(count));
        }
        return List.copyOf(domains);
    }

    /**
     * Walks.
     *
     * @param start where to start
     * @param resolver who is asked; names that were asked before are best answered from memory
     * @param pace when the questions are asked
     * @return the walk to come; a failure on the way is part of it
     */
    public static CompletableFuture<DmarcTreeWalk> from(DomainName start, DnsResolver resolver, Pace pace) {
        List<DomainName> domains = domains(start);
        return pace == Pace.AT_ONCE
                ? atOnce(start, domains, resolver)
                : step(start, domains, new ArrayList<>(), resolver);
    }

    private static CompletableFuture<DmarcTreeWalk> atOnce(
            DomainName start, List<DomainName> domains, DnsResolver dns) {
        return Futures.all(domains.stream().map(domain -> look(domain, dns)).toList())
                .thenApply(lookups -> new DmarcTreeWalk(start, lookups));
    }

    /**
     * Walks from a domain whose own record is looked at anyway, all at once.
     *
     * @param own the look at the domain where the walk starts
     */
    static CompletableFuture<DmarcTreeWalk> from(
            DomainName start, CompletableFuture<TxtLook<Parsed<DmarcRecord>>> own, DnsResolver dns) {
        List<CompletableFuture<DmarcLookup>> lookups = new ArrayList<>();
        for (DomainName domain : domains(start)) {
            lookups.add(domain.equals(start) ? own.thenApply(DmarcLookup::of) : look(domain, dns));
        }
        return Futures.all(lookups).thenApply(found -> new DmarcTreeWalk(start, found));
    }

    private static CompletableFuture<DmarcTreeWalk> step(
            DomainName start, List<DomainName> domains, List<DmarcLookup> found, DnsResolver dns) {
        // behind a failure, nothing that follows could still decide
        boolean stopped = !found.isEmpty()
                && (isStop(found.get(found.size() - 1))
                        || !found.get(found.size() - 1).isDetermined());
        if (stopped || found.size() == domains.size()) {
            return CompletableFuture.completedFuture(new DmarcTreeWalk(start, found));
        }
        return look(domains.get(found.size()), dns).thenCompose(lookup -> {
            found.add(lookup);
            return step(start, domains, found, dns);
        });
    }

    static CompletableFuture<DmarcLookup> look(DomainName domain, DnsResolver dns) {
        return DmarcRecord.KIND
                .nameFor(domain)
                .map(name -> dns.resolve(name, RecordType.TXT)
                        .thenApply(answer -> DmarcLookup.of(TxtLook.of(DmarcRecord.KIND, domain, answer))))
                .orElseGet(() -> CompletableFuture.completedFuture(DmarcLookup.none(domain)));
    }

    // RFC 9989 §4.10, steps 2 and 6
    private static boolean isStop(DmarcLookup lookup) {
        return lookup.says(DmarcPsd.PUBLIC_SUFFIX) || lookup.says(DmarcPsd.ORGANIZATIONAL_DOMAIN);
    }

    /**
     * The organizational domain of the start (RFC 9989 §4.10.2).
     *
     * @return the start itself or a domain above it; empty if a failure on the way left it open
     */
    public Optional<DomainName> organizationalDomain() {
        DomainName shortestWithRecord = start;
        for (DmarcLookup lookup : lookups) {
            if (!lookup.isDetermined()) {
                return Optional.empty();
            }
            if (lookup.says(DmarcPsd.ORGANIZATIONAL_DOMAIN)) {
                return Optional.of(lookup.domain());
            }
            if (lookup.says(DmarcPsd.PUBLIC_SUFFIX)) {
                return Optional.of(lookup.domain().equals(start) ? start : oneLabelBelow(lookup.domain()));
            }
            if (lookup.state() == DmarcLookup.State.RECORD) {
                shortestWithRecord = lookup.domain();
            }
        }
        return Optional.of(shortestWithRecord);
    }

    private DomainName oneLabelBelow(DomainName suffix) {
        return start.lastLabels(suffix.labels().size() + 1);
    }

    /**
     * Where the record is that applies to mail from the start (RFC 9989 §4.10.1): at the start, at its organizational domain, or
     * at its public suffix.
     *
     * @return the record's place; empty if there is none, or if {@link #isPolicyDetermined()} is false
     */
    public Optional<DmarcLookup> policy() {
        Optional<DmarcLookup> own = at(start);
        if (own.isPresent() && own.get().state() == DmarcLookup.State.RECORD) {
            return own;
        }
        return organizationalDomain()
                .flatMap(organization -> at(organization)
                        .filter(lookup -> lookup.state() == DmarcLookup.State.RECORD)
                        .or(this::publicSuffix));
    }

    /**
     * Whether it is known which record applies, if any.
     *
     * @return false if a failure left it open; true if {@link #policy()} is final
     */
    public boolean isPolicyDetermined() {
        return policy().isPresent() || organizationalDomain().isPresent();
    }

    /** The public suffix that the walk met: the first domain above the start whose record says {@code psd=y}. */
    Optional<DmarcLookup> publicSuffix() {
        for (DmarcLookup lookup : lookups) {
            if (isStop(lookup)) {
                return Optional.of(lookup)
                        .filter(stop -> stop.says(DmarcPsd.PUBLIC_SUFFIX)
                                && !stop.domain().equals(start));
            }
        }
        return Optional.empty();
    }

    /**
     * What was found at one domain.
     *
     * @param domain a domain of the walk
     * @return empty if the walk did not come there
     */
    public Optional<DmarcLookup> at(DomainName domain) {
        for (DmarcLookup lookup : lookups) {
            if (lookup.domain().equals(domain)) {
                return Optional.of(lookup);
            }
        }
        return Optional.empty();
    }

    /** The first step that failed before the walk came to its end; empty if all that matters is known. */
    Optional<DmarcLookup> failedAt() {
        for (DmarcLookup lookup : lookups) {
            if (!lookup.isDetermined()) {
                return Optional.of(lookup);
            }
            if (isStop(lookup)) {
                break;
            }
        }
        return Optional.empty();
    }

    /**
     * The walk as it would be from a subdomain of the start that has no record of its own. No question is asked: all its further
     * steps are steps of this walk, if it was made {@linkplain Pace#AT_ONCE at once}.
     *
     * @param subdomain a name below the start
     * @return its walk
     */
    DmarcTreeWalk fromBelow(DomainName subdomain) {
        List<DmarcLookup> below = new ArrayList<>();
        for (DomainName domain : domains(subdomain)) {
            below.add(at(domain).orElseGet(() -> DmarcLookup.none(domain)));
        }
        return new DmarcTreeWalk(subdomain, below);
    }

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line("DmarcTreeWalk[start=" + start + ", lookups=" + lookups + "]");
    }
}
