package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.wire.Asker;
import org.domainverifier.dns.wire.Reply;

/** How an authoritative server is asked: one query without recursion, one reply. */
@FunctionalInterface
interface ServerPort {
    /**
     * Asks a server. Only for the transport's thread; it calls back there.
     *
     * @param asker who waits; when it goes, the query is given up
     * @param deadlineNanos the end of waiting, as a time of {@link System#nanoTime()}
     * @param overdue called when the answer has not come in its usual time: whether to send the query again
     * @param then who gets the reply, exactly once unless it is given up
     * @return gives it up
     */
    Runnable ask(
            Asker asker,
            InetAddress address,
            DnsQuestion question,
            long deadlineNanos,
            BooleanSupplier overdue,
            Consumer<Reply> then);
}
