package org.domainverifier.record;

import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * Where reports are to be sent, in a DMARC record (RFC 9989 §4.6) as well as in one of TLS-RPT (RFC 8460 §3): a URI (RFC 3986) in
 * which {@code ,}, {@code !} and {@code ;} are percent-encoded. Which schemes are of use is for the standard of the record to say; the obsolete size
 * limit of DMARC ({@code !10m}) is not part of it.
 *
 * <p>Two are equal if they mean the same destination, however they are spelt (RFC 3986 §6.2.2): scheme and host are compared without
 * case and with A-labels, needless percent-encoding and the default port of {@code https} do not count, and the local part of
 * a mail address is compared with case (RFC 5321 §2.4). Immutable and safe for use by several threads.
 */
public final class ReportUri {
    private static final String MAILTO = "mailto";
    private static final String HTTPS = "https";

    private final String text;
    private final String canonical;
    private final String scheme;
    private final Optional<DomainName> host;

    ReportUri(String text, String canonical, String scheme, Optional<DomainName> host) {
        this.text = text;
        this.canonical = canonical;
        this.scheme = scheme;
        this.host = host;
    }

    /**
     * The URI of a text, for a caller who vouches for it.
     *
     * @param text such as {@code mailto:dmarc@example.com}
     * @return the URI, of whatever scheme
     * @throws IllegalArgumentException if it is not a URI that reports can go to
     */
    public static ReportUri of(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not a URI for reports (such as mailto:reports@example.com; ',' '!' and ';' are percent-encoded): \""
                                + text + "\""));
    }

    /**
     * The URI of any text. A mail address has a local part of at most 64 octets (RFC 5321 §4.5.3.1.1) and a domain of at least two
     * labels; {@code http} and {@code https} have a host and neither user nor password (RFC 9110 §4.2.4). Costs time linear in the
     * length of the text, and no stack.
     *
     * @param text any text
     * @return the URI, of whatever scheme; empty if the text is not one
     */
    public static Optional<ReportUri> tryParse(String text) {
        return ReportUriReader.read(Objects.requireNonNull(text, "text"));
    }

    /**
     * The URI as it was written.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    /**
     * The one spelling of all URIs that are equal to this one.
     *
     * @return a text of which the same URI can be read
     */
    public String canonical() {
        return canonical;
    }

    /**
     * What kind of URI it is.
     *
     * @return the scheme in lower case, such as {@code mailto}
     */
    public String scheme() {
        return scheme;
    }

    /**
     * Whose domain the reports go to.
     *
     * @return the domain of the mail address, or the host of the authority; empty if the URI has none, or an address instead of a name
     */
    public Optional<DomainName> host() {
        return host;
    }

    /**
     * Who has to take the mail with the reports.
     *
     * @return the domain of the mail address; empty if the reports do not go by mail
     */
    public Optional<DomainName> mailDomain() {
        return isMailto() ? host : Optional.empty();
    }

    /**
     * Whether the reports go by mail (RFC 6068).
     *
     * @return true for {@code mailto}
     */
    public boolean isMailto() {
        return scheme.equals(MAILTO);
    }

    /**
     * Whether the reports go by HTTPS (RFC 8460 §3).
     *
     * @return true for {@code https}
     */
    public boolean isHttps() {
        return scheme.equals(HTTPS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReportUri that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    /** The URI as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
