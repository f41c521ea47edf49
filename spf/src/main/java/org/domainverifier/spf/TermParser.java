package org.domainverifier.spf;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Span;
import org.jspecify.annotations.Nullable;

/** Reads one term (RFC 7208 §12). Where a method answers null, {@link #problem()} says why. */
final class TermParser {
    private static final int NO_PREFIX = -1;
    private static final int BAD_PREFIX = -2;

    private final String text;
    private final MacroParser macros;
    private @Nullable Diagnostic problem;

    // of the term that is being read
    private int start;
    private int end;

    TermParser(String text) {
        this.text = text;
        this.macros = new MacroParser(text);
    }

    /** Why the last term was not accepted. */
    Diagnostic problem() {
        if (problem == null) {
            throw new IllegalStateException("the last term was accepted");
        }
        return problem;
    }

    /** Reads a term of visible characters. */
    @Nullable
    SpfTerm parse(int termStart, int termEnd) {
        start = termStart;
        end = termEnd;
        int nameStart = termStart;
        SpfQualifier qualifier = SpfQualifier.PASS;
        boolean qualified = true;
        switch (text.charAt(termStart)) {
            case '+' -> nameStart++;
            case '-' -> {
                qualifier = SpfQualifier.FAIL;
                nameStart++;
            }
            case '~' -> {
                qualifier = SpfQualifier.SOFTFAIL;
                nameStart++;
            }
            case '?' -> {
                qualifier = SpfQualifier.NEUTRAL;
                nameStart++;
            }
            default -> qualified = false;
        }
        int nameEnd = nameStart;
        while (nameEnd < termEnd && isNameCharacter(text.charAt(nameEnd))) {
            nameEnd++;
        }
        // '=' directly behind a name and before any ':' or '/' makes a modifier (RFC 7208 §4.6.1)
        if (!qualified && nameEnd < termEnd && text.charAt(nameEnd) == '=') {
            return modifier(nameEnd);
        }
        return mechanism(qualifier, nameStart, nameEnd);
    }

    private @Nullable SpfTerm mechanism(SpfQualifier qualifier, int nameStart, int nameEnd) {
        if (is("all", nameStart, nameEnd)) {
            return nameEnd == end ? new SpfMechanism.All(qualifier) : fail(SpfFinding.UNEXPECTED_ARGUMENT);
        }
        if (is("include", nameStart, nameEnd)) {
            DomainSpec domain = requiredDomain(nameEnd);
            return domain == null ? null : new SpfMechanism.Include(qualifier, domain);
        }
        if (is("exists", nameStart, nameEnd)) {
            DomainSpec domain = requiredDomain(nameEnd);
            return domain == null ? null : new SpfMechanism.Exists(qualifier, domain);
        }
        if (is("ip4", nameStart, nameEnd)) {
            return ip4(qualifier, nameEnd);
        }
        if (is("ip6", nameStart, nameEnd)) {
            return ip6(qualifier, nameEnd);
        }
        boolean a = is("a", nameStart, nameEnd);
        if (a || is("mx", nameStart, nameEnd)) {
            return host(qualifier, nameEnd, a);
        }
        if (is("ptr", nameStart, nameEnd)) {
            return ptr(qualifier, nameEnd);
        }
        return unknownMechanism(nameStart, nameEnd);
    }

