package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.RecordData;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mtasts.MtaStsRecord;
import org.domainverifier.records.RecordExpectation;

/**
 * What the records of a template mean, in the words of the checks. Records that are about one thing are one expectation: all mail
 * exchangers of a name, all terms of its one SPF record, all addresses.
 */
final class TemplateExpectations {
    private static final String POLICY_HOST = "mta-sts";

    private final ResolvedTemplate template;
    private final List<TemplateExpectation> expectations = new ArrayList<>();
    private final List<ResolvedRecord> notVerifiable = new ArrayList<>();

    /** Records that are about one thing at one name. */
    private record Subject(String kind, Owner owner) {}

    private TemplateExpectations(ResolvedTemplate template) {
        this.template = template;
    }

    static TemplateExpectations of(ResolvedTemplate template) {
        TemplateExpectations made = new TemplateExpectations(template);
        made.make();
        return made;
    }

    List<TemplateExpectation> expectations() {
        return expectations;
    }

    /** What no check judges. */
    List<ResolvedRecord> notVerifiable() {
        return notVerifiable;
    }

    private void make() {
        Map<Subject, List<ResolvedRecord>> subjects = new LinkedHashMap<>();
        for (ResolvedRecord each : template.records()) {
            subjects.computeIfAbsent(subject(each), subject -> new ArrayList<>())
                    .add(each);
        }
        Map<Owner, List<ResolvedRecord>> policies = policies(subjects);
        subjects.forEach(this::state);
        policies.forEach(this::policy);
    }

    private Owner owner(ResolvedRecord each) {
        return Owner.of(each.name(), template.domain());
    }

    private Subject subject(ResolvedRecord each) {
        Owner owner = owner(each);
        if (each instanceof ResolvedRecord.SpfTerms) {
            return new Subject("SPF", owner);
        } else if (each instanceof ResolvedRecord.NotInDns) {
            return new Subject("none", owner);
        }
        RecordData data = ((ResolvedRecord.Data) each).data();
        if (data instanceof RecordData.Txt txt) {
            boolean spf = MailKind.byText(txt.text()).equals(Optional.of(MailKind.SPF));
            return new Subject(spf ? "SPF" : "TXT " + txt.text(), owner);
        }
        return new Subject(
                data instanceof RecordData.Cname cname
                        ? "CNAME " + cname.target()
                        : data.type().toString(),
                owner);
    }

    /**
     * MTA-STS, whose parts are taken from the others: where the template has both of them, or has the record kept at a hosting service.
     */
    private Map<Owner, List<ResolvedRecord>> policies(Map<Subject, List<ResolvedRecord>> subjects) {
        Map<Owner, List<ResolvedRecord>> policies = new LinkedHashMap<>();
        Map<Owner, Subject> records = new LinkedHashMap<>();
        Map<Owner, Subject> hosts = new LinkedHashMap<>();
        for (Subject subject : subjects.keySet()) {
            boolean alias = subject.kind().startsWith("CNAME ");
            if (alias || isPolicyRecord(subject)) {
                subject.owner().behind(MailKind.MTA_STS.labels()).ifPresent(base -> records.put(base, subject));
            }
            if (alias) {
                subject.owner().behind(POLICY_HOST).ifPresent(base -> hosts.put(base, subject));
            }
        }
        records.forEach((base, record) -> {
            Subject host = hosts.get(base);
            if ((host != null || !isPolicyRecord(record)) && base.below().isPresent()) {
                List<ResolvedRecord> parts = new ArrayList<>(subjects.getOrDefault(record, List.of()));
                parts.addAll(host == null ? List.of() : subjects.getOrDefault(host, List.of()));
                policies.put(base, parts);
                subjects.remove(record);
                subjects.remove(host);
            }
        });
        return policies;
    }

    private static boolean isPolicyRecord(Subject subject) {
        return subject.kind().startsWith("TXT v=STSv1")
                && MtaStsRecord.parse(subject.kind().substring(4)).isValid();
    }

