package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ServerAnswer;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.dns.ZoneSurvey;
import org.domainverifier.dns.wire.AnswerReader;
import org.domainverifier.dns.wire.AnswerReader.Reading;
import org.domainverifier.dns.wire.Reply;
import org.xbill.DNS.Flags;

/**
 * What every server of a zone says to one question. An address that has never answered is not asked again by later surveys of the
 * same verification; where the budget does not suffice for all servers, there is no survey. Only for the transport's thread.
 */
final class ServerSurvey {
    private static final Comparator<ServerAnswer> BY_SERVER = Comparator.comparing(ServerAnswer::server)
            .thenComparing(
                    said -> said.address().map(InetAddress::getHostAddress).orElse(""));
    /** A lost datagram must not make a server a silent one. */
    private static final int TRIES = 2;

    private final WayDown way;
    private final Delegation zone;
    private final DnsQuestion question;
    private final QueryBudget budget = new QueryBudget(QueryBudget.OF_QUESTION); // for finding addresses
    private final List<ServerAnswer> said = new ArrayList<>();
    private final long deadlineNanos;
    private int outstanding = 1;

    ServerSurvey(WayDown way, Delegation zone, DnsQuestion question) {
        this.way = way;
        this.zone = zone;
        this.question = question;
        this.deadlineNanos = System.nanoTime() + way.network().timeoutNanos();
    }

    /** Asks them all; or none, if there are not so many queries left. */
    void run(Consumer<Optional<ZoneSurvey>> then) {
        if (!way.surveyBudget().reserve(cost())) {
            then.accept(Optional.empty());
            return;
        }
        zone.servers().forEach((server, glue) -> {
            outstanding++;
            if (glue.isEmpty()) {
                way.addressesOf(server, zone, 0, budget, addresses -> askAll(server, addresses, then));
            } else {
                askAll(server, glue, then);
            }
        });
        oneDone(then);
    }

    /** One query for each address; where they have to be found, one for each family is likely. */
    private int cost() {
        return zone.servers().values().stream()
                .mapToInt(glue -> glue.isEmpty() ? 2 : glue.size())
                .sum();
    }

    private void askAll(DomainName server, List<InetAddress> addresses, Consumer<Optional<ZoneSurvey>> then) {
        if (addresses.isEmpty()) {
            said.add(new ServerAnswer(server, Optional.empty(), ServerCondition.NO_ADDRESS, Optional.empty()));
        }
        for (InetAddress address : addresses) {
            if (way.network().mayAsk(address)) {
                outstanding++;
                way.surveying().admit(way.asker(), done -> ask(server, address, TRIES, done, then), closed -> {
                    add(server, address, ServerCondition.UNREACHABLE);
                    oneDone(then);
                });
            } else {
                add(server, address, ServerCondition.SPECIAL_ADDRESS);
            }
        }
        oneDone(then);
    }

    private void ask(
            DomainName server, InetAddress address, int tries, Runnable done, Consumer<Optional<ZoneSurvey>> then) {
        if (way.reach().isDead(address)) {
            add(server, address, conditionOf(way.reach().causeOf(address)));
            way.surveyBudget().giveBack();
            done.run();
            oneDone(then);
            return;
        }
        var unused = way.ask(address, question, deadlineNanos, onceMore(address), reply -> {
            heard(address, reply);
            boolean silent = reply instanceof Reply.Lost lost && lost.cause() == FailureCause.TIMEOUT;
            boolean timeLeft = deadlineNanos - System.nanoTime() > 0;
            if (silent && tries > 1 && timeLeft && way.surveyBudget().reserve(1)) {
                ask(server, address, tries - 1, done, then);
                return;
            }
            done.run();
            read(server, address, reply);
            oneDone(then);
        });
    }

