package org.domainverifier.json;

import java.util.Optional;
import org.domainverifier.repair.StepCode;
import org.domainverifier.text.ToldCode;

/**
 * A step that this version, or this application, does not know. It says what its document says.
 *
 * @param id its id
 * @param comesFirst whether it is to be done before anything is changed
 * @param sentence what is to be done
 */
record StoredStepCode(String id, boolean comesFirst, Optional<String> sentence) implements StepCode, ToldCode {
    @Override
    public Optional<String> told(String part) {
        return part.isEmpty() ? sentence : Optional.empty();
    }
}
