package org.domainverifier.repair;

import org.domainverifier.text.MessageCode;

/**
 * The stable name of one kind of {@link ManualStep}. A check that has such steps has an enum of them:
 *
 * <pre>{@code
 * public enum BimiStep implements StepCode {
 *     BUY_CERTIFICATE;
 *
 *     public String id() {
 *         return MessageCode.id("bimi", this);
 *     }
 * }
 * }</pre>
 */
public interface StepCode extends MessageCode {
    /**
     * Whether the step has to be done before any record is changed, because a change may do harm that cannot be undone in time: what
     * an alias serves has to be found out while it is there.
     *
     * @return false unless the step says otherwise
     */
    default boolean comesFirst() {
        return false;
    }

    /** A step is something to do. */
    @Override
    default boolean isInstruction() {
        return true;
    }
}
