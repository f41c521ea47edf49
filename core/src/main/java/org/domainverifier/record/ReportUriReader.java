package org.domainverifier.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * Reads the URIs of report addresses. Goes through the text by hand: a regular expression with a repeated group would need a stack as
 * deep as the text is long, and the text is a stranger's.
 */
final class ReportUriReader {
    // RFC 3986 §2.2, §2.3, without comma, exclamation mark and semicolon, which have to be encoded in a record
    private static final String PUNCTUATION = "-._~:/?#[]@$&'()*+=";
    private static final String UNRESERVED = "-._~";
    private static final String PLAIN_IN_LOCAL_PART = "-._~$'()*+:";
    private static final String ATEXT = "!#$%&'*+-/=?^_`{|}~"; // RFC 5322 §3.2.3, beside letters and digits
    private static final int MAX_LOCAL_PART_OCTETS = 64; // RFC 5321 §4.5.3.1.1
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final String text;
    private final String scheme;
    private final String rest;

    private ReportUriReader(String text, int colon) {
        this.text = text;
        this.scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        this.rest = text.substring(colon + 1);
    }

    static Optional<ReportUri> read(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !isScheme(text, colon) || !hasUriCharacters(text)) {
            return Optional.empty();
        }
        ReportUriReader reader = new ReportUriReader(text, colon);
        if (reader.scheme.equals("mailto")) {
            return reader.mailto();
        }
        if (reader.rest.startsWith("//")) {
            return reader.withAuthority();
        }
        return reader.isWeb() || hasAny(reader.rest, "[]")
                ? Optional.empty()
                : Optional.of(reader.uri(normalized(reader.rest), Optional.empty()));
    }

    private ReportUri uri(String canonicalRest, Optional<DomainName> host) {
        return new ReportUri(text, scheme + ":" + canonicalRest, scheme, host);
    }

    private boolean isWeb() {
        return scheme.equals("https") || scheme.equals("http");
    }

    // RFC 6068 §2: one address, in which slashes, hashes and brackets are encoded, and header fields behind a question
    // mark
    private Optional<ReportUri> mailto() {
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question);
        String encoded = question < 0 ? rest : rest.substring(0, question);
        if (hasAny(encoded, "/#[]") || hasAny(query, "#[]")) {
            return Optional.empty();
        }
        String address = decoded(encoded).orElse("");
        int at = address.lastIndexOf('@');
        if (at < 0 || !isLocalPart(address.substring(0, at)) || address.endsWith(".")) {
            return Optional.empty();
        }
        return DomainName.tryParseExact(address.substring(at + 1))
                .filter(domain -> domain.labels().size() > 1)
                .map(domain ->
                        uri(encoded(address.substring(0, at)) + "@" + domain + normalized(query), Optional.of(domain)));
    }

    // RFC 3986 §3.2
    private Optional<ReportUri> withAuthority() {
        int end = 2;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(2, end);
        String path = rest.substring(end);
        int at = authority.lastIndexOf('@');
        String user = authority.substring(0, at + 1);
        if (hasAny(path, "[]") || hasAny(user, "[]") || isWeb() && at >= 0) {
            return Optional.empty();
        }
        String host = authority.substring(at + 1);
        int bracket = host.lastIndexOf(']');
        int colon = host.indexOf(':', bracket + 1);
        String port = colon < 0 ? "" : host.substring(colon + 1);
        return isPort(port)
                ? host(colon < 0 ? host : host.substring(0, colon), user, canonicalPort(port), path)
                : Optional.empty();
    }

    private Optional<ReportUri> host(String host, String user, String port, String path) {
        Optional<DomainName> name = decoded(host).flatMap(DomainName::tryParseExact);
        boolean isAddress = isIpv6(host) || isIpv4(host);
        if (name.isEmpty() && !isAddress && (isWeb() || hasAny(host, "[]"))) {
            return Optional.empty();
        }
        String canonicalHost = name.map(DomainName::toString)
                .orElseGet(() -> isAddress ? host.toLowerCase(Locale.ROOT) : normalized(host));
        String slash = isWeb() && !path.startsWith("/") ? "/" : "";
        return Optional.of(uri("//" + normalized(user) + canonicalHost + port + slash + normalized(path), name));
    }

    private static boolean isPort(String port) {
        return port.length() <= 5
                && port.chars().allMatch(c -> c >= '0' && c <= '9')
                && (port.isEmpty() || Integer.parseInt(port) <= 0xffff);
    }

    private String canonicalPort(String port) {
        if (port.isEmpty()) {
            return "";
        }
        int number = Integer.parseInt(port);
        boolean isDefault = scheme.equals("https") && number == 443 || scheme.equals("http") && number == 80;
        return isDefault ? "" : ":" + number;
    }

    private static boolean isIpv6(String host) {
        return host.length() > 3
                && host.length() < 48
                && host.startsWith("[")
                && host.endsWith("]")
                && host.substring(1, host.length() - 1)
                        .chars()
                        .allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
    }

    private static boolean isIpv4(String host) {
        if (host.length() > 15) {
            return false;
        }
        String[] numbers = host.split("\\.", -1);
        for (String number : numbers) {
            boolean isOctet = !number.isEmpty() && number.length() <= 3 && isPort(number);
            if (!isOctet || Integer.parseInt(number) > 255) {
                return false;
            }
        }
        return numbers.length == 4;
    }

    private static boolean isLocalPart(String local) {
        return local.length() <= MAX_LOCAL_PART_OCTETS
                && local.getBytes(StandardCharsets.UTF_8).length <= MAX_LOCAL_PART_OCTETS
                && (isDotAtom(local) || isQuotedString(local));
    }

    // RFC 5322 §3.2.3, RFC 6532 §3.2
    private static boolean isDotAtom(String local) {
        boolean atomBefore = false;
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            boolean atom = isAlphanumeric(c) || ATEXT.indexOf(c) >= 0 || c >= 0x80 && !Character.isISOControl(c);
            if (!atom && (c != '.' || !atomBefore)) {
                return false;
            }
            atomBefore = atom;
        }
        return atomBefore;
    }

    // RFC 5322 §3.2.4
    private static boolean isQuotedString(String local) {
        if (local.length() < 2 || local.charAt(0) != '"' || local.charAt(local.length() - 1) != '"') {
            return false;
        }
        int end = local.length() - 1;
        for (int i = 1; i < end; i++) {
            if (local.charAt(i) == '\\') {
                i++;
            } else if (local.charAt(i) == '"') {
                return false;
            }
            if (i == end || Character.isISOControl(local.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isScheme(String text, int end) { // RFC 3986 §3.1
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && (i == 0 || "+-.".indexOf(c) < 0)) {
                return false;
            }
        }
        return text.charAt(0) > '9';
    }

    private static boolean hasUriCharacters(String text) {
        int hashes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean legal = c == '%'
                    ? i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2))
                    : isAlphanumeric(c) || PUNCTUATION.indexOf(c) >= 0;
            hashes += c == '#' ? 1 : 0;
            if (!legal || hashes > 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasAny(String text, String characters) {
        return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }

    /** The octets that a text stands for, as UTF-8 (RFC 6068 §2, RFC 3986 §3.2.2); empty if they are not. */
    private static Optional<String> decoded(String encoded) {
        ByteBuffer octets = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                octets.put(octetAt(encoded, i));
                i += 2;
            } else {
                octets.put((byte) encoded.charAt(i));
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static String encoded(String localPart) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : localPart.getBytes(StandardCharsets.UTF_8)) {
            append(octet, PLAIN_IN_LOCAL_PART, encoded);
        }
        return encoded.toString();
    }

    // RFC 3986 §6.2.2.1, §6.2.2.2: unreserved characters need no encoding; hexadecimal digits in upper case
    private static String normalized(String encoded) {
        StringBuilder normal = new StringBuilder();
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                append(octetAt(encoded, i), UNRESERVED, normal);
                i += 2;
            } else {
                normal.append(encoded.charAt(i));
            }
        }
        return normal.toString();
    }

    private static void append(byte octet, String plain, StringBuilder out) {
        char c = (char) (octet & 0xff);
        if (isAlphanumeric(c) || plain.indexOf(c) >= 0) {
            out.append(c);
        } else {
            out.append('%').append(HEX.toHexDigits(octet));
        }
    }

    private static byte octetAt(String text, int percent) {
        return (byte) HexFormat.fromHexDigits(text, percent + 1, percent + 3);
    }
}
