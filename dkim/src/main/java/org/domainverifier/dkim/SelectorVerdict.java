package org.domainverifier.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.service.MailService;
import org.domainverifier.service.MailServices;

/**
 * What was concluded of one selector, for one expectation or for none.
 *
 * @param evidence what the DNS said
 * @param status the conclusion
 * @param record the record, if there is exactly one and it is not void
 * @param findings what was found, with its repair
 */
record SelectorVerdict(
        SelectorEvidence evidence, CheckStatus status, Optional<DkimKeyRecord> record, List<Finding> findings) {

    boolean isRight() {
        return status == CheckStatus.CORRECT || status == CheckStatus.WARNING;
    }

    /** The same, where it amounts to something else. */
    SelectorVerdict with(CheckStatus other, List<Finding> told) {
        return new SelectorVerdict(evidence, other, record, told);
    }

    /** A selector that may go is gone, or its key is revoked: that is as good as being right. */
    SelectorVerdict asOldOfRotation() {
        boolean isRevoked = record.filter(DkimKeyRecord::isRevoked).isPresent() && status == CheckStatus.INCORRECT;
        if (status != CheckStatus.MISSING && !isRevoked) {
            return this;
        }
        DkimFinding code = isRevoked ? DkimFinding.REVOKED_SELECTOR : DkimFinding.OLD_KEY_GONE;
        Finding finding = Finding.of(code, evidence.name()).with("selector", evidence.selector());
        return new SelectorVerdict(evidence, CheckStatus.CORRECT, record, List.of(finding));
    }

    /** A selector without a key that waits for its sender's next rotation: nothing is to be done. */
    SelectorVerdict asIdle() {
        List<Finding> others = findings.stream()
                .filter(finding -> finding.code() != DkimFinding.ALIAS_TARGET_EMPTY
                        && finding.code() != DkimFinding.ALIAS_DANGLING)
                .toList();
        if (others.size() == findings.size()) {
            return this;
        }
        List<Finding> all = new ArrayList<>(others);
        DomainName target = evidence.answer().canonicalName();
        all.add(Finding.of(DkimFinding.ALIAS_IDLE, evidence.name())
                .with("selector", evidence.selector())
                .with("name", evidence.name())
                .with("target", target)
                .with("sender", evidence.keeper().<Object>map(MailService::name).orElse(target)));
        return new SelectorVerdict(evidence, CheckStatus.CORRECT, record, all);
    }

    DkimSelectorResult result() {
        return new DkimSelectorResult(
                evidence.selector(),
                evidence.name(),
                evidence.origin(),
                status,
                evidence.look().texts(),
                record,
                record.flatMap(DkimKeyRecord::publicKey).map(DkimPublicKey::bits),
                evidence.aliases(),
                evidence.keeper().map(MailService::name),
                MailServices.wellKnown().byDkimSelector(evidence.selector()).stream()
                        .map(MailService::name)
                        .toList());
    }
}
