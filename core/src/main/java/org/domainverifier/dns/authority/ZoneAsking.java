package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.wire.Reply;
import org.xbill.DNS.Message;
import org.xbill.DNS.WireParseException;

/**
 * The servers of one zone, asked one question until one says something that can be used: the next one when a server fails, and when it
 * has not answered in the time that it usually takes, while it may still answer. Only for the transport's thread. Bounded in servers
 * that are silent, and by the budgets.
 */
final class ZoneAsking {
    /** A zone whose servers gave no answer this often counts as out of reach; no more are waited for at once. */
    static final int MAX_LOST = 3;

    /** What is made of it all. */
    interface Outcome {
        /** A server said something. Either it is of use, and this is ended, or the next one is asked for. */
        void said(Message message, InetAddress address) throws WireParseException;

        /** Why there may be no answer in the end. */
        void note(FailureCause cause, String what);

        /** There is nobody else to ask. */
        void nobodyIsLeft();
    }

    /** A server that is asked, and may still answer. */
    private static final class Try {
        private final InetAddress address;
        private boolean overdue;
        private Runnable giveUp = () -> {};

        Try(InetAddress address) {
            this.address = address;
        }
    }

    private final WayDown way;
    private final Delegation zone;
    private final DnsQuestion question;
    private final int depth;
    private final QueryBudget budget;
    private final long deadlineNanos;
    private final Outcome outcome;
    private final ServerQueue servers;
    private final List<Try> underWay = new ArrayList<>(MAX_LOST);
    private boolean lookingUp;
    private boolean ended;
    private boolean spoke;
    private int lost;

    ZoneAsking(
            WayDown way,
            Delegation zone,
            DnsQuestion question,
            int depth,
            QueryBudget budget,
            long deadlineNanos,
            Outcome outcome) {
        this.way = way;
        this.zone = zone;
        this.question = question;
        this.depth = depth;
        this.budget = budget;
        this.deadlineNanos = deadlineNanos;
        this.outcome = outcome;
        this.servers = new ServerQueue(zone, way.reach());
    }

    /** Whether any server of the zone said anything. */
    boolean spoke() {
        return spoke;
    }

    /** Nothing more is wanted of the zone. */
    void end() {
        ended = true;
        for (Try left : underWay) {
            left.giveUp.run();
            if (left.overdue) {
                way.reach().overdue(left.address);
            }
        }
        underWay.clear();
    }

    /** Asks the next server, if there is one; else those that were asked may still answer. */
    void next() {
        if (ended || way.asker().isGone()) {
            return;
        }
        if (mayAskMore() && (askNextAddress() || lookingUp || lookUp())) {
            return;
        }
        if (underWay.isEmpty() && !lookingUp) {
            ended = true;
            outcome.nobodyIsLeft();
        }
    }

    private boolean mayAskMore() {
        int most = way.isOutOfReach(zone) ? 1 : MAX_LOST;
        boolean timeLeft = deadlineNanos - System.nanoTime() > 0;
        return !isSpent() && lost + underWay.size() < most && timeLeft;
    }

    private boolean isSpent() {
        return budget.isSpent() || way.budget().isSpent();
    }

    private boolean askNextAddress() {
        for (InetAddress address = servers.nextAddress(); address != null; address = servers.nextAddress()) {
            if (askIfAllowed(address)) {
                return true;
            }
        }
        return false;
    }

    private boolean lookUp() {
        DomainName server = servers.nextWithoutGlue();
        if (server == null) {
            return false;
        }
        lookingUp = true;
        way.addressesOf(server, zone, depth, budget, addresses -> {
            lookingUp = false;
            servers.add(addresses);
            next();
        });
        return true;
    }

    private boolean askIfAllowed(InetAddress address) {
        if (!way.network().mayAsk(address)) {
            outcome.note(
                    FailureCause.REFUSED,
                    "the name server address " + address.getHostAddress() + " is not a public one");
            return false;
        }
        if (!way.reach().mayTry(zone, address)) {
            if (lost == 0) { // else what was lost says more
                outcome.note(
                        FailureCause.UNREACHABLE,
                        "the servers of " + zone.zone()
                                + " were not in reach for other questions of this verification");
            }
            return false;
        }
        ask(new Try(address));
        return true;
    }

    private void ask(Try attempt) {
        spend();
        underWay.add(attempt);
        attempt.giveUp = way.ask(
                attempt.address, question, deadlineNanos, () -> isOverdue(attempt), reply -> received(reply, attempt));
    }

    private void spend() {
        budget.spend();
        way.budget().spend();
    }

    /** The next server is asked, where its address is known; else this one again, if it may be. */
    private boolean isOverdue(Try attempt) {
        attempt.overdue = true;
        if (ended
                || mayAskMore() && askNextAddress()
                || isSpent()
                || !way.reach().mayRepeat(attempt.address)) {
            return false;
        }
        spend();
        way.reach().sent(attempt.address);
        return true;
    }

    private void received(Reply reply, Try attempt) {
        underWay.remove(attempt);
        if (ended) {
            return;
        }
        if (reply instanceof Reply.Lost nothing) {
            lost(nothing, attempt.address);
            next();
            return;
        }
        spoke = true;
        way.reach().spoke(attempt.address);
        try {
            outcome.said(((Reply.Received) reply).message(), attempt.address);
        } catch (WireParseException | RuntimeException malformed) {
            outcome.note(FailureCause.MALFORMED, attempt.address.getHostAddress() + ": " + malformed);
            next();
        }
    }

    private void lost(Reply.Lost reply, InetAddress address) {
        if (reply.cause() == FailureCause.TIMEOUT || reply.cause() == FailureCause.UNREACHABLE) {
            lost++;
            way.reach().lost(address, reply.cause());
        } else {
            way.reach().spoke(address);
        }
        outcome.note(reply.cause(), address.getHostAddress() + ": " + reply.detail());
    }
}
