package org.domainverifier.dns.resolver;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.wire.AnswerReader;
import org.domainverifier.dns.wire.AnswerReader.Reading;
import org.domainverifier.dns.wire.Asker;
import org.domainverifier.dns.wire.DnsQuery;
import org.domainverifier.dns.wire.DnsTransport;
import org.domainverifier.dns.wire.EventLoop;
import org.domainverifier.dns.wire.QueryMessage;
import org.domainverifier.dns.wire.Reply;
import org.domainverifier.threads.Workers;
import org.jspecify.annotations.Nullable;

/**
 * One question by way of an exchange: once more without EDNS for a server that does not know it, and the target of an alias that the
 * server does not follow. Only for the transport's thread; the exchange, which is somebody's own, is called on a worker.
 */
final class MessageRun {
    /** How a resolver asks. */
    record Manner(
            MessageExchange exchange,
            String label,
            boolean idZero,
            long timeoutNanos,
            boolean authenticData,
            boolean checkingDisabled) {
        Manner unchecked() {
            return new Manner(exchange, label, idZero, timeoutNanos, authenticData, true);
        }
    }

    private final DnsTransport transport;
    private final Asker asker;
    private final Manner manner;
    private final DnsQuestion question;
    private final Consumer<DnsAnswer> then;
    private final AliasTrail trail;
    private final Runnable givingUp = this::giveUp;

    private DnsQuestion current;
    private EventLoop.@Nullable Timer timer;
    private @Nullable CompletableFuture<byte[]> onItsWay;
    private int messages;
    private boolean finished;

    MessageRun(DnsTransport transport, Asker asker, Manner manner, DnsQuestion question, Consumer<DnsAnswer> then) {
        this.transport = transport;
        this.asker = asker;
        this.manner = manner;
        this.question = question;
        this.current = question;
        this.then = then;
        this.trail = new AliasTrail(question);
    }

    /** Starts the clock and asks. */
    void start() {
        long end = System.nanoTime() + manner.timeoutNanos();
        timer = transport.schedule(end, new EventLoop.Task(this::timeIsUp, this::abandon));
        asker.underWay(givingUp);
        ask(true);
    }

    private void ask(boolean edns) {
        if (finished) {
            return;
        }
        DnsQuery query = new DnsQuery(current, true, manner.authenticData(), manner.checkingDisabled(), false);
        QueryMessage message = QueryMessage.of(query, manner.idZero(), edns);
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        onItsWay = answer;
        int sent = ++messages;
        var unused = answer.whenComplete((octets, problem) -> transport.execute(
                new EventLoop.Task(() -> received(sent, message, edns, octets, problem), this::abandon)));
        Workers.shared().execute(() -> send(manner.exchange(), message.octets(), answer));
    }

    private static void send(MessageExchange exchange, byte[] query, CompletableFuture<byte[]> answer) {
        if (answer.isDone()) { // given up before its turn came
            return;
        }
        try {
            CompletionStage<byte[]> coming = Objects.requireNonNull(exchange.exchange(query), "it gave null");
            var unused = coming.whenComplete((octets, problem) -> {
                if (octets != null) {
                    answer.complete(octets);
                } else {
                    answer.completeExceptionally(problem != null ? problem : new NullPointerException("it gave null"));
                }
            });
            var unusedToo = answer.whenComplete((octets, problem) -> {
                if (answer.isCancelled()) {
                    cancel(coming);
                }
            });
        } catch (Throwable broken) { // somebody's own may throw whatever it likes
            answer.completeExceptionally(broken);
        }
    }

    private static void cancel(CompletionStage<byte[]> coming) {
        try {
            coming.toCompletableFuture().cancel(true);
        } catch (UnsupportedOperationException notToBeCancelled) {
            // then it comes to its own end, and nobody looks
        }
    }

    private void received(
            int sent, QueryMessage message, boolean edns, byte @Nullable [] octets, @Nullable Throwable problem) {
        if (finished || sent != messages) {
            return;
        }
        if (octets == null) {
            abandon(Objects.requireNonNull(problem));
            return;
        }
        Reply reply = message.read(octets);
        if (reply instanceof Reply.Received received) {
            judge(received, edns);
        } else if (reply instanceof Reply.Lost lost) {
            lost(lost);
        }
    }

    private void judge(Reply.Received received, boolean edns) {
        if (received.isTruncated()) {
            lost(new Reply.Lost(FailureCause.MALFORMED, "an answer that is truncated"));
        } else if (edns && received.doesNotKnowEdns()) {
            ask(false);
        } else {
            read(AnswerReader.read(current, received.message(), manner.label()));
        }
    }

    private void read(Reading reading) {
        if (reading instanceof Reading.Unfinished unfinished) {
            trail.follow(unfinished).ifPresentOrElse(this::finish, () -> {
                current = new DnsQuestion(unfinished.target(), question.type());
                ask(true);
            });
        } else if (reading instanceof Reading.Answered answered) {
            if (answered.answer() instanceof DnsAnswer.Failure failure) {
                finish(trail.failed(failure, told(failure.detail()), current));
            } else {
                finish(trail.joined(answered.answer()));
            }
        }
    }

    private void timeIsUp() {
        Duration waited = Duration.ofNanos(manner.timeoutNanos());
        lost(new Reply.Lost(FailureCause.TIMEOUT, "no answer within " + waited.toMillis() + " ms"));
    }

    private void giveUp() {
        abandon(Asker.nobodyWaits());
    }

    private void abandon(Throwable why) {
        lost(Reply.Lost.by(why));
    }

    private void lost(Reply.Lost lost) {
        AnswerOrigin origin = AnswerOrigin.of(manner.label(), false, false);
        finish(trail.failed(
                new DnsAnswer.Failure(current, lost.cause(), lost.detail(), origin), told(lost.detail()), current));
    }

    private String told(String detail) {
        return manner.label() + ": " + detail;
    }

    private void finish(DnsAnswer answer) {
        if (finished) {
            return;
        }
        finished = true;
        asker.ended(givingUp);
        if (timer != null) {
            timer.cancel();
        }
        if (onItsWay != null) {
            onItsWay.cancel(true);
        }
        then.accept(answer);
    }
}
