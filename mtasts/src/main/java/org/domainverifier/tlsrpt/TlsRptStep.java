package org.domainverifier.tlsrpt;

import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;

/** What TLS-RPT may ask to be done by hand. */
public enum TlsRptStep implements StepCode {
    /** Choose an address for the reports. */
    CHOOSE_ADDRESS;

    @Override
    public String id() {
        return MessageCode.id("tls-rpt", this);
    }
}
