package org.domainverifier.dmarc;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.domainverifier.dns.DomainName;

/**
 * Where reports go (RFC 9989 §4.6): a URI in which {@code ,}, {@code !} and {@code ;} are percent-encoded. Two are equal when
 * they mean the same destination, however they are spelt.
 *
 * @param text the URI in its canonical spelling
 * @param scheme its scheme in lower case, such as {@code mailto}
 * @param host the domain of the mail address or the host of the authority; empty if the URI has none
 */
public record DmarcUri(String text, String scheme, Optional<DomainName> host) {
    private static final String MAILTO = "mailto";
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*"); // RFC 3986 §3.1
    private static final Pattern DOT_ATOM =
            Pattern.compile("[^\\p{Cntrl} ()<>\\[\\]:;@\\\\,.\"]+(\\.[^\\p{Cntrl} ()<>\\[\\]:;@\\\\,.\"]+)*");
    private static final Pattern QUOTED_STRING = Pattern.compile("\"([^\\p{Cntrl}\"\\\\]|\\\\[^\\p{Cntrl}])*\"");
    private static final String PLAIN_IN_QUERY = "-._~$'()*+:@/?=&";
    private static final String PLAIN_IN_ADDRESS = "-._~$'()*+:";
    private static final int MAX_LOCAL_PART_OCTETS = 64;

    /**
     * The URI of a text, for a caller who vouches for it.
     *
     * @param text such as {@code mailto:dmarc@example.com}
     * @return the URI
     * @throws IllegalArgumentException if it is no URI that reports can go to
     */
    public static DmarcUri of(String text) {
        return tryOf(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not a URI for reports (such as mailto:dmarc@example.com; ',' '!' and ';' are percent-encoded): "
                                + text));
    }

    /**
     * The URI of any text.
     *
     * @param text any text
     * @return the URI, or empty if the text is none
     */
    public static Optional<DmarcUri> tryOf(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0
                || !SCHEME.matcher(text.substring(0, colon)).matches()
                || text.chars().anyMatch(c -> c <= 0x20 || c >= 0x7f || c == ',' || c == '!' || c == ';')) {
            return Optional.empty();
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        return scheme.equals(MAILTO) ? mailto(text.substring(colon + 1)) : other(text, scheme);
    }

    /**
     * Whether every receiver that sends reports can send them there: a mail address (RFC 9989 §4.7).
     *
     * @return true for {@code mailto}
     */
    public boolean isMailto() {
        return scheme.equals(MAILTO);
    }

    // RFC 6068 §2: one address, percent-encoded, and header fields behind a question mark
    private static Optional<DmarcUri> mailto(String rest) {
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        String encoded = question < 0 ? rest : rest.substring(0, question);
        Optional<String> address = percentDecode(encoded);
        if (address.isEmpty() || encoded.indexOf('/') >= 0 || !isQuery(query)) {
            return Optional.empty();
        }
        int at = address.get().lastIndexOf('@');
        String localPart = at < 0 ? "" : address.get().substring(0, at);
        String domain = address.get().substring(at + 1);
        boolean localPartIsLegal = localPart.getBytes(StandardCharsets.UTF_8).length <= MAX_LOCAL_PART_OCTETS
                && (DOT_ATOM.matcher(localPart).matches()
                        || QUOTED_STRING.matcher(localPart).matches());
        if (!localPartIsLegal || domain.endsWith(".")) {
            return Optional.empty();
        }
        return DomainName.tryOf(domain)
                .filter(name -> name.labels().size() > 1)
                .map(name -> new DmarcUri(
                        MAILTO + ":" + percentEncode(localPart) + "@" + name + (question < 0 ? "" : "?" + query),
                        MAILTO,
                        Optional.of(name)));
    }

    private static Optional<DmarcUri> other(String text, String scheme) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null) {
                return scheme.equals("https") || scheme.equals("http")
                        ? Optional.empty()
                        : Optional.of(new DmarcUri(scheme + text.substring(scheme.length()), scheme, Optional.empty()));
            }
            Optional<DomainName> host = DomainName.tryOf(uri.getHost());
            StringBuilder canonical = new StringBuilder(scheme).append("://");
            if (uri.getRawUserInfo() != null) {
                canonical.append(uri.getRawUserInfo()).append('@');
            }
            canonical.append(host.map(DomainName::toString).orElseGet(uri::getHost));
            if (uri.getPort() >= 0) {
                canonical.append(':').append(uri.getPort());
            }
            canonical.append(uri.getRawPath());
            if (uri.getRawQuery() != null) {
                canonical.append('?').append(uri.getRawQuery());
            }
            if (uri.getRawFragment() != null) {
                canonical.append('#').append(uri.getRawFragment());
            }
            return Optional.of(new DmarcUri(canonical.toString(), scheme, host));
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    private static Optional<String> percentDecode(String text) {
        ByteBuffer octets = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                octets.put((byte) c);
            } else if (i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2))) {
                octets.put((byte) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static String percentEncode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = isAlphanumeric(c) || PLAIN_IN_ADDRESS.indexOf(c) >= 0;
            encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }

    // RFC 3986 §3.4; by hand, since a regular expression for it would need a stack as deep as the text is long
    private static boolean isQuery(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean encoded =
                    c == '%' && i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2));
            if (!encoded && !isAlphanumeric(c) && PLAIN_IN_QUERY.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0;
    }

    /** The canonical spelling. */
    @Override
    public String toString() {
        return text;
    }
}
