package org.domainverifier.laws.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;

/** The addresses behind a sender, and what it costs to find them (RFC 7208 §4.6.4, §5). */
public final class SpfReach {
    private static final int DEEPEST = 12;

    private final World world;

    public SpfReach(World world) {
        this.world = world;
    }

    /**
     * What a record costs a receiver.
     *
     * @param lookups terms that ask the DNS, in all records that are included
     * @param voids those that get nothing
     * @param broken whether it includes something that is no SPF record
     */
    public record Cost(int lookups, int voids, boolean broken) {
        Cost plus(Cost other) {
            return new Cost(lookups + other.lookups, voids + other.voids, broken || other.broken);
        }
    }

    /** Whether one sender's addresses are among those of the others; never if they depend on the message. */
    public boolean covers(String domain, Stream<Sender> others, Sender sender) {
        Networks all = new Networks();
        others.filter(Sender::passes)
                .forEach(other -> networks(domain, other, 0).ifPresent(all::addAll));
        return networks(domain, sender, 0)
                .filter(own -> !own.isEmpty() && all.containsAll(own))
                .isPresent();
    }

    /** Whether the addresses of a term are those, or among those, that the world has for another. */
    public boolean reaches(String domain, Sender sender) {
        return networks(domain, sender, 0).map(networks -> !networks.isEmpty()).orElse(true);
    }

    private Optional<Networks> networks(String domain, Sender sender, int depth) {
        Networks found = new Networks();
        String target = sender.domain().isEmpty() ? domain : sender.domain();
        if (target.contains("%") || depth > DEEPEST) {
            return Optional.empty();
        }
        switch (sender.mechanism()) {
            case "ip4", "ip6" -> SpfReading.network(sender).ifPresent(found::add);
            case "a" -> hosts(List.of(target), sender, found);
            case "mx" -> hosts(exchangers(target), sender, found);
            case "include", "redirect" -> {
                for (Sender below : record(target).stream()
                        .flatMap(reading -> reading.senders().stream())
                        .filter(Sender::passes)
                        .toList()) {
                    Optional<Networks> networks = networks(target, below, depth + 1);
                    if (networks.isEmpty()) {
                        return Optional.empty();
                    }
                    found.addAll(networks.get());
                }
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private void hosts(List<String> hosts, Sender sender, Networks found) {
        String prefix = sender.value().substring(sender.domain().length());
        int four = prefix.matches("/[0-9].*") ? Integer.parseInt(prefix.replaceFirst("^/([0-9]+).*", "$1")) : 32;
        int six = prefix.contains("//") ? Integer.parseInt(prefix.substring(prefix.indexOf("//") + 2)) : 128;
        for (String host : hosts) {
            world.ask(host, "A").data().forEach(a -> Network.of(a, four).ifPresent(found::add));
            world.ask(host, "AAAA").data().forEach(a -> Network.of(a, six).ifPresent(found::add));
        }
    }

    private List<String> exchangers(String name) {
        return world.ask(name, "MX").data().stream()
                .map(data -> Rr.of(name, "MX", data).target())
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /** The one record that a receiver finds at a name. */
    public Optional<SpfReading> record(String name) {
        List<String> texts = world.texts(name).stream()
                .filter(text -> text.toLowerCase().matches("v=spf1(?: .*)?"))
                .toList();
        return texts.size() == 1 ? Optional.of(SpfReading.of(texts.get(0))) : Optional.empty();
    }

    /** The sign before {@code all}, be it behind a {@code redirect}. */
    public Optional<Character> sign(SpfReading reading) {
        Set<String> met = new TreeSet<>();
        Optional<SpfReading> now = Optional.of(reading);
        while (now.isPresent() && now.get().all().isEmpty()) {
            now = now.get().redirect().map(Sender::domain).filter(met::add).flatMap(this::record);
        }
        return now.flatMap(SpfReading::all);
    }

    public Cost cost(String domain, SpfReading reading) {
        return cost(domain, reading, 0);
    }

    private Cost cost(String domain, SpfReading reading, int depth) {
        Cost cost = new Cost(0, 0, depth > DEEPEST);
        for (Sender sender : reading.senders()) {
            boolean ignored =
                    sender.mechanism().equals("redirect") && reading.all().isPresent();
            if (!sender.mechanism().startsWith("ip") && !ignored && !cost.broken()) {
                cost = cost.plus(cost(domain, sender, depth));
            }
        }
        return cost;
    }

    private Cost cost(String domain, Sender sender, int depth) {
        String target = sender.domain().isEmpty() ? domain : sender.domain();
        if (target.contains("%")) {
            return new Cost(1, 0, false);
        }
        return switch (sender.mechanism()) {
            case "include", "redirect" ->
                record(target)
                        .map(below -> new Cost(1, 0, false).plus(cost(target, below, depth + 1)))
                        .orElse(new Cost(1, 0, true));
            case "a" -> new Cost(1, has(target, "A") || has(target, "AAAA") ? 0 : 1, false);
            case "mx" ->
                new Cost(1, has(target, "MX") ? 0 : 1, exchangers(target).size() > 10);
            case "exists" -> new Cost(1, has(target, "A") ? 0 : 1, false);
            default -> new Cost(1, 0, false);
        };
    }

    private boolean has(String name, String type) {
        return world.ask(name, type).hasData();
    }
}
