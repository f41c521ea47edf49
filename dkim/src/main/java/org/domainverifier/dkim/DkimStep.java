package org.domainverifier.dkim;

import java.util.Map;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What DKIM may ask to be done by hand. */
public enum DkimStep implements StepCode {
    /** Generate a new key pair. */
    NEW_KEY_PAIR,
    /** Ask whoever signs for the record. */
    ASK_SENDER,
    /** Tell whoever publishes the record behind the alias. */
    TELL_SENDER,
    /** The provider has to publish the key behind the alias. */
    PROVIDER_PUBLISHES,
    /** Wait until the provider has generated the key. */
    WAIT_FOR_KEY,
    /** The provider has to correct the key that it asks for. */
    FIX_EXPECTED_KEY,
    /** The provider could not say which key it asks for. */
    ASK_PROVIDER_AGAIN,
    /** Switch off the DNS host's proxy or flattening for the alias. */
    SWITCH_OFF_PROXY,
    /** Ask another sender to use another selector, before their key goes. */
    ANOTHER_SENDER;

    @Override
    public boolean comesFirst() {
        return this == ANOTHER_SENDER;
    }

    @Override
    public String id() {
        return MessageCode.id("dkim", this);
    }

    @Override
    public Map<String, RecordType> publishes() {
        return this == ASK_SENDER ? Map.of("name", RecordType.TXT) : Map.of();
    }
}
