package org.domainverifier.domainconnect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/** Applies a template to a zone as a DNS host does (Domain Connect §10). */
final class TemplateApplication {
    /** Where a template says nothing. */
    private static final Duration USUAL_TTL = Duration.ofMinutes(100);

    private final ResolvedTemplate resolved;
    private final Set<String> groups;
    private final ZoneContents contents;
    private final TemplateInstance.Application application;
    private final String id;
    private final List<HostedRecord> written = new ArrayList<>();
    private final Set<Place> places = new HashSet<>();
    private final Map<DomainName, Spf> spf = new LinkedHashMap<>();

    /** An SPF record that terms are merged into, and what is there of it. */
    private record Spf(Optional<HostedRecord.InDns> there, SpfMerge merge, Duration ttl) {}

    private TemplateApplication(ResolvedTemplate resolved, HostedZone zone, Set<String> groups) {
        this.resolved = resolved;
        this.groups = groups;
        this.application = instance("", Essential.ALWAYS, Optional.empty()).application();
        this.contents = new ZoneContents(zone, this::isReplaced);
        this.id = id(zone);
    }

    static AppliedTemplate apply(
            DomainConnectTemplate template,
            HostedZone zone,
            String host,
            Map<String, String> values,
            Collection<String> groups) {
        ResolvedTemplate resolved = template.resolve(zone.domain(), host, values, groups);
        List<TemplateDiagnostic> diagnostics = new ArrayList<>(resolved.diagnostics());
        diagnostics.addAll(ApplyProblems.of(zone, resolved.records()));
        if (ApplyProblems.hasError(diagnostics)) {
            return AppliedTemplate.refused(resolved, zone, diagnostics);
        }
        return new TemplateApplication(resolved, zone, Set.copyOf(groups)).apply(zone, diagnostics);
    }

    private AppliedTemplate apply(HostedZone zone, List<TemplateDiagnostic> diagnostics) {
        ApplyConflicts.remove(contents, application, resolved.records());
        contents.cascade();
        if (!zone.remembers()) {
            places.addAll(contents.places());
        }
        resolved.records().forEach(this::write);
        spf.forEach(this::writeSpf);
        List<HostedRecord> after = new ArrayList<>(contents.kept());
        after.addAll(written);
        return new AppliedTemplate(resolved, zone, zone.holding(after), written, contents.removed(), diagnostics);
    }

    private TemplateInstance instance(String named, Essential essential, Optional<String> group) {
        DomainConnectTemplate template = resolved.template();
        String host = resolved.host()
                .map(below ->
                        String.join(".", Owner.of(below, resolved.domain()).labels()))
                .orElse("");
        return new TemplateInstance(named, template.providerId(), template.serviceId(), host, essential, group);
    }

    /**
     * What an application before has written goes first, unless the template may be applied several times; where groups are asked for,
     * what is of these (Domain Connect §10.3.1, §10.4.1.1).
     */
    private boolean isReplaced(HostedRecord each) {
        return each.origin()
                .filter(origin -> !resolved.template().multiInstance())
                .filter(origin -> origin.application().equals(application))
                .filter(origin -> groups.isEmpty()
                        || origin.group().filter(groups::contains).isPresent())
                .isPresent();
    }

    /** Of an application of some groups, the name of the one that it adds to. */
    private String id(HostedZone zone) {
        Optional<String> before = groups.isEmpty() || resolved.template().multiInstance()
                ? Optional.empty()
                : zone.contents().stream()
                        .flatMap(each -> each.origin().stream())
                        .filter(origin -> origin.application().equals(application))
                        .map(TemplateInstance::id)
                        .findFirst();
        return before.or(zone::instance).orElse("");
    }

    private Optional<TemplateInstance> origin(ResolvedRecord record) {
        TemplateRecord.Common common = record.source().common();
        return contents.zone().remembers()
                ? Optional.of(instance(id, common.essential(), common.groupId()))
                : Optional.empty();
    }

    private void write(ResolvedRecord record) {
        if (record instanceof ResolvedRecord.Data data) {
            write(record, data.data(), ttl(data.ttl()));
        } else if (record instanceof ResolvedRecord.SpfTerms terms) {
            spf.computeIfAbsent(terms.name(), name -> spf(terms)).merge().add(terms.terms());
        } else {
            service((ResolvedRecord.NotInDns) record);
        }
    }

    private static Duration ttl(OptionalLong seconds) {
        return seconds.isPresent()
                ? Duration.ofSeconds(Math.min(seconds.getAsLong(), Numbers.MOST_SECONDS))
                : USUAL_TTL;
    }

    /** A record once, however often the template has it; and not once more where it stays in the zone (Domain Connect §10.4.1.3). */
    private void write(ResolvedRecord record, RecordData data, Duration ttl) {
        if (places.add(new Place(record.name(), data))) {
            written.add(new HostedRecord.InDns(new DnsRecord(record.name(), ttl, data), origin(record)));
        }
    }

    /** A redirect, and the addresses of the web servers that serve it. */
    private void service(ResolvedRecord.NotInDns record) {
        if (record.source() instanceof TemplateRecord.Redirect) {
            HostedZone zone = contents.zone();
            Duration ttl = record.ttl().isPresent() ? ttl(record.ttl()) : zone.redirectTtl();
            zone.redirects().forEach(address -> write(record, address, ttl));
        }
        written.add(new HostedRecord.Service(
                HostService.of(record.source()), record.name(), record.target(), origin(record)));
    }

    private Spf spf(ResolvedRecord.SpfTerms terms) {
        Optional<HostedRecord.InDns> there = contents.spf(terms.name());
        SpfMerge merge = there.map(
                        each -> SpfMerge.into(((RecordData.Txt) each.record().data()).text()))
                .orElseGet(SpfMerge::fresh);
        Duration ttl = there.map(each -> each.record().ttl()).orElseGet(() -> ttl(terms.ttl()));
        return new Spf(there, merge, ttl);
    }

    /** What is made of the terms of several belongs to none of them, so that it is never removed with one (Domain Connect §9.4). */
    private void writeSpf(DomainName name, Spf record) {
        boolean stays = record.there().filter(each -> !contents.isRemoved(each)).isPresent();
        if (stays && !record.merge().isChanged()) {
            return;
        }
        record.there().ifPresent(contents::remove);
        RecordData data = RecordData.Txt.of(record.merge().text());
        written.add(new HostedRecord.InDns(new DnsRecord(name, record.ttl(), data), Optional.empty()));
    }
}
