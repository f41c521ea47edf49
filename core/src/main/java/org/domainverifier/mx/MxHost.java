package org.domainverifier.mx;

import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/**
 * A mail exchanger and its preference: the typed MX record.
 *
 * @param preference 0 to 65535, the lowest is tried first
 * @param host the host; the root for a null MX
 */
public record MxHost(int preference, DomainName host) {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the preference does not fit into 16 bits
     */
    public MxHost {
        if (preference < 0 || preference > 0xffff) {
            throw new IllegalArgumentException("an MX preference is a number from 0 to 65535, not " + preference);
        }
    }

    static MxHost of(RecordData.Mx data) {
        return new MxHost(data.preference(), data.exchange());
    }

    RecordData.Mx data() {
        return new RecordData.Mx(preference, host);
    }

    boolean isNull() {
        return host.equals(DomainName.ROOT);
    }

    Finding finding(MxFinding code, DomainName domain) {
        return Finding.of(code, domain).in(toString()).with("host", host).with("preference", preference);
    }

    /** As a zone file spells it. */
    @Override
    public String toString() {
        return preference + " " + host.toAbsolute();
    }
}
