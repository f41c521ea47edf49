package org.domainverifier.record;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Runs its saved inputs; {@code JAZZER_FUZZ=1} makes new ones. */
class TagListFuzzTest {
    @FuzzTest
    void nothingIsLostOfAnyText(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        TagListTest.SYNTAXES.values().forEach(syntax -> TagListTest.nothingIsLost(text, syntax));
    }
}
