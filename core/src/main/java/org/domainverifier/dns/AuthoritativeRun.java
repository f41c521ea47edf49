package org.domainverifier.dns;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.domainverifier.dns.AnswerReader.Reading;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.WireParseException;

/**
 * One question on its way down the delegations to the servers of its zone (RFC 1034 §5.3.3), and on through aliases into other
 * zones. Only for the transport's thread. Bounded in questions, referrals and silence, whatever the servers answer.
 */
final class AuthoritativeRun {
    /** How deep a question may lie below another, when name servers have to be looked up themselves. */
    static final int MAX_DEPTH = 3;

    private static final int MAX_QUERIES = 40;
    /** A zone whose servers are silent this often counts as out of reach. */
    private static final int MAX_SILENT = 3;
    /** How many name servers without glue are looked up for one zone (a bound against NXNS). */
    private static final int MAX_GLUELESS = 3;

    private final AuthoritativeView view;
    private final DnsQuestion question;
    private final int depth;
    private final Consumer<DnsAnswer> then;
    private final List<DnsRecord> aliases = new ArrayList<>();
    private final Set<DomainName> visited = new HashSet<>();
    private long deadlineNanos;
    private int queries;
    private EventLoop.@Nullable Timer endOfWalk;
    private EventLoop.@Nullable Timer endOfAll;
    private boolean walking = true;
    private boolean finished;
    private FailureCause worst = FailureCause.UNREACHABLE;
    private String detail = "no authoritative server could be reached";

    // of the zone that is asked at present
    private @Nullable DomainName candidate;
    private Deque<InetAddress> toAsk = new ArrayDeque<>();
    private Deque<DomainName> glueless = new ArrayDeque<>();
    private int silent;

    AuthoritativeRun(AuthoritativeView view, DnsQuestion question, int depth, Consumer<DnsAnswer> then) {
        this.view = view;
        this.question = question;
        this.depth = depth;
        this.then = then;
    }

    void start() {
        long now = System.nanoTime();
        // a third of the time is kept for the recursive resolver
        deadlineNanos = now + view.resolver.timeoutNanos / 3 * 2;
        // name servers can depend on one another in a circle, so that each waits for the other
        endOfWalk = at(deadlineNanos, this::fallBack);
        endOfAll = at(now + view.resolver.timeoutNanos, this::fail);
        descend(question.name());
    }

    private EventLoop.Timer at(long nanos, Runnable action) {
        return view.resolver.transport.schedule(
                nanos,
                new EventLoop.Task(
                        action::run,
                        closed -> finish(DnsAnswer.Failure.of(
                                question, FailureCause.UNREACHABLE, String.valueOf(closed.getMessage())))));
    }

    private void descend(DomainName name) {
        if (!walking) {
            return;
        }
        visited.add(name);
        Optional<Delegation> zone = view.closest(name);
        if (zone.isEmpty()) {
            findZoneByRecursive(name);
            return;
        }
        Optional<DomainName> next = view.cuts.candidate(zone.get().zone(), name);
        if (next.isPresent() && view.cuts.awaits(next.get(), () -> descend(name))) {
            return;
        }
        candidate = next.orElse(null);
        askZone(zone.get(), name);
    }

    private void findZoneByRecursive(DomainName name) {
        DomainName registered = name.lastLabels(Math.min(2, name.labels().size()));
        if (view.cuts.awaits(registered, () -> descend(name))) {
            return;
        }
        candidate = registered;
        view.findByRecursive(name, 2, found -> {
            found.ifPresent(view.cuts::add);
            cutFound(true);
            if (found.isPresent()) {
                descend(name);
            } else {
                fallBack();
            }
        });
    }

    private void askZone(Delegation zone, DomainName name) {
        silent = 0;
        toAsk = new ArrayDeque<>();
        glueless = new ArrayDeque<>();
        List<InetAddress> known = new ArrayList<>();
        Map<DomainName, List<InetAddress>> servers = new TreeMap<>(zone.servers());
        servers.forEach((server, addresses) -> {
            known.addAll(addresses);
            if (addresses.isEmpty() && glueless.size() < MAX_GLUELESS) {
                glueless.add(server);
            }
        });
        Collections.shuffle(known);
        // IPv4 first: a host without IPv6 finds out only by waiting
        known.stream().filter(address -> address.getAddress().length == 4).forEach(toAsk::add);
        known.stream().filter(address -> address.getAddress().length != 4).forEach(toAsk::add);
        askNext(zone, name);
    }

    private void askNext(Delegation zone, DomainName name) {
        if (!walking) {
            return;
        }
        boolean timeLeft = deadlineNanos - System.nanoTime() > 0;
        if (queries >= MAX_QUERIES || silent >= MAX_SILENT || !timeLeft) {
            giveUp(zone, name);
            return;
        }
        InetAddress address = toAsk.poll();
        if (address != null) {
            ask(address, zone, name);
            return;
        }
        DomainName server = glueless.poll();
        if (server == null) {
            giveUp(zone, name);
            return;
        }
        view.addressesOf(server, depth, addresses -> {
            toAsk.addAll(addresses);
            askNext(zone, name);
        });
    }

    private void ask(InetAddress address, Delegation zone, DomainName name) {
        if (!view.resolver.allowSpecial && SpecialRange.of(address).isPresent()) {
            note(FailureCause.REFUSED, "the name server address " + address.getHostAddress() + " is not a public one");
            askNext(zone, name);
            return;
        }
        queries++;
        DnsQuestion current = new DnsQuestion(name, question.type());
        view.ask(address, current, deadlineNanos, reply -> {
            try {
                received(reply, address, zone, name);
            } catch (WireParseException | RuntimeException malformed) {
                note(FailureCause.MALFORMED, address.getHostAddress() + ": " + malformed);
                askNext(zone, name);
            }
        });
    }

