package org.domainverifier.dns.wire;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.text.VisibleText;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.WireParseException;

/** What became of a query to one server. */
public sealed interface Reply {
    /**
     * The server answered this query, well or with an error of its own.
     *
     * @param message what it said
     */
    record Received(Message message) implements Reply {
        /**
         * Whether it is only a part of the answer (TC bit, RFC 1035 §4.1.1).
         *
         * @return true if the rest has to be had in another way
         */
        public boolean isTruncated() {
            return message.getHeader().getFlag(Flags.TC);
        }

        /**
         * Whether the server may not have understood the question for its EDNS (RFC 6891 §7).
         *
         * @return true if it is worth asking without
         */
        public boolean doesNotKnowEdns() {
            int rcode = message.getRcode();
            return rcode == Rcode.FORMERR || rcode == Rcode.NOTIMP || rcode == Rcode.BADVERS;
        }
    }

    /**
     * There is no answer, or none that can be read.
     *
     * @param cause why
     * @param detail what happened
     */
    record Lost(FailureCause cause, String detail) implements Reply {
        private static final int LONGEST_DETAIL = 300;
        private static final int MOST_CAUSES = 8;

        /**
         * What is lost by a problem.
         *
         * @param problem what was thrown on the way to the answer
         * @return a reply with its cause, and with what it says
         */
        public static Lost by(Throwable problem) {
            Throwable what = unwrapped(problem);
            if (what instanceof PortUnreachableException) {
                return new Lost(FailureCause.UNREACHABLE, "the port is unreachable");
            } else if (what instanceof EventLoop.ClosedException) {
                return new Lost(FailureCause.UNREACHABLE, said(what));
            }
            return new Lost(causeOf(what), what instanceof SSLException ? "TLS: " + said(what) : said(what));
        }

        private static Throwable unwrapped(Throwable problem) {
            Throwable what = problem;
            for (int i = 0; i < MOST_CAUSES; i++) {
                @Nullable Throwable cause = what.getCause();
                if (cause == null || !(what instanceof CompletionException || what instanceof ExecutionException)) {
                    return what;
                }
                what = cause;
            }
            return what;
        }

        private static FailureCause causeOf(Throwable what) {
            if (what instanceof TimeoutException || what instanceof SocketTimeoutException) {
                return FailureCause.TIMEOUT;
            } else if (what instanceof ProtocolException || what instanceof WireParseException) {
                return FailureCause.MALFORMED;
            } else if (what instanceof IOException || what instanceof UnsupportedOperationException) {
                return FailureCause.UNREACHABLE;
            }
            return FailureCause.RESOLVER_ERROR;
        }

        /** A problem of the network by its message, of which a part may be a stranger's; others by their class as well. */
        private static String said(Throwable what) {
            boolean told = what.getMessage() != null && causeOf(what) != FailureCause.RESOLVER_ERROR
                    || what instanceof EventLoop.ClosedException;
            return VisibleText.excerpt(told ? String.valueOf(what.getMessage()) : what.toString(), LONGEST_DETAIL);
        }
    }
}
