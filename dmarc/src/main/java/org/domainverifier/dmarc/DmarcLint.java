package org.domainverifier.dmarc;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Span;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;

/** What there is to say about the one record at the domain itself. */
final class DmarcLint {
    private final DmarcFacts facts;
    private final DmarcRecord record;
    private final String text;
    private final DomainName recordName;
    private final Set<DmarcFinding> suggestedChoices = EnumSet.noneOf(DmarcFinding.class);
    private final Set<ReportUri> suggestedUris;
    private final Findings findings = new Findings();

    DmarcLint(DmarcFacts facts, List<Expected<DmarcExpectation>> expectations, DmarcRecord record) {
        this.facts = facts;
        this.record = record;
        this.text = facts.lookup().texts().get(0);
        this.recordName = facts.recordName();
        this.suggestedUris = DmarcCheck.suggested(expectations);
        expectations.forEach(expected -> expected.expectation()
                .suggestion()
                .ifPresent(suggestion -> suggestedChoices.addAll(choices(suggestion))));
    }

    List<Finding> findings() {
        findings.diagnostics(DmarcRecord.parse(text), recordName);
        choices();
        olderReceivers();
        facts.destinations().forEach(this::destination);
        senders();
        return findings.list();
    }

    /** What the owner of a record chose that is worth a word. */
    private static Set<DmarcFinding> choices(DmarcRecord record) {
        Set<DmarcFinding> choices = EnumSet.noneOf(DmarcFinding.class);
        if (!record.invalidPolicies().isEmpty()) {
            return choices; // the policies are void, and that is said
        }
        DmarcPolicy domain = record.policy().orElse(DmarcPolicy.NONE);
        DmarcPolicy existing = record.subdomainPolicy().orElse(domain);
        DmarcPolicy nonExistent = record.nonExistentPolicy().orElse(existing);
        if (domain == DmarcPolicy.NONE) {
            choices.add(DmarcFinding.POLICY_NONE);
        }
        if (record.aggregateReports().isEmpty()) {
            choices.add(DmarcFinding.NO_REPORTS);
        }
        if (!existing.isAtLeast(domain)) {
            choices.add(DmarcFinding.SUBDOMAINS_WEAKER);
        }
        if (!nonExistent.isAtLeast(existing)) {
            choices.add(DmarcFinding.NON_EXISTENT_WEAKER);
        }
        if (record.testing() && domain != DmarcPolicy.NONE) {
            choices.add(DmarcFinding.TEST_MODE);
        }
        if (record.psd() == DmarcPsd.PUBLIC_SUFFIX) {
            choices.add(DmarcFinding.CLAIMS_PUBLIC_SUFFIX);
        }
        return choices;
    }

    private void choices() {
        // RFC 9989 §4.7, sp: only the organizational domain's record is read for subdomains
        boolean readForSubdomains = facts.subdomainPolicy(true)
                .policyDomain()
                .map(facts.domain()::equals)
                .orElse(true);
        for (DmarcFinding choice : choices(record)) {
            Finding chosen = Finding.of(choice, recordName);
            Finding finding = suggestedChoices.contains(choice) ? chosen.asAsked() : chosen;
            switch (choice) {
                case SUBDOMAINS_WEAKER -> {
                    if (readForSubdomains) {
                        findings.add(inTag("sp", finding)
                                .with("policy", record.policy().orElse(DmarcPolicy.NONE))
                                .with(
                                        "subdomainPolicy",
                                        record.subdomainPolicy().orElse(DmarcPolicy.NONE)));
                    }
                }
                case NON_EXISTENT_WEAKER -> {
                    if (readForSubdomains) {
                        findings.add(inTag("np", finding)
                                .with(
                                        "policy",
                                        record.subdomainPolicy()
                                                .or(record::policy)
                                                .orElse(DmarcPolicy.NONE))
                                .with(
                                        "nonExistentPolicy",
                                        record.nonExistentPolicy().orElse(DmarcPolicy.NONE)));
                    }
                }
                case TEST_MODE -> {
                    DmarcPolicy asked = record.policy().orElse(DmarcPolicy.NONE);
                    findings.add(inTag("t", finding).with("policy", asked).with("applied", asked.oneLevelLess()));
                }
                case CLAIMS_PUBLIC_SUFFIX -> findings.add(inTag("psd", finding).with("domain", facts.domain()));
                case POLICY_NONE -> findings.add(inTag("p", finding));
                default -> findings.add(finding.in(text));
            }
        }
        boolean hasSubdomainPolicies = record.subdomainPolicy().isPresent()
                || record.nonExistentPolicy().isPresent();
        if (hasSubdomainPolicies && !readForSubdomains) {
            findings.add(inTag(
                            record.subdomainPolicy().isPresent() ? "sp" : "np",
                            Finding.of(DmarcFinding.SUBDOMAIN_POLICY_UNREAD, recordName))
                    .with(
                            "policyDomain",
                            facts.subdomainPolicy(true).policyDomain().orElse(facts.domain())));
        }
    }