    private @Nullable SpfTerm host(SpfQualifier qualifier, int nameEnd, boolean a) {
        int domainEnd = end;
        int ip6 = prefixBefore(end, 128, true);
        if (ip6 != NO_PREFIX) {
            domainEnd = prefixStart - 1;
        }
        int ip4 = prefixBefore(domainEnd, 32, false);
        if (ip4 != NO_PREFIX) {
            domainEnd = prefixStart;
        }
        if (ip4 == BAD_PREFIX || ip6 == BAD_PREFIX) {
            return fail(SpfFinding.BAD_PREFIX_LENGTH);
        }
        Optional<DomainSpec> target = Optional.empty();
        if (domainEnd != nameEnd) {
            DomainSpec domain = text.charAt(nameEnd) == ':' ? domainSpec(nameEnd + 1, domainEnd) : unexpected();
            if (domain == null) {
                return null;
            }
            target = Optional.of(domain);
        }
        DualCidr prefix = ip4 == NO_PREFIX && ip6 == NO_PREFIX
                ? DualCidr.FULL
                : new DualCidr(ip4 == NO_PREFIX ? 32 : ip4, ip6 == NO_PREFIX ? 128 : ip6);
        return a ? new SpfMechanism.A(qualifier, target, prefix) : new SpfMechanism.Mx(qualifier, target, prefix);
    }

    private @Nullable SpfTerm ptr(SpfQualifier qualifier, int nameEnd) {
        if (nameEnd == end) {
            return new SpfMechanism.Ptr(qualifier, Optional.empty());
        }
        DomainSpec domain = text.charAt(nameEnd) == ':' ? domainSpec(nameEnd + 1, end) : unexpected();
        return domain == null ? null : new SpfMechanism.Ptr(qualifier, Optional.of(domain));
    }

    private @Nullable SpfTerm ip4(SpfQualifier qualifier, int nameEnd) {
        int networkStart = networkStart(nameEnd);
        if (networkStart < 0) {
            return null;
        }
        int prefix = prefixBefore(end, 32, false);
        if (prefix == BAD_PREFIX) {
            return fail(SpfFinding.BAD_PREFIX_LENGTH);
        }
        byte[] octets = IpText.parse4(text, networkStart, prefix == NO_PREFIX ? end : prefixStart);
        return octets != null && address(octets) instanceof Inet4Address network
                ? new SpfMechanism.Ip4(qualifier, network, prefix == NO_PREFIX ? 32 : prefix)
                : fail(SpfFinding.BAD_ADDRESS);
    }

    private @Nullable SpfTerm ip6(SpfQualifier qualifier, int nameEnd) {
        int networkStart = networkStart(nameEnd);
        if (networkStart < 0) {
            return null;
        }
        int prefix = prefixBefore(end, 128, false);
        if (prefix == BAD_PREFIX) {
            return fail(SpfFinding.BAD_PREFIX_LENGTH);
        }
        byte[] octets = IpText.parse6(text, networkStart, prefix == NO_PREFIX ? end : prefixStart);
        return octets != null && address(octets) instanceof Inet6Address network
                ? new SpfMechanism.Ip6(qualifier, network, prefix == NO_PREFIX ? 128 : prefix)
                : fail(SpfFinding.BAD_ADDRESS);
    }

    private int networkStart(int nameEnd) {
        if (nameEnd + 1 >= end || text.charAt(nameEnd) != ':') {
            fail(SpfFinding.MISSING_ARGUMENT);
            return -1;
        }
        return nameEnd + 1;
    }

    private @Nullable DomainSpec requiredDomain(int nameEnd) {
        if (nameEnd == end) {
            fail(SpfFinding.MISSING_ARGUMENT);
            return null;
        }
        return text.charAt(nameEnd) == ':' ? domainSpec(nameEnd + 1, end) : unexpected();
    }

    private @Nullable SpfTerm unknownMechanism(int nameStart, int nameEnd) {
        String name = text.substring(nameStart, nameEnd);
        String meant = Misspelling.of(name, text.substring(nameEnd, end));
        problem = meant != null
                ? Diagnostic.of(SpfFinding.MISSPELT_MECHANISM, new Span(start, end))
                        .with("term", text.substring(start, end))
                        .with("meant", meant.endsWith("=") ? meant : text.substring(start, nameStart) + meant)
                : Diagnostic.of(SpfFinding.UNKNOWN_MECHANISM, new Span(start, end))
                        .with("term", text.substring(start, end));
        return null;
    }

