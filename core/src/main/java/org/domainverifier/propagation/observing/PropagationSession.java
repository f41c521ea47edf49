package org.domainverifier.propagation.observing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ZoneSurvey;
import org.domainverifier.dns.session.AnswerContent;
import org.domainverifier.propagation.DomainPropagation;

/**
 * Observes the questions of one verification while they are asked: for each, all servers of its zone and all given resolvers are
 * asked too. What is not known when time is up is left out. Thread-safe.
 */
public final class PropagationSession {
    /** How many questions are observed; a search for selectors may ask many more. */
    public static final int MAX_QUESTIONS = 40;

    /** How many names above a name are looked at for a wildcard. */
    private static final int MAX_WILDCARDS = 3;

    private final DnsResolver view;
    private final Map<String, DnsResolver> resolvers;
    private final Clock clock;
    private final Map<DnsQuestion, Asked> observed = new LinkedHashMap<>(); // guarded by itself
    private final Map<DomainName, AskedZone> zones = new ConcurrentHashMap<>();
    private final Map<DnsQuestion, CompletableFuture<DnsAnswer>> extra = new ConcurrentHashMap<>();
    private final Queue<Runnable> open = new ConcurrentLinkedQueue<>();
    private volatile boolean expired;

    /** An answer and when it arrived; whether it fails for broken signatures alone. */
    record Heard(DnsAnswer answer, Instant at, boolean bogus) {}

    /** What is on its way for one question. */
    record Asked(
            DnsQuestion question,
            CompletableFuture<Heard> answer,
            CompletableFuture<Optional<ZoneSurvey>> survey,
            CompletableFuture<Optional<DomainName>> wildcard,
            CompletableFuture<Boolean> aliasBesideData,
            Map<String, CompletableFuture<Heard>> resolvers) {
        CompletableFuture<?> all() {
            List<CompletableFuture<?>> open = new ArrayList<>(resolvers.values());
            open.addAll(List.of(answer, survey, wildcard, aliasBesideData));
            return Futures.all(open);
        }
    }

    /** What is on its way for one zone. */
    record AskedZone(
            CompletableFuture<Optional<ZoneSurvey>> soa, CompletableFuture<Optional<ZoneSurvey>> nameServers) {}

    /**
     * A session, so far without questions.
     *
     * @param view where the servers of the zones are asked
     * @param resolvers the recursive resolvers to watch, by their names
     * @param clock when answers arrive
     */
    public PropagationSession(DnsResolver view, Map<String, DnsResolver> resolvers, Clock clock) {
        this.view = view;
        this.resolvers = resolvers;
        this.clock = clock;
    }

    /**
     * Observes a question, once.
     *
     * @param question name and type
     * @param answer what the view that this session was made with says to it
     */
    public void observe(DnsQuestion question, CompletionStage<DnsAnswer> answer) {
        synchronized (observed) {
            if (observed.size() < MAX_QUESTIONS && !observed.containsKey(question)) {
                observed.put(question, begin(question, answer));
            }
        }
    }

    private Asked begin(DnsQuestion question, CompletionStage<DnsAnswer> stage) {
        Map<String, CompletableFuture<Heard>> heard = new LinkedHashMap<>();
        resolvers.forEach((name, resolver) -> heard.put(name, askResolver(resolver, question)));
        CompletableFuture<Heard> answer = heard(question, () -> stage);
        CompletableFuture<Optional<ZoneSurvey>> survey = answer.thenCompose(
                        known -> until(() -> view.survey(question), Optional.<ZoneSurvey>empty()))
                .thenApply(found -> {
                    found.ifPresent(zone -> observeZone(zone.zone()));
                    return found;
                });
        CompletableFuture<Optional<DomainName>> wildcard = survey.thenCompose(
                zone -> answer.thenCompose(known -> wildcardOf(known.answer(), zone.map(ZoneSurvey::zone))));
        CompletableFuture<Boolean> aliasBesideData = survey.thenCompose(
                zone -> answer.thenCompose(known -> aliasBesideData(known.answer(), zone.map(ZoneSurvey::zone))));
        return new Asked(question, answer, survey, wildcard, aliasBesideData, heard);
    }

    private CompletableFuture<Heard> heard(DnsQuestion question, Supplier<CompletionStage<DnsAnswer>> asking) {
        DnsAnswer timeIsUp = DnsAnswer.Failure.of(question, FailureCause.TIMEOUT, "the verification's time was up");
        return until(asking, timeIsUp).thenApply(answer -> new Heard(answer, clock.instant(), false));
    }

