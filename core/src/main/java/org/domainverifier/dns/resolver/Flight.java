package org.domainverifier.dns.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.resolver.CachingResolver.Party;
import org.jspecify.annotations.Nullable;

/**
 * A question that is on its way for all who ask it meanwhile. It is asked by the way of one of them; if that one goes and it comes to
 * nothing, by the way of the next. Safe for use by several threads.
 */
final class Flight {
    /** Is told of the answer before those who wait are. */
    interface Landing {
        void landed(Flight flight, Party broughtBy, DnsAnswer answer);
    }

    private record Passenger(Party party, CompletableFuture<DnsAnswer> answer) {
        boolean waits() {
            return !party.isGone() && !answer.isDone();
        }
    }

    private final DnsQuestion question;
    private final Landing landing;
    private final List<Passenger> passengers = new ArrayList<>(); // guarded by this, as all below
    private boolean ended;
    private @Nullable CompletionStage<DnsAnswer> underWay;

    Flight(DnsQuestion question, Landing landing) {
        this.question = question;
        this.landing = landing;
    }

    DnsQuestion question() {
        return question;
    }

    /** The answer to come; empty if it has come already, so that another flight is needed. */
    synchronized Optional<CompletableFuture<DnsAnswer>> board(Party party) {
        if (ended) {
            return Optional.empty();
        }
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
        passengers.add(new Passenger(party, answer));
        var unused = answer.whenComplete((found, problem) -> {
            if (answer.isCancelled()) {
                left();
            }
        });
        return Optional.of(answer);
    }

    /** Asks. */
    void begin(Party party) {
        try {
            CompletionStage<DnsAnswer> coming =
                    Objects.requireNonNull(party.way().resolve(question), "it returned null");
            synchronized (this) {
                underWay = coming;
            }
            var unused = coming.whenComplete((answer, problem) -> came(party, answer, problem));
        } catch (Throwable broken) { // a resolver of somebody's own may throw whatever it likes
            came(party, null, broken);
        }
    }

    private void came(Party party, @Nullable DnsAnswer answer, @Nullable Throwable problem) {
        DnsAnswer found = answer != null
                ? answer
                : DnsAnswer.Failure.of(question, FailureCause.RESOLVER_ERROR, "the resolver failed: " + problem);
        boolean gaveUp = found.isFailure() && (party.isGone() || problem instanceof CancellationException);
        Optional<Party> next = gaveUp ? whoWaits() : Optional.empty();
        next.ifPresentOrElse(this::begin, () -> {
            landing.landed(this, party, found);
            tell(found);
        });
    }

    private synchronized Optional<Party> whoWaits() {
        return passengers.stream()
                .filter(Passenger::waits)
                .map(Passenger::party)
                .findFirst();
    }

    /** Tells all who wait. */
    void tell(DnsAnswer answer) {
        List<Passenger> all;
        synchronized (this) {
            ended = true;
            all = List.copyOf(passengers);
        }
        all.forEach(passenger -> passenger.answer().complete(answer));
    }

    private void left() {
        @Nullable CompletionStage<DnsAnswer> forNobody;
        synchronized (this) {
            boolean somebodyWaits = passengers.stream().anyMatch(Passenger::waits);
            forNobody = ended || somebodyWaits ? null : underWay;
        }
        if (forNobody != null) {
            try {
                forNobody.toCompletableFuture().cancel(true);
            } catch (UnsupportedOperationException notToBeCancelled) {
                // then its answer is kept, though nobody waits for it
            }
        }
    }
}
