package org.domainverifier.benchmarks.verification;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.dns.DnsResolver;

/** Many customers who published all as asked, in one zone for a server, with a DKIM key for all. */
public final class CustomerWorld {
    private final String key = Customers.key();
    private final List<String> domains;

    /**
     * A world.
     *
     * @param customers how many there are
     */
    public CustomerWorld(int customers) {
        domains = IntStream.range(0, customers)
                .mapToObj(i -> "customer-" + i + ".example")
                .toList();
    }

    /**
     * All names in a zone of the root: there are no other zones in it.
     *
     * @return zone-file text
     */
    public String zone() {
        return ". 3600 IN SOA a. x. 1 7200 3600 1209600 300\n. 3600 IN NS a.\na. 3600 IN A 192.0.2.1\n"
                + domains.stream()
                        .flatMap(
                                domain -> CustomerShape.RIGHT.zones(domain, key).lines())
                        .filter(line -> !line.contains(" SOA "))
                        .map(line ->
                                line.replaceFirst(" IN (?=[A-Z])", " 3600 IN ").replace(" 3600 3600 ", " 3600 "))
                        .collect(Collectors.joining("\n"));
    }

    /**
     * The customers' domains.
     *
     * @return all of them
     */
    public List<String> domains() {
        return domains;
    }

    /**
     * How many there are.
     *
     * @return their number
     */
    public int size() {
        return domains.size();
    }

    /**
     * The domains in turn.
     *
     * @param number counts on and on
     * @return one of them
     */
    public String domain(int number) {
        return domains.get(number % domains.size());
    }

    /**
     * All six checks with what their provider asks for.
     *
     * @param resolver how the DNS is asked
     * @return a verifier
     */
    public DomainVerifier verifier(DnsResolver resolver) {
        return Customers.verifier(resolver, key);
    }

    /**
     * A benchmark of failures would be a benchmark of nothing.
     *
     * @param report of one of the domains
     */
    public void requireRight(DomainReport report) {
        if (report.verdict() != Verdict.VERIFIED && report.verdict() != Verdict.VERIFIED_WITH_WARNINGS) {
            throw new IllegalStateException(report.toString());
        }
    }
}
