package org.domainverifier.dns.resolver;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of a DNS server as people write it: {@code HOST[:PORT]}, port 53 if none is given. */
public final class DnsServerAddress {
    /** The port of DNS (RFC 1035 §4.2). */
    public static final int DEFAULT_PORT = 53;

    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]*)](?::(.*))?", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("([^:\\[\\]]*)(?::([^:]*))?", Pattern.DOTALL);
    private static final Pattern ADDRESS6 =
            Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[0-9A-Za-z_.-]+)?");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern ADDRESS4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern HOST_NAME = Pattern.compile("[0-9A-Za-z_-]+(\\.[0-9A-Za-z_-]+)*\\.?");

    private DnsServerAddress() {}

    /**
     * Reads an address.
     *
     * @param text such as {@code 127.0.0.1}, {@code 192.0.2.53:5353}, {@code [2001:db8::53]:53}, {@code 2001:db8::53} or
     *     {@code ns1.example.com:53}; the address of a name is looked up by the system
     * @return the address, resolved
     * @throws IllegalArgumentException if it is none, or the name has no address; the message says what is wrong
     */
    public static InetSocketAddress of(String text) {
        if (ADDRESS6.matcher(text).matches()) {
            return new InetSocketAddress(address(text, text), DEFAULT_PORT);
        }
        Matcher bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            String host = bracketed.group(1);
            if (!ADDRESS6.matcher(host).matches()) {
                throw bad(text, "there is no IPv6 address in the brackets");
            }
            return new InetSocketAddress(address(text, host), port(text, bracketed.group(2)));
        }
        Matcher plain = PLAIN.matcher(text);
        if (!plain.matches()) {
            throw bad(text, "write HOST, HOST:PORT or [IPV6]:PORT");
        }
        String host = plain.group(1);
        if (host.isEmpty()) {
            throw bad(text, "it has no host");
        }
        int port = port(text, plain.group(2));
        if (DIGITS_AND_DOTS.matcher(host).matches()
                ? !ADDRESS4.matcher(host).matches()
                : !HOST_NAME.matcher(host).matches()) {
            throw bad(text, "its host is neither an address nor a name");
        }
        return new InetSocketAddress(address(text, host), port);
    }

    /**
     * The address as text that {@link #of(String)} reads.
     *
     * @param address a resolved address
     * @return such as {@code 192.0.2.53:53} or {@code [2001:db8:0:0:0:0:0:53]:53}
     */
    public static String format(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        String text = host == null ? address.getHostString() : host.getHostAddress();
        return (text.indexOf(':') >= 0 ? "[" + text + "]" : text) + ":" + address.getPort();
    }

    private static InetAddress address(String text, String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw bad(text, "the host has no address");
        }
    }

    private static int port(String text, @Nullable String digits) {
        if (digits == null) {
            return DEFAULT_PORT;
        }
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > 0xffff || Integer.parseInt(digits) == 0) {
            throw bad(text, "its port is not a number from 1 to 65535");
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException bad(String text, String why) {
        String shown = text.length() <= 80 ? text : text.substring(0, 77) + "...";
        return new IllegalArgumentException(
                "not the address of a DNS server: \"" + shown.replaceAll("\\p{C}", "?") + "\": " + why);
    }
}
