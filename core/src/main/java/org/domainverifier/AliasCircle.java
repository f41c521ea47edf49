package org.domainverifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Standings;

/**
 * That nothing can be found at a name because its aliases lead in a circle, within the customer's own names (RFC 1034 §3.6.2). Often a
 * wildcard that is meant for other names is its own target's only record.
 *
 * @param name the name that was asked for
 * @param target what it is an alias of
 * @param wildcard the wildcard that makes it one; empty if the alias is the name's own
 */
record AliasCircle(DomainName name, DomainName target, Optional<DomainName> wildcard) {
    /** A wildcard further up than this is told of as one without its name. */
    private static final int MOST_LEVELS = 10;
    /** Nobody publishes so many; each costs a few questions. */
    private static final int MOST_NAMES = 10;

    private static final int LABELS_OF_A_REGISTRATION = 2;

    /**
     * Asks only where something that is required or recommended could not be looked up because of a circle.
     *
     * @return one for each alias, in the order of the entries
     */
    static CompletableFuture<List<AliasCircle>> of(DomainName domain, Collection<CheckEntry> entries, DnsResolver dns) {
        Set<DomainName> names = new LinkedHashSet<>();
        entries.stream()
                .filter(entry -> entry.requirement() != Requirement.OPTIONAL && entry.status() == CheckStatus.UNKNOWN)
                .flatMap(entry -> entry.findings().stream())
                .filter(finding -> finding.arguments().get("cause") == FailureCause.CNAME_LOOP)
                .map(finding -> finding.arguments().get("name"))
                .filter(DomainName.class::isInstance)
                .map(DomainName.class::cast)
                .filter(name -> name.isWithin(domain))
                .distinct()
                .limit(MOST_NAMES)
                .forEach(names::add);
        return Futures.all(names.stream().map(name -> at(name, domain, dns)).toList())
                .thenApply(found -> {
                    Map<DomainName, AliasCircle> byOwner = new LinkedHashMap<>();
                    found.stream()
                            .flatMap(Optional::stream)
                            .forEach(circle -> byOwner.putIfAbsent(circle.owner(), circle));
                    return List.copyOf(byOwner.values());
                });
    }

    private static CompletableFuture<Optional<AliasCircle>> at(DomainName name, DomainName domain, DnsResolver dns) {
        List<CompletableFuture<Optional<DomainName>>> targets = new ArrayList<>();
        targets.add(target(Optional.of(name), dns));
        targets.add(target(name.parent().flatMap(parent -> parent.tryChild(Standings.UNUSED_LABEL)), dns));
        List<DomainName> levels = Stream.iterate(
                        name.parent(), Optional::isPresent, above -> above.get().parent())
                .flatMap(Optional::stream)
                .takeWhile(above -> above.labels().size() >= LABELS_OF_A_REGISTRATION)
                .limit(MOST_LEVELS)
                .flatMap(above -> above.tryChild("*").stream())
                .toList();
        levels.forEach(level -> targets.add(target(Optional.of(level), dns)));
        return Futures.all(targets)
                .thenApply(found -> found.get(0)
                        .filter(target -> isOwn(target, domain))
                        .map(target -> new AliasCircle(name, target, wildcard(found, levels))));
    }

    /** The highest that answers as the name does: below it, each is answered by the one above. */
    private static Optional<DomainName> wildcard(List<Optional<DomainName>> found, List<DomainName> levels) {
        Optional<DomainName> wildcard = Optional.empty();
        if (found.get(1).equals(found.get(0))) {
            for (int i = 0; i < levels.size() && found.get(i + 2).equals(found.get(0)); i++) {
                wildcard = Optional.of(levels.get(i));
            }
        }
        return wildcard;
    }

    /** What is at somebody else's names is for them to put right. */
    private static boolean isOwn(DomainName target, DomainName domain) {
        DomainName above = domain.parent()
                .filter(parent -> parent.labels().size() >= LABELS_OF_A_REGISTRATION)
                .orElse(domain);
        return target.isWithin(above) || above.isWithin(target);
    }

    private static CompletableFuture<Optional<DomainName>> target(Optional<DomainName> name, DnsResolver dns) {
        return name.map(each -> dns.resolve(each, RecordType.CNAME)
                        .toCompletableFuture()
                        .thenApply(AliasCircle::target))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private static Optional<DomainName> target(DnsAnswer answer) {
        return answer.data(RecordData.Cname.class).stream()
                .map(RecordData.Cname::target)
                .findFirst();
    }

    private DomainName owner() {
        return wildcard.orElse(name);
    }

    /** Whether other names depend on what becomes of it. */
    boolean comesBeforeAll(DomainName domain) {
        return wildcard.isPresent() || name.equals(domain);
    }

    Finding finding() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", name);
        arguments.put("target", target);
        wildcard.ifPresent(owner -> arguments.put("wildcard", owner));
        Finding finding = Finding.of(VerifierFinding.ALIAS_CIRCLE, name);
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            finding = finding.with(argument.getKey(), argument.getValue());
        }
        return finding.repairedBy(List.of(new ManualStep(VerifierStep.END_CIRCLE, arguments)));
    }
}
