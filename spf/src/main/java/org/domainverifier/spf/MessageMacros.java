package org.domainverifier.spf;

import java.util.Optional;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;

/** What of a record hangs on a message: on the sender's address, or on the name that a client greets with. */
final class MessageMacros {
    private MessageMacros() {}

    /**
     * Whether another message from the same client could have another verdict.
     *
     * @param root the record
     * @param evaluation what came of one message
     * @return true if a term that hangs on the message decides, or could decide earlier
     */
    static boolean decide(Node root, SpfEvaluation evaluation) {
        boolean pass = evaluation.verdict() == SpfVerdict.PASS;
        Optional<SpfTerm> decidedBy = evaluation.decidedBy();
        for (Branch branch : LookupCounts.evaluationOrder(root)) {
            boolean decides = decidedBy.filter(branch.term()::equals).isPresent();
            boolean passes =
                    branch.term() instanceof SpfMechanism mechanism && mechanism.qualifier() == SpfQualifier.PASS;
            // what passes anyway may as well pass earlier
            if (hangs(branch) && (decides || !pass || !passes)) {
                return true;
            }
            if (decides) {
                return false;
            }
        }
        return false;
    }

    private static boolean hangs(Branch branch) {
        SpfTerm term = branch.term();
        Optional<DomainSpec> spec = term instanceof SpfMechanism mechanism
                ? mechanism.target()
                : term instanceof SpfModifier.Redirect redirect ? Optional.of(redirect.domain()) : Optional.empty();
        return spec.filter(DomainSpec::dependsOnMessage).isPresent()
                || branch.below().stream()
                        .flatMap(below -> below.branches().stream())
                        .anyMatch(below -> below.reachable() && hangs(below));
    }
}
