package org.domainverifier.repair;

import java.util.Locale;
import java.util.Set;
import org.domainverifier.dns.RecordType;

/** What to watch for in the form of a DNS host. Its sentence is in the bundle {@link DnsHosts#MESSAGES} under {@link #key()}. */
public enum WatchOut {
    /** The form appends the domain to every name; a full name would be doubled. */
    NAME_DOUBLED(Kind.ANY),
    /** Nothing is known of the form: it may append the domain to every name. */
    NAME_MAY_BE_DOUBLED(Kind.ANY),
    /** The form may want an empty field instead of {@code @} for the domain itself. */
    APEX_MAY_BE_BLANK(Kind.APEX),
    /** A target without a dot at its end is taken as one inside the domain. */
    TARGET_NEEDS_DOT(Kind.TARGET),
    /** Nothing is known of the form: it may append the domain to a target without a dot at its end. */
    TARGET_MAY_NEED_DOT(Kind.TARGET),
    /** A form for the web: a proxied CNAME is answered with addresses of the host. */
    CNAME_PROXIED(Kind.CNAME),
    /** A setting of the zone that has CNAMEs answered with the addresses of their targets. */
    CNAME_FLATTENED(Kind.CNAME),
    /** The text has to be in quotation marks; without them it is refused or loses its spaces. */
    TEXT_NEEDS_QUOTES(Kind.TEXT),
    /** The form may want the text in quotation marks. */
    TEXT_MAY_NEED_QUOTES(Kind.TEXT),
    /** The form puts the quotation marks itself; that they are shown afterwards is right. */
    TEXT_QUOTED_AUTOMATICALLY(Kind.TEXT),
    /** A text of more than 255 bytes has to be in several strings of one record. */
    LONG_TEXT_IN_STRINGS(Kind.LONG_TEXT),
    /** Nothing is known of the form: it may refuse a text of more than 255 bytes in one piece. */
    LONG_TEXT_MAY_NEED_STRINGS(Kind.LONG_TEXT),
    /** All values of one name and type are in one entry; a second entry is refused. */
    ONE_ENTRY_PER_TYPE(Kind.SEVERAL),
    /** MX records can be edited only after the host has been told that the mail is elsewhere. */
    MX_NEEDS_CUSTOM_MAIL(Kind.MX),
    /** Mail from the host's own web servers stays there until its e-mail routing is set to remote. */
    MX_NEEDS_REMOTE_ROUTING(Kind.MX),
    /** These name servers serve more than one host, whose forms differ. */
    SHARED_NAME_SERVERS(Kind.ANY);

    private static final int MAX_STRING_OCTETS = 255;
    private static final Set<RecordType> SETS =
            Set.of(RecordType.A, RecordType.AAAA, RecordType.SRV, RecordType.CAA, RecordType.NS);

    private final Kind kind;

    /** Of what records something has to be watched for. */
    private enum Kind {
        ANY,
        APEX,
        TARGET,
        CNAME,
        MX,
        SEVERAL,
        TEXT,
        LONG_TEXT
    }

    WatchOut(Kind kind) {
        this.kind = kind;
    }

    /**
     * The key of its sentence.
     *
     * @return such as {@code cname-proxied}
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether it has to be watched for when this record is typed.
     *
     * @param typed a record as it is typed
     * @return true if the record is of the kind that it is about
     */
    public boolean concerns(TypedRecord typed) {
        RecordType type = typed.type();
        boolean mx = type.equals(RecordType.MX);
        boolean cname = type.equals(RecordType.CNAME);
        boolean text = type.equals(RecordType.TXT);
        return switch (kind) {
            case ANY -> true;
            case APEX -> typed.record().name().equals(typed.zone());
            case TARGET -> mx || cname || type.equals(RecordType.NS) || type.equals(RecordType.SRV);
            case CNAME -> cname;
            case MX -> mx;
            case SEVERAL -> mx || text || SETS.contains(type);
            case TEXT -> text;
            case LONG_TEXT -> TypedRecord.octets(typed.record()) > MAX_STRING_OCTETS;
        };
    }
}
