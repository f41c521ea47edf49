package org.domainverifier.examples.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxHost;
import org.domainverifier.mx.MxResult;

/**
 * A custom check: whether the mail servers of a domain can be authenticated by DANE (RFC 7672). It awaits the result of
 * the MX check, and asks each mail server's name for TLSA records.
 *
 * <p>Add it with {@code DomainVerifier.builder().check(new DaneCheck())}, or name it in {@code
 * META-INF/services/org.domainverifier.check.DomainCheck} (in a module: {@code provides}) to have it in every verifier.
 */
public final class DaneCheck implements DomainCheck<DaneResult> {
    /** The key of this check and its result. */
    public static final CheckKey<DaneResult> KEY = new CheckKey<>("dane", DaneResult.class);

    /** For adding it by hand, and for the service loader. */
    public DaneCheck() {}

    @Override
    public CheckKey<DaneResult> key() {
        return KEY;
    }

    @Override
    public List<DaneFinding> findingCodes() {
        return List.of(DaneFinding.values());
    }

    @Override
    public CompletionStage<DaneResult> check(CheckContext context) {
        return context.result(MxCheck.KEY)
                .thenCompose(mx -> mx.isEmpty() || mx.get().status() == CheckStatus.UNKNOWN
                        // why, is said by the MX check
                        ? CompletableFuture.completedFuture(new DaneResult(CheckStatus.UNKNOWN, List.of(), List.of()))
                        : ask(context, hosts(mx.get())));
    }

    private static List<DomainName> hosts(MxResult mx) {
        return mx.exchangers().stream()
                .map(MxHost::host)
                .filter(host -> !host.equals(DomainName.ROOT)) // a null MX
                .distinct()
                .toList();
    }

    private static CompletionStage<DaneResult> ask(CheckContext context, List<DomainName> hosts) {
        List<CompletableFuture<DnsAnswer>> asked = new ArrayList<>();
        for (DomainName host : hosts) {
            // RFC 7672 §2.2.3: port and protocol before the name of the mail server
            host.tryChild("_25._tcp").ifPresent(name -> asked.add(context.ask(name, RecordType.TLSA)));
        }
        return Futures.all(asked).thenApply(answers -> judge(context.domain(), answers));
    }

    private static DaneResult judge(DomainName domain, List<DnsAnswer> answers) {
        Findings findings = new Findings();
        List<DaneResult.Server> servers = new ArrayList<>();
        boolean any = answers.stream().anyMatch(answer -> !answer.records().isEmpty());
        for (DnsAnswer answer : answers) {
            DomainName host = answer.question()
                    .name()
                    .lastLabels(answer.question().name().labels().size() - 2);
            DaneResult.Server server = new DaneResult.Server(
                    host, answer.data(RecordData.Tlsa.class), answer.origin().authenticated());
            servers.add(server);
            judge(answer, server, any, findings);
        }
        boolean failed = answers.stream().anyMatch(DnsAnswer::isFailure);
        if (!any && !failed) {
            findings.add(Finding.of(DaneFinding.MISSING, domain).with("domain", domain));
            return new DaneResult(CheckStatus.MISSING, findings.list(), servers);
        }
        return new DaneResult(failed ? CheckStatus.UNKNOWN : findings.status(), findings.list(), servers);
    }

    private static void judge(DnsAnswer answer, DaneResult.Server server, boolean othersHaveSome, Findings findings) {
        DomainName name = answer.question().name();
        if (answer instanceof DnsAnswer.Failure failure) {
            findings.add(Finding.of(DaneFinding.NOT_DETERMINED, name)
                    .with("host", server.host())
                    .with(failure));
            return;
        }
        List<RecordData.Tlsa> associations = server.associations();
        if (associations.isEmpty()) {
            if (othersHaveSome) {
                findings.add(Finding.of(DaneFinding.PARTIAL, name).with("host", server.host()));
            }
            return;
        }
        // RFC 7672 §3.1: DANE-TA (2) and DANE-EE (3) are for mail, the PKIX usages are not
        if (associations.stream().noneMatch(each -> each.usage() == 2 || each.usage() == 3)) {
            findings.add(Finding.of(DaneFinding.UNUSABLE, name)
                    .with("host", server.host())
                    .with(
                            "usages",
                            associations.stream()
                                    .map(RecordData.Tlsa::usage)
                                    .distinct()
                                    .sorted()
                                    .toList()));
        }
        if (!server.authenticated()) {
            findings.add(Finding.of(DaneFinding.NOT_AUTHENTICATED, name).with("host", server.host()));
        }
    }
}