    private void received(Reply reply, InetAddress address, Delegation zone, DomainName name)
            throws WireParseException {
        if (!walking) {
            return;
        }
        String who = address.getHostAddress();
        if (reply instanceof Reply.Lost lost) {
            if (lost.cause() == FailureCause.TIMEOUT) {
                silent++;
            }
            note(lost.cause(), who + ": " + lost.detail());
            askNext(zone, name);
            return;
        }
        Message message = ((Reply.Received) reply).message();
        Optional<Delegation> referral = referral(message, zone, name);
        if (referral.isPresent()) {
            view.cuts.add(referral.get());
            view.resolver.remember(referral.get());
            cutFound(true);
            descend(name);
            return;
        }
        Reading reading = AnswerReader.read(new DnsQuestion(name, question.type()), message, who);
        if (!message.getHeader().getFlag(Flags.AA)) {
            boolean answered =
                    reading instanceof Reading.Answered said && !(said.answer() instanceof DnsAnswer.Failure);
            note(
                    answered ? FailureCause.MALFORMED : causeOf(reading),
                    who
                            + (answered
                                    ? ": answers without authority for " + zone.zone()
                                    : ": does not serve " + zone.zone()));
            askNext(zone, name);
        } else if (reading instanceof Reading.Answered said && said.answer() instanceof DnsAnswer.Failure failure) {
            note(failure.cause(), who + ": " + failure.detail());
            askNext(zone, name);
        } else {
            cutFound(false);
            take(reading, zone);
        }
    }

    private static FailureCause causeOf(Reading reading) {
        return reading instanceof Reading.Answered said && said.answer() instanceof DnsAnswer.Failure failure
                ? failure.cause()
                : FailureCause.MALFORMED;
    }

    private static Optional<Delegation> referral(Message message, Delegation zone, DomainName name)
            throws WireParseException {
        boolean empty = message.getRcode() == Rcode.NOERROR
                && message.getSection(Section.ANSWER).isEmpty()
                && !message.getHeader().getFlag(Flags.AA);
        return empty ? Delegation.in(message, zone.zone(), name) : Optional.empty();
    }

    /** Takes what the servers of a zone say of names in it; where an alias leads out of it, the target's own servers are asked. */
    private void take(Reading reading, Delegation zone) {
        List<DnsRecord> chain = reading instanceof Reading.Unfinished unfinished
                ? unfinished.aliases()
                : ((Reading.Answered) reading).answer().aliases();
        for (DnsRecord alias : chain) {
            aliases.add(alias);
            DomainName target = ((RecordData.Cname) alias.data()).target();
            if (!target.isWithin(zone.zone())) {
                follow(target);
                return;
            }
        }
        if (reading instanceof Reading.Unfinished unfinished) {
            follow(unfinished.target());
        } else {
            finish(whole(((Reading.Answered) reading).answer()));
        }
    }

    private void follow(DomainName target) {
        if (visited.contains(target) || aliases.size() > AnswerReader.MAX_ALIASES) {
            finish(DnsAnswer.Failure.of(question, FailureCause.CNAME_LOOP, "the CNAME records lead back to " + target));
        } else {
            descend(target);
        }
    }

    private DnsAnswer whole(DnsAnswer last) {
        if (last instanceof DnsAnswer.Records records) {
            return new DnsAnswer.Records(question, records.records(), aliases, last.origin());
        } else if (last instanceof DnsAnswer.NoData none) {
            return new DnsAnswer.NoData(question, aliases, none.negativeTtl(), last.origin());
        } else if (last instanceof DnsAnswer.NoSuchName none) {
            return new DnsAnswer.NoSuchName(question, aliases, none.negativeTtl(), last.origin());
        }
        return last;
    }

    private void note(FailureCause cause, String what) {
        worst = cause;
        detail = what;
    }

    private void cutFound(boolean cut) {
        DomainName known = candidate;
        candidate = null;
        if (known != null) {
            view.cuts.found(known, cut);
        }
    }

    private void giveUp(Delegation zone, DomainName name) {
        boolean rootIsSilent = zone.zone().labels().isEmpty()
                && view.resolver.source == DelegationSource.ROOT_THEN_RECURSIVE
                && !view.rootOutOfReach;
        if (rootIsSilent) {
            view.rootOutOfReach = true;
            view.cuts.forget(DomainName.ROOT);
        }
        cutFound(true); // nothing is known: whoever waited asks for itself
        if (rootIsSilent) {
            descend(name);
        } else {
            fallBack();
        }
    }

    /** What the recursive resolver says, marked as an answer without authority. */
    private void fallBack() {
        if (!walking) {
            return;
        }
        walking = false;
        cutFound(true);
        if (depth > 0) {
            fail();
            return;
        }
        view.askRecursive(question, answer -> {
            if (answer.isFailure()) {
                fail();
                return;
            }
            AnswerOrigin origin = new AnswerOrigin(
                    answer.origin().server(), false, answer.origin().authenticated());
            finish(AnswerOrigins.with(answer, origin));
        });
    }

    private void fail() {
        finish(DnsAnswer.Failure.of(question, worst, detail));
    }

    private void finish(DnsAnswer answer) {
        if (finished) {
            return;
        }
        finished = true;
        walking = false;
        cancel(endOfWalk);
        cancel(endOfAll);
        cutFound(true); // releases whoever waits for this run
        then.accept(answer);
    }

    private static void cancel(EventLoop.@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
