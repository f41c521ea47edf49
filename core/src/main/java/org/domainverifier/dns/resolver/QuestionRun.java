package org.domainverifier.dns.resolver;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.wire.AnswerReader;
import org.domainverifier.dns.wire.AnswerReader.Reading;
import org.domainverifier.dns.wire.Asker;
import org.domainverifier.dns.wire.DnsQuery;
import org.domainverifier.dns.wire.DnsTransport;
import org.domainverifier.dns.wire.Patience;
import org.domainverifier.dns.wire.Reply;
import org.jspecify.annotations.Nullable;

/**
 * One question on its way through the servers: the next server when one fails or has not answered in the time that it usually takes,
 * those that were silent again, and the target of an alias when a server does not know it. The first answer that can be used counts.
 * Only for the transport's thread.
 */
final class QuestionRun {
    /** The causes from the least to the most telling one: what is reported when every server failed. */
    private static final List<FailureCause> TELLING = List.of(
            FailureCause.RESOLVER_ERROR,
            FailureCause.UNREACHABLE,
            FailureCause.TIMEOUT,
            FailureCause.MALFORMED,
            FailureCause.REFUSED,
            FailureCause.SERVFAIL);

    /** So many servers are waited for at once. */
    static final int MOST_AT_ONCE = 3;

    /** So many datagrams of one question that may be lost are sent again, to all servers together. */
    static final int MOST_REPEATED = 8;

    /** A server that is asked, and may still answer. */
    private static final class Try {
        private final InetSocketAddress server;
        private boolean overdue;
        private Runnable giveUp = () -> {};

        Try(InetSocketAddress server) {
            this.server = server;
        }
    }

    /** How a resolver asks. */
    record Manner(
            long tryNanos,
            long timeoutNanos,
            boolean tcp,
            boolean authenticData,
            boolean checkingDisabled,
            boolean randomCase) {
        Manner unchecked() {
            return new Manner(tryNanos, timeoutNanos, tcp, authenticData, true, randomCase);
        }
    }

    private final DnsTransport transport;
    private final Asker asker;
    private final ServerList servers;
    private final Manner manner;
    private final DnsQuestion question;
    private final Consumer<DnsAnswer> then;

    private final AliasTrail trail;
    private long deadlineNanos;
    private int repeated;
    private boolean finished;

    // of the name that is asked for at present
    private DnsQuestion current;
    private Deque<InetSocketAddress> toAsk = new ArrayDeque<>();
    private final List<Try> underWay = new ArrayList<>(MOST_AT_ONCE);
    private final List<InetSocketAddress> silent = new ArrayList<>();
    private boolean askedAgain;
    private final Set<String> details = new LinkedHashSet<>();
    private DnsAnswer.@Nullable Failure worst;

    QuestionRun(
            DnsTransport transport,
            Asker asker,
            ServerList servers,
            Manner manner,
            DnsQuestion question,
            Consumer<DnsAnswer> then) {
        this.transport = transport;
        this.asker = asker;
        this.servers = servers;
        this.manner = manner;
        this.question = question;
        this.current = question;
        this.trail = new AliasTrail(question);
        this.then = then;
    }

    /** Starts the clock and asks. */
    void start() {
        deadlineNanos = System.nanoTime() + manner.timeoutNanos();
        askFor(question.name());
    }

    private void askFor(DomainName name) {
        current = new DnsQuestion(name, question.type());
        silent.clear();
        askedAgain = false;
        details.clear();
        worst = null;
        toAsk = new ArrayDeque<>(servers.inOrder());
        if (toAsk.isEmpty()) {
            finish(DnsAnswer.Failure.of(question, FailureCause.UNREACHABLE, "no DNS server is configured"));
        } else {
            askNext();
        }
    }

    private void askNext() {
        boolean timeLeft = deadlineNanos - System.nanoTime() > 0;
        if (!underWay.isEmpty() && (toAsk.isEmpty() || !timeLeft)) {
            return; // who is asked may still answer
        }
        if (toAsk.isEmpty() && timeLeft && (nobodySpoke() || !askedAgain)) {
            askedAgain = true;
            toAsk = new ArrayDeque<>(silent);
            silent.clear();
        }
        if (toAsk.isEmpty() || !timeLeft) {
            fail();
            return;
        }
        ask(new Try(toAsk.remove()));
    }

