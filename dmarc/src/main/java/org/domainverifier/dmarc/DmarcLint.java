package org.domainverifier.dmarc;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Span;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;
import org.domainverifier.txt.TxtSource;

/** What there is to say about the one record at the domain itself. */
final class DmarcLint {
    private static final int WHOLE = DmarcReading.WHOLE;

    private final DmarcEvidence evidence;
    private final Parsed<DmarcRecord> parsed;
    private final String text;
    private final TagList places;
    private final DomainName name;
    private final Set<DmarcFinding> suggestedChoices = EnumSet.noneOf(DmarcFinding.class);
    private final Set<ReportUri> suggestedUris;
    private final Optional<DomainName> readForSubdomains;

    DmarcLint(DmarcEvidence evidence, DmarcDemands demands, TxtSource<Parsed<DmarcRecord>> source) {
        this.evidence = evidence;
        this.parsed = source.parsed();
        this.text = source.text();
        this.places = TagList.parse(text, TagListSyntax.DMARC); // where the tags are, which the record does not tell
        this.name = evidence.look().name();
        this.suggestedUris = demands.addresses();
        demands.suggestions().forEach(suggestion -> suggestedChoices.addAll(choices(suggestion)));
        this.readForSubdomains = evidence.subdomainPolicy(true).policyDomain();
    }

    void addTo(Findings findings) {
        diagnostics(findings);
        parsed.record().ifPresent(record -> choices(record, findings));
        olderReceivers(findings);
        evidence.destinations().forEach(destination -> destination(destination, findings));
        senders(findings);
    }

    /** What the parser noticed; where line breaks or markup are the cause of it, these. */
    private void diagnostics(Findings findings) {
        Optional<PastingMistake> mistake = DmarcMeant.damageIn(text);
        mistake.ifPresent(each -> findings.add(Finding.of(DmarcFinding.PASTING_MISTAKE, name)
                .with("name", name)
                .with("mistake", each)
                .with("repaired", repaired())
                .in(text)));
        boolean percentage = parsed.record().filter(DmarcLint::isInPart).isPresent();
        for (Diagnostic diagnostic : parsed.diagnostics()) {
            boolean told = mistake.isPresent() && diagnostic.code() == DmarcFinding.SYNTAX
                    || percentage
                            && diagnostic.code() == DmarcFinding.REMOVED_TAG
                            && "pct".equals(diagnostic.arguments().get("tag"));
            if (!told) {
                findings.add(Finding.of(diagnostic, name, text));
            }
        }
    }

    private String repaired() {
        DmarcReading reading = DmarcReading.of(text);
        return reading.text(reading.record());
    }

    /** What there is to say about the record of a parent that applies to a domain without one of its own. */
    static List<Finding> ofInherited(DmarcEvidence evidence, DmarcDemands demands, DmarcLookup source) {
        DmarcEffectivePolicy policy = evidence.policy();
        DmarcRecord record = source.record().orElseThrow();
        Set<DmarcFinding> suggested = EnumSet.noneOf(DmarcFinding.class);
        demands.suggestions().forEach(suggestion -> suggested.addAll(choices(suggestion)));
        Set<DmarcFinding> choices = EnumSet.noneOf(DmarcFinding.class);
        if (policy.asked() == DmarcPolicy.NONE && policy.origin() != DmarcEffectivePolicy.Origin.INVALID_POLICY) {
            choices.add(DmarcFinding.POLICY_NONE);
        } else if (policy.testing()) {
            choices.add(DmarcFinding.TEST_MODE);
        }
        boolean inPart = policy.asked() != DmarcPolicy.NONE && percent(record) < WHOLE;
        if (inPart && !policy.testing()) {
            choices.add(DmarcFinding.PERCENTAGE);
        }
        DomainName parent = source.domain();
        return choices.stream()
                .map(choice -> {
                    Finding finding = Finding.of(
                                    choice, DmarcRecord.KIND.nameFor(parent).orElse(parent))
                            .in(source.texts().get(0));
                    Finding described = switch (choice) {
                        case POLICY_NONE ->
                            finding.with("domain", evidence.domain()).with("policyDomain", parent);
                        case TEST_MODE -> testing(finding, policy.asked(), inPart ? percent(record) : WHOLE);
                        default -> finding.with("policy", policy.asked()).with("value", percent(record));
                    };
                    return suggested.contains(choice) ? described.asAsked() : described;
                })
                .toList();
    }

    /** In test mode newer receivers apply one level less, and older ones the policy to a part of the mail. */
    private static Finding testing(Finding finding, DmarcPolicy policy, int percent) {
        Finding told = finding.with("policy", policy).with("applied", policy.oneLevelLess());
        return percent < WHOLE ? told.with("value", percent) : told;
    }

    private static boolean isInPart(DmarcRecord record) {
        return record.invalidPolicies().isEmpty()
                && record.policy().orElse(DmarcPolicy.NONE) != DmarcPolicy.NONE
                && percent(record) < WHOLE;
    }

