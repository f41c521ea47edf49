package org.domainverifier.dkim;

import java.util.List;
import java.util.Optional;

/** A key record whose text was cut into several TXT records, where one record of several strings was meant. */
final class SplitKey {
    private SplitKey() {}

    /**
     * Joins two halves.
     *
     * @return the whole record; empty if these are no halves of one
     */
    static Optional<String> join(List<String> texts) {
        if (texts.size() != 2) {
            return Optional.empty();
        }
        return half(texts.get(0), texts.get(1)).or(() -> half(texts.get(1), texts.get(0)));
    }

    private static Optional<String> half(String first, String second) {
        boolean isRest = !second.isBlank()
                && DkimKeyParser.withoutBlanks(second).chars().allMatch(c -> KeyDecoder.isBase64((char) c) || c == '=');
        return isRest
                        && DkimKeyRecord.parse(first + second)
                                .record()
                                .flatMap(DkimKeyRecord::publicKey)
                                .isPresent()
                ? Optional.of(first + second)
                : Optional.empty();
    }
}
