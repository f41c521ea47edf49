package org.domainverifier.domainconnect;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Severity;

/**
 * A template for one domain, with values in place of its variables.
 *
 * @param template the template
 * @param domain the domain to which it is applied
 * @param host the host below it, if it is applied to one
 * @param records the records that there are values for, in the order of the template
 * @param diagnostics what is missing, and which values give no record
 */
public record ResolvedTemplate(
        DomainConnectTemplate template,
        DomainName domain,
        Optional<DomainName> host,
        List<ResolvedRecord> records,
        List<TemplateDiagnostic> diagnostics) {
    /** Copies the lists. */
    public ResolvedTemplate {
        records = List.copyOf(records);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Whether each record of the template, or of the groups that were asked for, could be made.
     *
     * @return true if there is no error
     */
    public boolean isComplete() {
        return diagnostics.stream().noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /**
     * What the template asks for and no verification can judge, since the DNS does not tell it.
     *
     * @return redirects and the like, in the order of the template
     */
    public List<ResolvedRecord.NotInDns> notVerifiable() {
        return records.stream()
                .filter(ResolvedRecord.NotInDns.class::isInstance)
                .map(ResolvedRecord.NotInDns.class::cast)
                .toList();
    }
}
