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
public interface StepCode extends MessageCode {}
