package org.domainverifier.mtasts;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;

/** Policies that a stub gives, and what the check says of them. */
final class StubbedPolicies {
    static final DomainName DOMAIN = DomainName.of("customer.example");
    static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();
    static final String HOST = "mta-sts.customer.example. 300 A 8.8.4.4\n";
    static final String TXT = "_mta-sts.customer.example. 300 TXT \"v=STSv1; id=20251124\"\n";
    static final String MX = "customer.example. MX 10 mail.customer.example.\n";
    static final String TLS_RPT = "_smtp._tls.customer.example. TXT \"v=TLSRPTv1; rua=mailto:a@customer.example\"\n";
    static final String ZONE = HOST + TXT + MX + TLS_RPT;

    private StubbedPolicies() {}

    static String policy(String mode, String... patterns) {
        StringBuilder text = new StringBuilder("version: STSv1\r\nmode: " + mode + "\r\n");
        for (String pattern : patterns) {
            text.append("mx: ").append(pattern).append("\r\n");
        }
        return text.append("max_age: 1209600\r\n").toString();
    }

    static PolicyFetch fetched(String text) {
        return new PolicyFetch.Fetched(ADDRESS, MtaStsPolicy.parse(text));
    }

    static MtaStsResult verify(MtaStsCheck check, DnsResolver dns, Expectation... expectations) {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(dns).check(check);
        boolean withMx = false;
        for (Expectation expectation : expectations) {
            builder.require(expectation);
            withMx |= expectation instanceof MxExpectation;
        }
        return builder.only(withMx ? new String[] {"mta-sts", "mx"} : new String[] {"mta-sts"})
                .build()
                .verify(DOMAIN)
                .get(MtaStsCheck.KEY);
    }

    static MtaStsResult verify(String zone, PolicyFetch fetch, Expectation... expectations) {
        return verify(
                MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetch)),
                ZoneResolver.parse(zone),
                expectations);
    }
}
