package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.function.Consumer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.wire.Reply;

/** How an authoritative server is asked: one query without recursion, one reply. */
@FunctionalInterface
interface ServerPort {
    /**
     * Asks a server. Only for the transport's thread; it calls back there.
     *
     * @param deadlineNanos the end of waiting, as a time of {@link System#nanoTime()}
     * @param then who gets the reply, exactly once
     */
    void ask(InetAddress address, DnsQuestion question, long deadlineNanos, Consumer<Reply> then);
}
