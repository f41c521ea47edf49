package org.domainverifier.examples.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** A value in a YAML file that knows its file, its line and its key, so that complaints can name them. */
final class YamlValue {
    private final String file;
    private final String key;
    private final Node node;

    private YamlValue(String file, String key, Node node) {
        this.file = file;
        this.key = key;
        this.node = node;
    }

    static YamlValue parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return new YamlValue(
                    file, "", root.orElseThrow(() -> new UsageException(file + ": there is nothing in it")));
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

    /** The entries of a mapping that may have these keys and no others, each once. */
    Map<String, YamlValue> mapping(List<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw complaint("there should be keys (" + String.join(", ", allowed) + ") and their values");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            YamlValue entryKey = new YamlValue(file, key, entry.getKeyNode());
            String name = entryKey.text();
            String path = key.isEmpty() ? name : key + "." + name;
            YamlValue value = new YamlValue(file, path, entry.getValueNode());
            if (!allowed.contains(name)) {
                throw new YamlValue(file, "", entry.getKeyNode())
                        .complaint("there is no key '" + path + "'; there are " + String.join(", ", allowed));
            }
            if (entries.putIfAbsent(name, value) != null) {
                throw new YamlValue(file, "", entry.getKeyNode()).complaint("the key '" + path + "' is there twice");
            }
        }
        return entries;
    }

    List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw complaint("there should be a list of one or more");
        }
        return sequence.getValue().stream()
                .map(element -> new YamlValue(file, key, element))
                .toList();
    }

    String text() {
        if (!(node instanceof ScalarNode scalar)
                || scalar.getTag().equals(Tag.NULL)
                || scalar.getValue().isBlank()) {
            throw complaint("there should be a text");
        }
        return scalar.getValue();
    }

    List<String> texts() {
        return list().stream().map(YamlValue::text).toList();
    }

    int number() {
        String text = text();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw complaint("there should be a whole number, not " + text);
        }
    }

    /** What the library makes of this value; its complaints get the line. */
    <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException refused) {
            throw complaint(String.valueOf(refused.getMessage()));
        }
    }

    <T> T make(Function<String, T> maker) {
        String text = text();
        return make(() -> maker.apply(text));
    }

    UsageException complaint(String what) {
        String line =
                node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
        return new UsageException(file + line + ": " + (key.isEmpty() ? "" : key + ": ") + what);
    }
}