    private CompletableFuture<Heard> askResolver(DnsResolver resolver, DnsQuestion question) {
        return heard(question, () -> resolver.resolve(question)).thenCompose(heard -> {
            if (!(heard.answer() instanceof DnsAnswer.Failure failure)
                    || failure.cause() != FailureCause.SERVFAIL && failure.cause() != FailureCause.BOGUS) {
                return CompletableFuture.completedFuture(heard);
            }
            boolean saysSo = failure.cause() == FailureCause.BOGUS; // by an extended error (RFC 8914)
            Optional<DnsResolver> unchecked = resolver.withoutValidation();
            if (saysSo || unchecked.isEmpty()) {
                return CompletableFuture.completedFuture(new Heard(failure, heard.at(), saysSo));
            }
            return heard(question, () -> unchecked.get().resolve(question))
                    .thenApply(without ->
                            new Heard(failure, heard.at(), !without.answer().isFailure()));
        });
    }

    private void observeZone(DomainName zone) {
        zones.computeIfAbsent(
                zone,
                name -> new AskedZone(
                        until(() -> view.survey(new DnsQuestion(name, RecordType.SOA)), Optional.<ZoneSurvey>empty()),
                        until(() -> view.survey(new DnsQuestion(name, RecordType.NS)), Optional.<ZoneSurvey>empty())));
    }

    private CompletableFuture<Optional<DomainName>> wildcardOf(DnsAnswer answer, Optional<DomainName> zone) {
        boolean something = !answer.aliases().isEmpty() || !answer.records().isEmpty();
        return something && answer.origin().authoritative() && zone.isPresent()
                ? wildcardAbove(answer.question().name(), zone.get(), answer, MAX_WILDCARDS)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    // RFC 4592 §3.3: a wildcard is asked for by its own name, with the asterisk; that name itself may come from one
    // above
    private CompletableFuture<Optional<DomainName>> wildcardAbove(
            DomainName name, DomainName zone, DnsAnswer answer, int levels) {
        Optional<DomainName> wildcard = name.equals(zone) || levels == 0
                ? Optional.empty()
                : name.parent()
                        .flatMap(parent -> parent.tryChild("*"))
                        .filter(other -> !other.equals(answer.question().name()));
        if (wildcard.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        DomainName parent = name.parent().orElseThrow();
        return askExtra(new DnsQuestion(wildcard.get(), answer.question().type()))
                .thenCompose(said -> AnswerContent.same(answer, said)
                        ? wildcardAbove(parent, zone, answer, levels - 1)
                                .thenApply(higher -> higher.isPresent() ? higher : wildcard)
                        : CompletableFuture.completedFuture(Optional.empty()));
    }

    // RFC 1034 §3.6.2: where a CNAME record is, there is nothing else; at the top of a zone there always is
    private CompletableFuture<Boolean> aliasBesideData(DnsAnswer answer, Optional<DomainName> zone) {
        DomainName name = answer.question().name();
        if (!answer.aliases().isEmpty()) {
            return CompletableFuture.completedFuture(zone.filter(name::equals).isPresent());
        }
        boolean worthAsking = !answer.records().isEmpty()
                && answer.origin().authoritative()
                && !answer.question().type().equals(RecordType.CNAME);
        return worthAsking
                ? askExtra(new DnsQuestion(name, RecordType.CNAME))
                        .thenApply(alias -> !alias.records().isEmpty())
                : CompletableFuture.completedFuture(false);
    }

    private CompletableFuture<DnsAnswer> askExtra(DnsQuestion question) {
        return extra.computeIfAbsent(
                question, asked -> heard(asked, () -> view.resolve(asked)).thenApply(Heard::answer));
    }

    /** The outcome of something that is asked, or a substitute if it fails or time is up. */
    private <T> CompletableFuture<T> until(Supplier<? extends CompletionStage<T>> asking, T substitute) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        open.add(() -> outcome.complete(substitute));
        if (expired) {
            outcome.complete(substitute);
            return outcome;
        }
        try {
            var unused = asking.get()
                    .whenComplete((value, problem) ->
                            outcome.complete(problem == null && value != null ? value : substitute));
        } catch (Throwable broken) { // a resolver of somebody's own may do anything
            outcome.complete(substitute);
        }
        return outcome;
    }

    /** Ends every wait, now and from now on. */
    public void expire() {
        expired = true;
        open.forEach(Runnable::run);
    }

    /**
     * What was found about the questions so far.
     *
     * @return complete when all is known or time is up; it never ends exceptionally
     */
    public CompletableFuture<DomainPropagation> result() {
        List<Asked> questions;
        synchronized (observed) {
            questions = new ArrayList<>(observed.values());
        }
        return Futures.all(questions.stream().map(Asked::all).toList())
                .thenCompose(known -> Futures.all(zones.values().stream()
                        .flatMap(zone -> Stream.of(zone.soa(), zone.nameServers()))
                        .toList()))
                .thenApply(known -> PropagationSummary.of(questions, zones));
    }
}
