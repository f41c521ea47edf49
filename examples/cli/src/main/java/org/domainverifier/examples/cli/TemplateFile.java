package org.domainverifier.examples.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DomainName;
import org.domainverifier.domainconnect.DomainConnectTemplate;
import org.domainverifier.domainconnect.ResolvedRecord;
import org.domainverifier.domainconnect.ResolvedTemplate;
import org.domainverifier.domainconnect.TemplateDiagnostic;
import org.domainverifier.domainconnect.TemplateReading;
import org.domainverifier.record.Severity;

/** A template with the values of its variables. */
record TemplateFile(
        String file,
        DomainConnectTemplate template,
        Optional<String> host,
        Map<String, String> values,
        List<String> groups,
        List<String> recommended) {
    /** Reads the file; every mistake in it, and every value that is missing or of no use, is a complaint. */
    static TemplateFile read(
            String file,
            Map<String, String> values,
            Optional<String> host,
            List<String> groups,
            List<String> recommended) {
        DomainConnectTemplate template = template(file);
        refuseUnknown(file, "--set: there is no variable", values.keySet(), template.variables());
        refuseUnknown(file, "--group: there is no group", groups, template.groups());
        refuseUnknown(file, "--recommended: there is no group", recommended, template.groups());
        if (template.hostRequired() && host.isEmpty()) {
            throw new UsageException(file + ": it is applied below a domain only; name the host with --host");
        }
        return new TemplateFile(
                file, template, host, Map.copyOf(values), List.copyOf(groups), List.copyOf(recommended));
    }

    private static DomainConnectTemplate template(String file) {
        TemplateReading reading;
        try {
            reading = DomainConnectTemplate.read(InputFile.path(file));
        } catch (IOException unreadable) {
            throw InputFile.unreadable(file, unreadable);
        }
        complain(file, reading.diagnostics());
        return reading.template()
                .orElseThrow(() -> new UsageException(file + ": it is not a template of Domain Connect"));
    }

    /** Names are the same in any case (Domain Connect §9). */
    private static void refuseUnknown(String file, String complaint, Iterable<String> given, Set<String> known) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(known);
        for (String each : given) {
            if (!names.contains(each)) {
                throw new UsageException(file + ": " + complaint + " '" + Printable.line(each) + "'; there are "
                        + (names.isEmpty() ? "none" : String.join(", ", names)));
            }
        }
    }

    private static void complain(String file, List<TemplateDiagnostic> diagnostics) {
        diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .findFirst()
                .ifPresent(error -> {
                    throw new UsageException(file + ": " + Printable.line(error.message() + " " + error.advice()));
                });
    }

    /** States what the template asks of a domain. */
    DomainVerifier.Builder stateIn(DomainVerifier.Builder builder, DomainName domain) {
        return resolved(domain).stateIn(builder, recommended);
    }

    /** What it asks for that the DNS does not tell. */
    List<ResolvedRecord> notVerifiable(DomainName domain) {
        return resolved(domain).notVerifiable();
    }

    /** Complains of values that are missing, or give no record. */
    ResolvedTemplate resolved(DomainName domain) {
        ResolvedTemplate resolved = template.resolve(domain, host.orElse(""), values, groups);
        complain(file, resolved.diagnostics());
        return resolved;
    }

    /** A record of a template as people read it. */
    static String asLine(ResolvedRecord record) {
        String value = "";
        if (record instanceof ResolvedRecord.Data data) {
            value = data.data().toZoneText();
        } else if (record instanceof ResolvedRecord.SpfTerms spf) {
            value = spf.terms();
        } else if (record instanceof ResolvedRecord.NotInDns other) {
            value = other.target();
        }
        return record.source().type() + " " + record.name() + " " + value;
    }
}
