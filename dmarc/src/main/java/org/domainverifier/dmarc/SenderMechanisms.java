package org.domainverifier.dmarc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.check.CheckContext;

/**
 * What the checks of SPF and DKIM found that can make mail of the domain pass.
 *
 * @param spf what SPF can do
 * @param dkim what DKIM can do
 */
record SenderMechanisms(State spf, State dkim) {
    static final SenderMechanisms UNKNOWN = new SenderMechanisms(State.UNKNOWN, State.UNKNOWN);

    static CompletionStage<SenderMechanisms> of(CheckContext context) {
        return CompletableFuture.completedFuture(UNKNOWN);
    }

    /** What one mechanism can do for DMARC. */
    enum State {
        /** It can authenticate mail. */
        USABLE,
        /** It cannot: what it needs is not there, or revoked. */
        UNUSABLE,
        /** The owner says that no mail is sent at all. */
        NO_MAIL,
        /** Not checked, or not found out. */
        UNKNOWN
    }
}
