package org.domainverifier.laws.zone;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One record as a zone file writes it, in one spelling.
 *
 * @param name plain, see {@link Names#plain}
 * @param ttl in seconds
 * @param type the mnemonic
 * @param data as in a zone file; names in small letters with a final dot, texts in quotes
 */
public record Rr(String name, long ttl, String type, String data) {
    private static final long TTL = 3600;

    /** Reads one line: {@code name ttl IN TYPE data}. */
    public static Rr parse(String line) {
        String[] fields = line.strip().split("\\s+", 5);
        if (fields.length < 5 || !fields[2].equals("IN")) {
            throw new IllegalArgumentException("not a line of a zone: " + line);
        }
        String type = fields[3].toUpperCase(Locale.ROOT);
        return new Rr(Names.plain(fields[0]), Long.parseLong(fields[1]), type, Data.canonical(type, fields[4]));
    }

    /** A TXT record of a text, cut where it has to be. */
    public static Rr txt(String name, String text) {
        return new Rr(Names.plain(name), TTL, "TXT", Data.ofText(text));
    }

    public static Rr of(String name, String type, String data) {
        return new Rr(Names.plain(name), TTL, type, Data.canonical(type, data));
    }

    public boolean is(String wanted) {
        return type.equals(wanted);
    }

    /** The same name, type and data, whatever the TTL. */
    public boolean means(Rr other) {
        return name.equals(other.name) && type.equals(other.type) && data.equals(other.data);
    }

    /** The host or name that the data lead to (CNAME, MX, NS, PTR); empty for all else, and for a null MX. */
    public String target() {
        return switch (type) {
            case "CNAME", "NS", "PTR" -> Names.plain(data);
            case "MX" -> Names.plain(data.substring(data.indexOf(' ') + 1));
            default -> "";
        };
    }

    public int preference() {
        return Integer.parseInt(data.substring(0, data.indexOf(' ')));
    }

    /** The strings of a TXT record joined, read as UTF-8, or as Windows has it where it is not that. */
    public String text() {
        return Data.text(data);
    }

    public List<String> strings() {
        return Data.strings(data).stream()
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                .collect(Collectors.toList());
    }

    Rr at(String owner) {
        return name.equals(owner) ? this : new Rr(owner, ttl, type, data);
    }

    public String line() {
        return (name.isEmpty() ? "" : name) + ". " + ttl + " IN " + type + " " + data;
    }

    @Override
    public String toString() {
        return line();
    }
}
