package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.Severity;

/** Why a DNS host cannot publish the records of a template, whatever is in the zone (Domain Connect §10.2, §10.4). */
final class ApplyProblems {
    private final HostedZone zone;
    private final Noticed noticed = new Noticed();

    private ApplyProblems(HostedZone zone) {
        this.zone = zone;
    }

    static List<TemplateDiagnostic> of(HostedZone zone, List<ResolvedRecord> records) {
        ApplyProblems problems = new ApplyProblems(zone);
        records.forEach(problems::one);
        problems.aliases(records);
        problems.delegations(records);
        return problems.noticed.all();
    }

    private void one(ResolvedRecord each) {
        RecordTexts.of(each.source()).forEach((field, text) -> {
            boolean stray = text.parts().stream()
                    .anyMatch(part -> !part.variable() && part.text().indexOf('%') >= 0);
            if (stray) {
                noticed.add(TemplateDiagnostic.at(each.path() + "." + field, TemplateFinding.STRAY_PERCENT)
                        .with("value", text.toString()));
            }
        });
        if (each.source() instanceof TemplateRecord.Redirect && zone.redirects().isEmpty()) {
            noticed.add(TemplateDiagnostic.at(each.path(), TemplateFinding.NO_REDIRECTS)
                    .with("type", each.source().type()));
        }
        if (isAlias(each) && each.name().equals(zone.domain())) {
            noticed.add(host(each, TemplateFinding.HOST_NOT_REQUIRED)
                    .with("type", each.source().type()));
        }
    }

    private static TemplateDiagnostic host(ResolvedRecord each, TemplateFinding code) {
        return TemplateDiagnostic.at(each.path() + "." + RecordTexts.hostField(each.source()), code);
    }

    private static boolean isAlias(ResolvedRecord each) {
        return each instanceof ResolvedRecord.Data data && data.data() instanceof RecordData.Cname;
    }

    private static boolean isApexAlias(ResolvedRecord each) {
        return each.source() instanceof TemplateRecord.ApexCname;
    }

    private static Optional<RecordData> data(ResolvedRecord each) {
        return each instanceof ResolvedRecord.Data data ? Optional.of(data.data()) : Optional.empty();
    }

    /** Nothing is beside an alias, and no second one; the top of a zone looks like one at most. */
    private void aliases(List<ResolvedRecord> records) {
        Map<DomainName, List<ResolvedRecord>> byName = new LinkedHashMap<>();
        records.forEach(each ->
                byName.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each));
        for (List<ResolvedRecord> beside : byName.values()) {
            beside(beside, beside.stream().filter(ApplyProblems::isAlias).findFirst());
            List<ResolvedRecord> top =
                    beside.stream().filter(ApplyProblems::isApexAlias).toList();
            beside(top, top.stream().findFirst());
        }
    }

    private void beside(List<ResolvedRecord> all, Optional<ResolvedRecord> alias) {
        if (alias.isEmpty()) {
            return;
        }
        Optional<RecordData> same = data(alias.get());
        for (ResolvedRecord each : all) {
            boolean another = !each.path().equals(alias.get().path())
                    && (same.isEmpty() || !data(each).equals(same));
            if (another) {
                noticed.add(host(each, TemplateFinding.ALIAS_AMONG_OTHERS)
                        .with("host", each.name())
                        .with("other", alias.get().path()));
            }
        }
    }

    /** Nothing but the name servers is at or below a name that is delegated. */
    private void delegations(List<ResolvedRecord> records) {
        Map<DomainName, ResolvedRecord> delegated = new HashMap<>();
        records.stream()
                .filter(each -> isDelegation(each) && !each.name().equals(zone.domain()))
                .forEach(each -> delegated.putIfAbsent(each.name(), each));
        if (delegated.isEmpty()) {
            return;
        }
        for (ResolvedRecord each : records) {
            Optional<ResolvedRecord> above = above(each, delegated);
            above.ifPresent(other -> noticed.add(host(each, TemplateFinding.DELEGATION_AMONG_OTHERS)
                    .with("host", each.name())
                    .with("other", other.path())));
        }
    }

    private static boolean isDelegation(ResolvedRecord each) {
        return each instanceof ResolvedRecord.Data data && data.data() instanceof RecordData.Ns;
    }

    private Optional<ResolvedRecord> above(ResolvedRecord each, Map<DomainName, ResolvedRecord> delegated) {
        DomainName name = each.name();
        while (!name.equals(zone.domain())) {
            ResolvedRecord other = delegated.get(name);
            boolean sameSet = isDelegation(each) && name.equals(each.name());
            if (other != null && !sameSet) {
                return Optional.of(other);
            }
            name = name.parent().orElseThrow();
        }
        return Optional.empty();
    }

    static boolean hasError(List<TemplateDiagnostic> diagnostics) {
        return diagnostics.stream().anyMatch(found -> found.severity() == Severity.ERROR);
    }
}
