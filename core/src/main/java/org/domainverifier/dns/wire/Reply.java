package org.domainverifier.dns.wire;

import org.domainverifier.dns.FailureCause;
import org.xbill.DNS.Message;

/** What became of a query to one server. */
public sealed interface Reply {
    /**
     * The server answered this query, well or with an error of its own.
     *
     * @param message what it said
     */
    record Received(Message message) implements Reply {}

    /**
     * There is no answer, or none that can be read.
     *
     * @param cause why
     * @param detail what happened
     */
    record Lost(FailureCause cause, String detail) implements Reply {}
}
