package org.domainverifier.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.record.PastingMistake;

/** Checks a domain's SPF record (RFC 7208), what it leads to, and what was expected of it. */
public final class SpfCheck implements DomainCheck<SpfResult> {
    /** The key of this check. */
    public static final CheckKey<SpfResult> KEY = new CheckKey<>("spf", SpfResult.class);

    /** The check. */
    public SpfCheck() {}

    @Override
    public CheckKey<SpfResult> key() {
        return KEY;
    }

    @Override
    public Requirement defaultRequirement() {
        return Requirement.REQUIRED;
    }

    @Override
    public int position() {
        return 200;
    }

    @Override
    public List<SpfFinding> findingCodes() {
        return List.of(SpfFinding.values());
    }

    @Override
    public List<SpfStep> stepCodes() {
        return List.of(SpfStep.values());
    }

    @Override
    public CompletionStage<SpfResult> check(CheckContext context) {
        return new Asking(context).start();
    }

    /** The questions of one check. */
    private static final class Asking {
        private final CheckContext context;
        private final DomainName domain;
        private final List<Expected<SpfExpectation>> expected;
        private final LookupTreeLoader loader;

        private Asking(CheckContext context) {
            this.context = context;
            this.domain = context.domain();
            this.expected = context.expectations(SpfExpectation.class);
            this.loader = new LookupTreeLoader(domain, context.dns());
        }

        private CompletableFuture<SpfResult> start() {
            CompletableFuture<DnsAnswer> txt = context.ask(domain, RecordType.TXT);
            CompletableFuture<DnsAnswer> type99 = context.ask(domain, RecordType.SPF);
            // the names of expected includes are known, so their records come with the record itself
            expectedIncludes().forEach(this::askAhead);
            return txt.thenCompose(
                    answer -> misplaced(answer).thenCompose(elsewhere -> follow(answer, elsewhere, type99)));
        }

        private void askAhead(DomainName name) {
            var unused = context.ask(name, RecordType.TXT);
        }

        private List<DomainName> expectedIncludes() {
            List<DomainName> names = new ArrayList<>();
            for (Expected<SpfExpectation> each : expected) {
                if (each.expectation() instanceof SpfExpectation.Include include) {
                    names.addAll(include.domains());
                }
            }
            return names;
        }

        /** Where a record lands if a DNS host appends the domain to a full name; asked only if there is none in its place. */
        private CompletableFuture<Optional<DnsAnswer>> misplaced(DnsAnswer answer) {
            Optional<DomainName> doubled = domain.under(domain);
            boolean missing = !answer.isFailure()
                    && TxtRecords.of(answer, SpfRecord::isSpf).matching().isEmpty();
            return missing && doubled.isPresent()
                    ? context.ask(doubled.get(), RecordType.TXT).thenApply(Optional::of)
                    : CompletableFuture.completedFuture(Optional.empty());
        }

        private CompletableFuture<SpfResult> follow(
                DnsAnswer answer, Optional<DnsAnswer> elsewhere, CompletableFuture<DnsAnswer> type99) {
            TxtRecords here = TxtRecords.of(answer, SpfRecord::isSpf);
            List<Loading> records = loading(here.matching(), false);
            List<Loading> spoilt = loading(here.others(), true);
            List<Loading> misplaced = elsewhere
                    .map(there -> loading(TxtRecords.of(there, SpfRecord::isSpf).matching(), false))
                    .orElse(List.of());
            Map<DomainName, LookupTreeLoader.Draft> includes = new LinkedHashMap<>();
            expectedIncludes().forEach(name -> includes.put(name, loader.draft(name)));

            List<LookupTreeLoader.Draft> roots = new ArrayList<>();
            List.of(records, spoilt, misplaced).forEach(group -> group.forEach(each -> roots.add(each.draft())));
            roots.addAll(includes.values());
            CompletableFuture<?> trees =
                    answer.isFailure() ? CompletableFuture.completedFuture(null) : loader.load(roots);
            CompletableFuture<Map<InetAddress, SpfEvaluation>> evaluated = Futures.all(evaluate());
            CompletableFuture<Map<DomainName, DnsAnswer>> explained =
                    Futures.all(explanations(List.of(records, spoilt, misplaced)));
            return CompletableFuture.allOf(trees, type99, evaluated, explained).thenApply(done -> {
                Map<DomainName, SpfLookupTree> included = new LinkedHashMap<>();
                if (!answer.isFailure()) {
                    includes.forEach((name, draft) -> included.put(name, draft.toTree()));
                }
                return SpfJudge.judge(new SpfSeen(
                        domain,
                        answer,
                        type99.join(),
                        sources(records),
                        sources(spoilt),
                        sources(misplaced),
                        included,
                        evaluated.join(),
                        explained.join(),
                        expected));
            });
        }

