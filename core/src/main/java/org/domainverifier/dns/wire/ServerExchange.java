package org.domainverifier.dns.wire;

import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.domainverifier.dns.FailureCause;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one server is asked for one query: UDP first, TCP if the answer is truncated (RFC 7766 §5) or datagrams came that
 * may be somebody's guesses (RFC 5452 §9.3), and again without EDNS if the server does not know it (RFC 6891 §7).
 *
 * <p>A server whose UDP answer spells the name in other letters is asked over TCP; if that spells them so too, it is known for a
 * while as one that changes them, and is asked as if nobody had thought of letters. Where it has no TCP, another datagram with the
 * name in lower case, another id and another port has to do.
 */
final class ServerExchange {
    /** So many datagrams that may be lost are sent again. */
    static final int MOST_REPEATED = 4;

    private final EventLoop loop;
    private final Asker asker;
    private final LetterCase letters;
    private final InetSocketAddress server;
    private final DnsQuery query;
    private final Patience patience;
    private final RoundTrip trip;
    private final Consumer<Reply> then;

    private @Nullable Exchange<?> current;
    private boolean givenUp;
    private int repeated;
    private boolean mixed;
    private UdpExchange.@Nullable Doubt doubt;

    ServerExchange(
            EventLoop loop,
            Asker asker,
            LetterCase letters,
            InetSocketAddress server,
            DnsQuery query,
            Patience patience,
            RoundTrip trip,
            Consumer<Reply> then) {
        this.loop = loop;
        this.asker = asker;
        this.letters = letters;
        this.server = server;
        this.query = query;
        this.patience = patience;
        this.trip = trip;
        this.then = then;
    }

    void start(boolean tcp) {
        mixed = query.randomCase() && letters.isKeptBy(server);
        ask(tcp, true);
    }

    /** Nobody wants the reply any more: there is none. */
    void giveUp() {
        givenUp = true;
        if (current != null) {
            current.end();
        }
    }

    private void ask(boolean tcp, boolean edns) {
        if (givenUp) {
            return;
        }
        QueryMark mark = QueryMark.of(query, mixed);
        Consumer<Reply> next = reply -> safely(() -> judge(reply, mark, tcp, edns));
        Exchange<?> exchange = tcp
                ? new TcpExchange(loop, asker, server, query, mark, edns, next)
                : new UdpExchange(
                        loop,
                        asker,
                        server,
                        query,
                        mark,
                        edns,
                        trip,
                        this::again,
                        next,
                        why -> safely(() -> doubt(why, edns)));
        current = exchange;
        exchange.start(patience);
    }

    /** Whoever waits decides, but nobody is sent more than a few. */
    private boolean again() {
        if (repeated >= MOST_REPEATED || !patience.overdue().getAsBoolean()) {
            return false;
        }
        repeated++;
        return true;
    }

    private void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error problem) { // nobody else would tell those who wait
            then.accept(new Reply.Lost(FailureCause.RESOLVER_ERROR, problem.toString()));
        }
    }

    /** Over TCP, nobody who cannot read the question can answer it. */
    private void doubt(UdpExchange.Doubt why, boolean edns) {
        doubt = why;
        ask(true, edns);
    }

    private void judge(Reply reply, QueryMark mark, boolean tcp, boolean edns) {
        if (reply instanceof Reply.Received received) {
            judge(received, mark, tcp, edns);
        } else if (reply instanceof Reply.Lost lost) {
            lost(lost, tcp, edns);
        }
    }

    private void judge(Reply.Received received, QueryMark mark, boolean tcp, boolean edns) {
        if (received.isTruncated()) {
            if (tcp) {
                then.accept(new Reply.Lost(FailureCause.MALFORMED, "an answer that is truncated even over TCP"));
            } else {
                ask(true, edns);
            }
        } else if (edns && received.doesNotKnowEdns()) {
            ask(tcp, false);
        } else {
            if (tcp
                    ? !mark.isKeptBy(received.message())
                    : query.randomCase() && doubt == UdpExchange.Doubt.OTHER_LETTERS) {
                letters.isChangedBy(server);
            }
            then.accept(received);
        }
    }

    private void lost(Reply.Lost lost, boolean tcp, boolean edns) {
        boolean noTcp = lost.cause() == FailureCause.UNREACHABLE || lost.cause() == FailureCause.TIMEOUT;
        if (doubt == UdpExchange.Doubt.OTHER_LETTERS && mixed && noTcp && timeIsLeft()) {
            mixed = false;
            ask(false, edns);
        } else {
            then.accept(doubt == null || !tcp ? lost : new Reply.Lost(lost.cause(), lost.detail() + afterDoubt()));
        }
    }

    private boolean timeIsLeft() {
        return patience.deadlineNanos() - System.nanoTime() > 0;
    }

    private String afterDoubt() {
        return doubt == UdpExchange.Doubt.NEAR_MISSES
                ? ", asked over TCP after " + UdpExchange.NEAR_MISSES
                        + " datagrams that were not an answer to this question"
                : ", asked over TCP after an answer in other letters";
    }
}
