package org.domainverifier.spf;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.spf.LookupCounts.Place;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.domainverifier.spf.SpfLookupTree.State;
import org.domainverifier.txt.TxtKind;

/** What a lookup tree says of the record at its root. */
final class TreeFindings {
    private static final int WIDEST_IP4 = 12;
    private static final int WIDEST_IP6 = 28;

    private final DomainName domain;
    private final SpfLookupTree tree;
    private final SpfLimits limits;
    // what is included twice is found once
    private final Set<Finding> findings = new LinkedHashSet<>();

    private TreeFindings(DomainName domain, SpfLookupTree tree, SpfLimits limits) {
        this.domain = domain;
        this.tree = tree;
        this.limits = limits;
    }

    static List<Finding> of(DomainName domain, SpfLookupTree tree, SpfLimits limits) {
        TreeFindings findings = new TreeFindings(domain, tree, limits);
        findings.costs();
        findings.branches(domain, tree.root(), true);
        return List.copyOf(findings.findings);
    }

    private void costs() {
        Node root = tree.root();
        if (tree.count() > limits.lookups()) {
            Optional<Place> first = LookupCounts.nth(
                    domain, root, limits.lookups() + 1, branch -> branch.term().needsLookup());
            first.ifPresent(
                    place -> findings.add(at(SpfFinding.TOO_MANY_LOOKUPS, place.name(), place.node(), place.branch())
                            .with("in", named(place.node()))
                            .with("count", tree.count())
                            .with("limit", limits.lookups())));
        } else if (tree.count() >= limits.lookups() - 1 && tree.count() > 0) {
            Finding near = Finding.of(SpfFinding.LOOKUPS_NEAR_LIMIT, domain)
                    .in(root.text().orElse(""))
                    .with("count", tree.count())
                    .with("limit", limits.lookups());
            findings.add(tree.count() == limits.lookups() ? near.with("full", true) : near);
        }
        if (tree.voids() > limits.voids()) {
            findings.add(Finding.of(SpfFinding.TOO_MANY_VOID_LOOKUPS, domain)
                    .in(root.text().orElse(""))
                    .with("count", tree.voids())
                    .with("limit", limits.voids()));
        } else {
            family("IPv4", LookupCounts.count(root, Branch::emptyIp4));
            family("IPv6", LookupCounts.count(root, Branch::emptyIp6));
        }
        if (LookupCounts.isAnywhere(root, State.TOO_LARGE)) {
            findings.add(Finding.of(SpfFinding.TREE_TOO_LARGE, domain)
                    .in(root.text().orElse(""))
                    .with("records", LookupTreeLoader.MAX_RECORDS));
        }
    }

    private void family(String family, int count) {
        if (count > limits.voids()) {
            findings.add(Finding.of(SpfFinding.TOO_MANY_VOID_LOOKUPS_FOR_FAMILY, domain)
                    .in(tree.root().text().orElse(""))
                    .with("family", family)
                    .with("count", count)
                    .with("limit", limits.voids()));
        }
    }

    private void branches(DomainName name, Node node, boolean own) {
        for (Branch branch : LookupCounts.evaluationOrder(node)) {
            if (branch.isVoid()) {
                findings.add(at(SpfFinding.VOID_LOOKUP, name, node, branch)
                        .with(
                                "target",
                                branch.target().<Object>map(target -> target).orElse("")));
            }
            if (branch.term() instanceof SpfMechanism.Mx && branch.hosts() > limits.mxNames()) {
                findings.add(at(SpfFinding.TOO_MANY_MX_HOSTS, name, node, branch)
                        .with("count", branch.hosts())
                        .with("limit", limits.mxNames()));
            }
            branch.failure()
                    .ifPresent(cause -> findings.add(at(SpfFinding.LOOKUP_FAILED, name, node, branch)
                            .with(
                                    "target",
                                    branch.target()
                                            .<Object>map(target -> target)
                                            .orElse(""))
                            .with("cause", cause)));
            if (!own
                    && branch.term() instanceof SpfMechanism mechanism
                    && mechanism.qualifier() == SpfQualifier.PASS
                    && SpfLint.isWide(mechanism, WIDEST_IP4, WIDEST_IP6)) {
                findings.add(
                        at(SpfFinding.INCLUDE_WIDE_NETWORK, name, node, branch).with("in", named(node)));
            }
            branch.below().ifPresent(below -> below(name, node, branch, below));
        }
    }

    private void below(DomainName name, Node node, Branch branch, Node below) {
        boolean redirect = branch.term() instanceof SpfModifier.Redirect;
        switch (below.state()) {
            case FOUND -> end(name, node, branch, below, redirect);
            case ABSENT, BAD_NAME ->
                findings.add(target(
                        redirect ? SpfFinding.REDIRECT_WITHOUT_RECORD : SpfFinding.INCLUDE_WITHOUT_RECORD,
                        name,
                        node,
                        branch,
                        below));
            case SEVERAL -> findings.add(target(SpfFinding.INCLUDE_MULTIPLE_RECORDS, name, node, branch, below));
            case INVALID ->
                findings.add(target(SpfFinding.INCLUDE_INVALID, name, node, branch, below)
                        .with("text", below.text().orElse("")));
            case TOO_LONG ->
                findings.add(target(SpfFinding.INCLUDE_TOO_LONG, name, node, branch, below)
                        .with("limit", TxtKind.LONGEST_TEXT));
            case FAILED ->
                findings.add(below.failure()
                        .map(cause -> target(SpfFinding.INCLUDE_NOT_DETERMINED, name, node, branch, below)
                                .with("cause", cause))
                        .orElseGet(() -> target(SpfFinding.INCLUDE_NOT_DETERMINED, name, node, branch, below)));
            case DEPENDS_ON_MESSAGE -> findings.add(target(SpfFinding.DEPENDS_ON_MESSAGE, name, node, branch, below));
            case LOOP -> findings.add(target(SpfFinding.LOOP, name, node, branch, below));
            case TOO_LARGE -> {
                // said once for the whole tree
            }
        }
        branch.target().ifPresent(target -> branches(target, below, false));
    }

    // with a redirect, the record below speaks for the domain itself
    private void end(DomainName name, Node node, Branch branch, Node below, boolean redirect) {
        for (Branch each : below.branches()) {
            if (each.reachable() && each.term() instanceof SpfMechanism.All all) {
                if (all.qualifier() == SpfQualifier.PASS) {
                    findings.add(target(SpfFinding.INCLUDE_PERMITS_EVERYONE, name, node, branch, below));
                } else if (all.qualifier() == SpfQualifier.NEUTRAL && !redirect) {
                    findings.add(target(SpfFinding.INCLUDE_NEUTRAL_ALL, name, node, branch, below));
                }
            }
        }
    }

    private Finding target(SpfFinding code, DomainName name, Node node, Branch branch, Node below) {
        return at(code, name, node, branch).with("target", named(below));
    }

    /** Where a record is: a name, or a text that would have to be one. */
    private static Object named(Node node) {
        String domain = node.domain();
        return DomainName.tryParseExact(domain)
                .filter(name -> name.toString().equals(domain))
                .<Object>map(name -> name)
                .orElse(domain);
    }

    private Finding at(SpfFinding code, DomainName name, Node node, Branch branch) {
        Finding finding = Finding.of(code, name)
                .with("term", branch.term().toString())
                .in(node.text().orElse(""), branch.span());
        // whose record the term leads to, or else whose record it is in
        return branch.service()
                .or(() -> name.equals(domain) ? Optional.empty() : KnownSenders.at(name))
                .map(service -> finding.with("service", service.name()))
                .orElse(finding);
    }
}