    private static int percent(DmarcRecord record) {
        return DmarcReading.percentage(record.otherTags().getOrDefault("pct", ""))
                .orElse(WHOLE);
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
        if (!record.isReported()) {
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
        if (isInPart(record) && !record.testing()) {
            choices.add(DmarcFinding.PERCENTAGE);
        }
        if (record.psd() == DmarcPsd.PUBLIC_SUFFIX) {
            choices.add(DmarcFinding.CLAIMS_PUBLIC_SUFFIX);
        }
        return choices;
    }

    private void choices(DmarcRecord record, Findings findings) {
        Set<DmarcFinding> choices = choices(record);
        // RFC 9989 §4.7, sp: only the organizational domain's record is read for subdomains
        boolean unread =
                readForSubdomains.isPresent() && !readForSubdomains.get().equals(evidence.domain());
        if (unread) {
            choices.removeAll(EnumSet.of(DmarcFinding.SUBDOMAINS_WEAKER, DmarcFinding.NON_EXISTENT_WEAKER));
        }
        for (DmarcFinding choice : choices) {
            Finding finding = Finding.of(choice, name);
            findings.add(described(choice, record, suggestedChoices.contains(choice) ? finding.asAsked() : finding));
        }
        Optional<String> policyTag = record.subdomainPolicy().isPresent()
                ? Optional.of("sp")
                : record.nonExistentPolicy().map(policy -> "np");
        if (unread && policyTag.isPresent()) {
            findings.add(inTag(policyTag.get(), Finding.of(DmarcFinding.SUBDOMAIN_POLICY_UNREAD, name))
                    .with("policyDomain", readForSubdomains.get()));
        }
    }

    private Finding described(DmarcFinding choice, DmarcRecord record, Finding finding) {
        DmarcPolicy domain = record.policy().orElse(DmarcPolicy.NONE);
        return switch (choice) {
            case POLICY_NONE -> inTag("p", finding);
            case SUBDOMAINS_WEAKER ->
                inTag("sp", finding)
                        .with("policy", domain)
                        .with("subdomainPolicy", record.subdomainPolicy().orElse(DmarcPolicy.NONE));
            case NON_EXISTENT_WEAKER ->
                inTag("np", finding)
                        .with("policy", record.subdomainPolicy().orElse(domain))
                        .with("nonExistentPolicy", record.nonExistentPolicy().orElse(DmarcPolicy.NONE));
            case TEST_MODE -> testing(inTag("t", finding), domain, percent(record));
            case PERCENTAGE -> inTag("pct", finding).with("policy", domain).with("value", percent(record));
            case CLAIMS_PUBLIC_SUFFIX -> inTag("psd", finding).with("domain", evidence.domain());
            default -> finding.in(text);
        };
    }

    /** Differences that no other finding tells of. */
    private void olderReceivers(Findings findings) {
        for (DmarcLegacyReading.Difference difference :
                LegacyReading.of(evidence).differences()) {
            Optional<String> tag = switch (difference) {
                case TEST_MODE_UNKNOWN -> Optional.of("t");
                case NON_EXISTENT_POLICY_UNKNOWN -> Optional.of("np");
                case PUBLIC_SUFFIX_TAG_UNKNOWN -> Optional.of("psd");
                case SEVERAL_RECORDS_END_THE_SEARCH,
                        POLICY_HAS_TO_BE_SECOND,
                        PERCENTAGE_APPLIED,
                        REPORT_OPTIONS_APPLIED,
                        SIZE_LIMIT_APPLIED -> Optional.empty();
            };
            tag.ifPresent(each -> findings.add(
                    inTag(each, Finding.of(DmarcFinding.OLDER_RECEIVERS, name)).with("tag", each)));
        }
    }

    private void destination(DmarcReportDestination destination, Findings findings) {
        Optional<DmarcFinding> consent = switch (destination.consent()) {
            case MISSING -> Optional.of(DmarcFinding.DESTINATION_NOT_AUTHORIZED);
            case REDIRECTS_ELSEWHERE -> Optional.of(DmarcFinding.DESTINATION_REDIRECTS);
            case NOT_DETERMINED -> Optional.of(DmarcFinding.DESTINATION_NOT_DETERMINED);
            case SAME_ORGANIZATION, GIVEN, NOT_ASKED -> Optional.empty();
        };
        consent.ifPresent(code -> findings.add(about(destination, code)));
        if (destination.mail().filter(MailRoute::refusesMail).isPresent()) {
            findings.add(about(destination, DmarcFinding.DESTINATION_WITHOUT_MAIL));
        } else if (destination.mail().equals(Optional.of(MailRoute.NOT_DETERMINED)) && consent.isEmpty()) {
            findings.add(about(destination, DmarcFinding.DESTINATION_NOT_DETERMINED));
        }
    }

    private Finding about(DmarcReportDestination destination, DmarcFinding code) {
        ReportUri uri = destination.uri();
        DomainName host = uri.host().orElse(evidence.domain());
        Finding finding = Finding.of(code, destination.consentName().orElse(host));
        Finding about = inTag(destination.tag(), suggestedUris.contains(uri) ? finding.asAsked() : finding)
                .with("tag", destination.tag())
                .with("uri", uri)
                .with("host", host)
                .with("domain", evidence.domain());
        return destination
                .consentName()
                .map(consent -> about.with("name", consent))
                .orElseGet(() -> code == DmarcFinding.DESTINATION_NOT_AUTHORIZED
                        ? about.with("name", "").with("tooLong", true)
                        : about.with("name", ""));
    }

    private void senders(Findings findings) {
        DmarcPolicy applied = evidence.policy().applied();
        SenderMechanisms senders = evidence.senders();
        boolean noDkim = senders.dkim().isUseless();
        if (applied == DmarcPolicy.REJECT && noDkim) {
            findings.add(inTag("p", Finding.of(DmarcFinding.REJECT_WITHOUT_DKIM, name)));
        }
        if (applied != DmarcPolicy.NONE && noDkim && senders.spf().isUseless()) {
            findings.add(
                    inTag("p", Finding.of(DmarcFinding.NOTHING_CAN_ALIGN, name)).with("policy", applied));
        }
    }

    private Finding inTag(String tag, Finding finding) {
        Optional<Span> span = places.first(tag).map(TagList.Tag::span);
        return span.map(place -> finding.in(text, place)).orElseGet(() -> finding.in(text));
    }
}
