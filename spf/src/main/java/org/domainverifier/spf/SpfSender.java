package org.domainverifier.spf;

import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * Who sends: the client, and what it says of itself.
 *
 * @param client the client's address
 * @param localPart the local part of the sender; {@code postmaster} if it has none (RFC 7208 §4.3)
 * @param domainText the domain of the sender as it was given
 * @param domain the domain of the sender; empty if it can have no record (RFC 7208 §4.3)
 * @param helo the name given in HELO or EHLO
 */
record SpfSender(ClientAddress client, String localPart, String domainText, Optional<DomainName> domain, String helo) {
    // Longer than anything SMTP allows (RFC 5321 §4.5.3.1); what is beyond cannot make macros cost more.
    private static final int LONGEST = 512;

    /** The MAIL FROM identity (RFC 7208 §2.4), or that of HELO if the reverse-path is null. */
    static SpfSender of(ClientAddress client, String mailFrom, String helo) {
        String path = mailFrom.equals("<>") ? "" : mailFrom;
        int at = path.lastIndexOf('@');
        String domain = path.isEmpty() ? helo : path.substring(at + 1);
        String local = at > 0 ? path.substring(0, at) : "postmaster";
        return new SpfSender(client, shortened(local), shortened(domain), domainOf(domain), shortened(helo));
    }

    // a name of several labels, no address literal
    private static Optional<DomainName> domainOf(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) == '[') {
            return Optional.empty();
        }
        boolean ascii = true;
        for (int i = 0; i < text.length() && ascii; i++) {
            ascii = text.charAt(i) < 0x80;
        }
        Optional<DomainName> name = ascii ? DomainName.tryParseOctets(text) : DomainName.tryParseExact(text);
        return name.filter(labelled -> labelled.labels().size() > 1);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
