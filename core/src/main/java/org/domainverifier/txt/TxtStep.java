package org.domainverifier.txt;

import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What may have to be done by hand about a TXT record of any kind. */
public enum TxtStep implements StepCode {
    /** Write a record that is short enough to be read. */
    SHORTEN;

    @Override
    public String id() {
        return MessageCode.id("txt", this);
    }
}
