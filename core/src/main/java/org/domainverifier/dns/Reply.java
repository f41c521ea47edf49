package org.domainverifier.dns;

import org.xbill.DNS.Message;

/** What became of a query to one server. */
sealed interface Reply {
    /** The server answered this query, well or with an error of its own. */
    record Received(Message message) implements Reply {}

    /** There is no answer, or none that can be read. */
    record Lost(FailureCause cause, String detail) implements Reply {}
}
