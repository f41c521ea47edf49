package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.session.DnsSession;

/**
 * Says what DMARC makes of a message (RFC 9989 §5.3), given what SPF and DKIM said. It asks the DNS for policy records and for
 * nothing else, but for the existence of a domain where the policy depends on it.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class DmarcEvaluator {
    private final DnsResolver dns;
    private final DmarcTreeWalk.Pace pace;

    private DmarcEvaluator(DnsResolver dns, DmarcTreeWalk.Pace pace) {
        this.dns = dns;
        this.pace = pace;
    }

    /**
     * An evaluator that asks the names of a tree walk all at once.
     *
     * @param dns where it asks; each message's questions are asked once
     * @return the evaluator
     */
    public static DmarcEvaluator using(DnsResolver dns) {
        return new DmarcEvaluator(Objects.requireNonNull(dns, "dns"), DmarcTreeWalk.Pace.AT_ONCE);
    }

    /**
     * The same at another pace.
     *
     * @param other when the questions of a walk are asked
     * @return a new evaluator
     */
    public DmarcEvaluator at(DmarcTreeWalk.Pace other) {
        return new DmarcEvaluator(dns, Objects.requireNonNull(other, "pace"));
    }

    /**
     * Evaluates a message.
     *
     * @param identities what is known of it
     * @return the evaluation to come; it does not end exceptionally for what the DNS does
     */
    public CompletableFuture<DmarcEvaluation> evaluate(DmarcIdentities identities) {
        return new Run(identities, new DnsSession(dns)).evaluate();
    }

    /** One message. */
    private final class Run {
        private final DmarcIdentities identities;
        private final DnsSession session;

        private Run(DmarcIdentities identities, DnsSession session) {
            this.identities = identities;
            this.session = session;
        }

        CompletableFuture<DmarcEvaluation> evaluate() {
            return discover().thenCompose(walk -> {
                if (!DmarcEffectivePolicy.dependsOnExistence(walk)) {
                    return evaluate(walk, DmarcEffectivePolicy.of(walk, Optional.empty()));
                }
                return session.resolve(identities.author(), RecordType.TXT)
                        .thenCompose(
                                answer -> evaluate(walk, DmarcEffectivePolicy.of(walk, DomainExistence.of(answer))));
            });
        }

        // RFC 9989 §4.10.1: the author domain's own record, and only without one the walk
        private CompletableFuture<DmarcTreeWalk> discover() {
            if (pace == DmarcTreeWalk.Pace.AT_ONCE) {
                return walk(identities.author());
            }
            return DmarcTreeWalk.look(identities.author(), session).thenCompose(own -> {
                return own.state() == DmarcLookup.State.NONE || own.state() == DmarcLookup.State.SEVERAL
                        ? walk(identities.author())
                        : CompletableFuture.completedFuture(new DmarcTreeWalk(identities.author(), List.of(own)));
            });
        }

        private CompletableFuture<DmarcTreeWalk> walk(DomainName start) {
            return DmarcTreeWalk.from(start, session, pace);
        }

        private CompletableFuture<DmarcEvaluation> evaluate(DmarcTreeWalk walk, DmarcEffectivePolicy policy) {
            Optional<DmarcRecord> record = walk.policy().flatMap(DmarcLookup::record);
            List<Identifier> identifiers = identifiers(record);
            if (!walk.isPolicyDetermined() || record.isEmpty() || !record.get().isUsable()) {
                List<IdentifierAlignment> unassessed = identifiers.stream()
                        .map(identifier -> identifier.with(IdentifierAlignment.Outcome.NOT_ASSESSED))
                        .toList();
                DmarcEvaluation.Result result =
                        walk.isPolicyDetermined() ? DmarcEvaluation.Result.NONE : DmarcEvaluation.Result.TEMPERROR;
                return CompletableFuture.completedFuture(new DmarcEvaluation(
                        identities.author(), result, DmarcPolicy.NONE, policy, Optional.empty(), unassessed));
            }
            return organization(walk, identifiers)
                    .thenCompose(organization -> align(identifiers, organization)
                            .thenApply(alignments -> conclude(policy, organization, alignments)));
        }

        private List<Identifier> identifiers(Optional<DmarcRecord> record) {
            List<Identifier> identifiers = new ArrayList<>();
            for (SpfIdentity spf : identities.spf()) {
                identifiers.add(new Identifier(
                        IdentifierAlignment.Mechanism.SPF,
                        spf.domain(),
                        spf.result(),
                        record.map(DmarcRecord::spfAlignment).orElse(DmarcAlignment.RELAXED),
                        spf.scope() == SpfIdentity.Scope.HELO));
            }
            for (DkimIdentity dkim : identities.dkim()) {
                identifiers.add(new Identifier(
                        IdentifierAlignment.Mechanism.DKIM,
                        dkim.domain(),
                        dkim.result(),
                        record.map(DmarcRecord::dkimAlignment).orElse(DmarcAlignment.RELAXED),
                        false));
            }
            return identifiers;
        }

        /** The author domain's organizational domain, if any identifier makes it matter. */
        private CompletableFuture<Optional<DomainName>> organization(DmarcTreeWalk walk, List<Identifier> identifiers) {
            boolean matters = identifiers.stream()
                    .anyMatch(identifier ->
                            identifier.withoutAsking(identities.author()).isEmpty());
            if (!matters) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            // without a record of its own, the whole walk has been made
            CompletableFuture<DmarcTreeWalk> whole =
                    walk.lookups().size() > 1 ? CompletableFuture.completedFuture(walk) : walk(identities.author());
            return whole.thenApply(DmarcTreeWalk::organizationalDomain);
        }

        private CompletableFuture<List<IdentifierAlignment>> align(
                List<Identifier> identifiers, Optional<DomainName> organization) {
            if (pace == DmarcTreeWalk.Pace.AT_ONCE) {
                return Futures.all(identifiers.stream()
                        .map(identifier -> align(identifier, organization))
                        .toList());
            }
            CompletableFuture<List<IdentifierAlignment>> all = CompletableFuture.completedFuture(new ArrayList<>());
            for (Identifier identifier : identifiers) {
                all = all.thenCompose(earlier -> align(identifier, organization).thenApply(alignment -> {
                    earlier.add(alignment);
                    return earlier;
                }));
            }
            return all;
        }

        private CompletableFuture<IdentifierAlignment> align(Identifier identifier, Optional<DomainName> organization) {
            Optional<IdentifierAlignment> known = identifier.withoutAsking(identities.author());
            if (known.isPresent()) {
                return CompletableFuture.completedFuture(known.get());
            }
            if (organization.isEmpty()) {
                return CompletableFuture.completedFuture(identifier.with(IdentifierAlignment.Outcome.NOT_DETERMINED));
            }
            // an organizational domain is the name itself or above it: outside the author's, it cannot be the same
            if (!identifier.domain().isWithin(organization.get())) {
                return CompletableFuture.completedFuture(
                        identifier.with(IdentifierAlignment.Outcome.OTHER_ORGANIZATION));
            }
            return walk(identifier.domain())
                    .thenApply(walk -> identifier.with(walk.organizationalDomain()
                            .map(own -> own.equals(organization.get())
                                    ? identifier.ifPassed(IdentifierAlignment.Outcome.ALIGNED_SAME_ORGANIZATION)
                                    : IdentifierAlignment.Outcome.OTHER_ORGANIZATION)
                            .orElse(IdentifierAlignment.Outcome.NOT_DETERMINED)));
        }

        private DmarcEvaluation conclude(
                DmarcEffectivePolicy policy, Optional<DomainName> organization, List<IdentifierAlignment> alignments) {
            boolean open = policy.state() == DmarcEffectivePolicy.State.NOT_DETERMINED;
            boolean aligned = false;
            for (IdentifierAlignment alignment : alignments) {
                aligned |= alignment.outcome().isAligned();
                open |= alignment.outcome() == IdentifierAlignment.Outcome.TEMPORARY_ERROR
                        || alignment.outcome() == IdentifierAlignment.Outcome.NOT_DETERMINED;
            }
            DmarcEvaluation.Result result = aligned
                    ? DmarcEvaluation.Result.PASS
                    : open ? DmarcEvaluation.Result.TEMPERROR : DmarcEvaluation.Result.FAIL;
            return new DmarcEvaluation(
                    identities.author(),
                    result,
                    result == DmarcEvaluation.Result.FAIL ? policy.applied() : DmarcPolicy.NONE,
                    policy,
                    organization,
                    alignments);
        }
    }

    /** An identifier and how strictly it has to agree. */
    private record Identifier(
            IdentifierAlignment.Mechanism mechanism,
            DomainName domain,
            AuthenticationResult result,
            DmarcAlignment mode,
            boolean helo) {
        IdentifierAlignment with(IdentifierAlignment.Outcome outcome) {
            return new IdentifierAlignment(mechanism, domain, result, outcome);
        }

        IdentifierAlignment.Outcome ifPassed(IdentifierAlignment.Outcome aligned) {
            return result == AuthenticationResult.PASS ? aligned : IdentifierAlignment.Outcome.TEMPORARY_ERROR;
        }

        /** The outcome, where no organizational domain is needed for it. */
        Optional<IdentifierAlignment> withoutAsking(DomainName author) {
            if (helo) {
                return Optional.of(with(IdentifierAlignment.Outcome.HELO_IDENTITY));
            }
            if (result != AuthenticationResult.PASS && result != AuthenticationResult.TEMPERROR) {
                return Optional.of(with(IdentifierAlignment.Outcome.NOT_AUTHENTICATED));
            }
            if (domain.equals(author)) {
                return Optional.of(with(ifPassed(IdentifierAlignment.Outcome.ALIGNED_IDENTICAL)));
            }
            if (mode == DmarcAlignment.STRICT) {
                return Optional.of(with(IdentifierAlignment.Outcome.NOT_IDENTICAL));
            }
            boolean nothingInCommon = !domain.lastLabels(
                            Math.min(1, domain.labels().size()))
                    .equals(author.lastLabels(Math.min(1, author.labels().size())));
            return nothingInCommon
                    ? Optional.of(with(IdentifierAlignment.Outcome.OTHER_ORGANIZATION))
                    : Optional.empty();
        }
    }
}
