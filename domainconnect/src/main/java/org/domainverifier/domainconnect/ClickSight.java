package org.domainverifier.domainconnect;

import java.util.List;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;

/**
 * What a click would do to a zone, as far as the DNS tells what is in it.
 *
 * @param applied the template applied to what is seen of the zone
 * @param findings what is lost, and what could not be asked
 */
record ClickSight(AppliedTemplate applied, List<Finding> findings) implements CheckResult {
    ClickSight {
        findings = List.copyOf(findings);
    }

    /** Where nothing could be asked in time. */
    static ClickSight unknown(ResolvedTemplate resolved, DomainName domain) {
        AppliedTemplate nothing =
                AppliedTemplate.refused(resolved, HostedZone.of(domain, List.of()), resolved.diagnostics());
        Finding notInTime = Finding.notDetermined(ClickFinding.NOT_DETERMINED, domain, FailureCause.TIMEOUT, "")
                .with("type", RecordType.TXT);
        return new ClickSight(nothing, List.of(notInTime));
    }

    @Override
    public CheckStatus status() {
        return CheckStatus.CORRECT;
    }

    @Override
    public List<ExpectationOutcome> outcomes() {
        return List.of();
    }

    @Override
    public List<String> texts() {
        return List.of();
    }
}
