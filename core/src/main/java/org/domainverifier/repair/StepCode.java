package org.domainverifier.repair;

import java.util.Map;
import org.domainverifier.dns.RecordType;
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

    /**
     * Which arguments have names at which the step asks to publish a record, with its type: what a wildcard gives such a name ends with
     * it (RFC 4592 §2.2.2), so the plan says that first.
     *
     * @return none unless the step says otherwise
     */
    default Map<String, RecordType> publishes() {
        return Map.of();
    }

    /** A step is something to do. */
    @Override
    default boolean isInstruction() {
        return true;
    }
}
