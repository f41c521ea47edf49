package org.domainverifier.mx;

import java.util.Map;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What MX may ask to be done by hand. */
public enum MxStep implements StepCode {
    /** See that all mailboxes of a server that takes the mail today are at the provider too. */
    MOVE_MAILBOXES,
    /** Switch off the DNS host's proxy for the mail server that was asked for. */
    SWITCH_OFF_PROXY,
    /** Delete, in the DNS host's form, the record behind the name that it made. */
    DELETE_BEHIND_PROXY,
    /** Find out which mail servers the domain is to have, or say that it takes no mail. */
    NAME_SERVERS,
    /** Publish, at a name, the address that is in place of a mail server's name, and name that. */
    PUBLISH_ADDRESS,
    /** Find out what belongs where a template has a placeholder. */
    FILL_IN,
    /** Take away the zone that was appended to a mail server's name. */
    END_NAME;

    @Override
    public String id() {
        return MessageCode.id("mx", this);
    }

    @Override
    public boolean comesFirst() {
        return this == MOVE_MAILBOXES;
    }

    @Override
    public Map<String, RecordType> publishes() {
        return this == NAME_SERVERS ? Map.of("domain", RecordType.MX) : Map.of();
    }
}
