package org.domainverifier.mtasts;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.check.CheckContext;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/**
 * What the DNS said of the policy host.
 *
 * @param a the answer for its IPv4 addresses
 * @param aaaa the answer for its IPv6 addresses
 * @param alias the answer for its CNAME, if an alias is expected
 * @param beside the answers for what else may be there, if it has to be an alias and is none
 * @param host the host as its addresses tell of it
 */
record HostAnswers(DnsAnswer a, DnsAnswer aaaa, Optional<DnsAnswer> alias, List<DnsAnswer> beside, PolicyHost host) {
    private static final List<RecordType> NEVER_BESIDE_ALIAS =
            List.of(RecordType.A, RecordType.AAAA, RecordType.TXT, RecordType.MX, RecordType.NS);

    HostAnswers {
        beside = List.copyOf(beside);
    }

    static CompletableFuture<HostAnswers> ask(CheckContext context, DomainName host, List<DomainName> targets) {
        CompletableFuture<DnsAnswer> a = context.ask(host, RecordType.A);
        CompletableFuture<DnsAnswer> aaaa = context.ask(host, RecordType.AAAA);
        CompletableFuture<Optional<DnsAnswer>> alias = targets.isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : context.ask(host, RecordType.CNAME).thenApply(Optional::of);
        return a.thenCombine(aaaa, HostAnswers::of).thenCombine(alias, (found, cname) -> found.withAlias(cname));
    }

    private static HostAnswers of(DnsAnswer a, DnsAnswer aaaa) {
        return new HostAnswers(a, aaaa, Optional.empty(), List.of(), PolicyHost.of(a, aaaa));
    }

    /** What the question for the alias itself could not find out, the answers for the addresses tell: they go by way of it. */
    private HostAnswers withAlias(Optional<DnsAnswer> asked) {
        Optional<DnsAnswer> known = asked.map(answer -> answer.isFailure()
                ? Stream.of(a, aaaa)
                        .filter(address -> !address.isFailure())
                        .map(HostAnswers::aliasShownBy)
                        .findFirst()
                        .orElse(answer)
                : answer);
        return new HostAnswers(a, aaaa, known, beside, host);
    }

    private static DnsAnswer aliasShownBy(DnsAnswer address) {
        DnsQuestion question = new DnsQuestion(address.question().name(), RecordType.CNAME);
        if (!address.aliases().isEmpty()) {
            return new DnsAnswer.Records(question, address.aliases().subList(0, 1), List.of(), address.origin());
        }
        return address.isAbsent()
                ? address.to(question, List.of())
                : new DnsAnswer.NoData(question, List.of(), Optional.empty(), address.origin());
    }

    /** The same with what is at the host that has to be an alias of one of these and is none. */
    CompletableFuture<HostAnswers> lookBeside(CheckContext context, List<DomainName> targets) {
        boolean mayHaveRecords =
                alias.filter(DnsAnswer.NoData.class::isInstance).isPresent();
        if (targets.isEmpty() || !mayHaveRecords || targets.stream().anyMatch(this::isAliasOf)) {
            return CompletableFuture.completedFuture(this);
        }
        List<CompletableFuture<DnsAnswer>> asked = NEVER_BESIDE_ALIAS.stream()
                .map(type -> context.ask(host.name(), type))
                .toList();
        return Futures.all(asked).thenApply(answers -> new HostAnswers(a, aaaa, alias, answers, host));
    }

    /** Whether the policy host is, directly or through other names, an alias of a name. */
    boolean isAliasOf(DomainName target) {
        return host.aliases().contains(target)
                || alias.stream()
                        .flatMap(answer -> answer.data(RecordData.Cname.class).stream())
                        .anyMatch(cname -> cname.target().equals(target));
    }
}
