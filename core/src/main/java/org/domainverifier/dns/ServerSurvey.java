package org.domainverifier.dns;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.domainverifier.dns.AnswerReader.Reading;
import org.xbill.DNS.Flags;

/** What every server of a zone says to one question. Only for the transport's thread. */
final class ServerSurvey {
    private static final Comparator<ServerAnswer> BY_SERVER = Comparator.comparing(ServerAnswer::server)
            .thenComparing(
                    said -> said.address().map(InetAddress::getHostAddress).orElse(""));

    private final AuthoritativeView view;
    private final DnsQuestion question;
    private final List<ServerAnswer> said = new ArrayList<>();
    private int outstanding = 1;

    ServerSurvey(AuthoritativeView view, DnsQuestion question) {
        this.view = view;
        this.question = question;
    }

    void run(Consumer<List<ServerAnswer>> then) {
        long deadline = System.nanoTime() + view.resolver.timeoutNanos;
        view.closest(question.name())
                .ifPresent(zone -> zone.servers().forEach((server, glue) -> {
                    outstanding++;
                    if (glue.isEmpty()) {
                        view.addressesOf(server, 0, addresses -> ask(server, addresses, deadline, then));
                    } else {
                        ask(server, glue, deadline, then);
                    }
                }));
        oneDone(then);
    }

    private void ask(DomainName server, List<InetAddress> addresses, long deadline, Consumer<List<ServerAnswer>> then) {
        if (addresses.isEmpty()) {
            said.add(new ServerAnswer(server, Optional.empty(), ServerCondition.NO_ADDRESS, Optional.empty()));
        }
        for (InetAddress address : addresses) {
            if (!view.resolver.allowSpecial && SpecialRange.of(address).isPresent()) {
                add(server, address, ServerCondition.SPECIAL_ADDRESS, Optional.empty());
                continue;
            }
            outstanding++;
            view.ask(address, question, deadline, reply -> {
                read(server, address, reply);
                oneDone(then);
            });
        }
        oneDone(then);
    }

    private void read(DomainName server, InetAddress address, Reply reply) {
        if (reply instanceof Reply.Lost lost) {
            add(server, address, conditionOf(lost.cause()), Optional.empty());
            return;
        }
        Reply.Received received = (Reply.Received) reply;
        Reading reading = AnswerReader.read(question, received.message(), address.getHostAddress());
        if (reading instanceof Reading.Answered answered
                && answered.answer() instanceof DnsAnswer.Failure failure
                && failure.cause() != FailureCause.MALFORMED) {
            add(server, address, conditionOf(failure.cause()), Optional.empty());
        } else if (!received.message().getHeader().getFlag(Flags.AA)) {
            add(server, address, ServerCondition.LAME, Optional.empty());
        } else if (reading instanceof Reading.Answered answered) {
            boolean malformed = answered.answer().isFailure();
            add(
                    server,
                    address,
                    malformed ? ServerCondition.MALFORMED : ServerCondition.ANSWERED,
                    malformed ? Optional.empty() : Optional.of(answered.answer()));
        } else if (reading instanceof Reading.Unfinished alias) {
            // the zone's own word ends at the alias
            add(
                    server,
                    address,
                    ServerCondition.ANSWERED,
                    Optional.of(new DnsAnswer.NoData(question, alias.aliases(), Optional.empty(), alias.origin())));
        }
    }

    private static ServerCondition conditionOf(FailureCause cause) {
        return switch (cause) {
            case TIMEOUT -> ServerCondition.SILENT;
            case REFUSED -> ServerCondition.REFUSED;
            case UNREACHABLE -> ServerCondition.UNREACHABLE;
            case SERVFAIL, BOGUS, RESOLVER_ERROR -> ServerCondition.FAILED;
            case MALFORMED, CNAME_LOOP -> ServerCondition.MALFORMED;
        };
    }

    private void add(DomainName server, InetAddress address, ServerCondition condition, Optional<DnsAnswer> answer) {
        said.add(new ServerAnswer(server, Optional.of(address), condition, answer));
    }

    private void oneDone(Consumer<List<ServerAnswer>> then) {
        outstanding--;
        if (outstanding == 0) {
            said.sort(BY_SERVER);
            then.accept(List.copyOf(said));
        }
    }
}
