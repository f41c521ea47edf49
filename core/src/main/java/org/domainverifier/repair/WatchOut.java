package org.domainverifier.repair;

import java.util.Locale;
import java.util.function.Predicate;
import org.domainverifier.dns.RecordType;

/** What to watch for in the form of a DNS host. Its sentence is in the bundle {@link DnsHosts#MESSAGES} under {@link #key()}. */
public enum WatchOut {
    /** The form appends the domain to every name; a full name would be doubled. */
    NAME_DOUBLED(typed -> true),
    /** Nothing is known of the form: it may append the domain to every name. */
    NAME_MAY_BE_DOUBLED(typed -> true),
    /** The form may want an empty field instead of {@code @} for the domain itself. */
    APEX_MAY_BE_BLANK(typed -> typed.record().name().equals(typed.zone())),
    /** A target without a dot at its end is taken as one inside the domain. */
    TARGET_NEEDS_DOT(WatchOut::hasTarget),
    /** Nothing is known of the form: it may append the domain to a target without a dot at its end. */
    TARGET_MAY_NEED_DOT(WatchOut::hasTarget),
    /** A form for the web: a proxied CNAME is answered with addresses of the host. */
    CNAME_PROXIED(typed -> typed.type().equals(RecordType.CNAME)),
    /** A setting of the zone by which CNAMEs are answered with the addresses of their targets. */
    CNAME_FLATTENED(typed -> typed.type().equals(RecordType.CNAME)),
    /** The text has to be in quotation marks; without them it is refused or loses its blanks. */
    TEXT_NEEDS_QUOTES(WatchOut::isText),
    /** The form may want the text in quotation marks. */
    TEXT_MAY_NEED_QUOTES(WatchOut::isText),
    /** The form puts the quotation marks itself; that they are shown afterwards is right. */
    TEXT_QUOTED_AUTOMATICALLY(WatchOut::isText),
    /** A text of more than 255 bytes has to be in several strings of one record. */
    LONG_TEXT_IN_STRINGS(WatchOut::isLongText),
    /** Nothing is known of the form: it may refuse a text of more than 255 bytes in one piece. */
    LONG_TEXT_MAY_NEED_STRINGS(WatchOut::isLongText),
    /** All values of one name and type are in one entry; a second entry is refused. */
    ONE_ENTRY_PER_TYPE(
            typed -> typed.type().equals(RecordType.MX) || typed.type().equals(RecordType.TXT)),
    /** MX records can be edited only after the host has been told that the mail is elsewhere. */
    MX_NEEDS_CUSTOM_MAIL(typed -> typed.type().equals(RecordType.MX)),
    /** Mail from the host's own web servers stays there until its e-mail routing is set to remote. */
    MX_NEEDS_REMOTE_ROUTING(typed -> typed.type().equals(RecordType.MX)),
    /** These name servers serve more than one host, whose forms differ. */
    SHARED_NAME_SERVERS(typed -> true);

    private static final int MAX_STRING_OCTETS = 255;

    private final Predicate<TypedRecord> concerned;

    WatchOut(Predicate<TypedRecord> concerned) {
        this.concerned = concerned;
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
        return concerned.test(typed);
    }

    private static boolean hasTarget(TypedRecord typed) {
        return typed.type().equals(RecordType.MX)
                || typed.type().equals(RecordType.CNAME)
                || typed.type().equals(RecordType.NS);
    }

    private static boolean isText(TypedRecord typed) {
        return typed.type().equals(RecordType.TXT);
    }

    private static boolean isLongText(TypedRecord typed) {
        return TypedRecord.octets(typed.record()) > MAX_STRING_OCTETS;
    }
}
