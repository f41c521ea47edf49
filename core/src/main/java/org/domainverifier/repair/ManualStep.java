package org.domainverifier.repair;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something that has to be done but cannot be done by a change of the domain's records: a policy server, a certificate, a name
 * server, a value that is not ready yet.
 *
 * @param id a stable id such as {@code mta-sts.renew-certificate}; its sentence is in the check's resource bundle
 * @param arguments the typed arguments of the sentence, in order
 */
public record ManualStep(String id, Map<String, Object> arguments) implements RepairStep {
    /** Copies the arguments. */
    public ManualStep {
        Objects.requireNonNull(id, "id");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
