package org.domainverifier.check;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;

/**
 * What a judge has found so far: each thing once, in the order in which to read it. Not thread-safe; a judge makes one, fills it
 * and gives {@link #list()} away.
 *
 * <pre>{@code
 * Findings findings = new Findings();
 * if (answer instanceof DnsAnswer.Failure failure) {
 *     findings.notDetermined(BimiFinding.NOT_DETERMINED, failure);
 * } else {
 *     findings.diagnostics(BimiRecord.parse(text), name);
 * }
 * CheckStatus status = findings.status();
 * }</pre>
 */
public final class Findings {
    private final Set<Finding> found = new LinkedHashSet<>();

    /** Nothing found so far. */
    public Findings() {}

    /**
     * Adds a finding, unless it is there.
     *
     * @param finding what was found
     */
    public void add(Finding finding) {
        found.add(finding);
    }

    /**
     * Adds findings, those that are not there yet.
     *
     * @param findings what was found, in order
     */
    public void addAll(Collection<Finding> findings) {
        found.addAll(findings);
    }

    /**
     * Adds a finding before all others.
     *
     * @param finding what is to be read first
     */
    public void addFirst(Finding finding) {
        List<Finding> others = list();
        found.clear();
        found.add(finding);
        found.addAll(others);
    }

    /**
     * Adds that a question has no answer, see {@link Finding#notDetermined(FindingCode, DnsAnswer.Failure)}.
     *
     * @param code the check's code for that
     * @param failure why
     */
    public void notDetermined(FindingCode code, DnsAnswer.Failure failure) {
        add(Finding.notDetermined(code, failure));
    }

    /**
     * Adds all that a parser noticed.
     *
     * @param parsed what it made of a record's text
     * @param name where the record is
     */
    public void diagnostics(Parsed<?> parsed, DomainName name) {
        for (Diagnostic diagnostic : parsed.diagnostics()) {
            add(Finding.of(diagnostic, name, parsed.text()));
        }
    }

    /**
     * Whether something of this kind was found.
     *
     * @param code the kind
     * @return true if there is a finding with this code
     */
    public boolean has(FindingCode code) {
        return found.stream().anyMatch(finding -> finding.code().equals(code));
    }

    /**
     * What the findings make of a record that is there: {@link CheckStatus#INVALID} with an error, {@link CheckStatus#WARNING}
     * with a warning, otherwise {@link CheckStatus#CORRECT}.
     *
     * @return the status
     */
    public CheckStatus status() {
        return status(Findings::weight);
    }

    /**
     * What the findings make of a record that is there, where not all weigh as they usually do.
     *
     * @param weight the status that one finding alone makes; {@link #weight} for those that weigh as usual
     * @return the weightiest
     */
    public CheckStatus status(Function<Finding, CheckStatus> weight) {
        return CheckStatus.worst(found.stream().map(weight).toList());
    }

    /**
     * The status that a finding alone makes of a record, by its severity.
     *
     * @param finding the finding
     * @return {@link CheckStatus#INVALID}, {@link CheckStatus#WARNING} or {@link CheckStatus#CORRECT}
     */
    public static CheckStatus weight(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> CheckStatus.INVALID;
            case WARNING -> CheckStatus.WARNING;
            case NOTICE -> CheckStatus.CORRECT;
        };
    }

    /**
     * What was found so far.
     *
     * @return the findings in order; a copy
     */
    public List<Finding> list() {
        return List.copyOf(found);
    }
}
