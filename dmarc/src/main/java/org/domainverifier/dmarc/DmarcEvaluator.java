package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dmarc.DmarcEvaluation.Alignment;
import org.domainverifier.dmarc.DmarcEvaluation.Outcome;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.session.DnsSession;

/**
 * Says what DMARC makes of a message (RFC 9989 §5.3), given what SPF and DKIM said. It asks the DNS for policy records and for
 * nothing else, except for the existence of a domain where the policy depends on it.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class DmarcEvaluator {
    private final DnsResolver resolver;
    private final DmarcTreeWalk.Pace pace;

    private DmarcEvaluator(DnsResolver resolver, DmarcTreeWalk.Pace pace) {
        this.resolver = resolver;
        this.pace = pace;
    }

    /**
     * An evaluator that asks the names of a tree walk all at once.
     *
     * @param resolver where it asks; each message's questions are asked once
     * @return the evaluator
     */
    public static DmarcEvaluator using(DnsResolver resolver) {
        return new DmarcEvaluator(Objects.requireNonNull(resolver, "resolver"), DmarcTreeWalk.Pace.AT_ONCE);
    }

    /**
     * The same at another pace.
     *
     * @param pace when the questions of a walk are asked
     * @return a new evaluator
     */
    public DmarcEvaluator at(DmarcTreeWalk.Pace pace) {
        return new DmarcEvaluator(resolver, Objects.requireNonNull(pace, "pace"));
    }

    /**
     * Evaluates a message.
     *
     * @param identities what is known of it
     * @return the evaluation to come; it does not end exceptionally for what the DNS does
     */
    public CompletableFuture<DmarcEvaluation> evaluate(DmarcIdentities identities) {
        return new Run(identities, new DnsSession(resolver)).evaluate();
    }

    /** One message. */
    private final class Run {
        private final DomainName author;
        private final List<Identifier> identifiers;
        private final DnsSession session;

        private Run(DmarcIdentities identities, DnsSession session) {
            this.author = identities.author();
            this.identifiers = identities.identifiers();
            this.session = session;
        }

        CompletableFuture<DmarcEvaluation> evaluate() {
            return discover().thenCompose(walk -> {
                if (!EffectivePolicy.dependsOnExistence(walk)) {
                    return evaluate(walk, EffectivePolicy.of(walk, Optional.empty()));
                }
                return session.resolve(author, RecordType.TXT)
                        .thenCompose(answer -> evaluate(walk, EffectivePolicy.of(walk, DomainExistence.of(answer))));
            });
        }

        // RFC 9989 §4.10.1: the author domain's own record, and only without one the walk
        private CompletableFuture<DmarcTreeWalk> discover() {
            if (pace == DmarcTreeWalk.Pace.AT_ONCE) {
                return walk(author);
            }
            return DmarcTreeWalk.look(author, session)
                    .thenCompose(
                            own -> own.state() == DmarcLookup.State.NONE || own.state() == DmarcLookup.State.SEVERAL
                                    ? walk(author)
                                    : CompletableFuture.completedFuture(new DmarcTreeWalk(author, List.of(own))));
        }

        private CompletableFuture<DmarcTreeWalk> walk(DomainName start) {
            return DmarcTreeWalk.from(start, session, pace);
        }

        private CompletableFuture<DmarcEvaluation> evaluate(DmarcTreeWalk walk, DmarcEffectivePolicy policy) {
            Optional<DmarcRecord> usable =
                    walk.policy().flatMap(DmarcLookup::record).filter(DmarcRecord::isUsable);
            if (usable.isEmpty()) {
                return CompletableFuture.completedFuture(unassessed(walk.isPolicyDetermined(), policy));
            }
            return organization(walk, usable.get())
                    .thenCompose(organization -> align(usable.get(), organization)
                            .thenApply(alignments -> conclude(policy, organization, alignments)));
        }

        private DmarcEvaluation unassessed(boolean determined, DmarcEffectivePolicy policy) {
            return new DmarcValues.Evaluated(
                    author,
                    determined ? DmarcEvaluation.Result.NONE : DmarcEvaluation.Result.TEMPERROR,
                    DmarcPolicy.NONE,
                    policy,
                    Optional.empty(),
                    identifiers.stream()
                            .map(identifier -> identifier.with(Outcome.NOT_ASSESSED))
                            .toList());
        }

        /** The author domain's organizational domain, if any identifier makes it matter. */
        private CompletableFuture<Optional<DomainName>> organization(DmarcTreeWalk walk, DmarcRecord record) {
            boolean matters = identifiers.stream()
                    .anyMatch(identifier ->
                            identifier.withoutAsking(author, record).isEmpty());
            if (!matters) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            // without a record of its own, the whole walk has been made
            CompletableFuture<DmarcTreeWalk> whole =
                    walk.lookups().size() > 1 ? CompletableFuture.completedFuture(walk) : walk(author);
            return whole.thenApply(DmarcTreeWalk::organizationalDomain);
        }

        private CompletableFuture<List<Alignment>> align(DmarcRecord record, Optional<DomainName> organization) {
            if (pace == DmarcTreeWalk.Pace.AT_ONCE) {
                return Futures.all(identifiers.stream()
                        .map(identifier -> align(identifier, record, organization))
                        .toList());
            }
            List<Alignment> alignments = new ArrayList<>();
            CompletableFuture<?> last = CompletableFuture.completedFuture(alignments);
            for (Identifier identifier : identifiers) {
                last = last.thenCompose(before -> align(identifier, record, organization))
                        .thenAccept(alignments::add);
            }
            return last.thenApply(done -> List.copyOf(alignments));
        }

        private CompletableFuture<Alignment> align(
                Identifier identifier, DmarcRecord record, Optional<DomainName> organization) {
            Optional<Alignment> known = identifier.withoutAsking(author, record);
            if (known.isPresent()) {
                return CompletableFuture.completedFuture(known.get());
            }
            if (organization.isEmpty()) {
                return CompletableFuture.completedFuture(identifier.with(Outcome.NOT_DETERMINED));
            }
            // an organizational domain is the name itself or above it: outside the author's, it cannot be the same
            if (!identifier.domain().isWithin(organization.get())) {
                return CompletableFuture.completedFuture(identifier.with(Outcome.OTHER_ORGANIZATION));
            }
            return walk(identifier.domain())
                    .thenApply(walk -> identifier.with(walk.organizationalDomain()
                            .map(own -> own.equals(organization.get())
                                    ? identifier.ifPassed(Outcome.ALIGNED_SAME_ORGANIZATION)
                                    : Outcome.OTHER_ORGANIZATION)
                            .orElse(Outcome.NOT_DETERMINED)));
        }

        private DmarcEvaluation conclude(
                DmarcEffectivePolicy policy, Optional<DomainName> organization, List<Alignment> alignments) {
            boolean open = policy.state() == DmarcEffectivePolicy.State.NOT_DETERMINED;
            boolean aligned = false;
            for (Alignment alignment : alignments) {
                aligned |= alignment.outcome().isAligned();
                open |= alignment.outcome() == Outcome.TEMPORARY_ERROR || alignment.outcome() == Outcome.NOT_DETERMINED;
            }
            DmarcEvaluation.Result result = aligned
                    ? DmarcEvaluation.Result.PASS
                    : open ? DmarcEvaluation.Result.TEMPERROR : DmarcEvaluation.Result.FAIL;
            return new DmarcValues.Evaluated(
                    author,
                    result,
                    result == DmarcEvaluation.Result.FAIL ? policy.applied() : DmarcPolicy.NONE,
                    policy,
                    organization,
                    alignments);
        }
    }
}
