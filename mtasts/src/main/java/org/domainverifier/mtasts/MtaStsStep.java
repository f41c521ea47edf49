package org.domainverifier.mtasts;

import java.util.Map;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What MTA-STS may ask to be done by hand. */
public enum MtaStsStep implements StepCode {
    /** Wait until the provider has set the id. */
    AWAIT_ID,
    /** The provider could not say which id it asks for. */
    ASK_PROVIDER_AGAIN,
    /** Set up a policy host and a record, if MTA-STS is wanted. */
    SET_UP,
    /** Have the policy host deliver the policy. */
    PUBLISH_POLICY,
    /** Correct the policy that the policy host delivers. */
    CORRECT_POLICY,
    /** Have the policy host send the certificate of its certificate's issuer. */
    SEND_INTERMEDIATE,
    /** Get the policy host a certificate that senders accept. */
    RENEW_CERTIFICATE;

    @Override
    public String id() {
        return MessageCode.id("mta-sts", this);
    }

    @Override
    public Map<String, RecordType> publishes() {
        return this == SET_UP ? Map.of("name", RecordType.TXT) : Map.of();
    }
}
