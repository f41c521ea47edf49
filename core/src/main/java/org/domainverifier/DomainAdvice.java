package org.domainverifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.SideEffects;

/**
 * What there is to say of a domain as a whole, once its checks have ended: that nobody has it, that its aliases lead in
 * a circle, or what the repairs of all checks together would take away beside what they mean to.
 *
 * @param findings about the domain, to be read before all others
 * @param entries of the checks, without their repairs where there is no domain to repair, or none yet
 */
record DomainAdvice(List<Finding> findings, List<CheckEntry> entries) {
    DomainAdvice {
        findings = List.copyOf(findings);
        entries = List.copyOf(entries);
    }

    /**
     * Asks only where something is to be changed, or where the domain was denied.
     *
     * @param answers what was answered so far
     */
    static CompletableFuture<DomainAdvice> of(
            DomainName domain, List<CheckEntry> entries, DnsResolver dns, Collection<DnsAnswer> answers) {
        return UnregisteredDomain.of(domain, dns, answers)
                .thenCompose(unregistered -> unregistered
                        .map(nobodys -> CompletableFuture.completedFuture(nothingThere(nobodys, entries)))
                        .orElseGet(() -> AliasCircle.of(domain, entries, dns)
                                .thenCompose(circles -> withCircles(domain, circles, entries, dns))));
    }

    /** A circle that a wildcard makes, or the domain itself is in, comes before all else: what it hides is not known. */
    private static CompletableFuture<DomainAdvice> withCircles(
            DomainName domain, List<AliasCircle> circles, List<CheckEntry> entries, DnsResolver dns) {
        List<Finding> findings = circles.stream().map(AliasCircle::finding).toList();
        boolean first = circles.stream().anyMatch(circle -> circle.comesBeforeAll(domain));
        return first
                ? CompletableFuture.completedFuture(new DomainAdvice(
                        findings,
                        entries.stream().map(DomainAdvice::withoutRepairs).toList()))
                : sideEffects(entries, dns).thenApply(advice -> advice.after(findings));
    }

    private DomainAdvice after(List<Finding> others) {
        List<Finding> all = new ArrayList<>(others);
        all.addAll(findings);
        return new DomainAdvice(all, entries);
    }

    private static DomainAdvice nothingThere(UnregisteredDomain nobodys, List<CheckEntry> entries) {
        Finding finding = Finding.of(VerifierFinding.DOMAIN_DOES_NOT_EXIST, nobodys.name())
                .with("domain", nobodys.name());
        finding = nobodys.meant().isEmpty()
                ? finding
                : finding.with("suggestion", nobodys.meant().get());
        return new DomainAdvice(
                List.of(finding.repairedBy(
                        List.of(new ManualStep(VerifierStep.CHECK_THE_NAME, Map.of("domain", nobodys.name()))))),
                entries.stream().map(DomainAdvice::withoutRepairs).toList());
    }

    /** Where there is no zone nothing can be published, and where something is to be done first nothing is. */
    private static CheckEntry withoutRepairs(CheckEntry entry) {
        List<Finding> findings = entry.findings().stream()
                .map(finding -> finding.repairedBy(List.of()))
                .toList();
        return new VerifiedCheck(
                entry.name(),
                entry.key(),
                entry.requirement(),
                entry.status(),
                findings,
                entry.result(),
                entry.values(),
                entry.usage());
    }

    private static CompletableFuture<DomainAdvice> sideEffects(List<CheckEntry> entries, DnsResolver dns) {
        RepairPlan plan = RepairPlan.of(entries.stream()
                .filter(entry -> entry.requirement() != Requirement.OPTIONAL)
                .flatMap(entry -> entry.findings().stream())
                .flatMap(finding -> finding.repair().stream())
                .toList());
        return SideEffects.of(dns, plan.changes(), plan.manualSteps())
                .thenApply(effects -> new DomainAdvice(
                        effects.stream().map(DomainAdvice::finding).toList(), entries));
    }

    private static Finding finding(SideEffects effect) {
        if (!effect.known()) {
            Map<String, Object> name = Map.of("name", effect.name());
            List<RepairStep> steps = new ArrayList<>(effect.keeping());
            steps.add(0, new ManualStep(VerifierStep.VERIFY_BEFORE_CHANGING, name));
            return Finding.of(VerifierFinding.EFFECTS_NOT_KNOWN, effect.name())
                    .with("name", effect.name())
                    .repairedBy(steps);
        }
        VerifierFinding code = effect.alias().isPresent() ? VerifierFinding.ALIAS_ENDS : VerifierFinding.WILDCARD_ENDS;
        Finding finding = Finding.of(code, effect.name()).with("name", effect.name());
        if (effect.byHand()) {
            finding = finding.with("byHand", true);
        }
        if (effect.target().isPresent()) {
            finding = finding.with("target", effect.target().get());
        }
        return finding.with("records", effect.records()).repairedBy(effect.keeping());
    }
}
