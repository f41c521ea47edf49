package org.domainverifier.spf;

import java.util.Locale;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.spf.MacroString.Letter;
import org.domainverifier.spf.SpfLookupTree.Branch;

/**
 * A term that was asked for in the record of a domain, and what means the same.
 *
 * @param term a mechanism that lets its senders pass, or a redirect
 * @param domain the domain of the record
 */
record WantedTerm(SpfTerm term, DomainName domain) {
    /** Whether it leads to the record of another domain. */
    boolean leadsToRecord() {
        return term instanceof SpfMechanism.Include || term instanceof SpfModifier.Redirect;
    }

    boolean isRedirect() {
        return term instanceof SpfModifier.Redirect;
    }

    /** Whether it is an IPv4 or IPv6 network, which is judged by the addresses in it. */
    boolean isNetwork() {
        return isNetwork(term);
    }

    static boolean isNetwork(SpfTerm term) {
        return term instanceof SpfMechanism.Ip4 || term instanceof SpfMechanism.Ip6;
    }

    /** The name or the macros that are written in it. */
    Optional<DomainSpec> spec() {
        return specOf(term);
    }

    static Optional<DomainSpec> specOf(SpfTerm term) {
        return term instanceof SpfMechanism mechanism
                ? mechanism.target()
                : term instanceof SpfModifier.Redirect redirect ? Optional.of(redirect.domain()) : Optional.empty();
    }

    /** The name that it is about: the domain itself where none is written; empty if that depends on macros. */
    Optional<DomainName> name() {
        Optional<DomainSpec> spec = spec();
        return spec.isPresent() || isNetwork() ? spec.flatMap(DomainSpec::name) : Optional.of(domain);
    }

    /** What is written behind the mechanism's name, without prefix lengths: what a text has that was meant as it. */
    String argument() {
        if (term instanceof SpfMechanism.Ip4 ip4) {
            return ip4.network().getHostAddress();
        }
        return term instanceof SpfMechanism.Ip6 ip6
                ? IpText.of(ip6.network())
                : spec().map(DomainSpec::toString).orElse("");
    }

    /** Whether a text that is no term has in it what this one is about. */
    boolean isIn(String text) {
        String argument = argument().toLowerCase(Locale.ROOT);
        return !argument.isEmpty() && text.toLowerCase(Locale.ROOT).contains(argument);
    }

    /** Whether another term of the same record is about the same, whatever it says of it: the same mechanism and the same name. */
    boolean isAbout(SpfTerm other) {
        return isSameMechanism(other) && isSameTarget(specOf(other));
    }

    /**
     * Whether a term of a tree is about the same.
     *
     * @param own whether it is in the domain's own record
     */
    boolean isAbout(Branch branch, boolean own) {
        if (!isSameMechanism(branch.term()) || leadsToRecord() && branch.below().isEmpty()) {
            return false;
        }
        if (isNetwork()) {
            return true;
        }
        Optional<DomainName> name = name();
        return name.isPresent() && (leadsToRecord() || branch.target().isPresent())
                ? name.equals(branch.target())
                : (own || isSameBelow()) && isSameTarget(specOf(branch.term()));
    }

    /** Whether its name stands for the same in another record, where {@code %{d}} is another domain (RFC 7208 §7.2). */
    private boolean isSameBelow() {
        return spec().filter(spec -> !spec.macros().uses(Letter.DOMAIN)).isPresent();
    }

    private boolean isSameTarget(Optional<DomainSpec> other) {
        if (isNetwork()) {
            return true;
        }
        Optional<DomainName> name = name();
        return name.isPresent()
                ? name.equals(other.isPresent() ? other.get().name() : Optional.of(domain))
                : other.isPresent() && spec().orElseThrow().isSame(other.get());
    }

    // with at least the addresses that this one has
    private boolean isSameMechanism(SpfTerm other) {
        if (term instanceof SpfMechanism.Ip4 wanted) {
            return other instanceof SpfMechanism.Ip4 ip4
                    && ip4.prefixLength() <= wanted.prefixLength()
                    && new ClientAddress(wanted.network()).isIn(ip4.network(), ip4.prefixLength());
        } else if (term instanceof SpfMechanism.Ip6 wanted) {
            return other instanceof SpfMechanism.Ip6 ip6
                    && ip6.prefixLength() <= wanted.prefixLength()
                    && new ClientAddress(wanted.network()).isIn(ip6.network(), ip6.prefixLength());
        } else if (term instanceof SpfMechanism.A wanted) {
            return other instanceof SpfMechanism.A a && isWithin(wanted.prefix(), a.prefix());
        } else if (term instanceof SpfMechanism.Mx wanted) {
            return other instanceof SpfMechanism.Mx mx && isWithin(wanted.prefix(), mx.prefix());
        }
        return term.getClass() == other.getClass();
    }

    private static boolean isWithin(DualCidr narrow, DualCidr wide) {
        return wide.ip4() <= narrow.ip4() && wide.ip6() <= narrow.ip6();
    }

    /** As it is written in a record. */
    @Override
    public String toString() {
        return term.toString();
    }
}
