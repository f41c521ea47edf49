package org.domainverifier.json;

import java.util.Map;
import java.util.Optional;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.text.ToldCode;

/**
 * The code of a finding that this version, or this application, does not know. It says what its document says.
 *
 * @param definition its id, severity and section
 * @param texts its sentence and its other texts, by their parts
 */
record StoredFindingCode(FindingDefinition definition, Map<String, String> texts) implements FindingCode, ToldCode {
    StoredFindingCode {
        texts = Map.copyOf(texts);
    }

    @Override
    public Optional<String> told(String part) {
        return Optional.ofNullable(texts.get(part));
    }
}
