package org.domainverifier.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * A record as a server holds it, by dnsjava alone: names in lower case, data as octets.
 *
 * @param name the owner name, absolute
 * @param type the type's mnemonic
 * @param ttl in seconds
 * @param data in hexadecimal
 */
public record Rr(String name, String type, long ttl, String data) {
    /** What a record is found by. */
    public record Key(String name, String type) {}

    /** Of data as a zone file has them. */
    public static Rr of(String name, String type, long ttl, String data) {
        try {
            Name owner = Name.fromString(name, Name.root).canonicalize();
            return of(Record.fromString(owner, Type.value(type), DClass.IN, ttl, data, Name.root));
        } catch (IOException wrong) {
            throw new UncheckedIOException(name + " " + type + " " + data, wrong);
        }
    }

    /** A text, cut where it must be. */
    public static Rr text(String name, long ttl, byte[] text) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int start = 0;
        do {
            int length = Math.min(255, text.length - start);
            data.write(length);
            data.write(text, start, length);
            start += length;
        } while (start < text.length);
        return new Rr(absolute(name), "TXT", ttl, HexFormat.of().formatHex(data.toByteArray()));
    }

    static String absolute(String name) {
        try {
            return Name.fromString(name, Name.root).canonicalize().toString();
        } catch (IOException wrong) {
            throw new UncheckedIOException(name, wrong);
        }
    }

    /** As dnsjava read it off the wire. */
    public static Rr of(Record record) {
        return new Rr(
                record.getName().toString(),
                Type.string(record.getType()),
                record.getTTL(),
                HexFormat.of().formatHex(record.rdataToWireCanonical()));
    }

    /** Of a line of a zone file without spaces in its names. */
    public static Rr ofLine(String line) {
        String[] parts = line.split(" ", 5);
        if (!parts[2].equals("IN")) {
            throw new IllegalArgumentException(line);
        }
        return of(parts[0], parts[3], Long.parseLong(parts[1]), parts[4]);
    }

    Key key() {
        return new Key(name, type);
    }

    /** Without the TTL; of a text, without how it is cut. */
    public String sense() {
        if (!type.equals("TXT")) {
            return name + " " + type + " " + data;
        }
        byte[] octets = HexFormat.of().parseHex(data);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < octets.length; i += 1 + (octets[i] & 0xff)) {
            text.write(octets, i + 1, octets[i] & 0xff);
        }
        return name + " TXT " + HexFormat.of().formatHex(text.toByteArray());
    }

    boolean isSame(Rr other) {
        return name.equals(other.name) && type.equals(other.type) && data.equals(other.data);
    }
}
