package org.domainverifier.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.txt.TxtLook;
import org.domainverifier.txt.TxtSource;

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
    public CompletableFuture<SpfResult> check(CheckContext context) {
        List<Expected<SpfExpectation>> expectations = context.expectations(SpfExpectation.class);
        return new Asking(context, SpfWanted.of(context.domain(), expectations))
                .ask()
                .thenCompose(
                        evidence -> context.settle(standings -> SpfJudge.judge(evidence, expectations, standings)));
    }

    /** The questions of one check. */
    private static final class Asking {
        private final CheckContext context;
        private final SpfWanted wanted;
        private final DomainName domain;
        private final LookupTreeLoader loader;

        private Asking(CheckContext context, SpfWanted wanted) {
            this.context = context;
            this.wanted = wanted;
            this.domain = context.domain();
            this.loader = new LookupTreeLoader(domain, context.dns());
        }

        private CompletableFuture<SpfEvidence> ask() {
            CompletableFuture<TxtLook<ParsedSpf>> look = TxtLook.at(context, SpfRecord.KIND);
            CompletableFuture<DnsAnswer> formerType = context.ask(domain, RecordType.SPF);
            // the names of expected includes are known, so their records come with the record itself
            wanted.names().forEach(this::askAhead);
            return look.thenCombine(formerType, SpfEvidence::of)
                    .thenCompose(this::lookAtOtherLevels)
                    .thenCompose(this::follow);
        }

        /** Where there is no record, it may have been published one level too high or too low. */
        private CompletableFuture<SpfEvidence> lookAtOtherLevels(SpfEvidence evidence) {
            if (evidence.look().failure().isPresent()
                    || evidence.meant().findAny().isPresent()) {
                return CompletableFuture.completedFuture(evidence);
            }
            List<CompletableFuture<DnsAnswer>> answers = OtherLevels.of(domain, wanted).stream()
                    .map(name -> context.ask(name, RecordType.TXT))
                    .toList();
            return Futures.all(answers).thenApply(evidence::withLevels);
        }

        private void askAhead(DomainName name) {
            var unused = context.ask(name, RecordType.TXT);
        }

        private CompletableFuture<SpfEvidence> follow(SpfEvidence evidence) {
            if (evidence.look().failure().isPresent()) {
                return CompletableFuture.completedFuture(evidence);
            }
            List<Root> records = evidence.meant().map(this::root).toList();
            CompletableFuture<SpfEvidence> loaded = trees(evidence, records);
            CompletableFuture<Map<InetAddress, SpfEvaluation>> evaluations = evaluations(context.dns());
            CompletableFuture<Map<InetAddress, SpfEvaluation>> asMeant = evidence.look()
                    .only()
                    .filter(only -> records.get(0).isMended())
                    .map(only -> evaluations(asMeant(records.get(0))))
                    .orElseGet(() -> CompletableFuture.completedFuture(Map.of()));
            CompletableFuture<Map<DomainName, DnsAnswer>> explanations = Futures.all(explanations(records));
            return loaded.thenCombine(evaluations, SpfEvidence::withEvaluations)
                    .thenCombine(asMeant, SpfEvidence::withEvaluationsAsMeant)
                    .thenCombine(explanations, SpfEvidence::withExplanations);
        }

        /** What the records, and what was meant as one, and the terms that are asked for lead to. */
        private CompletableFuture<SpfEvidence> trees(SpfEvidence evidence, List<Root> records) {
            LookupTreeLoader.Draft asked = loader.draft(domain, wanted.record());
            List<LookupTreeLoader.Draft> roots = new ArrayList<>();
            records.forEach(record -> roots.add(record.draft()));
            if (!wanted.terms().isEmpty()) {
                roots.add(asked);
            }
            records.stream().filter(Root::isMended).forEach(record -> roots.add(record.meant()));
            return loader.load(roots)
                    .thenApply(done -> evidence.withSources(
                                    records.stream().map(Root::toSource).toList())
                            .withAsked(asked.toTree()));
        }

        private Root root(TxtSource<ParsedSpf> txt) {
            SpfMeaning meaning = SpfMeaning.of(txt);
            LookupTreeLoader.Draft draft = loader.draft(domain, txt.parsed());
            boolean same = meaning.record().text().equals(txt.parsed().text());
            return new Root(txt, draft, meaning, same ? draft : loader.draft(domain, meaning.record()));
        }

        /** A record whose tree is being loaded, and that of what it was meant to say. */
        private record Root(
                TxtSource<ParsedSpf> txt,
                LookupTreeLoader.Draft draft,
                SpfMeaning meaning,
                LookupTreeLoader.Draft meant) {
            boolean isMended() {
                return meant != draft;
            }

            SpfEvidence.Source toSource() {
                SpfLookupTree tree = draft.toTree();
                return new SpfEvidence.Source(txt, tree, meaning, isMended() ? meant.toTree() : tree);
            }
        }

        private CompletableFuture<Map<InetAddress, SpfEvaluation>> evaluations(DnsResolver dns) {
            SpfEvaluator evaluator = SpfEvaluator.using(dns);
            Map<InetAddress, CompletableFuture<SpfEvaluation>> evaluations = new LinkedHashMap<>();
            for (InetAddress address : wanted.addresses()) {
                evaluations.put(address, evaluator.evaluateAsync(address, "postmaster@" + domain, domain.toString()));
            }
            return Futures.all(evaluations);
        }

        /** The DNS as it would be with a record that says what was meant: a term that was nothing may then cost a lookup. */
        private DnsResolver asMeant(Root root) {
            DnsRecord written = root.txt().record();
            DnsRecord meant = new DnsRecord(
                    written.name(),
                    written.ttl(),
                    RecordData.Txt.of(root.meaning().record().text()));
            DnsQuestion own = new DnsQuestion(domain, RecordType.TXT);
            return context.dns()
                    .intercepted((question, next) -> question.equals(own)
                            ? CompletableFuture.completedFuture(
                                    new DnsAnswer.Records(own, List.of(meant), List.of(), AnswerOrigin.NONE))
                            : next.resolve(question));
        }

        /** As they are written and as they were meant: one without a text is not published again. */
        private Map<DomainName, CompletableFuture<DnsAnswer>> explanations(List<Root> records) {
            Map<DomainName, CompletableFuture<DnsAnswer>> explanations = new LinkedHashMap<>();
            records.stream()
                    .flatMap(root ->
                            Stream.of(root.txt().parsed(), root.meaning().record()))
                    .flatMap(parsed -> parsed.record().explanation().stream())
                    .flatMap(modifier -> modifier.domain().name().stream())
                    .distinct()
                    .forEach(name -> explanations.put(name, context.ask(name, RecordType.TXT)));
            return explanations;
        }
    }
}
