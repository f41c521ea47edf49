package org.domainverifier.spf;

import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.domainverifier.spf.SpfLookupTree.State;

/** Prints a look-up tree: the record's terms, each with what it costs, what it leads to indented below it. */
final class LookupTreePrinter {
    private LookupTreePrinter() {}

    static String print(SpfLookupTree tree) {
        StringBuilder out = new StringBuilder();
        out.append(tree.root().domain()).append(" [").append(tree.count()).append("]");
        state(tree.root(), out);
        branches(tree.root(), 1, out);
        return out.toString();
    }

    private static void branches(Node node, int depth, StringBuilder out) {
        for (Branch branch : node.branches()) {
            out.append('\n').append("  ".repeat(depth)).append(branch.term());
            if (!branch.reachable()) {
                out.append(" (unreachable)");
                continue;
            }
            if (branch.lookups() > 0) {
                out.append(" [").append(branch.lookups()).append(']');
            }
            if (branch.isVoid()) {
                out.append(" (void)");
            }
            branch.failure()
                    .ifPresent(cause ->
                            out.append(" (").append(SpfText.lower(cause)).append(')'));
            branch.below().ifPresent(below -> {
                state(below, out);
                branches(below, depth + 1, out);
            });
        }
    }

    private static void state(Node node, StringBuilder out) {
        if (node.state() != State.FOUND) {
            out.append(" (").append(SpfText.lower(node.state()));
            node.failure().ifPresent(cause -> out.append(": ").append(SpfText.lower(cause)));
            out.append(')');
        }
    }
}
