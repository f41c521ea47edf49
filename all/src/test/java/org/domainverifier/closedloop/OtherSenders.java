package org.domainverifier.closedloop;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.spf.SpfEvaluator;
import org.domainverifier.spf.SpfVerdict;

/** Whom a customer lets send beside the mail provider, found out by evaluation. */
final class OtherSenders {
    /** One address of each sender that the zones know. */
    private static final List<String> ADDRESSES =
            List.of("198.51.100.3", "198.51.100.200", "198.51.100.65", "2001:db8:5::1", "203.0.113.7");

    /** Addresses of nobody: mail from there never passes. */
    static final List<String> NOBODY = List.of("203.0.113.250", "2001:db8:6::1");

    private OtherSenders() {}

    /** The addresses from which mail of the domain passes. */
    static Set<String> passing(DnsResolver dns, DomainName domain) {
        List<String> addresses = new ArrayList<>(ADDRESSES);
        addresses.addAll(NOBODY);
        dns.resolve(domain, RecordType.A)
                .toCompletableFuture()
                .join()
                .data(RecordData.A.class)
                .forEach(own -> addresses.add(own.address().getHostAddress()));
        Set<String> passing = new TreeSet<>();
        SpfEvaluator evaluator = SpfEvaluator.using(dns);
        for (String address : addresses) {
            if (evaluator
                            .evaluate(inet(address), "someone@" + domain, "mail.example")
                            .verdict()
                    == SpfVerdict.PASS) {
                passing.add(address);
            }
        }
        return passing;
    }

    private static InetAddress inet(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException notALiteral) {
            throw new IllegalArgumentException(notALiteral);
        }
    }
}
