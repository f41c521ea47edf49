package org.domainverifier.json;

import tools.jackson.databind.node.ObjectNode;

/**
 * A value with a member that tells of the inside of whoever asks: a document without servers does not have it, or has {@value #NOTHING} in its place.
 *
 * @param shape the shape with that member
 * @param member its name
 * @param optional whether it may be left out
 * @param <T> the type
 */
record WithheldShape<T>(ObjectShape<T> shape, String member, boolean optional) implements ObjectShape<T> {
    private static final String NOTHING = "…";

    @Override
    public String name() {
        return shape.name();
    }

    @Override
    public void write(T value, ObjectNode object, Telling telling) {
        shape.write(value, object, telling);
        if (telling.servers()) {
            return;
        }
        if (optional) {
            object.remove(member);
        } else if (!"".equals(Nodes.text(object, member))) {
            object.put(member, NOTHING);
        }
    }

    @Override
    public T readObject(ObjectNode object, Place place) {
        return shape.readObject(object, place);
    }

    @Override
    public void describe(Schemas.Members members) {
        shape.describe(members);
    }
}
