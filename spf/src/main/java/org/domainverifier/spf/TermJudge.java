package org.domainverifier.spf;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.domainverifier.spelling.EditDistance;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.domainverifier.spf.SpfLookupTree.State;
import org.jspecify.annotations.Nullable;

/** Finds the terms that were asked for in a record. */
final class TermJudge {
    /** The most characters that a name may be misspelt by to be recognised. */
    private static final int MAX_TYPOS = 2;

    private final Node root;
    private @Nullable SpfReach written; // once a network is asked for, as the next
    private @Nullable SpfReach passing;

    TermJudge(Node root) {
        this.root = root;
    }

    /** Whom the networks let send that are written in the record itself. */
    private SpfReach written() {
        if (written == null) {
            written = new SpfReach();
            written.add(root, WantedTerm::isNetwork);
        }
        return written;
    }

    /** Whom the record lets send. Whoever closes +all has to know who sends: what everybody may is not what was asked for. */
    private SpfReach passing() {
        if (passing == null) {
            passing = new SpfReach();
            passing.add(root, term -> !(term instanceof SpfMechanism.All));
        }
        return passing;
    }

    /** What has become of a term that was asked for. */
    enum Outcome {
        /** It is there, lets its senders pass, and an evaluation comes to it. */
        MET(CheckStatus.CORRECT),
        /** It is reached through the record of another domain, or other terms do what it does. */
        INDIRECT(CheckStatus.CORRECT),
        /** An include does what the redirect would. */
        AS_INCLUDE(CheckStatus.CORRECT),
        /** An include is there in place of the redirect, and the record says less of all others than the other one. */
        WEAKER(CheckStatus.INCORRECT),
        /** It does not let its senders pass. */
        NOT_PASSING(CheckStatus.INCORRECT),
        /** No evaluation comes to it. */
        UNREACHABLE(CheckStatus.INCORRECT),
        /** Something like it is there. */
        MISSPELT(CheckStatus.INCORRECT),
        /** It is not there. */
        MISSING(CheckStatus.INCORRECT),
        /** It was not seen, but not all of the record's tree was. */
        UNKNOWN(CheckStatus.UNKNOWN);

        private final CheckStatus status;

        Outcome(CheckStatus status) {
            this.status = status;
        }

        CheckStatus status() {
            return status;
        }

        /** What is said of it; nothing if all is well or nothing is known. */
        Optional<SpfFinding> code(WantedTerm wanted) {
            boolean include = wanted.term() instanceof SpfMechanism.Include;
            return switch (this) {
                case MET, UNKNOWN -> Optional.empty();
                case INDIRECT -> Optional.of(include ? SpfFinding.INCLUDE_INDIRECT : SpfFinding.TERM_INDIRECT);
                case AS_INCLUDE -> Optional.of(SpfFinding.REDIRECT_AS_INCLUDE);
                case WEAKER -> Optional.of(SpfFinding.REDIRECT_WEAKENED);
                case NOT_PASSING -> Optional.of(include ? SpfFinding.INCLUDE_NOT_PASSING : SpfFinding.TERM_NOT_PASSING);
                case UNREACHABLE -> Optional.of(include ? SpfFinding.INCLUDE_UNREACHABLE : SpfFinding.TERM_UNREACHABLE);
                case MISSPELT -> Optional.of(include ? SpfFinding.INCLUDE_MISSPELT : SpfFinding.TERM_MISSPELT);
                case MISSING -> Optional.of(include ? SpfFinding.INCLUDE_MISSING : SpfFinding.TERM_MISSING);
            };
        }
    }

    /**
     * A term as it was found.
     *
     * @param outcome what has become of it
     * @param branch the term of the domain's own record that this rests on
     */
    record Found(Outcome outcome, Optional<Branch> branch) {
        Found(Outcome outcome, Branch branch) {
            this(outcome, Optional.of(branch));
        }

        boolean isMet() {
            return outcome == Outcome.MET || outcome == Outcome.INDIRECT;
        }
    }