    private void policy(Owner base, List<ResolvedRecord> parts) {
        RecordData record = ((ResolvedRecord.Data) parts.get(0)).data();
        Optional<String> host = parts.size() > 1 ? Optional.of(target(parts.get(parts.size() - 1))) : Optional.empty();
        MtaStsExpectation expectation = record instanceof RecordData.Txt txt
                ? MtaStsExpectation.hostedAt(
                        host.orElseThrow(),
                        MtaStsRecord.parse(txt.text()).orElseThrow().id())
                : host.map(MtaStsExpectation::hostedAt)
                        .orElseGet(MtaStsExpectation::anyValid)
                        .recordHostedAt(target(parts.get(0)));
        add(base.below().orElse(""), expectation, parts);
    }

    private static String target(ResolvedRecord alias) {
        return ((RecordData.Cname) ((ResolvedRecord.Data) alias).data())
                .target()
                .toString();
    }

    private void add(String below, Expectation expectation, List<ResolvedRecord> records) {
        expectations.add(new TemplateExpectation(below, expectation, Requirement.REQUIRED, records));
    }

    private void state(Subject subject, List<ResolvedRecord> records) {
        Owner owner = subject.owner();
        if (subject.kind().equals("none")) {
            notVerifiable.addAll(records);
            return;
        }
        Optional<MeantByMail.Meant> meant = MeantByMail.of(owner, records);
        if (meant.isPresent()) {
            add(meant.get().below(), meant.get().expectation(), records);
            return;
        }
        Optional<Expectation> expectation = attempt(() -> records(owner, records));
        expectation.ifPresentOrElse(found -> add("", found, records), () -> notVerifiable.addAll(records));
    }

    /** The records as they are. */
    private static Expectation records(Owner owner, List<ResolvedRecord> records) {
        ResolvedRecord.Data first = (ResolvedRecord.Data) records.get(0);
        String name = owner.relative();
        if (first.data() instanceof RecordData.Txt txt) {
            return text(name, txt.text(), first.source());
        } else if (first.data() instanceof RecordData.Caa caa && records.size() == 1) {
            return issuer(name, caa);
        }
        return RecordExpectation.exactly(
                name,
                records.stream()
                        .map(each -> ((ResolvedRecord.Data) each).data())
                        .distinct()
                        .toArray(RecordData[]::new));
    }

    /** Among others; the one of its kind; or alone, where nobody else has anything to say (D-TEMPLATE-TEXTS). */
    private static RecordExpectation text(String name, String text, TemplateRecord source) {
        TxtConflict conflict = source instanceof TemplateRecord.Txt txt ? txt.conflict() : TxtConflict.NONE;
        String prefix = conflict.prefix();
        boolean kind = conflict.mode() == TxtConflict.Mode.PREFIX
                && !prefix.isEmpty()
                && text.regionMatches(true, 0, prefix, 0, prefix.length());
        if (kind) {
            return RecordExpectation.txt(name, text).replacing(prefix);
        }
        boolean own = name.startsWith("_") || name.contains("._");
        return conflict.mode() == TxtConflict.Mode.ALL && own
                ? RecordExpectation.txtAlone(name, text)
                : RecordExpectation.txt(name, text);
    }

    /** That the issuer may issue, if that is all the record says. */
    private static Expectation issuer(String name, RecordData.Caa caa) {
        String issuer = caa.value().text();
        boolean plain = caa.flags() == 0 && issuer.indexOf(';') < 0 && !issuer.isBlank();
        if (plain && caa.tag().equalsIgnoreCase("issue")) {
            return RecordExpectation.caa(name, issuer);
        }
        return plain && caa.tag().equalsIgnoreCase("issuewild")
                ? RecordExpectation.caaWildcard(name, issuer)
                : RecordExpectation.exactly(name, caa);
    }

    /** What can be stated, or nothing. */
    static <T extends Expectation> Optional<Expectation> attempt(Supplier<T> expectation) {
        try {
            return Optional.of(expectation.get());
        } catch (IllegalArgumentException cannotBeStated) {
            return Optional.empty();
        }
    }
}
