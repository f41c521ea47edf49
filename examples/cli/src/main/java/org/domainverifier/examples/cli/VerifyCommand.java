package org.domainverifier.examples.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Freshness;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command's options and what they do. */
@Command(
        name = "domain-verifier",
        description =
                "Verifies what domains publish for mail: MX, SPF, DKIM, DMARC, TLS-RPT and MTA-STS, by the standards and by "
                        + "what a provider asked for.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpWidth = 100,
        exitCodeListHeading = "%nExit codes (the first that applies: 2, 1, 3, 0):%n",
        exitCodeList = {
            "0:every domain is verified, with or without warnings",
            "1:a domain is not verified",
            "2:the command or its input is wrong",
            "3:the result for a domain is inconclusive"
        })
final class VerifyCommand implements Callable<Integer> {
    @Option(
            names = "--provider",
            paramLabel = "FILE.yaml",
            description = "What a provider asked its customers to publish. Without it, the standards alone decide.")
    private String providerFile;

    @Option(
            names = "--values",
            paramLabel = "FILE",
            description =
                    "The values of each customer for the variables in the provider file, such as %%dkimKey%%: CSV or "
                            + "JSON lines (.csv, .jsonl) with a column 'domain'.")
    private String valuesFile;

    @Mixin
    private TemplateOptions template;

    @Option(
            names = "--zone",
            paramLabel = "FILE",
            description = "Answer from this zone file instead of the network. Several files are taken together.")
    private List<String> zones = List.of();

    @Option(
            names = "--server",
            paramLabel = "HOST[:PORT]",
            description = "Ask this DNS server instead of the system's. Of several, the next is asked when one fails.")
    private List<String> servers = List.of();

    @Option(names = "--fresh", description = "Ask the name servers of the domains themselves, past every cache.")
    private boolean fresh;

    @Option(
            names = "--propagation",
            description =
                    "The same, and show what each name server and the resolver say, and by when everybody sees the same.")
    private boolean propagation;

    @Option(
            names = "--root",
            paramLabel = "HOST[:PORT]",
            description = "With these two: begin at this root server, and ask all servers at its port.")
    private List<String> roots = List.of();

    @Option(names = "--json", description = "Print one JSON object per domain and line.")
    private boolean json;

