package org.domainverifier.domainconnect;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One record of a template (Domain Connect §6.2). Values may have variables in them. Other kinds of records may come in later
 * versions.
 */
public sealed interface TemplateRecord {
    /**
     * What every record has.
     *
     * @return host, TTL, group and how long it has to stay
     */
    Common common();

    /**
     * The type as a template names it.
     *
     * @return such as {@code SPFM}
     */
    String type();

    /**
     * What every record has.
     *
     * @param host where it goes, relative to the host and domain to which the template is applied; empty or {@code @} for that
     *     place itself, with a dot at its end for an absolute name. It is the {@code name} of an SRV record
     * @param ttl how many seconds it may be kept, a number or a variable, if the template says it
     * @param groupId the group it belongs to; without one it is always applied
     * @param essential how long it has to stay as it is
     */
    record Common(TemplateText host, Optional<TemplateText> ttl, Optional<String> groupId, Essential essential) {
        /** Refuses nulls. */
        public Common {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(ttl, "ttl");
            Objects.requireNonNull(groupId, "groupId");
            Objects.requireNonNull(essential, "essential");
        }

        /**
         * A record without a group, which has to stay.
         *
         * @param host where it goes, such as {@code @} or {@code send}
         * @param ttl the seconds
         * @return what every record has
         */
        public static Common at(String host, int ttl) {
            return new Common(
                    TemplateText.of(host),
                    Optional.of(TemplateText.of(String.valueOf(ttl))),
                    Optional.empty(),
                    Essential.ALWAYS);
        }

        /** Whether the host is the place itself to which the template is applied. */
        boolean isRoot() {
            return isRoot(host.toString());
        }

        static boolean isRoot(String host) {
            return host.isEmpty() || host.equals("@");
        }

        /** The host for comparing: {@code @} for the place itself, lower case. */
        String place() {
            return isRoot() ? "@" : host.toString().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An IPv4 address.
     *
     * @param common what every record has
     * @param pointsTo the address
     */
    record A(Common common, TemplateText pointsTo) implements TemplateRecord {
        @Override
        public String type() {
            return "A";
        }
    }

    /**
     * An IPv6 address.
     *
     * @param common what every record has
     * @param pointsTo the address
     */
    record Aaaa(Common common, TemplateText pointsTo) implements TemplateRecord {
        @Override
        public String type() {
            return "AAAA";
        }
    }

    /**
     * An alias.
     *
     * @param common what every record has
     * @param pointsTo the target, always absolute; {@code @} for the place to which the template is applied
     */
    record Cname(Common common, TemplateText pointsTo) implements TemplateRecord {
        @Override
        public String type() {
            return "CNAME";
        }
    }

    /**
     * A name server.
     *
     * @param common what every record has
     * @param pointsTo the server, always absolute
     */
    record Ns(Common common, TemplateText pointsTo) implements TemplateRecord {
        @Override
        public String type() {
            return "NS";
        }
    }

    /**
     * A mail exchanger.
     *
     * @param common what every record has
     * @param pointsTo the host, always absolute; {@code @} for the place to which the template is applied
     * @param priority its preference, a number or a variable
     */
    record Mx(Common common, TemplateText pointsTo, TemplateText priority) implements TemplateRecord {
        @Override
        public String type() {
            return "MX";
        }
    }

    /**
     * A text.
     *
     * @param common what every record has
     * @param data the text, or character-strings in quotation marks
     * @param conflict which other texts at the name go
     */
    record Txt(Common common, TemplateText data, TxtConflict conflict) implements TemplateRecord {
        @Override
        public String type() {
            return "TXT";
        }
    }

    /**
     * Terms that are merged into the one SPF record at the name (Domain Connect §9.4).
     *
     * @param common what every record has
     * @param spfRules the terms, without the version and without {@code all}
     */
    record Spfm(Common common, TemplateText spfRules) implements TemplateRecord {
        @Override
        public String type() {
            return "SPFM";
        }
    }

    /**
     * A service.
     *
     * @param common what every record has; the host is what the template calls the {@code name}
     * @param service such as {@code _autodiscover}
     * @param protocol such as {@code _tcp}
     * @param priority a number or a variable
     * @param weight a number or a variable
     * @param port a number or a variable
     * @param target the host, always absolute
     */
    record Srv(
            Common common,
            String service,
            String protocol,
            TemplateText priority,
            TemplateText weight,
            TemplateText port,
            TemplateText target)
            implements TemplateRecord {
        @Override
        public String type() {
            return "SRV";
        }
    }

    /**
     * Any other type of record.
     *
     * @param common what every record has
     * @param type its mnemonic, such as {@code CAA}
     * @param data its data as a zone file has them
     */
    record Other(Common common, String type, TemplateText data) implements TemplateRecord {}

    /**
     * What a DNS host makes look like an alias at the top of a zone, each in its own way; no record of the DNS.
     *
     * @param common what every record has
     * @param pointsTo where it leads
     */
    record ApexCname(Common common, TemplateText pointsTo) implements TemplateRecord {
        @Override
        public String type() {
            return "APEXCNAME";
        }
    }

    /**
     * A redirect of web pages, which the DNS host has to serve; no record of the DNS.
     *
     * @param common what every record has
     * @param permanent whether it is for good (301) or for now (302)
     * @param target the address of the page
     */
    record Redirect(Common common, boolean permanent, TemplateText target) implements TemplateRecord {
        @Override
        public String type() {
            return permanent ? "REDIR301" : "REDIR302";
        }
    }
}
