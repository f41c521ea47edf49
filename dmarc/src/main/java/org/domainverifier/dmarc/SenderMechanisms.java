package org.domainverifier.dmarc;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dkim.DkimResult;
import org.domainverifier.dkim.DkimSelectorResult;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.spf.SpfResult;

/**
 * What the checks of SPF and DKIM found that can make mail of the domain pass.
 *
 * @param spf what SPF can do
 * @param dkim what DKIM can do
 */
record SenderMechanisms(State spf, State dkim) {
    static final SenderMechanisms UNKNOWN = new SenderMechanisms(State.UNKNOWN, State.UNKNOWN);

    static CompletionStage<SenderMechanisms> of(CheckContext context) {
        return context.result(SpfCheck.KEY)
                .thenCombine(
                        context.result(DkimCheck.KEY),
                        (spf, dkim) -> new SenderMechanisms(
                                spf.map(SenderMechanisms::ofSpf).orElse(State.UNKNOWN),
                                dkim.map(SenderMechanisms::ofDkim).orElse(State.UNKNOWN)));
    }

    static State ofSpf(SpfResult result) {
        if (result.status() == CheckStatus.UNKNOWN) {
            return State.UNKNOWN;
        }
        if (result.status() == CheckStatus.MISSING && result.record().isEmpty()) {
            return State.ABSENT;
        }
        boolean evaluates = result.record().isPresent() && result.status() != CheckStatus.INVALID;
        if (!evaluates) {
            return State.UNUSABLE;
        }
        boolean nobody = result.authorized().exact()
                && result.authorized().ip4Count().signum() == 0
                && result.authorized().ip6Count().signum() == 0;
        return nobody ? State.NO_MAIL : State.USABLE;
    }

    /** A key that is not the expected one authenticates mail too; only where an expected key cannot is anything certain. */
    static State ofDkim(DkimResult result) {
        if (result.selectors().stream().anyMatch(DkimSelectorResult::isUsable)) {
            return State.USABLE;
        }
        List<DkimSelectorResult> expected = result.selectors().stream()
                .filter(selector -> selector.origin() == DkimSelectorResult.Origin.EXPECTED)
                .toList();
        boolean allWrong = !expected.isEmpty()
                && expected.stream().map(DkimSelectorResult::status).allMatch(CheckStatus::isWrong);
        return allWrong ? State.UNUSABLE : State.UNKNOWN;
    }

    /** What one mechanism can do for DMARC. */
    enum State {
        /** It can authenticate mail. */
        USABLE,
        /** It cannot: what it needs is not right, not there, or revoked. */
        UNUSABLE,
        /** It cannot, since there is nothing at all. */
        ABSENT,
        /** The owner says that no mail is sent at all. */
        NO_MAIL,
        /** Not checked, or not known. */
        UNKNOWN;

        /** Whether it is certain that no mail passes by it, although some may be sent. */
        boolean isUseless() {
            return this == UNUSABLE || this == ABSENT;
        }
    }
}
