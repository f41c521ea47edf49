package org.domainverifier.tlsrpt;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;

/** Reads the URIs of a TLS-RPT record: RFC 3986, RFC 6068 for {@code mailto}, and the exceptions of RFC 8460 §3. */
final class UriReader {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)");
    // RFC 3986 §2.2, §2.3 without what RFC 8460 §3 wants encoded: comma, exclamation mark, semicolon
    private static final String PUNCTUATION = "-._~:/?#[]@$&'()*+=";
    private static final Pattern DOT_ATOM = Pattern.compile(
            "[\\p{Alnum}!#$%&'*+/=?^_`{|}~\u0080-\uffff-]+(\\.[\\p{Alnum}!#$%&'*+/=?^_`{|}~\u0080-\uffff-]+)*");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*\"");
    private static final Pattern AUTHORITY =
            Pattern.compile("//([^/?#@\\[\\]:]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{0,5}))?(.*)");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private UriReader() {}

    static Optional<TlsRptUri> read(String text) {
        Matcher matcher = SCHEME.matcher(text);
        if (!hasUriCharacters(text) || !matcher.matches()) {
            return Optional.empty();
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        String rest = matcher.group(2);
        return switch (scheme) {
            case "mailto" -> mailto(text, rest);
            case "https" -> https(text, rest);
            default ->
                Optional.of(new TlsRptUri(
                        text, TlsRptUri.Scheme.OTHER, scheme + ":" + normalizeEscapes(rest), Optional.empty()));
        };
    }

    private static Optional<TlsRptUri> mailto(String text, String rest) {
        int query = rest.indexOf('?');
        String encoded = query < 0 ? rest : rest.substring(0, query);
        // RFC 6068 §2: slashes, hashes and brackets of an address have to be percent-encoded
        if (encoded.matches(".*[/#\\[\\]].*")) {
            return Optional.empty();
        }
        String address = decode(encoded);
        int at = address.lastIndexOf('@');
        if (at <= 0) {
            return Optional.empty();
        }
        String local = address.substring(0, at);
        if (!DOT_ATOM.matcher(local).matches() && !QUOTED.matcher(local).matches()) {
            return Optional.empty();
        }
        return DomainName.tryOf(address.substring(at + 1))
                .map(domain -> new TlsRptUri(
                        text,
                        TlsRptUri.Scheme.MAILTO,
                        "mailto:" + local + "@" + domain + (query < 0 ? "" : normalizeEscapes(rest.substring(query))),
                        Optional.of(domain)));
    }

    private static Optional<TlsRptUri> https(String text, String rest) {
        Matcher matcher = AUTHORITY.matcher(rest);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String port = matcher.group(2) == null ? "" : matcher.group(2);
        if (!port.isEmpty() && Integer.parseInt(port) > 0xffff) {
            return Optional.empty();
        }
        String path = matcher.group(3);
        if (!path.isEmpty() && "/?#".indexOf(path.charAt(0)) < 0) {
            return Optional.empty();
        }
        return host(matcher.group(1))
                .map(host -> new TlsRptUri(
                        text,
                        TlsRptUri.Scheme.HTTPS,
                        "https://" + host
                                + (port.isEmpty() || Integer.parseInt(port) == 443 ? "" : ":" + Integer.parseInt(port))
                                + (path.startsWith("/") ? "" : "/") + normalizeEscapes(path),
                        Optional.empty()));
    }

    private static Optional<String> host(String text) {
        if (text.startsWith("[") || IPV4.matcher(text).matches()) {
            return Optional.of(text.toLowerCase(Locale.ROOT));
        }
        return DomainName.tryOf(decode(text)).map(DomainName::toString);
    }

    private static boolean hasUriCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length()
                        || Character.digit(text.charAt(i + 1), 16) < 0
                        || Character.digit(text.charAt(i + 2), 16) < 0
                        || text.charAt(i + 1) > 0x7f
                        || text.charAt(i + 2) > 0x7f) {
                    return false;
                }
            } else if (!isAlphanumeric(c) && PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static String decode(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                octets.write(octetAt(text, i));
                i += 2;
            } else {
                octets.write(text.charAt(i));
            }
        }
        return Octets.of(octets.toByteArray()).text();
    }

    // RFC 3986 §6.2.2.1, §6.2.2.2: unreserved characters need no encoding; hexadecimal digits in upper case
    private static String normalizeEscapes(String text) {
        StringBuilder normal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                normal.append(c);
                continue;
            }
            char octet = (char) octetAt(text, i);
            if (isAlphanumeric(octet) || "-._~".indexOf(octet) >= 0) {
                normal.append(octet);
            } else {
                normal.append(String.format(Locale.ROOT, "%%%02X", (int) octet));
            }
            i += 2;
        }
        return normal.toString();
    }

    private static int octetAt(String text, int percent) {
        return Integer.parseInt(text, percent + 1, percent + 3, 16);
    }
}
