package org.domainverifier.spf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.domainverifier.spelling.EditDistance;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.domainverifier.spf.SpfLookupTree.State;
import org.jspecify.annotations.Nullable;

/** Finds an include that was asked for in a record. */
final class IncludeJudge {
    /** The most characters that a name may be misspelt by to be recognised. */
    private static final int MAX_TYPOS = 2;

    private IncludeJudge() {}

    /** What has become of an include that was asked for. */
    enum Outcome {
        /** It is there, lets its senders pass, and an evaluation comes to it. */
        MET(CheckStatus.CORRECT),
        /** It is reached through the record of another domain. */
        INDIRECT(CheckStatus.CORRECT, SpfFinding.INCLUDE_INDIRECT),
        /** It does not let its senders pass. */
        NOT_PASSING(CheckStatus.INCORRECT, SpfFinding.INCLUDE_NOT_PASSING),
        /** No evaluation comes to it. */
        UNREACHABLE(CheckStatus.INCORRECT, SpfFinding.INCLUDE_UNREACHABLE),
        /** Something like it is there. */
        MISSPELT(CheckStatus.INCORRECT, SpfFinding.INCLUDE_MISSPELT),
        /** It is not there. */
        MISSING(CheckStatus.INCORRECT, SpfFinding.INCLUDE_MISSING),
        /** It was not seen, but not all of the record's tree was. */
        UNKNOWN(CheckStatus.UNKNOWN);

        private final CheckStatus status;
        private final @Nullable SpfFinding code;

        Outcome(CheckStatus status) {
            this(status, null);
        }

        Outcome(CheckStatus status, @Nullable SpfFinding code) {
            this.status = status;
            this.code = code;
        }

        CheckStatus status() {
            return status;
        }

        /** What is said of it; nothing if all is well or nothing is known. */
        Optional<SpfFinding> code() {
            return Optional.ofNullable(code);
        }
    }

    /**
     * An include as it was found.
     *
     * @param outcome what has become of it
     * @param branch the term of the domain's own record that this rests on
     */
    record Found(Outcome outcome, Optional<Branch> branch) {
        boolean isMet() {
            return outcome == Outcome.MET || outcome == Outcome.INDIRECT;
        }
    }

    static Found find(DomainSpec wanted, Node root) {
        Optional<Found> reached = reached(wanted, root);
        if (reached.isPresent() && reached.get().isMet()) {
            return reached.get();
        }
        if (LookupCounts.isAnywhere(root, State.FAILED) || LookupCounts.isAnywhere(root, State.TOO_LARGE)) {
            return new Found(Outcome.UNKNOWN, Optional.empty());
        }
        if (reached.isPresent()) {
            return reached.get();
        }
        for (Branch branch : root.branches()) {
            if (!branch.reachable() && leadsTo(branch, wanted)) {
                return new Found(Outcome.UNREACHABLE, Optional.of(branch));
            }
        }
        for (Branch branch : root.branches()) {
            if (isMisspelt(branch, wanted)) {
                return new Found(Outcome.MISSPELT, Optional.of(branch));
            }
        }
        return new Found(Outcome.MISSING, Optional.empty());
    }

    /** Whether a term that lets senders pass leads to the include through the record of another domain. */
    static boolean leadsBelow(Branch branch, DomainSpec wanted) {
        return branch.below()
                .filter(below -> below.state() == State.FOUND)
                .flatMap(below -> reached(wanted, below))
                .filter(Found::isMet)
                .isPresent();
    }

    // in the order of evaluation, since the first that matches decides (RFC 7208 §4.6.2)
    private static Optional<Found> reached(DomainSpec wanted, Node node) {
        List<Branch> order = LookupCounts.evaluationOrder(node);
        for (Branch branch : order) {
            if (branch.term() instanceof SpfMechanism.Include include && leadsTo(branch, wanted)) {
                boolean passing = include.qualifier() == SpfQualifier.PASS;
                return Optional.of(new Found(passing ? Outcome.MET : Outcome.NOT_PASSING, Optional.of(branch)));
            }
        }
        for (Branch branch : order) {
            boolean passesOn = branch.term() instanceof SpfModifier.Redirect
                    || branch.term() instanceof SpfMechanism.Include include
                            && include.qualifier() == SpfQualifier.PASS;
            boolean reaches = passesOn && (leadsTo(branch, wanted) || leadsBelow(branch, wanted));
            if (reaches) {
                return Optional.of(new Found(Outcome.INDIRECT, Optional.of(branch)));
            }
        }
        return Optional.empty();
    }

    private static boolean leadsTo(Branch branch, DomainSpec wanted) {
        if (branch.below().isEmpty()) {
            return false;
        }
        Optional<DomainName> name = wanted.name();
        return name.isPresent()
                ? name.equals(branch.target())
                : branch.term() instanceof SpfMechanism.Include include && wanted.isSame(include.domain());
    }

    /** Whether a term was meant as the include: its name in another mechanism, or with something more or less. */
    static boolean isMisspelt(Branch branch, DomainSpec wanted) {
        return wanted.name()
                .map(name -> isMisspelt(branch, name))
                .orElseGet(() -> isWithin(branch.term(), wanted.toString()));
    }

    private static boolean isMisspelt(Branch branch, DomainName wanted) {
        SpfTerm term = branch.term();
        if (term instanceof SpfMechanism.Include || term instanceof SpfModifier.Redirect) {
            // a domain with a record of its own is another sender's, however much alike its name
            boolean exists =
                    branch.below().filter(below -> below.state() == State.FOUND).isPresent();
            return !exists
                    && branch.target().isPresent()
                    && isAlike(branch.target().get(), wanted);
        }
        if (term instanceof SpfMechanism mechanism) {
            return mechanism
                    .target()
                    .flatMap(DomainSpec::name)
                    .filter(wanted::equals)
                    .isPresent();
        }
        return isWithin(term, wanted.toString());
    }

    private static boolean isWithin(SpfTerm term, String wanted) {
        return (term instanceof SpfTerm.Unrecognized || term instanceof SpfModifier.Unknown)
                && term.toString().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    /** Whether a term that was {@linkplain #isMisspelt meant as the include} may after all be somebody else's. */
    static boolean mayBeAnothers(Branch branch, DomainSpec wanted) {
        Optional<DomainName> name =
                branch.target().filter(target -> branch.below().isPresent());
        return name.isPresent()
                && wanted.name().isPresent()
                && !name.get().toString().startsWith(wanted.name().get() + ".")
                && !EditDistance.isAtMost(
                        MAX_TYPOS, name.get().toString(), wanted.name().get().toString());
    }

    private static boolean isAlike(DomainName name, DomainName wanted) {
        return !name.equals(wanted)
                && (name.toString().startsWith(wanted + ".")
                        || name.isWithin(wanted)
                        || wanted.isWithin(name)
                        || EditDistance.isAtMost(MAX_TYPOS, name.toString(), wanted.toString()));
    }
}
