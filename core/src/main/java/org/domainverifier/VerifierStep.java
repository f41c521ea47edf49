package org.domainverifier;

import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What the verifier itself may ask to be done by hand. */
public enum VerifierStep implements StepCode {
    /** Find out how the domain is spelt, and whether it is registered still. */
    CHECK_THE_NAME,
    /** Delete the alias that leads in a circle, and verify again. */
    END_CIRCLE,
    /** Verify again before anything is changed: what a name would lose could not be looked up. */
    VERIFY_BEFORE_CHANGING;

    @Override
    public boolean comesFirst() {
        return true;
    }

    @Override
    public String id() {
        return MessageCode.id("verifier", this);
    }
}
