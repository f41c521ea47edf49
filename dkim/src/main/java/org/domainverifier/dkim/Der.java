package org.domainverifier.dkim;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One DER value (X.690), as far as keys are made of them. Anything that is not DER is empty, never an exception. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    /** No key has a sequence of more. */
    private static final int MAX_VALUES = 16;

    private final int tag;
    private final byte[] content;

    private Der(int tag, byte[] content) {
        this.tag = tag;
        this.content = content;
    }

    boolean is(int expectedTag) {
        return tag == expectedTag;
    }

    boolean isNull() {
        return tag == NULL && content.length == 0;
    }

    String hex() {
        return HexFormat.of().formatHex(content);
    }

    /** The number, if this is an INTEGER in its shortest form (X.690 §8.3.2). */
    Optional<BigInteger> number() {
        boolean shortest = content.length == 1
                || content.length > 1 && !(content[0] == 0 && content[1] >= 0 || content[0] == -1 && content[1] < 0);
        return tag == INTEGER && shortest ? Optional.of(new BigInteger(content)) : Optional.empty();
    }

    /** The octets of a BIT STRING without unused bits. */
    Optional<byte[]> bits() {
        return tag == BIT_STRING && content.length > 1 && content[0] == 0
                ? Optional.of(Arrays.copyOfRange(content, 1, content.length))
                : Optional.empty();
    }

    /** What is in a SEQUENCE. */
    Optional<List<Der>> values() {
        return tag == SEQUENCE ? readAll(content) : Optional.empty();
    }

    /** What is in the one SEQUENCE that these octets are. */
    static Optional<List<Der>> sequence(byte[] octets) {
        return readAll(octets)
                .filter(values -> values.size() == 1)
                .flatMap(values -> values.get(0).values());
    }

    /** How many octets the first value needs by its own account, if there is the beginning of one. */
    static OptionalLong declaredLength(byte[] octets) {
        Header header = Header.of(octets, 0);
        return header == null ? OptionalLong.empty() : OptionalLong.of((long) header.octets + header.length);
    }

    private static Optional<List<Der>> readAll(byte[] octets) {
        List<Der> values = new ArrayList<>();
        int at = 0;
        while (at < octets.length) {
            Header header = Header.of(octets, at);
            if (header == null || header.length > octets.length - at - header.octets || values.size() == MAX_VALUES) {
                return Optional.empty();
            }
            int start = at + header.octets;
            int end = start + (int) header.length;
            values.add(new Der(octets[at] & 0xff, Arrays.copyOfRange(octets, start, end)));
            at = end;
        }
        return Optional.of(values);
    }

    /** Tag and length: how many octets they take, and what length they say. */
    private record Header(int octets, long length) {
        static @Nullable Header of(byte[] bytes, int at) {
            if (at + 1 >= bytes.length || (bytes[at] & 0x1f) == 0x1f) { // tags of several octets are in no key
                return null;
            }
            int first = bytes[at + 1] & 0xff;
            if (first < 0x80) {
                return new Header(2, first);
            }
            int count = first & 0x7f;
            if (count == 0 || count > 4 || at + 1 + count >= bytes.length) { // 0 is the indefinite form of BER
                return null;
            }
            long length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | bytes[at + 2 + i] & 0xff;
            }
            boolean shortest = length >= 0x80 && length >> 8 * (count - 1) != 0; // X.690 §10.1
            return shortest ? new Header(2 + count, length) : null;
        }
    }
}
