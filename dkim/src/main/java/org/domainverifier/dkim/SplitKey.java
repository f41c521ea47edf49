package org.domainverifier.dkim;

import java.util.List;
import java.util.Optional;

/** A key record whose text was cut into several TXT records, where one record of several strings was meant. */
final class SplitKey {
    private SplitKey() {}

    /**
     * Joins two halves.
     *
     * @return the whole record; empty if these are not halves of one
     */
    static Optional<KeyReading> join(List<String> texts) {
        if (texts.size() != 2) {
            return Optional.empty();
        }
        return half(texts.get(0), texts.get(1)).or(() -> half(texts.get(1), texts.get(0)));
    }

    private static Optional<KeyReading> half(String first, String second) {
        boolean isRest = !second.isBlank()
                && DkimKeyParser.withoutSpaces(second).chars().allMatch(c -> KeyDecoder.isBase64((char) c) || c == '=');
        return isRest
                ? Optional.of(KeyReading.of(first + second))
                        .filter(whole -> whole.key().isPresent())
                : Optional.empty();
    }
}
