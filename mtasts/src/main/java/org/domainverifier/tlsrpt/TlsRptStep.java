package org.domainverifier.tlsrpt;

import java.util.Map;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What TLS-RPT may ask to be done by hand. */
public enum TlsRptStep implements StepCode {
    /** Choose an address for the reports. */
    CHOOSE_ADDRESS,
    /** Find out which address was meant that nobody can read. */
    CHECK_ADDRESS,
    /** The domain of an address has to accept mail. */
    ACCEPT_REPORTS;

    @Override
    public String id() {
        return MessageCode.id("tls-rpt", this);
    }

    @Override
    public Map<String, RecordType> publishes() {
        return this == CHOOSE_ADDRESS ? Map.of("name", RecordType.TXT) : Map.of();
    }
}
