package org.domainverifier.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    static Terms include(String first, String... more) {
        List<SpfTerm> terms = new ArrayList<>();
        terms.add(new SpfMechanism.Include(SpfQualifier.PASS, DomainSpec.parse(first)));
        for (String domain : more) {
            terms.add(new SpfMechanism.Include(SpfQualifier.PASS, DomainSpec.parse(domain)));
        }
        return new Terms(terms, SpfQualifier.SOFTFAIL);
    }

    /**
     * The record has these terms, by their meaning: in any legal spelling, networks also as larger ones or as several that cover
     * them, {@code a} also as {@code a} of the domain's name. Each lets its senders pass, where an evaluation comes to it. What else
     * is in the record is the customer's own business.
     *
     * @param first a term as it is written in a record, such as {@code ip4:192.0.2.0/24} or {@code exists:%{ir}.spf.example.com}, or
     *     several with spaces between them
     * @param more more terms of the same record
     * @return the expectation
     * @throws IllegalArgumentException if one is not a term of RFC 7208 §12, or does not let its senders pass, or says what holds of
     *     all other senders (see {@link Terms#endingIn})
     */
    static Terms terms(String first, String... more) {
        List<SpfTerm> terms = new ArrayList<>(WantedTerms.parse(first));
        for (String text : more) {
            terms.addAll(WantedTerms.parse(text));
        }
        return new Terms(terms, SpfQualifier.SOFTFAIL);
    }

    /**
     * The record of another domain decides (RFC 7208 §6.1). Where the customer's own record says what holds of all other senders, an
     * include of that domain does as well if the record says nothing weaker.
     *
     * @param domain the domain to redirect to, a name or one with macros
     * @return the expectation
     * @throws IllegalArgumentException if it is neither a domain name nor a name with macros
     */
    static Terms redirect(String domain) {
        return new Terms(List.of(new SpfModifier.Redirect(DomainSpec.parse(domain))), SpfQualifier.SOFTFAIL);
    }

    /**
     * Mail from these addresses passes, by evaluation of the record: from each address of a network.
     *
     * @param addresses IPv4 or IPv6 addresses or networks ({@code 192.0.2.0/24}) as text, at least one
     * @return the expectation
     * @throws IllegalArgumentException if one is neither
     */
    static Authorizing authorizing(String... addresses) {
        List<Cidr> networks = new ArrayList<>();
        for (String text : addresses) {
            networks.add(WantedTerms.network(text));
        }
        return new Authorizing(networks);
    }

    /**
     * Mail from these addresses passes, by evaluation of the record.
     *
     * @param addresses at least one address
     * @return the expectation
     */
    static Authorizing authorizing(InetAddress... addresses) {
        List<Cidr> networks = new ArrayList<>();
        for (InetAddress address : addresses) {
            networks.add(new Cidr(address, 8 * address.getAddress().length));
        }
        return new Authorizing(networks);
    }

    /**
     * The record has terms.
     *
     * @param terms what it has to have, at least one: mechanisms that let their senders pass, and one redirect at most
     * @param all what a proposed record says of all other senders, where the customer's own says nothing stricter; nothing where a
     *     redirect does
     */
    record Terms(List<SpfTerm> terms, SpfQualifier all) implements SpfExpectation {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there is no term, or one that cannot be asked for
         */
        public Terms {
            terms = List.copyOf(terms);
            Objects.requireNonNull(all, "all");
            WantedTerms.check(terms);
        }

        /**
         * The same, with another end of the record that is proposed.
         *
         * @param qualifier {@link SpfQualifier#SOFTFAIL} for {@code ~all}, {@link SpfQualifier#FAIL} for {@code -all}
         * @return a new expectation
         */
        public Terms endingIn(SpfQualifier qualifier) {
            return new Terms(terms, qualifier);
        }

        /** With terms that are asked for in the same record, which there is one of (RFC 7208 §3.2). */
        @Override
        public Optional<Expectation> together(Expectation other) {
            if (!(other instanceof Terms more)) {
                return Optional.empty();
            }
            List<SpfTerm> both = new ArrayList<>(terms);
            more.terms.stream()
                    .filter(term -> both.stream().noneMatch(each -> WantedTerms.isSame(each, term)))
                    .forEach(both::add);
            boolean redirects =
                    both.stream().filter(SpfModifier.Redirect.class::isInstance).count() > 1;
            return redirects ? Optional.empty() : Optional.of(new Terms(both, all));
        }

        @Override
        public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
            List<SpfTerm> published = new ArrayList<>(terms);
            published.removeIf(SpfModifier.Redirect.class::isInstance);
            published.add(terms.stream()
                    .filter(SpfModifier.Redirect.class::isInstance)
                    .findFirst()
                    .orElse(new SpfMechanism.All(all)));
            return List.of(RecordToPublish.of(domain, RecordData.Txt.of(new SpfRecord(published).toString())));
        }
    }

    /**
     * Mail from addresses passes.
     *
     * @param networks the addresses and networks, at least one
     */
    record Authorizing(List<Cidr> networks) implements SpfExpectation {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there is no address
         */
        public Authorizing {
            networks = List.copyOf(networks);
            if (networks.isEmpty()) {
                throw new IllegalArgumentException("no address to be authorized");
            }
        }

        @Override
        public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
            return List.of();
        }
    }
}
