package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.Severity;

/** Makes the records of a template for one domain (Domain Connect §9). */
final class TemplateResolver {
    private static final String WILDCARD = "*";

    private final DomainConnectTemplate template;
    private final DomainName domain;
    private final Noticed noticed = new Noticed();

    private TemplateResolver(DomainConnectTemplate template, DomainName domain) {
        this.template = template;
        this.domain = domain;
    }

    static ResolvedTemplate resolve(
            DomainConnectTemplate template,
            DomainName domain,
            String host,
            Map<String, String> values,
            Collection<String> groups) {
        return new TemplateResolver(template, domain).resolve(host, values, Set.copyOf(groups));
    }

    private ResolvedTemplate resolve(String host, Map<String, String> values, Set<String> groups) {
        boolean none = TemplateRecord.Common.isRoot(host);
        Optional<DomainName> below = none ? Optional.empty() : DomainName.tryParseExact(host + "." + domain);
        if (!none && (below.isEmpty() || host.endsWith("."))) {
            noticed.add(TemplateDiagnostic.at(TemplateText.HOST, TemplateFinding.BAD_HOST)
                    .with("host", host));
            return new ResolvedTemplate(template, domain, Optional.empty(), List.of(), noticed.all());
        }
        if (none && template.hostRequired()) {
            noticed.add("", TemplateFinding.HOST_MISSING);
            return new ResolvedTemplate(template, domain, Optional.empty(), List.of(), noticed.all());
        }
        groups(groups);
        TemplateValues known = new TemplateValues(values, domain, none ? "" : host, noticed);
        List<ResolvedRecord> records = new ArrayList<>();
        DomainName scope = below.orElse(domain);
        for (int i = 0; i < template.records().size(); i++) {
            TemplateRecord each = template.records().get(i);
            boolean active = groups.isEmpty()
                    || each.common().groupId().map(groups::contains).orElse(true);
            if (active) {
                one(each, template.path(i), known, scope).ifPresent(records::add);
            }
        }
        known.unused(template.variables());
        return new ResolvedTemplate(template, domain, below, records, noticed.all());
    }

    /** A group that is not there is an error where no other one is either (Domain Connect §10.3). */
    private void groups(Set<String> groups) {
        Set<String> there = template.groups();
        boolean some = groups.stream().anyMatch(there::contains);
        groups.stream()
                .filter(group -> !there.contains(group))
                .sorted()
                .forEach(group -> noticed.add(TemplateDiagnostic.at("", TemplateFinding.UNKNOWN_GROUP)
                        .with("group", group)
                        .with("possible", there)
                        .atMost(some ? Severity.WARNING : Severity.ERROR)));
    }

    private Optional<ResolvedRecord> one(TemplateRecord each, String path, TemplateValues values, DomainName scope) {
        Optional<DomainName> name = name(each, path, values, scope);
        OptionalLong ttl = OptionalLong.empty();
        Optional<String> seconds = each.common().ttl().flatMap(text -> values.fill(path + ".ttl", text));
        if (seconds.isPresent()) {
            ttl = Numbers.parse(seconds.get());
        }
        Optional<ResolvedContent> content = new ResolvedContent.Maker(each, path, values, scope, noticed).make();
        if (name.isEmpty() || content.isEmpty()) {
            return Optional.empty();
        }
        boolean circle = content.get()
                .data()
                .filter(new RecordData.Ns(name.get())::equals)
                .isPresent();
        if (circle) {
            noticed.add(TemplateDiagnostic.at(path + "." + RecordTexts.mainField(each), TemplateFinding.BAD_TARGET)
                    .with("value", name.get()));
            return Optional.empty();
        }
        return Optional.of(content.get().at(each, path, name.get(), ttl));
    }

    private Optional<DomainName> name(TemplateRecord each, String path, TemplateValues values, DomainName scope) {
        String field = path + "." + RecordTexts.hostField(each);
        Optional<String> filled = values.fill(field, each.common().host());
        if (filled.isEmpty()) {
            return Optional.empty();
        }
        String host = filled.get().strip();
        Optional<DomainName> place = each instanceof TemplateRecord.ApexCname ? top(host) : place(field, host, scope);
        if (place.isEmpty()) {
            return fail(field, TemplateFinding.BAD_HOST, "host", host);
        }
        if (!place.get().isWithin(domain)) {
            return fail(field, TemplateFinding.LEAVES_DOMAIN, "host", host);
        }
        return each instanceof TemplateRecord.Srv srv ? service(srv, path, place.get()) : place;
    }

    private Optional<DomainName> fail(String field, TemplateFinding code, String argument, String value) {
        noticed.add(TemplateDiagnostic.at(field, code).with(argument, value));
        return Optional.empty();
    }

    /** Wherever the template is applied, what looks like an alias at the top of the zone is at the top of the zone. */
    private Optional<DomainName> top(String host) {
        return TemplateRecord.Common.isRoot(host) ? Optional.of(domain) : Optional.empty();
    }

    private Optional<DomainName> service(TemplateRecord.Srv srv, String path, DomainName host) {
        Optional<String> service = ServiceLabels.service(srv.service());
        Optional<String> protocol = ServiceLabels.protocol(srv.protocol());
        if (service.isEmpty()) {
            return fail(path + ".service", TemplateFinding.BAD_SRV_LABEL, "value", srv.service());
        }
        if (protocol.isEmpty()) {
            return fail(path + ".protocol", TemplateFinding.BAD_SRV_LABEL, "value", srv.protocol());
        }
        return DomainName.tryParseExact(service.get() + "." + protocol.get() + "." + host);
    }

    /** The name that a host stands for (Domain Connect §9.3.2). */
    private Optional<DomainName> place(String field, String host, DomainName scope) {
        if (TemplateRecord.Common.isRoot(host)) {
            return Optional.of(scope);
        }
        if (host.equals(WILDCARD)) {
            return scope.tryChild(WILDCARD);
        }
        boolean wildcard = host.startsWith(WILDCARD + ".");
        String rest = wildcard ? host.substring(2) : host;
        if (!rest.endsWith(".")) {
            boolean again = DomainName.tryParseExact(rest)
                    .filter(full -> full.isWithin(domain))
                    .isPresent();
            if (again) {
                noticed.add(TemplateDiagnostic.at(field, TemplateFinding.NAME_REPEATED)
                        .with("host", host)
                        .atMost(Severity.WARNING));
            }
            rest = rest + "." + scope;
        }
        Optional<DomainName> name = DomainName.tryParseExact(rest);
        return wildcard ? name.flatMap(parent -> parent.tryChild(WILDCARD)) : name;
    }
}
