package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;

/**
 * Which names changes bring into being and which they put an end to. A record that is added makes its name and all above it exist (RFC
 * 4592 §2.2.2); a name whose last record is deleted is gone, and so is one above it that was there for its sake only (RFC 8020).
 *
 * @param born names that did not exist and will
 * @param gone names that exist and will not
 * @param untouched names at which something was to go and nothing is, so that nothing changes
 */
record ZoneShape(Set<DomainName> born, Set<DomainName> gone, Set<DomainName> untouched) {
    /** What may be below a name, so far as plans have to do with it: nobody can ask a zone for all its names. */
    private static final List<String> USUAL_LABELS = List.of(
            "_dmarc",
            "_domainkey",
            "domainkey",
            "_tls",
            "_smtp",
            "_mta-sts",
            "mta-sts",
            "_report",
            "www",
            "mail",
            "dkim",
            "default",
            "s1",
            "s2",
            "selector1",
            "selector2");

    private static final int LABELS_OF_A_REGISTRATION = 2;

    ZoneShape {
        born = Set.copyOf(born);
        gone = Set.copyOf(gone);
        untouched = Set.copyOf(untouched);
    }

    /** Asks the live zone what has to be known of it. */
    static CompletableFuture<ZoneShape> of(Map<DomainName, List<RecordChange>> changes, Existence live) {
        Set<DomainName> adding = new HashSet<>();
        List<DomainName> ending = new ArrayList<>();
        changes.forEach((name, own) -> {
            if (isAdding(own)) {
                adding.add(name);
            } else {
                ending.add(name);
            }
        });
        // what is deepest first: whether it goes decides about what is above it
        ending.sort(Comparator.comparingInt((DomainName name) -> -name.labels().size())
                .thenComparing(Comparator.naturalOrder()));
        return Futures.all(ending.stream().map(live::of).toList()).thenCompose(existing -> {
            Set<DomainName> absent = new HashSet<>(ending);
            List<DomainName> present = new ArrayList<>();
            for (int i = 0; i < ending.size(); i++) {
                if (existing.get(i)) {
                    present.add(ending.get(i));
                }
            }
            present.forEach(absent::remove);
            return born(adding, live)
                    .thenCombine(
                            gone(present, adding, changes, live), (born, gone) -> new ZoneShape(born, gone, absent));
        });
    }

    /** The names that changes bring into being; asks nothing about names that only lose something. */
    static CompletableFuture<Set<DomainName>> bornBy(Map<DomainName, List<RecordChange>> changes, Existence live) {
        Set<DomainName> adding = new HashSet<>();
        changes.forEach((name, own) -> {
            if (isAdding(own)) {
                adding.add(name);
            }
        });
        return born(adding, live);
    }

    /** The names that records at these names bring into being. */
    static CompletableFuture<Set<DomainName>> bornAt(Set<DomainName> names, Existence live) {
        return born(names, live);
    }

    private static boolean isAdding(List<RecordChange> node) {
        return node.stream().anyMatch(change -> change.after().isPresent());
    }

    private static CompletableFuture<Set<DomainName>> born(Set<DomainName> adding, Existence live) {
        Set<DomainName> born = new HashSet<>();
        List<CompletableFuture<List<DomainName>>> ways =
                adding.stream().map(name -> unborn(name, live)).toList();
        return Futures.all(ways).thenApply(all -> {
            all.forEach(born::addAll);
            return born;
        });
    }

    /** A name and those above it, up to the first that exists. */
    private static CompletableFuture<List<DomainName>> unborn(DomainName name, Existence live) {
        return live.of(name).thenCompose(exists -> {
            Optional<DomainName> parent = name.parent();
            if (exists || parent.isEmpty()) {
                return CompletableFuture.completedFuture(List.of());
            }
            return unborn(parent.get(), live).thenApply(above -> {
                List<DomainName> all = new ArrayList<>(above);
                all.add(name);
                return all;
            });
        });
    }

    private static CompletableFuture<Set<DomainName>> gone(
            List<DomainName> ending,
            Set<DomainName> adding,
            Map<DomainName, List<RecordChange>> changes,
            Existence live) {
        CompletableFuture<Set<DomainName>> gone = CompletableFuture.completedFuture(new HashSet<>());
        for (DomainName name : ending) {
            gone = gone.thenCompose(known -> end(name, known, adding, changes, live));
        }
        return gone;
    }

    private static CompletableFuture<Set<DomainName>> end(
            DomainName name,
            Set<DomainName> gone,
            Set<DomainName> adding,
            Map<DomainName, List<RecordChange>> changes,
            Existence live) {
        boolean stays = name.labels().size() <= LABELS_OF_A_REGISTRATION
                || adding.stream().anyMatch(added -> added.isWithin(name));
        if (stays || gone.contains(name)) {
            return CompletableFuture.completedFuture(gone);
        }
        return live.keepsOwn(name, changes.getOrDefault(name, List.of()))
                .thenCompose(
                        own -> own ? CompletableFuture.completedFuture(true) : hasNamesBelow(name, gone, changes, live))
                .thenCompose(kept -> {
                    if (kept) {
                        return CompletableFuture.completedFuture(gone);
                    }
                    gone.add(name);
                    return end(name.parent().orElseThrow(), gone, adding, changes, live);
                });
    }

    private static CompletableFuture<Boolean> hasNamesBelow(
            DomainName name, Set<DomainName> gone, Map<DomainName, List<RecordChange>> changes, Existence live) {
        Set<DomainName> below = new HashSet<>();
        USUAL_LABELS.forEach(label -> name.tryChild(label).ifPresent(below::add));
        changes.keySet().stream()
                .filter(other -> other.isWithin(name) && !other.equals(name))
                .forEach(other -> below.add(other.lastLabels(name.labels().size() + 1)));
        below.removeAll(gone);
        return Futures.all(below.stream().map(live::of).toList()).thenApply(all -> all.contains(true));
    }

    /** Whether the changes decide about a name: it, or one above it, is born or gone. */
    boolean concerns(DomainName name) {
        if (born.isEmpty() && gone.isEmpty()) {
            return false;
        }
        for (Optional<DomainName> each = Optional.of(name);
                each.isPresent();
                each = each.get().parent()) {
            if (born.contains(each.get()) || gone.contains(each.get())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The closest encloser (RFC 4592 §3.3.1) of a name that will not exist.
     *
     * @param name a name that the changes {@linkplain #concerns decide about}
     */
    DomainName encloserOf(DomainName name) {
        DomainName encloser = name.parent().orElse(DomainName.ROOT);
        boolean above = born.contains(encloser);
        while (!above && concerns(encloser)) {
            encloser = encloser.parent().orElse(DomainName.ROOT);
            above = born.contains(encloser);
        }
        return encloser;
    }
}
