package org.domainverifier.examples.cli;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One reading of a YAML file. A few lines can say a thousand times the same by way of aliases, so that it has a limit. */
final class YamlSource {
    private static final int MOST_VALUES = 100_000;

    private final String file;
    private final Map<Node, Map<String, Node>> variables;
    private int values;

    YamlSource(String file) {
        this(file, new ConcurrentHashMap<>());
    }

    private YamlSource(String file, Map<Node, Map<String, Node>> variables) {
        this.file = file;
        this.variables = variables;
    }

    /** The same file, read once more. */
    YamlSource again() {
        return new YamlSource(file, variables);
    }

    String file() {
        return file;
    }

    /** Whether one value more may be read. */
    boolean mayRead() {
        values++;
        return values <= MOST_VALUES;
    }

    /** The variables in all texts below a node, each with the first node that has it. */
    Map<String, Node> variables(Node node) {
        return variables.computeIfAbsent(node, YamlSource::find);
    }

    private static Map<String, Node> find(Node top) {
        Map<String, Node> found = new LinkedHashMap<>();
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            if (node instanceof ScalarNode scalar) {
                Variables.in(scalar.getValue()).forEach(name -> found.putIfAbsent(name, node));
            } else if (node instanceof SequenceNode sequence) {
                pushAll(open, sequence.getValue());
            } else if (node instanceof MappingNode mapping) {
                pushAll(
                        open,
                        mapping.getValue().stream()
                                .map(entry -> entry.getValueNode())
                                .toList());
            }
        }
        return Collections.unmodifiableMap(found);
    }

    private static void pushAll(Deque<Node> open, List<Node> nodes) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            open.push(nodes.get(i));
        }
    }
}
