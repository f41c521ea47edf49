package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.wire.AnswerReader;
import org.domainverifier.dns.wire.AnswerReader.Reading;
import org.domainverifier.dns.wire.Asker;
import org.domainverifier.dns.wire.EventLoop;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.WireParseException;

/**
 * One question on its way down the delegations to the servers of its zone (RFC 1034 §5.3.3), and on through aliases into other
 * zones. Only for the transport's thread. Bounded in questions, referrals and silence, whatever the servers answer.
 */
final class AuthoritativeRun {
    /** How deep a question may lie below another, when name servers have to be looked up themselves. */
    static final int MAX_DEPTH = 3;

    private final WayDown way;
    private final DnsQuestion question;
    private final int depth;
    private final QueryBudget budget;
    private final Consumer<DnsAnswer> then;
    private final List<DnsRecord> aliases = new ArrayList<>();
    private final Set<DomainName> visited = new HashSet<>();
    private long deadlineNanos;
    private EventLoop.@Nullable Timer endOfWalk;
    private EventLoop.@Nullable Timer endOfAll;
    private final Runnable givingUp = this::giveUp;
    private boolean walking = true;
    private boolean finished;
    private FailureCause worst = FailureCause.UNREACHABLE;
    private String detail = "no authoritative server could be reached";

    /** Of this name we find out for all whether there is a zone cut at it. */
    private @Nullable DomainName candidate;

    /** The zone that is asked at present. */
    private @Nullable ZoneAsking asking;

    AuthoritativeRun(WayDown way, DnsQuestion question, int depth, QueryBudget budget, Consumer<DnsAnswer> then) {
        this.way = way;
        this.question = question;
        this.depth = depth;
        this.budget = budget;
        this.then = then;
    }

    void start() {
        long now = System.nanoTime();
        // a third of the time is kept for the recursive resolver
        long timeoutNanos = way.network().timeoutNanos();
        deadlineNanos = now + timeoutNanos / 3 * 2;
        // name servers can depend on one another in a circle, so that each waits for the other
        endOfWalk = at(deadlineNanos, this::fallBack);
        endOfAll = at(now + timeoutNanos, this::fail);
        way.asker().underWay(givingUp);
        descend(question.name());
    }

    /** Nobody waits for this any more. It says nothing about the servers. */
    private void giveUp() {
        finish(DnsAnswer.Failure.of(
                question, FailureCause.RESOLVER_ERROR, Asker.nobodyWaits().toString()));
    }

    private EventLoop.Timer at(long nanos, Runnable action) {
        return way.network()
                .transport()
                .schedule(
                        nanos,
                        new EventLoop.Task(
                                action::run,
                                closed -> finish(DnsAnswer.Failure.of(
                                        question, FailureCause.UNREACHABLE, String.valueOf(closed.getMessage())))));
    }

    private void descend(DomainName name) {
        if (!walking || way.asker().isGone()) {
            return;
        }
        visited.add(name);
        Optional<Delegation> closest = closest(name);
        if (closest.isEmpty()) {
            findZoneByRecursive(name);
            return;
        }
        Delegation zone = closest.get();
        Optional<DomainName> next = way.cuts().candidate(zone.zone(), name);
        if (next.isPresent() && !question.type().equals(RecordType.DS)) {
            if (!way.cuts().isBeingFound(next.get())) {
                candidate = next.get();
                way.cuts().begin(next.get());
            } else if (worthWaiting(zone, name, next.get())) {
                way.cuts().await(next.get(), () -> descend(name));
                return;
            }
        }
        askZone(zone, name);
    }

    // the DS record of a zone is in the zone above it (RFC 4035 §3.1.4.1)
    private Optional<Delegation> closest(DomainName name) {
        boolean above = question.type().equals(RecordType.DS);
        return way.closest(above ? name.parent().orElse(name) : name);
    }

    /**
     * Below the root and a top-level domain there is a cut at almost every name, and all questions need it. Further down there is
     * one at hardly any name, so that a question for the very name that is being found out about is best asked at once.
     */
    private boolean worthWaiting(Delegation zone, DomainName name, DomainName next) {
        boolean likelyCut = zone.zone().labels().size() < 2;
        return !way.isOutOfReach(zone) && (likelyCut || !name.equals(next));
    }

    private void findZoneByRecursive(DomainName name) {
        DomainName registered = name.lastLabels(Math.min(2, name.labels().size()));
        if (way.cuts().isBeingFound(registered)) {
            way.cuts().await(registered, () -> descend(name));
            return;
        }
        candidate = registered;
        way.cuts().begin(registered);
        way.findByRecursive(name, found -> {
            cutFound(true);
            if (found.isPresent()) {
                descend(name);
            } else {
                fallBack();
            }
        });
    }