    Found find(WantedTerm wanted) {
        Optional<Found> reached = wanted.isNetwork() ? network(wanted) : reached(wanted, root, true);
        if (reached.isPresent() && reached.get().isMet()) {
            return reached.get();
        }
        Optional<Found> included = wanted.isRedirect() ? asInclude(wanted) : Optional.empty();
        if (included.isPresent()) {
            return included.get();
        }
        if (LookupCounts.isAnywhere(root, State.FAILED) || LookupCounts.isAnywhere(root, State.TOO_LARGE)) {
            return new Found(Outcome.UNKNOWN, Optional.empty());
        }
        if (reached.isPresent()) {
            return reached.get();
        }
        for (Branch branch : root.branches()) {
            if (!branch.reachable() && (wanted.isAbout(branch, true) || leadsTo(branch, wanted))) {
                return new Found(Outcome.UNREACHABLE, branch);
            }
        }
        for (Branch branch : root.branches()) {
            if (isMisspelt(branch, wanted)) {
                return new Found(Outcome.MISSPELT, branch);
            }
        }
        return new Found(Outcome.MISSING, Optional.empty());
    }

    /** A network is there where all its addresses pass: by other networks as well, together perhaps. */
    private Optional<Found> network(WantedTerm wanted) {
        InetAddress network = networkOf(wanted.term());
        int prefixLength = prefixLengthOf(wanted.term());
        if (written().contains(network, prefixLength)) {
            return Optional.of(new Found(Outcome.MET, Optional.empty()));
        }
        boolean met = passing().contains(network, prefixLength);
        for (Branch branch : LookupCounts.evaluationOrder(root)) {
            // what else lets it pass, or which network before does not
            boolean concerned = met
                    ? passes(branch.term()) && !(branch.term() instanceof SpfMechanism.All)
                    : !passes(branch.term()) && WantedTerm.isNetwork(branch.term());
            if (concerned && reach(branch).overlaps(network, prefixLength)) {
                return Optional.of(new Found(met ? Outcome.INDIRECT : Outcome.NOT_PASSING, branch));
            }
        }
        return met ? Optional.of(new Found(Outcome.MET, Optional.empty())) : Optional.empty();
    }

    private static SpfReach reach(Branch branch) {
        SpfReach reach = new SpfReach();
        reach.add(branch);
        return reach;
    }

    static InetAddress networkOf(SpfTerm term) {
        return term instanceof SpfMechanism.Ip4 ip4 ? ip4.network() : ((SpfMechanism.Ip6) term).network();
    }

    static int prefixLengthOf(SpfTerm term) {
        return term instanceof SpfMechanism.Ip4 ip4 ? ip4.prefixLength() : ((SpfMechanism.Ip6) term).prefixLength();
    }

    private static boolean passes(SpfTerm term) {
        return term instanceof SpfModifier.Redirect
                || term instanceof SpfMechanism mechanism && mechanism.qualifier() == SpfQualifier.PASS;
    }

    /** Whether a term that lets senders pass leads to what was asked for through the record of another domain. */
    static boolean leadsBelow(Branch branch, WantedTerm wanted) {
        return branch.below()
                .filter(below -> below.state() == State.FOUND)
                .flatMap(below -> reached(wanted, below, false))
                .filter(Found::isMet)
                .isPresent();
    }

    // in the order of evaluation, since the first that matches decides (RFC 7208 §4.6.2)
    private static Optional<Found> reached(WantedTerm wanted, Node node, boolean own) {
        List<Branch> order = LookupCounts.evaluationOrder(node);
        for (Branch branch : order) {
            if (wanted.isAbout(branch, own)) {
                return Optional.of(new Found(passes(branch.term()) ? Outcome.MET : Outcome.NOT_PASSING, branch));
            }
        }
        for (Branch branch : order) {
            // only the record of a redirect decides of those whom nothing matches
            boolean passesOn = branch.term() instanceof SpfModifier.Redirect
                    || branch.term() instanceof SpfMechanism.Include include
                            && include.qualifier() == SpfQualifier.PASS
                            && !wanted.isRedirect();
            if (passesOn && (leadsTo(branch, wanted) || leadsBelow(branch, wanted))) {
                return Optional.of(new Found(Outcome.INDIRECT, branch));
            }
        }
        return Optional.empty();
    }

