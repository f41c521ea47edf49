package org.domainverifier.json;

import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.Provided;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that is the same for all, or has been asked for: what the provider said.
 *
 * @param said how that looks
 * @param <T> its type
 */
record CustomerValueShape<T>(Shape<Provided<T>> said) implements Shape<CustomerValue<T>> {
    @Override
    public JsonNode write(CustomerValue<T> value, Telling telling) {
        return said.write(
                value.settled()
                        .orElseThrow(() -> new IllegalArgumentException("a value that is still to be asked for")),
                telling);
    }

    @Override
    public CustomerValue<T> read(JsonNode node, Place place) {
        return CustomerValue.said(said.read(node, place));
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return said.schema(schemas);
    }
}
