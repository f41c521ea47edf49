package org.domainverifier.mtasts;

import java.net.InetAddress;
import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Parsed;

/** Judges what became of fetching the policy (RFC 8461 §3.3), and its text by the standard (§3.2). */
final class PolicyFetchJudge {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int SERVER_ERROR = 500;

    private final MtaStsEvidence evidence;
    private final List<DomainName> expectedHosts;
    private final PolicyHost host;
    private final Findings findings = new Findings();

    private PolicyFetchJudge(MtaStsEvidence evidence, List<DomainName> expectedHosts) {
        this.evidence = evidence;
        this.expectedHosts = expectedHosts;
        this.host = evidence.host();
    }

    static Judgement judge(MtaStsEvidence evidence, List<DomainName> expectedHosts) {
        PolicyFetchJudge judge = new PolicyFetchJudge(evidence, expectedHosts);
        CheckStatus status = judge.status();
        return new Judgement(status, judge.findings.list());
    }

    private CheckStatus status() {
        PolicyFetch fetch = evidence.fetch();
        if (fetch instanceof PolicyFetch.NotAttempted not) {
            return notAttempted(not.reason());
        } else if (fetch instanceof PolicyFetch.NotResolvable not) {
            return notResolvable(not);
        } else if (fetch instanceof PolicyFetch.AddressRefused refused) {
            refused.addresses()
                    .forEach(special -> findings.add(about(MtaStsFinding.ADDRESS_REFUSED)
                            .with("address", special.address().getHostAddress())
                            .with("range", special.range())));
            return CheckStatus.WARNING;
        } else if (fetch instanceof PolicyFetch.NotConnected not) {
            return notConnected(not);
        } else if (fetch instanceof PolicyFetch.CertificateRejected rejected) {
            rejected.problems().forEach(problem -> findings.add(certificate(problem, rejected)));
            return CheckStatus.INVALID;
        } else if (fetch instanceof PolicyFetch.TlsFailed failed) {
            return add(
                    CheckStatus.INVALID,
                    about(MtaStsFinding.TLS_FAILED)
                            .with("address", text(failed.address()))
                            .with("detail", failed.detail()));
        } else if (fetch instanceof PolicyFetch.TimedOut timedOut) {
            return add(
                    CheckStatus.UNKNOWN,
                    about(MtaStsFinding.POLICY_TIMED_OUT)
                            .with("milliseconds", timedOut.limit().toMillis()));
        }
        return response(fetch);
    }

    private CheckStatus response(PolicyFetch fetch) {
        if (fetch instanceof PolicyFetch.BadStatus status) {
            return status(status.status());
        } else if (fetch instanceof PolicyFetch.Redirected redirected) {
            return add(
                    CheckStatus.INVALID,
                    about(MtaStsFinding.POLICY_REDIRECTED)
                            .with("status", redirected.status())
                            .with("location", redirected.location().orElse("-")));
        } else if (fetch instanceof PolicyFetch.BadResponse bad) {
            return add(
                    CheckStatus.INVALID,
                    about(MtaStsFinding.POLICY_BAD_RESPONSE).with("detail", bad.detail()));
        } else if (fetch instanceof PolicyFetch.TooLarge large) {
            return add(
                    CheckStatus.INVALID, about(MtaStsFinding.POLICY_TOO_LARGE).with("limit", large.limit()));
        } else if (fetch instanceof PolicyFetch.WrongContentType wrong) {
            add(
                    CheckStatus.INVALID,
                    about(MtaStsFinding.POLICY_CONTENT_TYPE)
                            .with("contentType", wrong.contentType().orElse("-")));
            text(wrong.parsed());
            return CheckStatus.INVALID;
        }
        return fetch.policy().map(this::text).orElse(CheckStatus.UNKNOWN);
    }

    private CheckStatus notAttempted(PolicyFetch.Reason reason) {
        switch (reason) {
            case RECORDS_ONLY -> findings.add(about(MtaStsFinding.POLICY_NOT_ASKED));
            case NO_SERVER_ANSWERED -> findings.add(about(MtaStsFinding.POLICY_OFFLINE));
            case DOCUMENTATION_ADDRESS ->
                findings.add(about(MtaStsFinding.POLICY_EXAMPLE_ADDRESS)
                        .with(
                                "addresses",
                                host.addresses().stream()
                                        .map(PolicyFetchJudge::text)
                                        .toList()));
            case NOTHING_TO_FETCH -> {
                // the record and the host have findings of their own
            }
        }
        return CheckStatus.CORRECT;
    }