    /** Each query once more at most: it has its place in the budget, and the next try will have one of its own. */
    private BooleanSupplier onceMore(InetAddress address) {
        AtomicBoolean repeated = new AtomicBoolean();
        return () -> {
            if (!way.reach().mayRepeat(address) || repeated.getAndSet(true)) {
                return false;
            }
            way.reach().sent(address);
            return true;
        };
    }

    private void heard(InetAddress address, Reply reply) {
        if (reply instanceof Reply.Lost lost
                && (lost.cause() == FailureCause.TIMEOUT || lost.cause() == FailureCause.UNREACHABLE)) {
            way.reach().lost(address, lost.cause());
        } else {
            way.reach().spoke(address);
        }
    }

    private void read(DomainName server, InetAddress address, Reply reply) {
        if (reply instanceof Reply.Lost lost) {
            add(server, address, conditionOf(lost.cause()));
            return;
        }
        Reply.Received received = (Reply.Received) reply;
        Reading reading = AnswerReader.read(question, received.message(), address.getHostAddress());
        boolean authoritative = received.message().getHeader().getFlag(Flags.AA);
        if (reading instanceof Reading.Unfinished alias) {
            addIf(authoritative, server, address, upToTheBorder(alias.aliases(), alias.origin()));
        } else if (reading instanceof Reading.Answered answered) {
            DnsAnswer answer = answered.answer();
            boolean leavesTheZone = answer.aliases().stream().anyMatch(this::leadsOut);
            if (answer instanceof DnsAnswer.Failure failure) {
                boolean lame = !authoritative && failure.cause() == FailureCause.MALFORMED;
                add(server, address, lame ? ServerCondition.LAME : conditionOf(failure.cause()));
            } else {
                addIf(
                        authoritative,
                        server,
                        address,
                        leavesTheZone ? upToTheBorder(answer.aliases(), answer.origin()) : answer);
            }
        }
    }

    private boolean leadsOut(DnsRecord alias) {
        return alias.data() instanceof RecordData.Cname cname && !cname.target().isWithin(zone.zone());
    }

    /**
     * Some servers go on through other zones that they have, some do not: what they say of their own zone ends with the first alias
     * that leaves it, or with the last one that they give.
     */
    private DnsAnswer upToTheBorder(List<DnsRecord> aliases, AnswerOrigin origin) {
        List<DnsRecord> inside = new ArrayList<>();
        for (DnsRecord alias : aliases) {
            inside.add(alias);
            if (leadsOut(alias)) {
                break;
            }
        }
        DnsRecord last = inside.remove(inside.size() - 1);
        return new DnsAnswer.Records(new DnsQuestion(question.name(), RecordType.CNAME), List.of(last), inside, origin);
    }

    private static ServerCondition conditionOf(FailureCause cause) {
        return switch (cause) {
            case TIMEOUT -> ServerCondition.SILENT;
            case REFUSED -> ServerCondition.REFUSED;
            case UNREACHABLE -> ServerCondition.UNREACHABLE;
            case SERVFAIL, BOGUS, RESOLVER_ERROR, NOT_ASKED -> ServerCondition.FAILED;
            case MALFORMED, CNAME_LOOP -> ServerCondition.MALFORMED;
        };
    }

    private void addIf(boolean authoritative, DomainName server, InetAddress address, DnsAnswer answer) {
        if (authoritative) {
            said.add(new ServerAnswer(server, Optional.of(address), ServerCondition.ANSWERED, Optional.of(answer)));
        } else {
            add(server, address, ServerCondition.LAME);
        }
    }

    private void add(DomainName server, InetAddress address, ServerCondition condition) {
        said.add(new ServerAnswer(server, Optional.of(address), condition, Optional.empty()));
    }

    private void oneDone(Consumer<Optional<ZoneSurvey>> then) {
        outstanding--;
        if (outstanding == 0) {
            said.sort(BY_SERVER);
            List<DomainName> delegated =
                    List.copyOf(new TreeSet<>(zone.servers().keySet()));
            then.accept(Optional.of(new ZoneSurvey(question, zone.zone(), delegated, said)));
        }
    }
}
