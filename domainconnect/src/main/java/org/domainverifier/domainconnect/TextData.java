package org.domainverifier.domainconnect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;

/**
 * The data of a TXT record (Domain Connect §6.2): a text as it is, or character-strings in quotation marks as a zone file has them
 * (RFC 1035 §5.1).
 */
final class TextData {
    private static final int LONGEST = 65_535;
    private static final int LONGEST_STRING = 255;

    private final byte[] octets;
    private int at;

    private TextData(byte[] octets) {
        this.octets = octets;
    }

    /** The data, of no text one empty string; empty if it is more than a record holds. */
    static Optional<RecordData.Txt> parse(String data) {
        byte[] octets = data.getBytes(StandardCharsets.UTF_8);
        if (octets.length + octets.length / LONGEST_STRING >= LONGEST) {
            return Optional.empty();
        }
        List<Octets> strings = data.startsWith("\"") ? new TextData(octets).strings() : List.of();
        return Optional.of(strings.isEmpty() ? RecordData.Txt.of(data) : new RecordData.Txt(strings));
    }

    /** The strings; none if what is there is not strings in quotation marks alone. */
    private List<Octets> strings() {
        List<Octets> strings = new ArrayList<>();
        while (at < octets.length) {
            if (octets[at] == ' ' || octets[at] == '\t') {
                at++;
                continue;
            }
            Optional<Octets> string = octets[at] == '"' ? string() : Optional.empty();
            if (string.isEmpty() || string.get().length() > LONGEST_STRING) {
                return List.of();
            }
            strings.add(string.get());
        }
        return strings;
    }

    private Optional<Octets> string() {
        ByteArrayOutputStream string = new ByteArrayOutputStream();
        at++;
        while (at < octets.length && octets[at] != '"') {
            if (octets[at] == '\\') {
                int octet = escaped();
                if (octet < 0) {
                    return Optional.empty();
                }
                string.write(octet);
            } else {
                string.write(octets[at++]);
            }
        }
        return at++ < octets.length ? Optional.of(Octets.of(string.toByteArray())) : Optional.empty();
    }

    /** {@code \DDD} or a backslash and the character itself; negative if it is neither. */
    private int escaped() {
        at++;
        if (at >= octets.length) {
            return -1;
        }
        if (octets[at] < '0' || octets[at] > '9') {
            return octets[at++];
        }
        if (at + 3 > octets.length) {
            return -1;
        }
        String digits = new String(octets, at, 3, StandardCharsets.ISO_8859_1);
        at += 3;
        return Numbers.isWithin(digits, 255) ? Integer.parseInt(digits) : -1;
    }
}
