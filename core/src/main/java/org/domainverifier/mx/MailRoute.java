package org.domainverifier.mx;

import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** Whether a domain takes mail, and by what (RFC 5321 §5.1, RFC 7505). */
public enum MailRoute {
    /** It has mail exchangers. */
    EXCHANGER,
    /** It has none, but an address, which then counts as one. */
    ADDRESS,
    /** It has neither. */
    NONE,
    /** Its null MX says that it takes no mail. */
    NULL_MX,
    /** The DNS did not say. */
    NOT_DETERMINED;

    /**
     * The route of mail to a domain. It asks for the MX records, and for the addresses if a server said that the domain has
     * none.
     *
     * @param domain the domain after the @
     * @param dns where to ask
     * @return the route to come; whether its exchangers have addresses is not checked
     */
    public static CompletableFuture<MailRoute> to(DomainName domain, DnsResolver dns) {
        return dns.resolve(domain, RecordType.MX).toCompletableFuture().thenCompose(mx -> {
            if (mx instanceof DnsAnswer.NoData) {
                return dns.resolve(domain, RecordType.A)
                        .toCompletableFuture()
                        .thenCombine(dns.resolve(domain, RecordType.AAAA), MailRoute::byAddress);
            }
            return CompletableFuture.completedFuture(byExchanger(mx));
        });
    }

    /**
     * Whether a domain says that it takes no mail (RFC 7505).
     *
     * @param mx the answer to the question for its MX records
     * @return true if there is a null MX and nothing else
     */
    public static boolean isRefusal(DnsAnswer mx) {
        return byExchanger(mx) == NULL_MX;
    }

    private static MailRoute byExchanger(DnsAnswer mx) {
        if (mx.isAbsent()) {
            return NONE; // not even the name is there
        }
        if (mx.isFailure()) {
            return NOT_DETERMINED;
        }
        boolean any = mx.data(RecordData.Mx.class).stream()
                .anyMatch(each -> !each.exchange().equals(DomainName.ROOT));
        return any ? EXCHANGER : NULL_MX;
    }

    private static MailRoute byAddress(DnsAnswer ipv4, DnsAnswer ipv6) {
        if (!ipv4.records().isEmpty() || !ipv6.records().isEmpty()) {
            return ADDRESS;
        }
        return ipv4.isFailure() || ipv6.isFailure() ? NOT_DETERMINED : NONE;
    }

    /**
     * Whether mail can be sent there.
     *
     * @return true if the domain has an exchanger or an address; false also if that could not be looked up
     */
    public boolean takesMail() {
        return this == EXCHANGER || this == ADDRESS;
    }

    /**
     * Whether a server said that no mail can be sent there.
     *
     * @return false also if it could not be looked up
     */
    public boolean refusesMail() {
        return this == NONE || this == NULL_MX;
    }
}
