package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.ReportDiff;
import org.domainverifier.check.Finding;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dkim.DkimKeyRecord;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcRecord;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mtasts.MtaStsPolicy;
import org.domainverifier.mtasts.MtaStsRecord;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.record.ReportUri;
import org.domainverifier.repair.DnsHosts;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.spf.DomainSpec;
import org.domainverifier.spf.MacroString;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.spf.SpfLookupTree;
import org.domainverifier.spf.SpfModifier;
import org.domainverifier.spf.SpfRecord;
import org.domainverifier.spf.SpfTerm;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.domainverifier.tlsrpt.TlsRptRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a stranger writes into any part of a record: nothing of the library that is printed gives a terminal orders, ends a line of
 * a log, or turns the direction of writing.
 */
class HostileTextTest {
    /** ESC, C1's CSI, line feeds, the override of the direction, a mark without width. */
    private static final List<String> HOSTILE =
            List.of("\u001b[2J", "\u009b31m", "\n", "\r", "\u202e", "\u2066", "\u200b", "\u2028", "\u0007");

    /** What prints as the text to be published: that is what it is for, see docs/limits.md. */
    private static final Set<Class<?>> PUBLISHABLE = Set.of(
            SpfRecord.class,
            SpfTerm.class,
            SpfModifier.class,
            DomainSpec.class,
            MacroString.class,
            DkimKeyRecord.class,
            DmarcRecord.class,
            TlsRptRecord.class,
            MtaStsRecord.class,
            MtaStsPolicy.class,
            ReportUri.class);

    private static final Map<String, List<String>> RECORDS = Map.of(
            "evil.example",
            List.of(
                    "v=spf1 # -all",
                    "v=spf1 a:# -all",
                    "v=spf1 #:b.example -all",
                    "v=spf1 include:spf.trekmail.net# -all",
                    "v=spf1 ip4:#  m=# -all",
                    "v=spf1 exp=e.example exists:%{i#} -all",
                    "\"v=spf1 # -all"),
            "dkim._domainkey.evil.example",
            List.of(
                    "v=DKIM1; n=#; p=AAAA",
                    "v=DKIM1; k=#; h=#; s=#; t=#; p=AAAA",
                    "v=#",
                    "v=DKIM#; p=AAAA",
                    "v=DKIM1; #=a; p=#",
                    "v=DKIM1; p=AA#AA; g=#",
                    "#"),
            "_dmarc.evil.example",
            List.of(
                    "v=DMARC1; p=#",
                    "v=DMARC1; p=none; #=a",
                    "v=DMARC1; p=none; sp=#; pct=#; fo=#; adkim=#; ri=#",
                    "v=DMARC1; p=none; rua=mailto:a#@b.example,#:x,https://b.example/#",
                    "v=DMARC1; p=none; x=#",
                    "v=DMARC1 #",
                    "#"),
            "_smtp._tls.evil.example",
            List.of(
                    "v=TLSRPTv1; rua=mailto:a#@b.example",
                    "v=TLSRPTv1; rua=#; x=#",
                    "v=TLSRPTv1; #; #=1; rua=mailto:a@b.example",
                    "v=TLSRPTv2#; rua=mailto:a@b.example"),
            "_mta-sts.evil.example",
            List.of("v=STSv1; id=#", "v=STSv1; #=1; id=1", "v=STSv1; #; id=1", "v=STSv2#; id=1"));

    static Stream<String> hostile() {
        return HOSTILE.stream();
    }

    private static List<DnsRecord> records(String hostile) {
        List<DnsRecord> records = new ArrayList<>();
        RECORDS.forEach((name, texts) -> texts.forEach(text -> records.add(new DnsRecord(
                DomainName.of(name), Duration.ofMinutes(5), RecordData.Txt.of(text.replace("#", hostile))))));
        return records;
    }

