package org.domainverifier.laws.library;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Finding;
import org.domainverifier.dkim.DkimKeyRecord;
import org.domainverifier.dmarc.DmarcRecord;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.laws.Plan;
import org.domainverifier.laws.Wanted;
import org.domainverifier.laws.zone.Answer;
import org.domainverifier.laws.zone.Change;
import org.domainverifier.laws.zone.Memo;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;
import org.domainverifier.mtasts.MtaStsRecord;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.OverlayResolver;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.spf.SpfRecord;
import org.domainverifier.text.Sentence;
import org.domainverifier.tlsrpt.TlsRptRecord;

/** The library over one world, with plain data going in and coming out. */
public final class Library {
    private static final Memo<Rr, DnsRecord> RECORDS =
            new Memo<>(record -> ZoneResolver.parse(record.line()).records().get(0));

    private final DomainVerifier verifier;
    private volatile DnsResolver resolver;

    public Library(World world, Wanted wanted) {
        this.resolver = resolver(world);
        DomainVerifier.Builder builder = DomainVerifier.builder()
                .resolver(question -> resolver.resolve(question))
                .timeout(Duration.ofSeconds(60));
        Expectations.of(wanted.required()).forEach(builder::require);
        Expectations.of(wanted.recommended()).forEach(builder::recommend);
        this.verifier = builder.build();
    }

    private static DnsResolver resolver(World world) {
        return ZoneResolver.of(world.visible().stream().map(RECORDS::of).toList());
    }

    /** From now on the DNS is another. */
    public void become(World world) {
        resolver = resolver(world);
    }

    /**
     * What a verification came to.
     *
     * @param domain the domain
     * @param verdict its name
     * @param statuses of each check by its id, such as {@code CORRECT}
     * @param codes of all findings
     * @param plan the plan, with what the findings say
     * @param promises pairs of "it should be" of a finding and the texts that its own changes publish
     */
    public record Outcome(
            String domain,
            String verdict,
            Map<String, String> statuses,
            List<String> codes,
            Plan plan,
            Map<String, List<String>> promises,
            RepairPlan repairs) {}

    public Outcome verify(String domain) {
        return outcome(verifier.verify(domain));
    }

    /** The statuses as they would be with the plan of an outcome carried out. */
    public Map<String, String> preview(Outcome outcome) {
        return statuses(verifier.preview(outcome.domain(), outcome.repairs()));
    }

    /** What the library's preview rests on: the answers as they would be. */
    public BiFunction<String, String, Answer> prediction(Outcome outcome) {
        DnsResolver overlay =
                OverlayResolver.applying(resolver, outcome.repairs().changes());
        return (name, type) -> ask(overlay, name, type);
    }

    /** What a resolver says, in plain words. */
    public static Answer ask(DnsResolver resolver, String name, String type) {
        return answer(resolver.resolve(DomainName.tryParseOctets(name).orElseThrow(), RecordType.of(type))
                .toCompletableFuture()
                .join());
    }

    /** Whether the library's own parser takes a text of a kind. */
    public static boolean accepts(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("v=spf1")) {
            return SpfRecord.parse(text).isValid();
        } else if (lower.startsWith("v=dmarc1")) {
            return DmarcRecord.parse(text).isValid();
        } else if (lower.startsWith("v=tlsrptv1")) {
            return TlsRptRecord.parse(text).isValid();
        } else if (lower.startsWith("v=stsv1")) {
            return MtaStsRecord.parse(text).isValid();
        }
        return !lower.startsWith("v=dkim1") || DkimKeyRecord.parse(text).isValid();
    }

    private static Outcome outcome(DomainReport report) {
        Map<String, List<String>> promises = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            if (finding.arguments().get("repaired") instanceof String promised) {
                promises.put(promised, published(finding));
            }
        }
        return new Outcome(
                report.domain().toString(),
                report.verdict().name(),
                statuses(report),
                report.findings().stream().map(finding -> finding.code().id()).toList(),
                new Plan(
                        items(report.repairs()),
                        report.findings().stream().map(Library::said).toList()),
                promises,
                report.repairs());
    }

    /** A sentence, with names as the zone has them. */
    private static String said(Finding finding) {
        return finding.sentence(Locale.ENGLISH).render(Sentence.Part::exact);
    }

    /** What undoes the plan of an outcome. */
    static Plan inverse(Outcome outcome) {
        return new Plan(items(outcome.repairs().inverse()), List.of());
    }

    private static List<Plan.Item> items(RepairPlan plan) {
        List<Plan.Item> items = new ArrayList<>();
        for (RepairStep step : plan.steps()) {
            items.add(
                    step instanceof RecordChange change
                            ? new Plan.Edit(change(change))
                            : new Plan.Step(((ManualStep) step).message(Locale.ENGLISH)));
        }
        return items;
    }

    private static List<String> published(Finding finding) {
        return finding.repair().stream()
                .filter(RecordChange.class::isInstance)
                .flatMap(step -> change((RecordChange) step).after().stream())
                .filter(record -> record.is("TXT"))
                .map(Rr::text)
                .toList();
    }

    private static Change change(RecordChange change) {
        if (change instanceof RecordChange.Replace replace) {
            return Change.replace(plain(replace.from()), plain(replace.to()));
        } else if (change instanceof RecordChange.Delete delete) {
            return Change.delete(plain(delete.record()));
        }
        return Change.add(plain(((RecordChange.Add) change).record()));
    }

    private static Rr plain(DnsRecord record) {
        return Rr.parse(record.toZoneLine());
    }

    private static Map<String, String> statuses(DomainReport report) {
        Map<String, String> statuses = new LinkedHashMap<>();
        report.entries()
                .forEach(entry -> statuses.put(entry.key().id(), entry.status().name()));
        return statuses;
    }

    private static Answer answer(DnsAnswer answer) {
        List<String> aliases = answer.aliases().stream()
                .map(alias -> ((RecordData.Cname) alias.data()).target().toString())
                .toList();
        if (answer instanceof DnsAnswer.Failure failure) {
            boolean loop = failure.cause() == FailureCause.CNAME_LOOP;
            return new Answer(loop ? Answer.Kind.LOOP : Answer.Kind.ELSEWHERE, List.of(), java.util.Set.<String>of());
        }
        Answer.Kind kind = answer instanceof DnsAnswer.Records
                ? Answer.Kind.DATA
                : answer instanceof DnsAnswer.NoData ? Answer.Kind.NO_DATA : Answer.Kind.NO_SUCH_NAME;
        return new Answer(
                kind,
                aliases,
                answer.records().stream().map(record -> plain(record).data()).collect(Collectors.toSet()));
    }
}
