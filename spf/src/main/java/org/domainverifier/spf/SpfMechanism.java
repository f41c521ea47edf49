package org.domainverifier.spf;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.Optional;

/**
 * A mechanism with its qualifier (RFC 7208 §5). Its {@code toString()} is its canonical spelling. These are the standard's eight; no
 * other will come, since receivers have to refuse what they do not know (RFC 7208 §4.6.1).
 */
public sealed interface SpfMechanism extends SpfTerm {
    /**
     * What it says of the clients that it matches.
     *
     * @return {@link SpfQualifier#PASS} where none is written
     */
    SpfQualifier qualifier();

    /**
     * The name that it is about.
     *
     * @return empty where it has none, or where it is the domain of the record itself
     */
    default Optional<DomainSpec> target() {
        return Optional.empty();
    }

    /**
     * Matches every client (RFC 7208 §5.1).
     *
     * @param qualifier what it says of them
     */
    record All(SpfQualifier qualifier) implements SpfMechanism {
        @Override
        public String toString() {
            return SpfText.sign(qualifier) + "all";
        }
    }

    /**
     * Matches the clients that may send by another domain's record (RFC 7208 §5.2).
     *
     * @param qualifier what it says of them
     * @param domain the other domain
     */
    record Include(SpfQualifier qualifier, DomainSpec domain) implements SpfMechanism {
        @Override
        public Optional<DomainSpec> target() {
            return Optional.of(domain);
        }

        @Override
        public boolean needsLookup() {
            return true;
        }

        @Override
        public String toString() {
            return SpfText.sign(qualifier) + "include:" + domain;
        }
    }

    /**
     * Matches the addresses of a host (RFC 7208 §5.3).
     *
     * @param qualifier what it says of them
     * @param target the host; empty for the domain of the record
     * @param prefix how many bits are compared
     */
    record A(SpfQualifier qualifier, Optional<DomainSpec> target, DualCidr prefix) implements SpfMechanism {
        @Override
        public boolean needsLookup() {
            return true;
        }

        @Override
        public String toString() {
            return SpfText.sign(qualifier) + "a" + SpfText.argument(target) + prefix;
        }
    }

    /**
     * Matches the addresses of a domain's mail exchangers (RFC 7208 §5.4).
     *
     * @param qualifier what it says of them
     * @param target the domain; empty for the domain of the record
     * @param prefix how many bits are compared
     */
    record Mx(SpfQualifier qualifier, Optional<DomainSpec> target, DualCidr prefix) implements SpfMechanism {
        @Override
        public boolean needsLookup() {
            return true;
        }

        @Override
        public String toString() {
            return SpfText.sign(qualifier) + "mx" + SpfText.argument(target) + prefix;
        }
    }

    /**
     * Matches clients whose validated name is within a domain (RFC 7208 §5.5); not to be published any more.
     *
     * @param qualifier what it says of them
     * @param target the domain; empty for the domain of the record
     */
    record Ptr(SpfQualifier qualifier, Optional<DomainSpec> target) implements SpfMechanism {
        @Override
        public boolean needsLookup() {
            return true;
        }

        @Override
        public String toString() {
            return SpfText.sign(qualifier) + "ptr" + SpfText.argument(target);
        }
    }

    /**
     * Matches an IPv4 network (RFC 7208 §5.6).
     *
     * @param qualifier what it says of it
     * @param network an address in it
     * @param prefixLength how many bits are compared, 0 to 32
     */
    record Ip4(SpfQualifier qualifier, Inet4Address network, int prefixLength) implements SpfMechanism {
        @Override
        public String toString() {
            return SpfText.sign(qualifier) + "ip4:" + network.getHostAddress()
                    + (prefixLength == 32 ? "" : "/" + prefixLength);
        }
    }

    /**
     * Matches an IPv6 network (RFC 7208 §5.6).
     *
     * @param qualifier what it says of it
     * @param network an address in it
     * @param prefixLength how many bits are compared, 0 to 128
     */
    record Ip6(SpfQualifier qualifier, Inet6Address network, int prefixLength) implements SpfMechanism {
        @Override
        public String toString() {
            return SpfText.sign(qualifier) + "ip6:" + IpText.of(network)
                    + (prefixLength == 128 ? "" : "/" + prefixLength);
        }
    }

    /**
     * Matches if a name that is made of the client and the sender exists (RFC 7208 §5.7).
     *
     * @param qualifier what it says of the client
     * @param domain the name
     */
    record Exists(SpfQualifier qualifier, DomainSpec domain) implements SpfMechanism {
        @Override
        public Optional<DomainSpec> target() {
            return Optional.of(domain);
        }

        @Override
        public boolean needsLookup() {
            return true;
        }

        @Override
        public String toString() {
            return SpfText.sign(qualifier) + "exists:" + domain;
        }
    }
}
