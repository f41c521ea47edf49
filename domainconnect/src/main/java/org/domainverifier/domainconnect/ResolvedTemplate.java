package org.domainverifier.domainconnect;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.DomainVerifier;
import org.domainverifier.ExpectationsBuilder;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Requirement;
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
     * What the template asks for, in the words of the checks: by meaning, not record by record. Terms of SPF have to be in the one
     * SPF record of the name, mail goes to exactly these hosts in their order, a key may be spelled in any way, a DMARC record that
     * the customer may change is any valid one.
     *
     * @return the expectations with the names at which they are stated, all of them required
     */
    public List<TemplateExpectation> expectations() {
        return TemplateExpectations.of(this).expectations();
    }

    /**
     * States all {@link #expectations()}, each of them required.
     *
     * @param verifier what verifies this domain
     * @return the builder
     */
    public DomainVerifier.Builder stateIn(DomainVerifier.Builder verifier) {
        return stateIn(verifier, Set.of());
    }

    /**
     * States all {@link #expectations()}; what comes from some groups only warns.
     *
     * @param verifier what verifies this domain
     * @param recommended the groups of the template that are no more than recommended
     * @return the builder
     */
    public DomainVerifier.Builder stateIn(DomainVerifier.Builder verifier, Collection<String> recommended) {
        for (TemplateExpectation each : expectations()) {
            boolean onlyWarns = each.records().stream()
                    .allMatch(record -> record.source()
                            .common()
                            .groupId()
                            .filter(recommended::contains)
                            .isPresent());
            Requirement requirement = onlyWarns ? Requirement.RECOMMENDED : Requirement.REQUIRED;
            if (each.below().isEmpty()) {
                state(verifier, each.expectation(), requirement);
            } else {
                verifier.at(each.below(), name -> state(name, each.expectation(), requirement));
            }
        }
        return verifier;
    }

    private static void state(ExpectationsBuilder<?> name, Expectation expectation, Requirement requirement) {
        if (requirement == Requirement.REQUIRED) {
            name.require(expectation);
        } else {
            name.recommend(expectation);
        }
    }

    /**
     * What the template asks for and no verification can judge: what the DNS does not tell, such as redirects of web pages, and what
     * no expectation can say.
     *
     * @return the records, in the order of the template
     */
    public List<ResolvedRecord> notVerifiable() {
        return TemplateExpectations.of(this).notVerifiable();
    }
}
