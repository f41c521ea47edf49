package org.domainverifier.mtasts;

import java.io.IOException;
import java.time.Duration;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.domainverifier.testing.https.ServerIdentity;
import org.domainverifier.testing.https.TestAuthority;

/** Policy hosts on loopback, and a policy fetched from them. */
final class PolicyFetching {
    static final DomainName DOMAIN = DomainName.of("customer.example");
    static final String HOST = "mta-sts.customer.example";
    static final TestAuthority AUTHORITY = TestAuthority.create("Trusted Test Authority");
    static final TestAuthority STRANGER = TestAuthority.create("Unknown Test Authority");
    static final ServerIdentity GOOD = AUTHORITY.identity(HOST);
    static final DnsResolver LOOPBACK = ZoneResolver.parse(HOST + ". 300 IN A 127.0.0.1");
    static final String POLICY = "version: STSv1\r\nmode: enforce\r\nmx: mail.customer.example\r\nmax_age: 1209600\r\n";

    private PolicyFetching() {}

    static HttpsPolicyFetcher.Builder fetcher(int port) {
        return HttpsPolicyFetcher.builder()
                .trusting(AUTHORITY.trustStore())
                .port(port)
                .allowSpecialAddresses();
    }

    static PolicyFetch fetch(HttpsPolicyFetcher fetcher, DnsResolver dns) {
        return fetcher.fetch(request(dns, Duration.ofSeconds(30))).join();
    }

    static PolicyRequest request(DnsResolver dns, Duration timeLimit) {
        return PolicyRequest.of(DOMAIN, dns, timeLimit, task -> new Thread(task).start());
    }

    static PolicyFetch fetch(LoopbackPolicyServer server) {
        return fetch(fetcher(server.port()).build(), LOOPBACK);
    }

    static PolicyFetch fetchFrom(ServerIdentity context, String response) throws IOException {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(context, HttpBehaviour.response(response))) {
            return fetch(server);
        }
    }

    static PolicyFetch fetchFrom(String response) throws IOException {
        return fetchFrom(GOOD, response);
    }

    static String ok(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body;
    }

    static String ok(String body) {
        return ok("Content-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n", body);
    }
}
