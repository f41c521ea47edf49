package org.domainverifier.txt;

import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What may have to be done by hand about a TXT record of any kind. */
public enum TxtStep implements StepCode {
    /** Write a record that is short enough to be read. */
    SHORTEN,
    /** Have a record changed that is where an alias leads, or publish one in place of the alias. */
    CHANGE_BEHIND_ALIAS,
    /** Publish an alias in place of a text that is its target, if one was asked for. */
    PUBLISH_ALIAS,
    /** Wait until the provider says which name at a hosting service it is. */
    AWAIT_TARGET,
    /** The provider could not say which name at a hosting service it is. */
    ASK_PROVIDER_AGAIN,
    /** Whoever keeps the record at a hosting service has to correct it. */
    TELL_HOST,
    /** The hosting service has to publish the record first. */
    HOST_PUBLISHES,
    /** What is at the hosting service could not be looked up. */
    VERIFY_TARGET,
    /** Switch off the DNS host's proxy or flattening for the alias. */
    SWITCH_OFF_PROXY,
    /** Enter report addresses at the hosting service that the record there lacks. */
    KEEP_ADDRESSES,
    /** A text of another kind has to give way to an alias. */
    OTHER_TEXT_GOES;

    @Override
    public boolean comesFirst() {
        return this == HOST_PUBLISHES || this == VERIFY_TARGET || this == KEEP_ADDRESSES || this == OTHER_TEXT_GOES;
    }

    @Override
    public String id() {
        return MessageCode.id("txt", this);
    }
}