    @Option(
            names = "--document",
            description =
                    "Print the library's own JSON document per domain and line, from which the report can be read again.")
    private boolean document;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = TimeLimit.class,
            description = "The time limit of each domain's verification: 500ms, 10s, 2m. Default: ${DEFAULT-VALUE}.")
    private Duration timeout;

    @Option(
            names = "--check",
            paramLabel = "CHECK",
            split = ",",
            description = "Run only these checks: mx, spf, dkim, dmarc, tls-rpt, mta-sts, records.")
    private List<String> checks = List.of();

    @Option(names = "--lang", paramLabel = "de|en", defaultValue = "en", description = "The language of the findings.")
    private String language;

    @Option(
            names = "--from",
            paramLabel = "FILE|-",
            description = "Read the domains from a file or from standard input, one per line; # begins a comment.")
    private String from;

    @Parameters(paramLabel = "DOMAIN", arity = "0..*", description = "The domains.")
    private List<String> domains = List.of();

    private final Streams streams;
    private Optional<String> providerName = Optional.empty();

    VerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        agree();
        List<DomainName> named = namedDomains();
        Locale locale = locale();
        Optional<Customers> customers = customers(named);
        Optional<TemplateFile> asked = template.read();
        asked.ifPresent(each -> named.forEach(each::resolved)); // complains before the first question
        Consumer<DomainVerifier.Builder> expectations = expectations(customers);
        try (DomainList list = from == null ? null : DomainList.open(from, streams, customers)) {
            Optional<Network> network =
                    zones.isEmpty() ? Optional.of(Network.of(freshness(), servers, roots)) : Optional.empty();
            try {
                Consumer<DomainVerifier.Builder> answers = answers(network);
                Supplier<DomainVerifier.Builder> verifiers = () -> {
                    DomainVerifier.Builder builder = DomainVerifier.builder().timeout(timeout);
                    answers.accept(builder);
                    expectations.accept(builder);
                    return builder;
                };
                int code = verify(verifiers, asked, list == null ? supplierOf(named) : list::next, locale);
                return list != null && list.isFaulty() ? ExitCode.USAGE : code;
            } finally {
                network.ifPresent(Network::close);
            }
        }
    }

    private Consumer<DomainVerifier.Builder> answers(Optional<Network> network) {
        if (network.isPresent()) {
            return network.get()::use;
        }
        DnsResolver zone = ZoneFiles.read(zones);
        return builder -> builder.resolver(zone);
    }

    /** Refuses options that contradict each other. */
    private void agree() {
        if (!zones.isEmpty() && !servers.isEmpty()) {
            throw new UsageException("answers come from zone files (--zone) or from servers (--server), not both");
        }
        if (!zones.isEmpty() && freshness() != Freshness.CACHED) {
            throw new UsageException("zone files (--zone) have no name servers to ask (--fresh, --propagation)");
        }
        if (!roots.isEmpty() && freshness() == Freshness.CACHED) {
            throw new UsageException("root servers (--root) are asked with --fresh or --propagation only");
        }
        if (json && document) {
            throw new UsageException("one JSON object per line: the command's (--json) or the library's (--document)");
        }
        template.agree(providerFile != null, !checks.isEmpty());
        if (valuesFile != null && providerFile == null) {
            throw new UsageException(
                    "values of customers (--values) are for the variables in a provider file (--provider)");
        }
    }

    /** The customers whose values there are; a domain that is named and none of theirs stops everything. */
    private Optional<Customers> customers(List<DomainName> named) {
        if (valuesFile == null) {
            return Optional.empty();
        }
        Customers customers = ValuesFile.read(valuesFile);
        for (DomainName domain : named) {
            customers.complaint(domain).ifPresent(stranger -> {
                throw new UsageException(stranger);
            });
        }
        return Optional.of(customers);
    }

    private Freshness freshness() {
        if (propagation) {
            return Freshness.BOTH;
        }
        return fresh ? Freshness.AUTHORITATIVE : Freshness.CACHED;
    }

    private int verify(
            Supplier<DomainVerifier.Builder> verifiers,
            Optional<TemplateFile> asked,
            Supplier<Optional<DomainName>> source,
            Locale locale) {
        PrintStream out = json || document ? streams.jsonOut() : streams.out();
        ReportPrinter printer = printer(out, locale);
        AtomicInteger code = new AtomicInteger(ExitCode.VERIFIED);
        new Batch(verification(verifiers, asked), report -> {
                    printer.print(
                            report,
                            asked.map(each -> each.notVerifiable(report.domain()))
                                    .orElse(List.of()));
                    if (out.checkError()) {
                        throw new UsageException("the output cannot be written; was it closed?");
                    }
                    code.accumulateAndGet(ExitCode.of(report.verdict()), ExitCode::worse);
                })
                .run(source);
        return code.get();
    }

    private ReportPrinter printer(PrintStream out, Locale locale) {
        if (document) {
            return new DocumentReport(out, locale, providerName);
        }
        return json
                ? new JsonReport(out, locale)
                : new TextReport(out, new Style(streams.colour(), streams.charset()), locale);
    }

    /** One verifier for all; what a template asks for differs from domain to domain. */
    private static Function<DomainName, CompletableFuture<DomainReport>> verification(
            Supplier<DomainVerifier.Builder> verifiers, Optional<TemplateFile> asked) {
        if (asked.isPresent()) {
            return domain ->
                    asked.get().stateIn(verifiers.get(), domain).build().verifyAsync(domain);
        }
        return verifiers.get().build()::verifyAsync;
    }

    private List<DomainName> namedDomains() {
        if (from != null && !domains.isEmpty()) {
            throw new UsageException("name the domains or a file of them (--from), not both");
        }
        if (from == null && domains.isEmpty()) {
            throw new UsageException("which domain? Name one or more, or a file of them (--from); --help tells more");
        }
        List<DomainName> names = new ArrayList<>();
        for (String domain : domains) {
            try {
                names.add(DomainName.of(domain));
            } catch (IllegalArgumentException notADomain) {
                throw new UsageException(notADomain.getMessage(), notADomain);
            }
        }
        return names;
    }

    private static Supplier<Optional<DomainName>> supplierOf(List<DomainName> names) {
        Iterator<DomainName> iterator = names.iterator();
        return () -> iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }

    private Locale locale() {
        return switch (language) {
            case "en" -> Locale.ENGLISH;
            case "de" -> Locale.GERMAN;
            default -> throw new UsageException("--lang: there is no language '" + language + "'; there are de, en");
        };
    }

    private Consumer<DomainVerifier.Builder> expectations(Optional<Customers> customers) {
        Set<String> chosen = chosenChecks();
        Optional<Provider> provider = provider(customers, chosen);
        return builder -> {
            provider.ifPresent(each -> each.state(builder));
            if (!chosen.isEmpty()) {
                builder.only(chosen.toArray(String[]::new));
            }
        };
    }

    private Optional<Provider> provider(Optional<Customers> customers, Set<String> chosen) {
        if (providerFile == null) {
            return Optional.empty();
        }
        Provider provider = ProviderFile.read(providerFile, customers);
        providerName = provider.name();
        if (!chosen.isEmpty()) {
            provider = provider.onlyFor(chosen);
            if (provider.expectsNothing()) {
                throw new UsageException(
                        providerFile + ": it expects nothing of the checks chosen: " + String.join(", ", chosen));
            }
        }
        return Optional.of(provider);
    }

    private Set<String> chosenChecks() {
        Set<String> known = new TreeSet<>();
        ServiceLoader.load(DomainCheck.class)
                .forEach(check -> known.add(check.key().id()));
        for (String check : checks) {
            if (!known.contains(check)) {
                throw new UsageException(
                        "--check: there is no check '" + check + "'; there are " + String.join(", ", known));
            }
        }
        return new LinkedHashSet<>(checks);
    }
}
