package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.OverlayResolver;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;
import org.domainverifier.spf.SpfLookupTree;

/** Asks what is in a zone where a template would change it, applies it, and compares what is seen before and after. */
final class ClickCheck implements DomainCheck<ClickSight> {
    static final CheckKey<ClickSight> KEY = new CheckKey<>("click", ClickSight.class);

    private final TemplateClick click;

    ClickCheck(TemplateClick click) {
        this.click = click;
    }

    @Override
    public CheckKey<ClickSight> key() {
        return KEY;
    }

    @Override
    public List<ClickFinding> findingCodes() {
        return List.of(ClickFinding.values());
    }

    @Override
    public CompletionStage<ClickSight> check(CheckContext context) {
        ResolvedTemplate resolved = click.resolve(context.domain());
        List<DnsQuestion> questions = LiveQuestions.about(context.domain(), resolved.records());
        return Futures.all(questions.stream()
                        .map(each -> context.ask(each.name(), each.type()))
                        .toList())
                .thenCompose(answers -> context.settle(standings -> own(answers, standings))
                        .thenCompose(records -> look(context, records, answers)));
    }

    /** What the zone itself holds: not what a wildcard answers, nor what is behind an alias, but the alias. */
    private static List<DnsRecord> own(List<DnsAnswer> answers, Standings standings) {
        Map<Place, DnsRecord> records = new LinkedHashMap<>();
        for (DnsAnswer answer : answers) {
            Standing standing = standings.of(answer);
            List<DnsRecord> here = switch (standing) {
                case OWN -> answer.records();
                case BEHIND_OWN_ALIAS, BEHIND_FOREIGN_ALIAS ->
                    answer.aliases().stream().limit(1).toList();
                default -> List.of();
            };
            here.forEach(record -> records.putIfAbsent(Place.of(record), record));
        }
        return List.copyOf(records.values());
    }

    private CompletableFuture<ClickSight> look(CheckContext context, List<DnsRecord> records, List<DnsAnswer> answers) {
        DomainName domain = context.domain();
        AppliedTemplate applied = click.applyTo(HostedZone.of(
                domain,
                records.stream()
                        .filter(record -> record.name().isWithin(domain))
                        .toList()));
        List<RecordChange> changes = applied.changes();
        DnsResolver overlay = OverlayResolver.applying(context.dns(), changes);
        Set<DomainName> names = new LinkedHashSet<>();
        changes.forEach(change -> names.add(change.name()));
        return view(context.dns(), names).thenCombine(view(overlay, names), (before, after) -> {
            List<Finding> findings = new ArrayList<>(ClickLosses.judge(domain, changes, before, after));
            answers.stream()
                    .filter(DnsAnswer.Failure.class::isInstance)
                    .map(DnsAnswer.Failure.class::cast)
                    .map(failure -> Finding.notDetermined(ClickFinding.NOT_DETERMINED, failure)
                            .with("type", failure.question().type()))
                    .forEach(findings::add);
            return new ClickSight(applied, findings);
        });
    }

    private static CompletableFuture<ClickView> view(DnsResolver dns, Set<DomainName> names) {
        List<CompletableFuture<Map.Entry<DomainName, List<String>>>> texts = names.stream()
                .map(name -> dns.resolve(name, RecordType.TXT)
                        .toCompletableFuture()
                        .thenApply(answer -> Map.entry(name, texts(answer))))
                .toList();
        return Futures.all(texts).thenCompose(all -> {
            Map<DomainName, List<String>> byName = new LinkedHashMap<>();
            all.forEach(each -> byName.put(each.getKey(), each.getValue()));
            List<CompletableFuture<Map.Entry<DomainName, Integer>>> lookups = all.stream()
                    .filter(each ->
                            each.getValue().stream().filter(SpfMerge::isSpf).count() == 1)
                    .map(each -> lookups(dns, each.getKey()))
                    .toList();
            return Futures.all(lookups).thenApply(counts -> {
                Map<DomainName, Integer> byCount = new LinkedHashMap<>();
                counts.forEach(each -> byCount.put(each.getKey(), each.getValue()));
                return new ClickView(byName, byCount);
            });
        });
    }

    private static CompletableFuture<Map.Entry<DomainName, Integer>> lookups(DnsResolver dns, DomainName name) {
        return SpfLookupTree.load(name, dns).thenApply(tree -> Map.entry(name, tree.count()));
    }

    private static List<String> texts(DnsAnswer answer) {
        return answer.records().stream()
                .map(DnsRecord::data)
                .filter(RecordData.Txt.class::isInstance)
                .map(data -> ((RecordData.Txt) data).text())
                .toList();
    }
}