    private void ask(Try attempt) {
        underWay.add(attempt);
        DnsQuery query =
                new DnsQuery(current, true, manner.authenticData(), manner.checkingDisabled(), manner.randomCase());
        attempt.giveUp = transport.ask(
                asker,
                attempt.server,
                query,
                manner.tcp(),
                new Patience(manner.tryNanos(), deadlineNanos, () -> isOverdue(attempt)),
                reply -> received(reply, attempt));
    }

    /** The next server is asked while this one may still answer; where there is none, this one again. */
    private boolean isOverdue(Try attempt) {
        attempt.overdue = true;
        if (!toAsk.isEmpty() && underWay.size() < MOST_AT_ONCE) {
            askNext();
            return false;
        }
        repeated++;
        return repeated <= MOST_REPEATED;
    }

    /** A server that failed has said something; then the silent ones get one more chance only, not all the time that is left. */
    private boolean nobodySpoke() {
        return worst == null || TELLING.indexOf(worst.cause()) <= TELLING.indexOf(FailureCause.TIMEOUT);
    }

    private void received(Reply reply, Try attempt) {
        underWay.remove(attempt);
        if (asker.isGone()) { // this says nothing about the server, and no other one is asked
            finish(DnsAnswer.Failure.of(
                    question, FailureCause.RESOLVER_ERROR, Asker.nobodyWaits().toString()));
            return;
        }
        try {
            judge(reply, attempt.server);
        } catch (RuntimeException | Error problem) { // nobody else would tell those who wait
            finish(DnsAnswer.Failure.of(question, FailureCause.RESOLVER_ERROR, problem.toString()));
        }
    }

    private void judge(Reply reply, InetSocketAddress server) {
        String who = DnsServerAddress.format(server);
        if (reply instanceof Reply.Lost lost) {
            boolean silence = lost.cause() == FailureCause.TIMEOUT;
            if (silence) {
                silent.add(server);
            }
            if (silence || lost.cause() == FailureCause.UNREACHABLE) {
                servers.wasSilent(server);
            }
            AnswerOrigin origin = AnswerOrigin.of(who, false, false);
            note(new DnsAnswer.Failure(current, lost.cause(), lost.detail(), origin), who);
            askNext();
        } else if (reply instanceof Reply.Received message) {
            servers.answered(server);
            read(AnswerReader.read(current, message.message(), who), who);
        }
    }

    private void read(Reading reading, String who) {
        if (reading instanceof Reading.Unfinished unfinished) {
            follow(unfinished);
        } else if (reading instanceof Reading.Answered answered) {
            if (!(answered.answer() instanceof DnsAnswer.Failure failure)) {
                finish(trail.joined(answered.answer()));
            } else if (failure.cause() == FailureCause.BOGUS || failure.cause() == FailureCause.CNAME_LOOP) {
                // said about the data, not about the server: another server that does not look must not overrule it
                finish(trail.failed(failure, who + ": " + failure.detail(), current));
            } else {
                note(failure, who);
                askNext();
            }
        }
    }

    private void follow(Reading.Unfinished unfinished) {
        endTries();
        trail.follow(unfinished).ifPresentOrElse(this::finish, () -> askFor(unfinished.target()));
    }

    private void note(DnsAnswer.Failure failure, String who) {
        details.add(who + ": " + failure.detail());
        if (worst == null || TELLING.indexOf(failure.cause()) > TELLING.indexOf(worst.cause())) {
            worst = failure;
        }
    }

    private void fail() {
        String detail = String.join("; ", details);
        finish(
                worst != null
                        ? trail.failed(worst, detail, current)
                        : DnsAnswer.Failure.of(question, FailureCause.TIMEOUT, "no time was left to ask"));
    }

    private void finish(DnsAnswer answer) {
        if (!finished) {
            finished = true;
            endTries();
            then.accept(answer);
        }
    }

    /** Somebody else has answered: those who did not in their usual time come last for a while. */
    private void endTries() {
        for (Try left : underWay) {
            left.giveUp.run();
            if (left.overdue && !asker.isGone()) {
                servers.wasSilent(left.server);
            }
        }
        underWay.clear();
    }
}
