package org.domainverifier.dmarc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Standings;
import org.domainverifier.txt.TxtRepairs;
import org.domainverifier.txt.TxtSource;

/**
 * What only the owner can decide, or only somebody else can do.
 *
 * @param evidence what was asked and parsed
 * @param text what is published at the domain itself; empty if nothing is changed there
 * @param standings how the records stand
 */
record DmarcManualSteps(DmarcEvidence evidence, Optional<String> text, Standings standings) {
    /** The finding with what is to be done by hand about it, if it is not ended by a change. */
    Finding attachTo(Finding finding) {
        if (finding.severity() == Severity.NOTICE || !(finding.code() instanceof DmarcFinding code)) {
            return finding; // as the provider suggested: nothing for the owner to do
        }
        Optional<ManualStep> step = switch (code) {
            case POLICY_NONE -> isEnded() ? Optional.empty() : Optional.of(tighten(finding));
            case TEST_MODE -> Optional.of(named(step(DmarcStep.END_TEST, finding, "policy", "value"), finding));
            case PERCENTAGE -> Optional.of(named(step(DmarcStep.END_PERCENTAGE, finding, "value", "policy"), finding));
            case SUBDOMAINS_WEAKER -> Optional.of(coverSubdomains(finding, "sp"));
            case NON_EXISTENT_WEAKER -> Optional.of(coverSubdomains(finding, "np"));
            case PUBLIC_SUFFIX_POLICY ->
                Optional.of(named(step(DmarcStep.PUBLISH_OWN_RECORD, finding, "domain"), finding));
            case DESTINATION_NOT_AUTHORIZED, DESTINATION_REDIRECTS -> Optional.of(consent(finding));
            case DESTINATION_WITHOUT_MAIL -> Optional.of(acceptReports(finding));
            default -> Optional.empty();
        };
        return step.map(each -> finding.repairedBy(List.of(each))).orElse(finding);
    }

    /** Whether what is published in place of a record without effect asks for more than none. */
    private boolean isEnded() {
        return text.map(DmarcRecord::parse)
                .flatMap(Parsed::record)
                .flatMap(DmarcRecord::policy)
                .filter(policy -> policy != DmarcPolicy.NONE)
                .isPresent();
    }

    /** Reports are watched where somebody gets them; otherwise an address comes first. */
    private ManualStep tighten(Finding finding) {
        Optional<String> source = text.or(() -> evidence.look().only().map(TxtSource::text))
                .or(() -> evidence.walk().policy().map(found -> found.texts().get(0)));
        Optional<DmarcRecord> record = source.map(DmarcRecord::parse).flatMap(Parsed::record);
        if (record.filter(each -> !each.isReported()).isPresent()) {
            boolean own = text.isPresent() || evidence.record().isPresent();
            Set<String> written = DmarcReading.of(source.orElseThrow()).written();
            ManualStep step = chooseAddress(nameOf(finding), record.get(), written);
            return own ? inPlace(step) : with(step, Map.of("replaced", List.of(source.orElseThrow())));
        }
        boolean subdomains = record.flatMap(DmarcRecord::policy)
                        .filter(policy -> policy != DmarcPolicy.NONE)
                        .isPresent()
                && evidence.record().isEmpty();
        return subdomains
                ? coverSubdomains(
                        finding, "sp", record.flatMap(DmarcRecord::policy).orElseThrow())
                : new ManualStep(DmarcStep.TIGHTEN_POLICY, Map.of("name", nameOf(finding)));
    }

    /** The step with what has to be done with what is at the domain's own name. */
    ManualStep inPlace(ManualStep step) {
        return step.code() == DmarcStep.CHOOSE_ADDRESS
                ? with(step, TxtRepairs.inTheWay(evidence.look(), standings))
                : step;
    }

    private static ManualStep with(ManualStep step, Map<String, Object> more) {
        Map<String, Object> arguments = new LinkedHashMap<>(step.arguments());
        arguments.putAll(more);
        return new ManualStep(step.code(), arguments);
    }

    private static ManualStep coverSubdomains(Finding finding, String tag) {
        return with(
                named(step(DmarcStep.COVER_SUBDOMAINS, finding, "policy"), finding),
                Map.<String, Object>of("tag", tag));
    }

    private static ManualStep coverSubdomains(Finding finding, String tag, Object policy) {
        return new ManualStep(
                DmarcStep.COVER_SUBDOMAINS, Map.of("tag", tag, "policy", policy, "name", nameOf(finding)));
    }

    /** Where the record is that a finding is about: the domain's own, or the parent's that applies to it. */
    private static Object nameOf(Finding finding) {
        return finding.name().<Object>map(name -> name).orElse("");
    }

    private static ManualStep named(ManualStep step, Finding finding) {
        return with(step, Map.of("name", nameOf(finding)));
    }

    private ManualStep acceptReports(Finding finding) {
        ManualStep step = with(
                step(DmarcStep.ACCEPT_REPORTS, finding, "host", "uri"),
                Map.of("name", evidence.look().name()));
        return isRefused(finding) ? with(step, Map.of("refusing", true, "domain", evidence.domain())) : step;
    }

    /** Whether the domain of the address says that it takes no mail (RFC 7505): that is a decision, not an oversight. */
    private boolean isRefused(Finding finding) {
        return evidence.destinations().stream()
                .filter(destination ->
                        destination.uri().equals(finding.arguments().getOrDefault("uri", "")))
                .anyMatch(destination -> destination.mail().equals(Optional.of(MailRoute.NULL_MX)));
    }

    private ManualStep consent(Finding finding) {
        if (isRefused(finding)) {
            return acceptReports(finding); // nobody's consent makes reports arrive there
        }
        boolean noRoom = finding.arguments().containsKey("tooLong");
        return noRoom
                ? step(DmarcStep.CHOOSE_OWN_ADDRESS, finding, "uri", "domain")
                : step(DmarcStep.AUTHORIZE_REPORTS, finding, "host", "name", "domain");
    }

    /** A record that lacks nothing but an address, and an address for it; with the tags that are written even if they are defaults. */
    static ManualStep chooseAddress(Object name, DmarcRecord record, Set<String> written) {
        DmarcRecord withPolicy = record.policy().isPresent() ? record : record.withPolicy(DmarcPolicy.NONE);
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", name);
        arguments.put(
                "record",
                withPolicy.withoutAggregateReports().withoutRemovedTags().text(written));
        return new ManualStep(DmarcStep.CHOOSE_ADDRESS, arguments);
    }

    static ManualStep changeInherited(DmarcEvidence evidence) {
        DomainName parent = evidence.policy().policyDomain().orElse(evidence.domain());
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("policyDomain", parent);
        arguments.put(
                "parent",
                DmarcRecord.KIND
                        .nameFor(parent)
                        .<Object>map(name -> name)
                        .orElseGet(() -> DmarcRecord.KIND.nameAsText(parent)));
        arguments.put("name", evidence.look().name());
        return new ManualStep(DmarcStep.CHANGE_INHERITED, arguments);
    }

    static ManualStep awaitParent(DmarcEvidence evidence) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("domain", evidence.domain());
        arguments.put("name", evidence.look().name());
        return new ManualStep(DmarcStep.AWAIT_PARENT, arguments);
    }

    private static ManualStep step(DmarcStep code, Finding finding, String... names) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (String name : names) {
            Object value = finding.arguments().get(name);
            if (value != null) {
                arguments.put(name, value);
            }
        }
        return new ManualStep(code, arguments);
    }
}