        private record Loading(TxtRecords.Text txt, String text, LookupTreeLoader.Draft draft) {}

        private List<Loading> loading(List<TxtRecords.Text> texts, boolean asMeant) {
            List<Loading> loading = new ArrayList<>();
            for (TxtRecords.Text txt : texts) {
                Optional<String> text = asMeant ? meant(txt.text()) : Optional.of(txt.text());
                text.ifPresent(meant -> loading.add(new Loading(txt, meant, loader.draft(domain, meant))));
            }
            return loading;
        }

        private static List<SpfSeen.Source> sources(List<Loading> loaded) {
            return loaded.stream()
                    .map(each -> new SpfSeen.Source(
                            each.txt(),
                            SpfParser.parse(each.text()),
                            each.draft().toTree()))
                    .toList();
        }

        private Map<InetAddress, CompletableFuture<SpfEvaluation>> evaluate() {
            SpfEvaluator evaluator = SpfEvaluator.using(context.dns());
            Map<InetAddress, CompletableFuture<SpfEvaluation>> evaluations = new LinkedHashMap<>();
            for (Expected<SpfExpectation> each : expected) {
                if (each.expectation() instanceof SpfExpectation.Authorizing authorizing) {
                    for (InetAddress address : authorizing.addresses()) {
                        evaluations.computeIfAbsent(
                                address,
                                client -> evaluator.evaluateAsync(client, "postmaster@" + domain, domain.toString()));
                    }
                }
            }
            return evaluations;
        }

        private Map<DomainName, CompletableFuture<DnsAnswer>> explanations(List<List<Loading>> groups) {
            Map<DomainName, CompletableFuture<DnsAnswer>> explanations = new LinkedHashMap<>();
            for (List<Loading> group : groups) {
                for (Loading each : group) {
                    SpfParser.parse(each.text())
                            .record()
                            .explanation()
                            .flatMap(modifier -> modifier.domain().name())
                            .ifPresent(name -> explanations.put(name, context.ask(name, RecordType.TXT)));
                }
            }
            return explanations;
        }
    }

    /** The record that a text was meant to be, if it is not one only by what happened to it on its way into the DNS. */
    static Optional<String> meant(String text) {
        Optional<PastingMistake.Repaired> pasted = PastingMistake.find(text, SpfRecord.VERSION);
        if (pasted.isPresent()) {
            return pasted.map(PastingMistake.Repaired::repaired)
                    .flatMap(repaired -> SpfRecord.isSpf(repaired) ? Optional.of(repaired) : withBlank(repaired));
        }
        return withBlank(text);
    }

    // "v=spf1;include:…", "v=spf1include:…", "v=spf1<tab>…": the version is not divided from the rest
    private static Optional<String> withBlank(String text) {
        String version = SpfRecord.VERSION;
        if (!text.toLowerCase(Locale.ROOT).startsWith(version) || text.length() == version.length()) {
            return Optional.empty();
        }
        char next = text.charAt(version.length());
        if (next >= '0' && next <= '9' || next == '.') {
            return Optional.empty(); // another version
        }
        String rest = text.substring(version.length()).replaceAll("^[^A-Za-z0-9+~?-]+", "");
        return Optional.of(version + " " + rest);
    }
}
