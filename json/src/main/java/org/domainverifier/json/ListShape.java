package org.domainverifier.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values in their order.
 *
 * @param <E> the type of each
 * @param <C> the collection
 */
final class ListShape<E, C extends Collection<E>> implements Shape<C> {
    private final Shape<E> each;
    private final Function<List<E>, C> collected;

    ListShape(Shape<E> each, Function<List<E>, C> collected) {
        this.each = each;
        this.collected = collected;
    }

    @Override
    public JsonNode write(C values, Telling telling) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(value -> array.add(each.write(value, telling)));
        return array;
    }

    @Override
    public C read(JsonNode node, Place place) {
        List<E> values = new ArrayList<>();
        for (JsonNode element : Nodes.list(node, place)) {
            values.add(each.read(element, place.at(values.size())));
        }
        return collected.apply(values);
    }

    @Override
    public C absent() {
        return collected.apply(List.of());
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return Schemas.list(each.schema(schemas));
    }
}
