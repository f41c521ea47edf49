package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.ReportUri;
import org.domainverifier.text.VisibleText;

/** The values that the check and the evaluator give. Callers see the interfaces, so that more can be told later. */
final class DmarcValues {
    private DmarcValues() {}

    record Judged(
            CheckStatus status,
            List<Finding> findings,
            List<ExpectationOutcome> outcomes,
            List<String> texts,
            Optional<DmarcRecord> record,
            DmarcEffectivePolicy policy,
            DmarcEffectivePolicy subdomainPolicy,
            DmarcEffectivePolicy nonExistentPolicy,
            Optional<DomainName> organizationalDomain,
            DmarcTreeWalk walk,
            List<DmarcReportDestination> destinations,
            DmarcLegacyReading legacy)
            implements DmarcResult {
        Judged {
            findings = List.copyOf(findings);
            outcomes = List.copyOf(outcomes);
            texts = List.copyOf(texts);
            destinations = List.copyOf(destinations);
        }

        static DmarcResult of(
                DmarcEvidence evidence, CheckStatus status, List<Finding> findings, List<ExpectationOutcome> outcomes) {
            return new Judged(
                    status,
                    findings,
                    outcomes,
                    evidence.look().texts(),
                    evidence.record(),
                    evidence.policy(),
                    evidence.subdomainPolicy(true),
                    evidence.subdomainPolicy(false),
                    evidence.walk().organizationalDomain(),
                    evidence.walk(),
                    evidence.destinations(),
                    LegacyReading.of(evidence));
        }

        /** For logs: one line, with nothing invisible in it. */
        @Override
        public String toString() {
            return VisibleText.line("DmarcResult[status=" + status + ", findings=" + findings + ", outcomes=" + outcomes
                    + ", texts=" + texts + ", record=" + record + ", policy=" + policy + ", subdomainPolicy="
                    + subdomainPolicy + ", nonExistentPolicy=" + nonExistentPolicy + ", organizationalDomain="
                    + organizationalDomain + ", walk=" + walk + ", destinations=" + destinations + ", legacy=" + legacy
                    + "]");
        }
    }

    record Evaluated(
            DomainName author,
            Result result,
            DmarcPolicy disposition,
            DmarcEffectivePolicy policy,
            Optional<DomainName> organizationalDomain,
            List<Alignment> alignments)
            implements DmarcEvaluation {
        Evaluated {
            alignments = List.copyOf(alignments);
        }
    }

    record Aligned(
            DmarcEvaluation.Mechanism mechanism,
            DomainName identifier,
            AuthenticationResult result,
            DmarcEvaluation.Outcome outcome)
            implements DmarcEvaluation.Alignment {}

    record Destination(
            String tag,
            ReportUri uri,
            Consent consent,
            Optional<DomainName> consentName,
            List<ReportUri> redirectedTo,
            Optional<MailRoute> mail)
            implements DmarcReportDestination {
        Destination {
            redirectedTo = List.copyOf(redirectedTo);
        }

        static Destination of(String tag, ReportUri uri, Consent consent) {
            return new Destination(tag, uri, consent, Optional.empty(), List.of(), Optional.empty());
        }

        Destination askedAt(DomainName name, Consent answer, List<ReportUri> redirections) {
            return new Destination(tag, uri, answer, Optional.of(name), redirections, mail);
        }

        Destination reachedBy(Optional<MailRoute> route) {
            return new Destination(tag, uri, consent, consentName, redirectedTo, route);
        }
    }
}
