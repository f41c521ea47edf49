package org.domainverifier.dns;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.domainverifier.text.VisibleText;

/** An immutable string of octets, such as one character-string of a TXT record (RFC 1035 §3.3). */
public final class Octets {
    private static final int MOST_SHOWN = 255; // one character-string
    private static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;
    private int hash; // 0 until it is known; whichever thread makes it makes the same

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies the given bytes.
     *
     * @param bytes any bytes
     * @return the octets
     */
    public static Octets of(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return bytes.length == 0 ? EMPTY : new Octets(bytes.clone());
    }

    /**
     * A copy of the bytes.
     *
     * @return a new array
     */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /**
     * The number of octets.
     *
     * @return zero or more
     */
    public int length() {
        return bytes.length;
    }

    /**
     * The octets as text: UTF-8 where they are well-formed UTF-8, otherwise one character per octet (ISO 8859-1), so that
     * nothing is ever lost or replaced.
     *
     * @return the text
     */
    public String text() {
        for (byte b : bytes) {
            if (b < 0) {
                return utf8OrLatin1();
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    // not decode(octets) alone: an exception costs more than all the reading, and a stranger has thousands of such
    // texts
    private String utf8OrLatin1() {
        CharBuffer text = CharBuffer.allocate(bytes.length); // no octet is more than one character
        CoderResult read = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        return read.isError()
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : text.flip().toString();
    }

    /**
     * The octets in hexadecimal, lower case.
     *
     * @return two digits per octet
     */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** In quotation marks, as a zone file spells a character-string (RFC 1035 §5.1). */
    String quoted() {
        StringBuilder quoted = new StringBuilder(bytes.length + 2).append('"');
        for (byte b : bytes) {
            int octet = b & 0xff;
            if (octet == '"' || octet == '\\') {
                quoted.append('\\').append((char) octet);
            } else if (octet < 0x20 || octet > 0x7e) {
                quoted.append('\\')
                        .append((char) ('0' + octet / 100))
                        .append((char) ('0' + octet / 10 % 10))
                        .append((char) ('0' + octet % 10));
            } else {
                quoted.append((char) octet);
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = Arrays.hashCode(bytes);
            hash = known;
        }
        return known;
    }

    /** The octets as {@link #text()}, for a log: see {@link VisibleText#excerpt}. */
    @Override
    public String toString() {
        return VisibleText.excerpt(text(), MOST_SHOWN);
    }
}
