package org.domainverifier.dkim;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The keys that were decoded last: whoever judges a record asks for its key several times, and all customers of some providers have the
 * same one. What is kept is bounded; a key that pushes another one out costs no more than decoding that again. Safe for use by several
 * threads.
 */
final class DecodedKeys {
    private static final int KEPT = 64;
    private static final int LONGEST = 1_024; // characters; a key of 4096 bits has 736
    private static final AtomicReferenceArray<@Nullable Decoded> RECENT = new AtomicReferenceArray<>(KEPT);

    private record Decoded(String keyType, String base64, KeyDecoder outcome) {
        boolean isOf(String type, String text) {
            return base64.equals(text) && keyType.equals(type);
        }
    }

    private DecodedKeys() {}

    /**
     * Decodes a key, or tells what came of it before.
     *
     * @param keyType the value of the {@code k} tag
     * @param base64 the value of the {@code p} tag without spaces; not empty
     */
    static KeyDecoder of(String keyType, String base64) {
        if (base64.length() > LONGEST) {
            return KeyDecoder.decode(keyType, base64);
        }
        int place = Math.floorMod(base64.hashCode(), KEPT);
        @Nullable Decoded before = RECENT.get(place);
        if (before != null && before.isOf(keyType, base64)) {
            return before.outcome();
        }
        KeyDecoder outcome = KeyDecoder.decode(keyType, base64);
        RECENT.set(place, new Decoded(keyType, base64, outcome));
        return outcome;
    }
}
