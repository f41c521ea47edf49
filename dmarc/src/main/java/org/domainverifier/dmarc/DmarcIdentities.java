package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.domainverifier.dns.DomainName;

/**
 * What is known of a message before DMARC has its say (RFC 9989 §5.3.3): whose mail it claims to be, and which domains SPF and DKIM
 * vouch for. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * DmarcIdentities.from(DomainName.of("example.com"))
 *         .mailFrom(DomainName.of("bounce.example.com"), AuthenticationResult.PASS)
 *         .dkim(DomainName.of("list.example.net"), AuthenticationResult.FAIL)
 *         .build();
 * }</pre>
 */
public final class DmarcIdentities {
    private final DomainName author;
    private final List<Identifier> identifiers;

    private DmarcIdentities(Builder builder) {
        this.author = builder.author;
        List<Identifier> all = new ArrayList<>(builder.spf);
        all.addAll(builder.dkim);
        this.identifiers = List.copyOf(all);
    }

    /**
     * Starts with the author domain.
     *
     * @param author the domain of the From header field
     * @return a builder that knows of no result yet
     */
    public static Builder from(DomainName author) {
        return new Builder(author);
    }

    DomainName author() {
        return author;
    }

    /** What SPF said, then what DKIM said, each in the order given. */
    List<Identifier> identifiers() {
        return identifiers;
    }

    /** Collects what SPF and DKIM said. Not for use by several threads. */
    public static final class Builder {
        private final DomainName author;
        private final List<Identifier> spf = new ArrayList<>();
        private final List<Identifier> dkim = new ArrayList<>();

        private Builder(DomainName author) {
            this.author = Objects.requireNonNull(author, "author");
        }

        /**
         * SPF's result for the MAIL FROM identity, the only one of SPF's that counts for DMARC (RFC 9989 §4.4.2).
         *
         * @param domain the domain of the reverse-path
         * @param result what SPF said
         * @return this builder
         */
        public Builder mailFrom(DomainName domain, AuthenticationResult result) {
            spf.add(new Identifier(DmarcEvaluation.Mechanism.SPF, domain, result, false));
            return this;
        }

        /**
         * SPF's result for a message with a null reverse-path, such as a bounce: its MAIL FROM identity is {@code postmaster} at
         * the HELO domain (RFC 7208 §2.4).
         *
         * @param heloDomain the domain that the client named in HELO or EHLO
         * @param result what SPF said of that MAIL FROM identity
         * @return this builder
         */
        public Builder nullReversePath(DomainName heloDomain, AuthenticationResult result) {
            return mailFrom(heloDomain, result);
        }

        /**
         * SPF's result for the HELO identity of a message that has a reverse-path. It never aligns; it is here so that nobody
         * passes it off as the other one.
         *
         * @param domain the domain that the client named in HELO or EHLO
         * @param result what SPF said
         * @return this builder
         */
        public Builder helo(DomainName domain, AuthenticationResult result) {
            spf.add(new Identifier(DmarcEvaluation.Mechanism.SPF, domain, result, true));
            return this;
        }

        /**
         * DKIM's result for one signature; a message may have several.
         *
         * @param domain the signing domain, the tag {@code d} of the signature
         * @param result what DKIM said
         * @return this builder
         */
        public Builder dkim(DomainName domain, AuthenticationResult result) {
            dkim.add(new Identifier(DmarcEvaluation.Mechanism.DKIM, domain, result, false));
            return this;
        }

        /**
         * What is known.
         *
         * @return an immutable value
         */
        public DmarcIdentities build() {
            return new DmarcIdentities(this);
        }
    }
}
