package org.domainverifier.spf;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Reads the terms and networks that a provider asks for, and says what is wrong with them. */
final class WantedTerms {
    private WantedTerms() {}

    /** The terms of a text, with spaces between them. */
    static List<SpfTerm> parse(String text) {
        ParsedSpf parsed = SpfParser.parse(SpfRecord.VERSION + " " + text);
        if (!parsed.isValid()) {
            throw new IllegalArgumentException("not terms of an SPF record: \"" + text + "\"");
        }
        if (parsed.terms().isEmpty()) {
            throw new IllegalArgumentException("no term of an SPF record");
        }
        return parsed.terms();
    }

    /** Accepts mechanisms that let their senders pass, and one redirect. */
    static void check(List<SpfTerm> terms) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("an expectation of no term");
        }
        int redirects = 0;
        for (SpfTerm term : terms) {
            if (term instanceof SpfMechanism.All) {
                throw new IllegalArgumentException(
                        "what a record says of all other senders is asked for by endingIn, not by the term " + term);
            }
            boolean authorizes = term instanceof SpfMechanism mechanism && mechanism.qualifier() == SpfQualifier.PASS;
            redirects += term instanceof SpfModifier.Redirect ? 1 : 0;
            if (!authorizes && !(term instanceof SpfModifier.Redirect)) {
                throw new IllegalArgumentException("the term " + term + " lets nobody pass");
            }
        }
        if (redirects > 1) {
            throw new IllegalArgumentException("a record redirects to one domain only (RFC 7208 §6)");
        }
    }

    /** An address, or a network with its prefix length. */
    static Cidr network(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] octets = IpText.parse4(address, 0, address.length());
        if (octets == null) {
            octets = IpText.parse6(address, 0, address.length());
        }
        if (octets == null) {
            throw new IllegalArgumentException("not an IP address: \"" + text + "\"");
        }
        int bits = 8 * octets.length;
        int prefixLength = slash < 0 ? bits : prefixLength(text, slash + 1);
        if (prefixLength > bits) {
            throw new IllegalArgumentException("not a network of IP addresses: \"" + text + "\"");
        }
        try {
            InetAddress network =
                    bits == 32 ? InetAddress.getByAddress(octets) : Inet6Address.getByAddress(null, octets, -1);
            return new Cidr(network, prefixLength);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }

    private static int prefixLength(String text, int start) {
        String digits = text.substring(start);
        boolean number =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            throw new IllegalArgumentException("not a network of IP addresses: \"" + text + "\"");
        }
        return Integer.parseInt(digits);
    }

    /** Whether two terms are the same however they are spelt. */
    static boolean isSame(SpfTerm one, SpfTerm other) {
        return SpfLint.meaning(one).equals(SpfLint.meaning(other));
    }
}
