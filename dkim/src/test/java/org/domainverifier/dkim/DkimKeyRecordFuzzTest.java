package org.domainverifier.dkim;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs its saved inputs with the other tests, and searches for new ones with {@code JAZZER_FUZZ=1}. */
class DkimKeyRecordFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void anyTextIsRead(FuzzedDataProvider data) {
        DkimKeyRecordPropertyTest.check(data.consumeRemainingAsString(), "fuzz");
    }

    @FuzzTest(maxDuration = "2m")
    void anyOctetsAreAKeyOrNone(FuzzedDataProvider data) {
        String keyType = data.pickValue(new String[] {"rsa", "ed25519", "other"});
        DkimKeyRecordPropertyTest.check(
                "v=DKIM1; k=" + keyType + "; p=" + TestKeys.base64(data.consumeRemainingAsBytes()), "fuzz");
    }
}
