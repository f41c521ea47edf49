package org.domainverifier.examples.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML file that knows its file, its line and its key, so that complaints can name them. Read {@linkplain #of for a
 * customer}, the variables in its texts are that customer's values.
 */
final class YamlValue {
    private final YamlSource source;
    private final Optional<Customer> customer;
    private final String key;
    private final Node node;
    private final String also;

    private YamlValue(YamlSource source, Optional<Customer> customer, String key, Node node, String also) {
        this.source = source;
        this.customer = customer;
        this.key = key;
        this.node = node;
        this.also = also;
    }

    static YamlValue parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return new YamlValue(
                    new YamlSource(file),
                    Optional.empty(),
                    "",
                    root.orElseThrow(() -> new UsageException(file + ": there is nothing in it")),
                    "");
        } catch (MarkedYamlEngineException malformed) {
            String line = malformed
                    .getProblemMark()
                    .or(malformed::getContextMark)
                    .map(mark -> ":" + (mark.getLine() + 1))
                    .orElse("");
            throw new UsageException(file + line + ": not YAML: " + malformed.getProblem(), malformed);
        } catch (YamlEngineException malformed) {
            throw new UsageException(file + ": not YAML: " + malformed.getMessage(), malformed);
        }
    }

    private YamlValue child(String path, Node child) {
        YamlValue value = new YamlValue(source, customer, path, child, "");
        if (!source.mayRead()) {
            throw value.complaint("there is too much in this file");
        }
        return value;
    }

    /** The same value, with a customer's values for its variables. */
    YamlValue of(Customer whose) {
        return new YamlValue(source.again(), Optional.of(whose), key, node, also);
    }

    /** The same value; a complaint of its keys names one more that could be there in place of all of them. */
    YamlValue orElse(String otherKey) {
        return new YamlValue(source, customer, key, node, ", or " + otherKey);
    }

    /** The names of the variables in all texts of this value, each once. */
    Set<String> variables() {
        return source.variables(node).keySet();
    }

    /** What is wrong with a variable, at the first place where it is. */
    UsageException complaint(String variable, String what) {
        return child(key, source.variables(node).get(variable)).complaint(what);
    }

    /** Whether the customer has a value for each variable of this value. */
    boolean isReady() {
        return variables().stream()
                .allMatch(name -> customer.flatMap(each -> each.value(name)).isPresent());
    }

    /** A key of a mapping and its value. */
    record Entry(YamlValue key, YamlValue value) {}

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether this is a mapping that has the key. */
    boolean has(String name) {
        return node instanceof MappingNode mapping
                && mapping.getValue().stream().anyMatch(entry -> isKey(entry, name));
    }

    /** A mapping without one of its keys. */
    YamlValue without(String name) {
        MappingNode mapping = (MappingNode) node;
        List<NodeTuple> rest =
                mapping.getValue().stream().filter(entry -> !isKey(entry, name)).toList();
        return child(
                key,
                new MappingNode(
                        mapping.getTag(),
                        true,
                        rest,
                        mapping.getFlowStyle(),
                        mapping.getStartMark(),
                        mapping.getEndMark()));
    }

    private static boolean isKey(NodeTuple entry, String name) {
        return entry.getKeyNode() instanceof ScalarNode scalar
                && scalar.getValue().equals(name);
    }

    /** The entries of a mapping that may have these keys and no others, each once. */
    Map<String, YamlValue> mapping(List<String> allowed) {
        if (!isMapping()) {
            throw complaint("there should be keys (" + String.join(", ", allowed) + also + ") and their values");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (Entry entry : entries()) {
            String name = entry.key().raw();
            if (!allowed.contains(name)) {
                throw child("", entry.key().node)
                        .complaint("there is no key '" + entry.value().key + "'; there are "
                                + String.join(", ", allowed) + also);
            }
            entries.put(name, entry.value());
        }
        return entries;
    }

    /** The entries of a mapping, whatever their keys, each once. */
    List<Entry> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw complaint("there should be keys and their values");
        }
        Set<String> seen = new HashSet<>();
        List<Entry> entries = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            YamlValue name = child(key, entry.getKeyNode());
            String path = key.isEmpty() ? name.raw() : key + "." + name.raw();
            if (!seen.add(name.raw())) {
                throw child("", entry.getKeyNode()).complaint("the key '" + path + "' is there twice");
            }
            entries.add(new Entry(name, child(path, entry.getValueNode())));
        }
        return entries;
    }

    List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw complaint("there should be a list of one or more");
        }
        List<YamlValue> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(child(key, element));
        }
        return elements;
    }

    /** A list, or the one value that is there in place of one. */
    List<YamlValue> oneOrMore() {
        return isList() ? list() : List.of(this);
    }

    /** The text as it is written, what looks like a variable included. */
    String raw() {
        if (!(node instanceof ScalarNode scalar)
                || scalar.getTag().equals(Tag.NULL)
                || scalar.getValue().isBlank()) {
            throw complaint("there should be a text");
        }
        return scalar.getValue();
    }

    /** The text with the customer's values. */
    String text() {
        String text = raw();
        if (variables().isEmpty()) {
            return text;
        }
        return Variables.fill(
                text,
                name -> customer.flatMap(each -> each.value(name))
                        .orElseThrow(() -> complaint("there is no value for %" + name + "%")));
    }

    List<String> texts() {
        return list().stream().map(YamlValue::text).toList();
    }

    int number() {
        String text = text();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw refusal("there should be a whole number, not " + text);
        }
    }

    /** One of some words. */
    String oneOf(String... words) {
        String text = text();
        if (!List.of(words).contains(text)) {
            throw refusal("there is no '" + text + "'; there " + (words.length == 1 ? "is " : "are ")
                    + String.join(", ", words));
        }
        return text;
    }

    /** Yes or no. */
    boolean isTrue() {
        return oneOf("true", "false").equals("true");
    }

    /** What the library makes of this value; its complaints get the line. */
    <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException refused) {
            throw refusal(String.valueOf(refused.getMessage()));
        }
    }

    <T> T make(Function<String, T> maker) {
        String text = text();
        return make(() -> maker.apply(text));
    }

    /** What is wrong with the file here. */
    UsageException complaint(String what) {
        return new UsageException(place() + ": " + (key.isEmpty() ? "" : key + ": ") + what);
    }

    /** What is wrong with this value: in the file, or in the customer's values for its variables. */
    UsageException refusal(String what) {
        if (customer.isEmpty() || variables().isEmpty()) {
            return complaint(what);
        }
        return new UsageException(customer.get().place() + ": " + String.join(", ", variables()) + ": " + what + " ("
                + key + " in " + place() + ")");
    }

    private String place() {
        return source.file()
                + node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    }
}