    private void askZone(Delegation zone, DomainName name) {
        stopAsking();
        ZoneAsking next = new ZoneAsking(
                way, zone, new DnsQuestion(name, question.type()), depth, budget, deadlineNanos, this.of(zone, name));
        asking = next;
        next.next();
    }

    private void stopAsking() {
        if (asking != null) {
            asking.end();
        }
    }

    private ZoneAsking.Outcome of(Delegation zone, DomainName name) {
        return new ZoneAsking.Outcome() {
            @Override
            public void said(Message message, InetAddress address) throws WireParseException {
                AuthoritativeRun.this.said(message, address, zone, name);
            }

            @Override
            public void note(FailureCause cause, String what) {
                AuthoritativeRun.this.note(cause, what);
            }

            @Override
            public void nobodyIsLeft() {
                giveUp(zone, name);
            }
        };
    }

    private void said(Message message, InetAddress address, Delegation zone, DomainName name)
            throws WireParseException {
        Optional<Delegation> referral = Delegation.referredTo(message, zone.zone(), name);
        if (referral.isPresent()) {
            stopAsking();
            way.referred(referral.get());
            cutFound(true);
            descend(name);
            return;
        }
        String who = address.getHostAddress();
        answered(message, AnswerReader.read(new DnsQuestion(name, question.type()), message, who), who, zone, name);
    }

    private void answered(Message message, Reading reading, String who, Delegation zone, DomainName name) {
        if (!message.getHeader().getFlag(Flags.AA)) {
            boolean answered =
                    reading instanceof Reading.Answered said && !(said.answer() instanceof DnsAnswer.Failure);
            note(
                    answered ? FailureCause.MALFORMED : causeOf(reading),
                    who
                            + (answered
                                    ? ": answers without authority for " + zone.zone()
                                    : ": does not serve " + zone.zone()));
            askNext();
        } else if (reading instanceof Reading.Answered said && said.answer() instanceof DnsAnswer.Failure failure) {
            note(failure.cause(), who + ": " + failure.detail());
            askNext();
        } else {
            stopAsking();
            way.cuts().locate(name, zone);
            cutFound(false);
            take(reading, zone);
        }
    }

    private void askNext() {
        if (asking != null) {
            asking.next();
        }
    }

    private static FailureCause causeOf(Reading reading) {
        return reading instanceof Reading.Answered said && said.answer() instanceof DnsAnswer.Failure failure
                ? failure.cause()
                : FailureCause.MALFORMED;
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
            finish(((Reading.Answered) reading).answer().to(question, aliases));
        }
    }

    private void follow(DomainName target) {
        if (visited.contains(target) || aliases.size() > AnswerReader.MAX_ALIASES) {
            finish(DnsAnswer.Failure.of(question, FailureCause.CNAME_LOOP, "the CNAME records lead back to " + target));
        } else {
            descend(target);
        }
    }

    private void note(FailureCause cause, String what) {
        worst = cause;
        detail = what;
    }

    private void cutFound(boolean cut) {
        DomainName known = candidate;
        candidate = null;
        if (known != null) {
            way.cuts().found(known, cut);
        }
    }

    private void giveUp(Delegation zone, DomainName name) {
        if (asking == null || !asking.spoke()) {
            way.outOfReach(zone);
        }
        if (way.budget().isSpent()) {
            note(
                    FailureCause.NOT_ASKED,
                    "the name servers were sent the " + way.budget().total() + " queries that a verification may cost");
            cutFound(true);
            fail(); // and the recursive resolver is not made to do what we do not do
            return;
        }
        boolean anotherWay = !budget.isSpent()
                && closest(name).map(other -> !other.equals(zone)).orElse(true);
        if (!anotherWay) {
            way.cuts().locate(name, zone);
        }
        cutFound(true); // nothing is known: whoever waited asks for itself
        if (anotherWay) {
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
        stopAsking();
        cutFound(true);
        if (depth > 0) {
            fail();
            return;
        }
        way.askRecursive(question, answer -> {
            if (answer.isFailure()) {
                fail();
                return;
            }
            AnswerOrigin origin = new AnswerOrigin(
                    answer.origin().server(), false, answer.origin().authenticated());
            finish(answer.from(origin));
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
        stopAsking();
        way.asker().ended(givingUp);
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