    /** Whether a term leads to the very record that an include or a redirect was to lead to. */
    private static boolean leadsTo(Branch branch, WantedTerm wanted) {
        return wanted.leadsToRecord()
                && branch.below().isPresent()
                && wanted.name().isPresent()
                && wanted.name().equals(branch.target());
    }

    private Optional<Found> asInclude(WantedTerm wanted) {
        for (Branch branch : LookupCounts.evaluationOrder(root)) {
            boolean included = branch.term() instanceof SpfMechanism.Include
                    && passes(branch.term())
                    && leadsTo(branch, wanted)
                    && branch.below().orElseThrow().state() == State.FOUND;
            if (included) {
                boolean asStrict = strictness(LookupCounts.end(root))
                        >= strictness(LookupCounts.end(branch.below().orElseThrow()));
                return Optional.of(new Found(asStrict ? Outcome.AS_INCLUDE : Outcome.WEAKER, branch));
            }
        }
        return Optional.empty();
    }

    // without all, nothing is said of others (RFC 7208 §4.7)
    private static int strictness(Optional<SpfQualifier> end) {
        return switch (end.orElse(SpfQualifier.NEUTRAL)) {
            case FAIL -> 3;
            case SOFTFAIL -> 2;
            case NEUTRAL -> 1;
            case PASS -> 0;
        };
    }

    /** Whether a term was meant as what was asked for: its name in another mechanism, or with something more or less. */
    static boolean isMisspelt(Branch branch, WantedTerm wanted) {
        SpfTerm term = branch.term();
        boolean text = term instanceof SpfTerm.Unrecognized || term instanceof SpfModifier.Unknown;
        if (text) {
            return wanted.isIn(term.toString());
        }
        Optional<DomainName> name = wanted.leadsToRecord() ? wanted.name() : Optional.empty();
        return name.isPresent() && isMisspelt(branch, name.get());
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
        return term instanceof SpfMechanism mechanism
                && mechanism
                        .target()
                        .flatMap(DomainSpec::name)
                        .filter(wanted::equals)
                        .isPresent();
    }

    /** Whether a term that was {@linkplain #isMisspelt meant as what was asked for} may after all be somebody else's. */
    static boolean mayBeAnothers(Branch branch, WantedTerm wanted) {
        Optional<DomainName> name =
                branch.target().filter(target -> branch.below().isPresent());
        return name.isPresent()
                && wanted.name().isPresent()
                && !name.get().toString().startsWith(wanted.name().get() + ".")
                && !EditDistance.isAtMost(
                        MAX_TYPOS, name.get().toString(), wanted.name().get().toString());
    }

    /** The terms that bring in another domain's record, whose name is much like the one that was asked for: a slip, or a sibling. */
    List<Branch> lookAlikes(WantedTerm wanted) {
        Optional<DomainName> name = wanted.leadsToRecord() ? wanted.name() : Optional.empty();
        return root.branches().stream()
                .filter(branch -> passes(branch.term())
                        && branch.below()
                                .filter(below -> below.state() == State.FOUND)
                                .isPresent())
                .filter(branch -> name.isPresent()
                        && branch.target().isPresent()
                        && LookAlike.is(branch.target().get(), name.get()))
                .toList();
    }

    private static boolean isAlike(DomainName name, DomainName wanted) {
        return !name.equals(wanted)
                && (name.toString().startsWith(wanted + ".")
                        || name.isWithin(wanted)
                        || wanted.isWithin(name)
                        || EditDistance.isAtMost(MAX_TYPOS, name.toString(), wanted.toString()));
    }
}