    private @Nullable SpfTerm modifier(int nameEnd) {
        // name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." )
        if (nameEnd == start || !isAlpha(text.charAt(start))) {
            return fail(SpfFinding.BAD_MODIFIER_NAME);
        }
        if (is("redirect", start, nameEnd)) {
            DomainSpec domain = domainSpec(nameEnd + 1, end);
            return domain == null ? null : new SpfModifier.Redirect(domain);
        }
        if (is("exp", start, nameEnd)) {
            DomainSpec domain = domainSpec(nameEnd + 1, end);
            return domain == null ? null : new SpfModifier.Explanation(domain);
        }
        MacroString value = macros.parse(nameEnd + 1, end, true);
        return value == null ? macroProblem() : new SpfModifier.Unknown(text.substring(start, nameEnd), value);
    }

    /** Reads a domain-spec; the term is the whole text if there is none. */
    @Nullable
    DomainSpec domainSpec(int specStart, int specEnd) {
        if (end == 0) {
            end = text.length();
        }
        if (specStart >= specEnd) {
            fail(SpfFinding.MISSING_ARGUMENT);
            return null;
        }
        MacroString parsed = macros.parse(specStart, specEnd, false);
        if (parsed == null) {
            macroProblem();
            return null;
        }
        if (!MacroParser.isDomainEnd(parsed)) {
            String domain = text.substring(specStart, specEnd);
            boolean address =
                    IpText.parse4(text, specStart, specEnd) != null || IpText.parse6(text, specStart, specEnd) != null;
            problem = Diagnostic.of(
                            address ? SpfFinding.ADDRESS_AS_DOMAIN : SpfFinding.BAD_DOMAIN,
                            new Span(specStart, specEnd))
                    .with("term", text.substring(start, end))
                    .with(address ? "address" : "domain", domain);
            return null;
        }
        return new DomainSpec(parsed);
    }

    private @Nullable SpfTerm macroProblem() {
        problem = Diagnostic.of(SpfFinding.BAD_MACRO, macros.problem())
                .with("term", text.substring(start, end))
                .with("macro", macros.problem().of(text));
        return null;
    }

    private @Nullable DomainSpec unexpected() {
        fail(SpfFinding.UNEXPECTED_ARGUMENT);
        return null;
    }

    private @Nullable SpfTerm fail(SpfFinding code) {
        problem = Diagnostic.of(code, new Span(start, end)).with("term", text.substring(start, end));
        return null;
    }

    // where the slash of the prefix length is that prefixBefore() found
    private int prefixStart;

    /** The prefix length that ends here: "0", or a number without leading zeros (ip4-cidr-length, ip6-cidr-length). */
    private int prefixBefore(int prefixEnd, int longest, boolean doubleSlash) {
        int at = prefixEnd;
        while (at > start && text.charAt(at - 1) >= '0' && text.charAt(at - 1) <= '9') {
            at--;
        }
        int digits = prefixEnd - at;
        if (digits == 0 || at == start || text.charAt(at - 1) != '/') {
            return NO_PREFIX;
        }
        if (doubleSlash && text.charAt(at - 2) != '/') { // a term begins with a name
            return NO_PREFIX;
        }
        prefixStart = at - 1;
        if (digits > 3 || digits > 1 && text.charAt(at) == '0') {
            return BAD_PREFIX;
        }
        int value = 0;
        for (int i = at; i < prefixEnd; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value > longest ? BAD_PREFIX : value;
    }

    private boolean is(String name, int nameStart, int nameEnd) {
        return nameEnd - nameStart == name.length() && text.regionMatches(true, nameStart, name, 0, name.length());
    }

    private static @Nullable InetAddress address(byte[] octets) {
        try {
            // getByAddress(byte[]) would make an IPv4 address of a mapped one
            return octets.length == 16 ? Inet6Address.getByAddress(null, octets, -1) : InetAddress.getByAddress(octets);
        } catch (UnknownHostException wrongLength) {
            return null;
        }
    }

    private static boolean isAlpha(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isNameCharacter(char c) {
        return isAlpha(c) || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }
}