    private CheckStatus notResolvable(PolicyFetch.NotResolvable not) {
        if (not.cause().isPresent()) {
            return add(
                    CheckStatus.UNKNOWN,
                    Finding.notDetermined(
                            MtaStsFinding.NOT_DETERMINED,
                            not.host(),
                            not.cause().get(),
                            not.detail()));
        }
        if (host.aliases().isEmpty()) {
            // where an alias is expected, its absence is said already
            return expectedHosts.isEmpty()
                    ? add(CheckStatus.MISSING, about(MtaStsFinding.HOST_MISSING))
                    : CheckStatus.MISSING;
        }
        DomainName target = host.aliases().get(host.aliases().size() - 1);
        Finding finding = about(MtaStsFinding.HOST_WITHOUT_ADDRESS).with("target", target);
        // the customer did as asked; the provider's own host is the provider's business
        return expectedHosts.stream().anyMatch(evidence.hostAnswers()::isAliasOf)
                ? add(CheckStatus.CORRECT, finding.asAsked())
                : add(CheckStatus.MISSING, finding);
    }

    // what may be over in a minute is not a verdict
    private CheckStatus notConnected(PolicyFetch.NotConnected not) {
        MtaStsFinding code = not.failure() == PolicyFetch.ConnectFailure.REFUSED
                ? MtaStsFinding.CONNECTION_REFUSED
                : MtaStsFinding.CONNECTION_FAILED;
        return add(
                CheckStatus.UNKNOWN,
                about(code).with("address", text(not.address())).with("detail", not.detail()));
    }

    private Finding certificate(CertificateProblem problem, PolicyFetch.CertificateRejected rejected) {
        return switch (problem) {
            case EXPIRED -> about(MtaStsFinding.CERTIFICATE_EXPIRED);
            case NOT_YET_VALID -> about(MtaStsFinding.CERTIFICATE_NOT_YET_VALID);
            case WRONG_NAME ->
                host.aliases().isEmpty()
                        ? about(MtaStsFinding.CERTIFICATE_WRONG_NAME).with("names", rejected.names())
                        : about(MtaStsFinding.CERTIFICATE_NOT_FOR_ALIAS)
                                .with("target", host.aliases().get(0))
                                .with("names", rejected.names());
            case UNKNOWN_ISSUER ->
                about(MtaStsFinding.CERTIFICATE_UNKNOWN_ISSUER).with("issuer", rejected.issuer());
            case ISSUER_NOT_SENT ->
                about(MtaStsFinding.CERTIFICATE_ISSUER_NOT_SENT).with("issuer", rejected.issuer());
            case OTHER -> about(MtaStsFinding.CERTIFICATE_REJECTED).with("issuer", rejected.issuer());
        };
    }

    private CheckStatus status(int status) {
        if (status == NOT_FOUND || status == GONE) {
            return add(
                    CheckStatus.MISSING, about(MtaStsFinding.POLICY_NOT_FOUND).with("status", status));
        }
        boolean transientTrouble = status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
        return add(
                transientTrouble ? CheckStatus.UNKNOWN : CheckStatus.INVALID,
                about(transientTrouble ? MtaStsFinding.POLICY_SERVER_ERROR : MtaStsFinding.POLICY_BAD_STATUS)
                        .with("status", status));
    }

    private CheckStatus text(Parsed<MtaStsPolicy> policy) {
        findings.diagnostics(policy, host.name());
        return policy.isValid() ? CheckStatus.CORRECT : CheckStatus.INVALID;
    }

    private CheckStatus add(CheckStatus status, Finding finding) {
        findings.add(finding);
        return status;
    }

    private Finding about(MtaStsFinding code) {
        return Finding.of(code, host.name()).with("host", host.name());
    }

    private static String text(InetAddress address) {
        return address.getHostAddress();
    }
}
