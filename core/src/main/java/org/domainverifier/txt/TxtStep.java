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
    PUBLISH_ALIAS;

    @Override
    public String id() {
        return MessageCode.id("txt", this);
    }
}
