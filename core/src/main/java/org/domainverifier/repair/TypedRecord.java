package org.domainverifier.repair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/**
 * A record as it is typed: in every way that forms want it, and in the way that the given host wants it ({@link #nameField()},
 * {@link #preferenceField()}, {@link #valueField()}). An immutable value.
 *
 * @param record the record
 * @param zone the zone that it is typed into; the domain that was verified may lie below
 * @param host where it is typed
 */
public record TypedRecord(DnsRecord record, DomainName zone, DnsHost host) {
    private static final int MAX_STRING_OCTETS = 255;
    private static final String APEX = "@";

    /**
     * Checks that the record can be typed there.
     *
     * @throws IllegalArgumentException if the record is not in the zone
     */
    public TypedRecord {
        Objects.requireNonNull(host, "host");
        if (!record.name().isWithin(zone)) {
            throw new IllegalArgumentException(record.name() + " is not in the zone " + zone);
        }
    }

    /**
     * The name with the domain.
     *
     * @return such as {@code dkim._domainkey.example.com}
     */
    public String fullName() {
        return record.name().toString();
    }

    /**
     * The name without the zone's.
     *
     * @return such as {@code dkim._domainkey}; {@code @} for the zone itself
     */
    public String relativeName() {
        return isApex() ? APEX : withoutZone();
    }

    private boolean isApex() {
        return record.name().equals(zone);
    }

    private String withoutZone() {
        // a name of its own escapes what is special in its labels
        return DomainName.ofLabels(labelsWithoutZone()).toString();
    }

    private List<String> labelsWithoutZone() {
        List<String> labels = record.name().labels();
        return labels.subList(0, labels.size() - zone.labels().size());
    }

    /**
     * The record as a line of a zone file, all names absolute.
     *
     * @return such as {@code example.com. 3600 IN MX 10 mail.example.net.}
     */
    public String zoneLine() {
        return record.toZoneLine();
    }

    /**
     * The value by itself: a text without quotation marks, a host without a dot at its end and without its preference.
     *
     * @return the value; the zone file's form for types that have no other
     */
    public String plainValue() {
        return record.data() instanceof RecordData.Txt text ? text.text() : value(DnsHost.Targets.WITHOUT_DOT);
    }

    /**
     * The value with a text in quotation marks, in strings of at most 255 bytes with a space between them (RFC 1035 §3.3.14, §5.1).
     *
     * @return the same as {@link #plainValue()} for what is not text
     */
    public String quotedValue() {
        return record.data() instanceof RecordData.Txt text ? text.toZoneText() : plainValue();
    }

    /**
     * The preference of an MX record.
     *
     * @return from 0 to 65535; empty for other types
     */
    public OptionalInt preference() {
        return record.data() instanceof RecordData.Mx mx ? OptionalInt.of(mx.preference()) : OptionalInt.empty();
    }

    /**
     * The value with the preference of an MX record before it.
     *
     * @return such as {@code 10 mail.example.net}; the same as {@link #plainValue()} for other types
     */
    public String valueWithPreference() {
        return withPreference(plainValue());
    }

    private String withPreference(String value) {
        return record.data() instanceof RecordData.Mx mx ? mx.preference() + " " + value : value;
    }

    /**
     * What goes into the field for the name at this host.
     *
     * @return the name; may be empty
     */
    public String nameField() {
        return switch (host.names()) {
            case AT_FOR_APEX -> relativeName();
            case BLANK_FOR_APEX -> isApex() ? "" : withoutZone();
            case FULL -> fullName();
        };
    }

    /**
     * What goes into the field for the preference at this host.
     *
     * @return the preference of an MX record; empty for other types, and where it is a part of the value
     */
    public OptionalInt preferenceField() {
        return host.preferences() == DnsHost.Preferences.APART ? preference() : OptionalInt.empty();
    }

    /**
     * What goes into the field for the value at this host.
     *
     * @return the value
     */
    public String valueField() {
        if (record.data() instanceof RecordData.Txt) {
            boolean quoted = switch (host.texts()) {
                case PLAIN -> false;
                case QUOTED -> true;
                case QUOTED_WHEN_LONG -> octets(record) > MAX_STRING_OCTETS;
            };
            return quoted ? quotedValue() : plainValue();
        }
        String value = value(host.targets());
        return host.preferences() == DnsHost.Preferences.TOGETHER ? withPreference(value) : value;
    }

    /**
     * What goes into the fields of a form that has one for each part of the data, as most have for SRV and CAA records.
     *
     * @return in the order of the record's presentation, the parts of an SRV record's name first; empty for other types
     */
    public List<TypedColumn> columns() {
        if (record.data() instanceof RecordData.Srv srv) {
            return TypedColumn.of(srv, labelsWithoutZone(), target(srv.target(), host.targets()));
        }
        return record.data() instanceof RecordData.Caa caa ? TypedColumn.of(caa) : List.of();
    }

    /**
     * What to watch for when this record is typed at this host.
     *
     * @return in the host's order
     */
    public List<WatchOut> watchOuts() {
        return host.watchOuts().stream()
                .filter(watchOut -> watchOut.concerns(this))
                .toList();
    }

    /**
     * The arguments of the sentences in the bundle {@link DnsHosts#MESSAGES}.
     *
     * @return {@code host}, {@code zone}, {@code name} and {@code type}
     */
    public Map<String, Object> arguments() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("host", host.name());
        arguments.put("zone", zone);
        arguments.put("name", record.name());
        arguments.put("type", record.type());
        return arguments;
    }

    private String value(DnsHost.Targets form) {
        if (record.data() instanceof RecordData.Mx mx) {
            return target(mx.exchange(), form);
        } else if (record.data() instanceof RecordData.Cname cname) {
            return target(cname.target(), form);
        } else if (record.data() instanceof RecordData.Ns ns) {
            return target(ns.server(), form);
        } else if (record.data() instanceof RecordData.Srv srv) {
            return srv.priority() + " " + srv.weight() + " " + srv.port() + " " + target(srv.target(), form);
        }
        return record.data().toZoneText();
    }

    private static String target(DomainName name, DnsHost.Targets form) {
        return form == DnsHost.Targets.WITH_DOT ? name.toAbsolute() : name.toString();
    }

    /** How many octets the text of a record has; 0 if it is none. */
    static int octets(DnsRecord record) {
        return record.data() instanceof RecordData.Txt text
                ? text.strings().stream().mapToInt(string -> string.length()).sum()
                : 0;
    }

    /**
     * The type of the record.
     *
     * @return the type to choose in the form
     */
    public RecordType type() {
        return record.type();
    }
}
