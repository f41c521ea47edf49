package org.domainverifier.spf;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/** What a provider asks of its customers' SPF records. Other kinds may come. */
public sealed interface SpfExpectation extends Expectation {
    @Override
    default CheckKey<SpfResult> check() {
        return SpfCheck.KEY;
    }

    /**
     * The record includes these domains: each as a whole term that lets its senders pass, where an evaluation comes to it. What
     * else is in the record is the customer's own business.
     *
     * @param first the domain to include: a name, or one with macros such as {@code %{ir}.%{v}.%{d}.spf.example.com} (RFC 7208
     *     §7); that has to be in the record as it is written
     * @param more more domains that the same record has to include
     * @return the expectation
     * @throws IllegalArgumentException if one is neither a domain name nor a name with macros
     */
    static Include include(String first, String... more) {
        List<DomainSpec> domains = new ArrayList<>();
        domains.add(DomainSpec.parse(first));
        for (String domain : more) {
            domains.add(DomainSpec.parse(domain));
        }
        return new Include(domains, SpfQualifier.SOFTFAIL);
    }

    /**
     * Mail from these addresses passes, by evaluation of the record.
     *
     * @param addresses IPv4 or IPv6 addresses as text, at least one
     * @return the expectation
     * @throws IllegalArgumentException if one is not an address
     */
    static Authorizing authorizing(String... addresses) {
        List<InetAddress> parsed = new ArrayList<>();
        for (String text : addresses) {
            byte[] octets = IpText.parse4(text, 0, text.length());
            if (octets == null) {
                octets = IpText.parse6(text, 0, text.length());
            }
            if (octets == null) {
                throw new IllegalArgumentException("not an IP address: \"" + text + "\"");
            }
            try {
                parsed.add(
                        octets.length == 4
                                ? InetAddress.getByAddress(octets)
                                : Inet6Address.getByAddress(null, octets, -1));
            } catch (UnknownHostException wrongLength) {
                throw new IllegalArgumentException(wrongLength);
            }
        }
        return new Authorizing(parsed);
    }

    /**
     * Mail from these addresses passes, by evaluation of the record.
     *
     * @param addresses at least one address
     * @return the expectation
     */
    static Authorizing authorizing(InetAddress... addresses) {
        return new Authorizing(List.of(addresses));
    }

    /**
     * The record includes domains.
     *
     * @param domains what to include, at least one: names, perhaps with macros
     * @param all what a proposed record says of all other senders, where the customer's own says nothing stricter
     */
    record Include(List<DomainSpec> domains, SpfQualifier all) implements SpfExpectation {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there is no domain
         */
        public Include {
            domains = List.copyOf(domains);
            Objects.requireNonNull(all, "all");
            if (domains.isEmpty()) {
                throw new IllegalArgumentException("an include of no domain");
            }
        }

        /**
         * The same, with another end of the record that is proposed.
         *
         * @param qualifier {@link SpfQualifier#SOFTFAIL} for {@code ~all}, {@link SpfQualifier#FAIL} for {@code -all}
         * @return a new expectation
         */
        public Include endingIn(SpfQualifier qualifier) {
            return new Include(domains, qualifier);
        }

        @Override
        public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
            List<SpfTerm> terms = new ArrayList<>();
            domains.forEach(each -> terms.add(new SpfMechanism.Include(SpfQualifier.PASS, each)));
            terms.add(new SpfMechanism.All(all));
            return List.of(RecordToPublish.of(domain, RecordData.Txt.of(new SpfRecord(terms).toString())));
        }
    }

    /**
     * Mail from addresses passes.
     *
     * @param addresses the addresses, at least one
     */
    record Authorizing(List<InetAddress> addresses) implements SpfExpectation {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there is no address
         */
        public Authorizing {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("no address to be authorized");
            }
        }

        @Override
        public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
            return List.of();
        }
    }
}