    /** Differences that no other finding tells of. */
    private void olderReceivers() {
        for (DmarcLegacyReading.Difference difference :
                DmarcLegacyReading.of(facts.walk()).differences()) {
            Optional<String> tag = switch (difference) {
                case TEST_MODE_UNKNOWN -> Optional.of("t");
                case NON_EXISTENT_POLICY_UNKNOWN -> Optional.of("np");
                case PUBLIC_SUFFIX_TAG_UNKNOWN -> Optional.of("psd");
                case SEVERAL_RECORDS_END_THE_SEARCH,
                        POLICY_REQUIRED,
                        POLICY_HAS_TO_BE_SECOND,
                        PERCENTAGE_APPLIED,
                        REPORT_OPTIONS_APPLIED,
                        SIZE_LIMIT_APPLIED -> Optional.empty();
            };
            tag.ifPresent(name -> findings.add(inTag(name, Finding.of(DmarcFinding.OLDER_RECEIVERS, recordName))
                    .with("tag", name)));
        }
    }

    private void destination(DmarcReportDestination destination) {
        Optional<DmarcFinding> consent = switch (destination.consent()) {
            case MISSING -> Optional.of(DmarcFinding.DESTINATION_NOT_AUTHORIZED);
            case REDIRECTS_ELSEWHERE -> Optional.of(DmarcFinding.DESTINATION_REDIRECTS);
            case NOT_DETERMINED -> Optional.of(DmarcFinding.DESTINATION_NOT_DETERMINED);
            case SAME_ORGANIZATION, GIVEN, NOT_ASKED -> Optional.empty();
        };
        consent.ifPresent(code -> add(code, destination));
        if (destination.mail().filter(MailRoute::refusesMail).isPresent()) {
            add(DmarcFinding.DESTINATION_WITHOUT_MAIL, destination);
        } else if (destination.mail().equals(Optional.of(MailRoute.NOT_DETERMINED)) && consent.isEmpty()) {
            add(DmarcFinding.DESTINATION_NOT_DETERMINED, destination);
        }
    }

    private void add(DmarcFinding code, DmarcReportDestination destination) {
        ReportUri uri = destination.uri();
        DomainName host = uri.host().orElse(facts.domain());
        Finding finding = Finding.of(code, destination.consentName().orElse(host));
        findings.add(inTag(destination.tag(), suggestedUris.contains(uri) ? finding.asAsked() : finding)
                .with("tag", destination.tag())
                .with("uri", uri)
                .with("host", host)
                .with("domain", facts.domain())
                .with(
                        "name",
                        destination.consentName().map(DomainName::toString).orElse("")));
    }

    private void senders() {
        DmarcPolicy applied = facts.policy().applied();
        SenderMechanisms senders = facts.senders();
        boolean noDkim = senders.dkim() == SenderMechanisms.State.UNUSABLE;
        if (applied == DmarcPolicy.REJECT && noDkim) {
            findings.add(inTag("p", Finding.of(DmarcFinding.REJECT_WITHOUT_DKIM, recordName)));
        }
        if (applied != DmarcPolicy.NONE && noDkim && senders.spf() == SenderMechanisms.State.UNUSABLE) {
            findings.add(inTag("p", Finding.of(DmarcFinding.NOTHING_CAN_ALIGN, recordName))
                    .with("policy", applied));
        }
    }

    private Finding inTag(String name, Finding finding) {
        Optional<Span> span =
                TagList.parse(text, TagListSyntax.DMARC).first(name).map(TagList.Tag::span);
        return span.map(place -> finding.in(text, place)).orElseGet(() -> finding.in(text));
    }
}
