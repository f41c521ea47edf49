package org.domainverifier.benchmarks.verification;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;

/** Customers of one shape, each with a DKIM key of its own, who are verified in turn. Used by one thread. */
final class Customers {
    private static final int CUSTOMERS = 16;

    private final CustomerShape shape;

    /** Each is made when its turn comes: keys take their time. */
    private final List<Customer> customers = new ArrayList<>();

    private int next;

    private record Customer(DomainVerifier verifier, DomainName domain) {}

    Customers(CustomerShape shape) {
        this.shape = shape;
    }

    private Customer customer(int number) {
        String domain = "customer-" + number + ".example";
        String key = key();
        return new Customer(verifier(new KeptAnswers(shape.zones(domain, key)), key), DomainName.of(domain));
    }

    static String key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /** All six checks, with what a provider of mailboxes asks for; the policy of MTA-STS is not fetched. */
    static DomainVerifier verifier(DnsResolver dns, String key) {
        return DomainVerifier.builder()
                .resolver(dns)
                .check(MtaStsCheck.recordsOnly())
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DkimExpectation.key("dkim", key))
                .require(DmarcExpectation.anyValid())
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.net"))
                .build();
    }

    DomainReport verifyNext() {
        if (next == customers.size()) {
            customers.add(customer(next));
        }
        Customer customer = customers.get(next);
        next = (next + 1) % CUSTOMERS;
        return customer.verifier().verify(customer.domain());
    }
}
