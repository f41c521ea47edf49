package org.domainverifier.domainconnect;

import java.util.List;
import java.util.Objects;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.RecordChange;

/**
 * What became of a zone when a template was applied to it. All of a template is applied or nothing (Domain Connect §10.6).
 *
 * @param template the template with its values
 * @param before the zone before
 * @param zone the zone afterwards; as it was before where the template could not be applied
 * @param written what the DNS host wrote, in the order of the template; what was there alike is among it only where it was written anew
 * @param removed what the DNS host took away, in the order of the zone before
 * @param diagnostics why it could not be applied, and what else was noticed
 */
public record AppliedTemplate(
        ResolvedTemplate template,
        HostedZone before,
        HostedZone zone,
        List<HostedRecord> written,
        List<HostedRecord> removed,
        List<TemplateDiagnostic> diagnostics) {
    /** Copies the lists. */
    public AppliedTemplate {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(zone, "zone");
        written = List.copyOf(written);
        removed = List.copyOf(removed);
        diagnostics = List.copyOf(diagnostics);
    }

    static AppliedTemplate refused(ResolvedTemplate template, HostedZone zone, List<TemplateDiagnostic> diagnostics) {
        return new AppliedTemplate(template, zone, zone, List.of(), List.of(), diagnostics);
    }

    /**
     * Whether it could be applied.
     *
     * @return true if no diagnostic is an error
     */
    public boolean isApplied() {
        return diagnostics.stream().noneMatch(found -> found.severity() == Severity.ERROR);
    }

    /**
     * What changes in the DNS: what goes, then what is new. A record that is written anew as it was is no change.
     *
     * @return the changes in the order of the names
     */
    public List<RecordChange> changes() {
        return ZoneDifference.between(before.records(), zone.records());
    }
}