    private static DomainReport verify(Collection<DnsRecord> records) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.of(List.copyOf(records)))
                .check(MtaStsCheck.recordsOnly())
                .check(DkimCheck.withSelectors("dkim"))
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DkimExpectation.key(
                        "dkim", "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="))
                .require(DmarcExpectation.anyValid())
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124"))
                .build()
                .verify("evil.example");
    }

    /** All records at once, which conflict; and each alone. */
    private static List<DomainReport> reports(String hostile) {
        List<DomainReport> reports = new ArrayList<>();
        List<DnsRecord> all = records(hostile);
        reports.add(verify(all));
        all.forEach(record -> reports.add(verify(List.of(record))));
        return reports;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingThatIsPrintedHasIt(String hostile) {
        Set<String> dirty = new TreeSet<>();
        for (DomainReport report : reports(hostile)) {
            said(report).forEach((what, text) -> {
                if (!isClean(text)) {
                    dirty.add(what);
                }
            });
            for (Object each : reachable(report, ReportDiff.between(report, report))) {
                // a tree is printed on lines of its own
                String printed = each instanceof SpfLookupTree tree
                        ? String.join("", tree.toString().split("\n {2,}", -1))
                        : each.toString();
                if (!isClean(printed)) {
                    dirty.add(each.getClass().getName());
                }
            }
        }

        assertThat(dirty).isEmpty();
    }

    private static Map<String, String> said(DomainReport report) {
        StringBuilder findings = new StringBuilder();
        for (Finding finding : report.findings()) {
            findings.append(finding.message(Locale.GERMAN))
                    .append(finding.message())
                    .append(finding.advice());
        }
        StringBuilder steps = new StringBuilder();
        report.repairs().steps().stream()
                .filter(ManualStep.class::isInstance)
                .forEach(step -> steps.append(((ManualStep) step).message(Locale.GERMAN)));
        return Map.of(
                "sentences", findings.toString(),
                "steps", steps.toString(),
                "table",
                        String.join(
                                "",
                                report.repairs().toTable(Locale.ENGLISH).lines().toList()),
                "zone lines", String.join("", report.repairs().toZoneLines()),
                "typed",
                        report.repairs()
                                .typedFor(
                                        report.domain(),
                                        DnsHosts.wellKnown().hosts().get(0))
                                .toString());
    }

    private static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(character -> Character.isISOControl(character)
                        || switch (Character.getType(character)) {
                            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                            default -> false;
                        });
    }

    /** Whatever of the library's an application can come to from these, by the components of records. */
    private static List<Object> reachable(Object... roots) {
        Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(List.of(roots));
        List<Object> found = new ArrayList<>();
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (next instanceof Optional<?> optional) {
                optional.ifPresent(open::push);
            } else if (next instanceof Collection<?> several) {
                several.stream().map(Object.class::cast).forEach(open::push);
            } else if (next instanceof Map<?, ?> map) {
                open.push(map.keySet());
                open.push(map.values());
            } else if (next.getClass().getName().startsWith("org.domainverifier.")
                    && !(next instanceof Enum)
                    && met.add(next)) {
                if (PUBLISHABLE.stream().noneMatch(type -> type.isInstance(next))) {
                    found.add(next);
                }
                values(next).forEach(open::push);
            }
        }
        return found;
    }

    private static List<Object> values(Object owner) {
        List<Object> values = new ArrayList<>();
        if (!owner.getClass().isRecord()) {
            return values; // a value of the library's own form, such as a name
        }
        for (RecordComponent component : owner.getClass().getRecordComponents()) {
            types(owner.getClass())
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .flatMap(type -> read(type, component.getName(), owner).stream())
                    .findFirst()
                    .ifPresent(values::add);
        }
        return values;
    }

    private static Stream<Class<?>> types(Class<?> type) {
        return Stream.concat(Stream.of(type), Stream.of(type.getInterfaces()).flatMap(HostileTextTest::types));
    }

    private static Optional<Object> read(Class<?> type, String component, Object owner) {
        try {
            return Optional.ofNullable(type.getMethod(component).invoke(owner));
        } catch (ReflectiveOperationException notThere) {
            return Optional.empty();
        }
    }
}
