package org.domainverifier.tlsrpt;

import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * Where reports are to be sent (RFC 8460 §3): a URI of the scheme {@code mailto} or {@code https}.
 *
 * @param text the URI as it was written
 * @param scheme what kind of URI it is
 * @param normalized the same URI with what means the same spelled the same (RFC 3986 §6.2.2): scheme and host in lower case, no
 *     needless percent-encoding, no default port; compare URIs by it
 * @param mailDomain the domain that receives the reports, for {@code mailto}
 */
public record TlsRptUri(String text, Scheme scheme, String normalized, Optional<DomainName> mailDomain) {
    /** The schemes. */
    public enum Scheme {
        /** Reports by mail. */
        MAILTO,
        /** Reports by POST. */
        HTTPS,
        /** A URI to which no reports can be sent. */
        OTHER
    }

    /**
     * The URI that a text is.
     *
     * @param text any text
     * @return the URI, of whatever scheme; empty if the text is none, or has a comma, an exclamation mark or a semicolon, which
     *     have to be percent-encoded here
     */
    public static Optional<TlsRptUri> parse(String text) {
        return UriReader.read(text);
    }

    /**
     * The URI that a caller wrote.
     *
     * @param text a {@code mailto:} or {@code https:} URI
     * @return the URI
     * @throws IllegalArgumentException if it is neither
     */
    public static TlsRptUri of(String text) {
        return parse(text)
                .filter(TlsRptUri::isUsable)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not a mailto: or https: URI that a TLS-RPT record may hold: \"" + text + "\""));
    }

    /**
     * Whether reports can be sent to it.
     *
     * @return true for {@code mailto} and {@code https}
     */
    public boolean isUsable() {
        return scheme != Scheme.OTHER;
    }

    /**
     * Whether another URI means the same.
     *
     * @param other a URI
     * @return true for different spellings of one URI; the local part of a mail address compares with case (RFC 5321 §2.4)
     */
    public boolean means(TlsRptUri other) {
        return normalized.equals(other.normalized);
    }

    /** The URI as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
