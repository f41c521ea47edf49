package org.domainverifier.spf;

import java.util.Optional;
import org.domainverifier.service.MailService;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.domainverifier.spf.SpfLookupTree.State;
import org.domainverifier.text.VisibleText;

/** Prints a lookup tree: the record's terms, each with what it costs and whose it is, what it leads to indented below it. */
final class LookupTreePrinter {
    private LookupTreePrinter() {}

    static String print(SpfLookupTree tree) {
        StringBuilder out = new StringBuilder();
        out.append(VisibleText.line(tree.root().domain()))
                .append(" [")
                .append(tree.count())
                .append("]");
        state(tree.root(), out);
        branches(tree.root(), 1, Optional.empty(), out);
        return out.toString();
    }

    private static void branches(Node node, int depth, Optional<MailService> owner, StringBuilder out) {
        for (Branch branch : node.branches()) {
            out.append('\n')
                    .append("  ".repeat(depth))
                    .append(VisibleText.line(branch.term().toString()));
            if (!branch.reachable()) {
                out.append(" (unreachable)");
                continue;
            }
            if (branch.lookups() > 0) {
                out.append(" [").append(branch.lookups()).append(']');
            }
            Optional<MailService> service = branch.service();
            if (!service.equals(owner)) { // said once for all that a service includes in turn
                service.ifPresent(known -> out.append(' ').append(known.name()));
            }
            if (branch.isVoid()) {
                out.append(" (void)");
            }
            branch.failure()
                    .ifPresent(cause ->
                            out.append(" (").append(SpfText.lower(cause)).append(')'));
            branch.below().ifPresent(below -> {
                state(below, out);
                branches(below, depth + 1, service, out);
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
