package org.domainverifier.dns.wire;

import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.domainverifier.dns.FailureCause;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/**
 * Everything that one server is asked for one query: UDP first, TCP if the answer is truncated (RFC 7766 §5), and again without
 * EDNS if the server does not know it (RFC 6891 §7).
 */
final class ServerExchange {
    private final EventLoop loop;
    private final Asker asker;
    private final InetSocketAddress server;
    private final DnsQuery query;
    private final long tryNanos;
    private final long deadlineNanos;
    private final Consumer<Reply> then;

    ServerExchange(
            EventLoop loop,
            Asker asker,
            InetSocketAddress server,
            DnsQuery query,
            long tryNanos,
            long deadlineNanos,
            Consumer<Reply> then) {
        this.loop = loop;
        this.asker = asker;
        this.server = server;
        this.query = query;
        this.tryNanos = tryNanos;
        this.deadlineNanos = deadlineNanos;
        this.then = then;
    }

    void start(boolean tcp) {
        ask(tcp, true);
    }

    private void ask(boolean tcp, boolean edns) {
        Consumer<Reply> next = reply -> received(reply, tcp, edns);
        Exchange<?> exchange = tcp
                ? new TcpExchange(loop, asker, server, query, edns, next)
                : new UdpExchange(loop, asker, server, query, edns, next);
        exchange.start(tryNanos, deadlineNanos);
    }

    private void received(Reply reply, boolean tcp, boolean edns) {
        try {
            judge(reply, tcp, edns);
        } catch (RuntimeException | Error problem) { // nobody else would tell those who wait
            then.accept(new Reply.Lost(FailureCause.RESOLVER_ERROR, problem.toString()));
        }
    }

    private void judge(Reply reply, boolean tcp, boolean edns) {
        if (!(reply instanceof Reply.Received received)) {
            then.accept(reply);
            return;
        }
        Message message = received.message();
        if (message.getHeader().getFlag(Flags.TC)) {
            if (tcp) {
                then.accept(new Reply.Lost(FailureCause.MALFORMED, "an answer that is truncated even over TCP"));
            } else {
                ask(true, edns);
            }
        } else if (edns && doesNotKnowEdns(message)) {
            ask(tcp, false);
        } else {
            then.accept(reply);
        }
    }

    private static boolean doesNotKnowEdns(Message message) {
        int rcode = message.getRcode();
        return rcode == Rcode.FORMERR || rcode == Rcode.NOTIMP || rcode == Rcode.BADVERS;
    }
}
