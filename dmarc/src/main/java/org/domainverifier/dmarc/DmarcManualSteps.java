package org.domainverifier.dmarc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;

/**
 * What only the owner can decide, or only somebody else can do.
 *
 * @param evidence what was asked and parsed
 * @param text what is published at the domain itself; empty if nothing is changed there
 */
record DmarcManualSteps(DmarcEvidence evidence, Optional<String> text) {
    /** The finding with what is to be done by hand about it, if it is not ended by a change. */
    Finding attachTo(Finding finding) {
        if (finding.severity() == Severity.NOTICE || !(finding.code() instanceof DmarcFinding code)) {
            return finding; // as the provider suggested: nothing for the owner to do
        }
        Optional<ManualStep> step = switch (code) {
            case POLICY_NONE -> Optional.of(tighten(finding));
            case TEST_MODE -> Optional.of(step(DmarcStep.END_TEST, finding, "policy"));
            case PERCENTAGE -> Optional.of(step(DmarcStep.END_PERCENTAGE, finding, "value", "policy"));
            case SUBDOMAINS_WEAKER, NON_EXISTENT_WEAKER ->
                Optional.of(step(DmarcStep.COVER_SUBDOMAINS, finding, "policy"));
            case PUBLIC_SUFFIX_POLICY -> Optional.of(step(DmarcStep.PUBLISH_OWN_RECORD, finding, "domain"));
            case DESTINATION_NOT_AUTHORIZED, DESTINATION_REDIRECTS -> Optional.of(consent(finding));
            case DESTINATION_WITHOUT_MAIL -> Optional.of(step(DmarcStep.ACCEPT_REPORTS, finding, "host"));
            default -> Optional.empty();
        };
        return step.map(each -> finding.repairedBy(List.of(each))).orElse(finding);
    }

    /** Reports are watched where somebody gets them; otherwise an address comes first. */
    private ManualStep tighten(Finding finding) {
        Optional<DmarcRecord> record = text.map(DmarcRecord::parse)
                .flatMap(Parsed::record)
                .or(evidence::record)
                .or(() -> evidence.walk().policy().flatMap(DmarcLookup::record));
        if (record.filter(each -> !each.isReported()).isPresent()) {
            return chooseAddress(finding.name().map(DomainName::toString).orElse(""), record.get());
        }
        boolean subdomains = record.flatMap(DmarcRecord::policy)
                        .filter(policy -> policy != DmarcPolicy.NONE)
                        .isPresent()
                && evidence.record().isEmpty();
        return subdomains
                ? new ManualStep(
                        DmarcStep.COVER_SUBDOMAINS,
                        Map.of("policy", record.flatMap(DmarcRecord::policy).orElseThrow()))
                : new ManualStep(DmarcStep.TIGHTEN_POLICY, Map.of());
    }

    private static ManualStep consent(Finding finding) {
        boolean noRoom = finding.arguments().containsKey("tooLong");
        return noRoom
                ? step(DmarcStep.CHOOSE_OWN_ADDRESS, finding, "uri", "domain")
                : step(DmarcStep.AUTHORIZE_REPORTS, finding, "host", "name", "domain");
    }

    /** A record that lacks nothing but an address, and an address for it. */
    static ManualStep chooseAddress(String name, DmarcRecord record) {
        DmarcRecord withPolicy = record.policy().isPresent() ? record : record.withPolicy(DmarcPolicy.NONE);
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", name);
        arguments.put("record", withPolicy.withoutAggregateReports().toString());
        return new ManualStep(DmarcStep.CHOOSE_ADDRESS, arguments);
    }

    static ManualStep changeInherited(DmarcEvidence evidence) {
        DomainName parent = evidence.policy().policyDomain().orElse(evidence.domain());
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("policyDomain", parent);
        arguments.put("parent", DmarcRecord.KIND.nameAsText(parent));
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
