package org.domainverifier.laws;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.domainverifier.laws.reading.KeyReading;
import org.domainverifier.laws.reading.Mentions;
import org.domainverifier.laws.reading.Sender;
import org.domainverifier.laws.reading.SpfReading;
import org.domainverifier.laws.reading.TagReading;
import org.domainverifier.laws.zone.Names;
import org.domainverifier.laws.zone.Rr;

/** Law 3: no name and no address in a new record that was not in the old one as it was written, or asked for. */
final class NobodyNew implements Law {
    @Override
    public void judge(Trial trial) {
        for (Place place : trial.places()) {
            for (String text : trial.newTexts(place)) {
                switch (place.kind()) {
                    case SPF -> senders(trial, text);
                    case DMARC, TLS_RPT -> addresses(trial, place, text);
                    case DKIM -> key(trial, place, text);
                    default -> {
                        // names nobody
                    }
                }
            }
        }
        targets(trial);
    }

    private static void senders(Trial trial, String text) {
        List<SpfReading> old = trial.oldSpf();
        SpfReading reading = SpfReading.of(text);
        for (Sender sender : reading.senders()) {
            boolean there = old.stream().anyMatch(each -> each.has(sender));
            if (!there && !isAsked(trial, sender) && !isWritten(trial, sender, old)) {
                boolean turned = old.stream()
                        .flatMap(each -> each.senders().stream())
                        .anyMatch(each -> each.term().equals(sender.term()));
                trial.breachBy(
                        3,
                        turned ? "who was refused is authorized" : "a new sender",
                        text,
                        sender.term() + " was not among the senders: "
                                + old.stream().map(SpfReading::raw).toList());
            }
        }
    }

    private static boolean isAsked(Trial trial, Sender sender) {
        return sender.passes()
                && (sender.mechanism().equals("include")
                                && trial.wanted().includes().stream().anyMatch(name -> isName(name, sender.value()))
                        || trial.wanted().addresses().stream().anyMatch(address -> isAddress(address, sender)));
    }

    private static boolean isName(String asked, String name) {
        return Mentions.names(asked).contains(name);
    }

    private static boolean isAddress(String asked, Sender sender) {
        return SpfReading.of("v=spf1 " + asked).senders().stream()
                .anyMatch(each -> each.term().equals(sender.term()));
    }

    /** A name or address that the old text has, in a term that could not be read; or the addresses of a name of the domain's own. */
    private static boolean isWritten(Trial trial, Sender sender, List<SpfReading> old) {
        boolean refused = old.stream()
                .flatMap(each -> each.senders().stream())
                .anyMatch(each -> each.term().equals(sender.term()));
        if (refused) {
            return false;
        }
        boolean own = old.stream()
                .flatMap(SpfReading::passing)
                .filter(each -> each.mechanism().equals("a") || each.mechanism().equals("mx"))
                .anyMatch(each -> trial.reachBefore().covers(trial.domain(), Stream.of(each), sender));
        boolean redirected = sender.mechanism().equals("include")
                && old.stream()
                        .flatMap(each -> each.redirect().stream())
                        .anyMatch(each -> each.value().equals(sender.value()));
        boolean named = !sender.domain().isEmpty()
                && old.stream().anyMatch(each -> Mentions.names(each.raw()).contains(sender.domain()));
        return own || redirected || named;
    }

    private static void addresses(Trial trial, Place place, String text) {
        Set<String> allowed = new LinkedHashSet<>();
        trial.oldTexts(place).forEach(old -> allowed.addAll(TagReading.of(old).addresses()));
        Stream<String> asked = place.kind() == Kind.DMARC
                ? trial.wanted().dmarc().stream()
                        .flatMap(wish -> Stream.concat(wish.rua().stream(), wish.suggestion().stream()))
                : trial.wanted().tlsRpt().stream();
        asked.forEach(each -> allowed.addAll(TagReading.of(each).addresses()));
        Set<String> unknown = new TreeSet<>(TagReading.of(text).addresses());
        unknown.removeAll(allowed);
        if (!unknown.isEmpty()) {
            trial.breachBy(3, "a new report address", text, "nobody wrote " + unknown);
        }
    }

    private static void key(Trial trial, Place place, String text) {
        String key = KeyReading.of(text).key();
        Set<String> allowed = new TreeSet<>();
        trial.oldTexts(place).forEach(old -> allowed.add(KeyReading.of(old).key()));
        allowed.addAll(moved(trial));
        trial.wanted().selectors().stream()
                .flatMap(selector -> selector.key().stream())
                .forEach(asked ->
                        allowed.add(asked.contains("p=") ? KeyReading.of(asked).key() : asked));
        // a wildcard or an alias of the zone may have given another text for it
        boolean joined = !key.isEmpty()
                && String.join("", trial.oldTexts(place))
                        .replaceAll("[^A-Za-z0-9+/=]", "")
                        .contains(key);
        if (!allowed.contains(key) && !joined) {
            trial.breachBy(3, "a new key", text, "nobody asked for this key, and it was not there");
        }
    }

    private static List<String> moved(Trial trial) {
        return trial.removedTexts(Kind.DKIM).stream()
                .map(text -> KeyReading.of(text).key())
                .toList();
    }

    /** Exchangers and aliases. */
    private static void targets(Trial trial) {
        Set<String> asked = new TreeSet<>();
        trial.wanted().mx().forEach(host -> asked.add(Names.plain(host.name())));
        trial.wanted().selectors().forEach(each -> each.alias().ifPresent(name -> asked.add(Names.plain(name))));
        trial.wanted().mtaSts().forEach(each -> each.host().ifPresent(name -> asked.add(Names.plain(name))));
        asked.addAll(
                asked.stream().flatMap(name -> Mentions.names(name).stream()).toList());
        trial.plan()
                .changes()
                .forEach(change -> change.after()
                        .filter(record -> record.is("MX") || record.is("CNAME"))
                        .filter(record -> !record.target().isEmpty() && !asked.contains(record.target()))
                        .filter(record -> !wasThere(trial, record))
                        .ifPresent(record ->
                                trial.breach(3, "a new host", change, "nobody asked for " + record.target())));
    }

    // the dot that was forgotten at the end of a host's name
    private static boolean wasThere(Trial trial, Rr record) {
        return trial.before().ask(record.name(), record.type()).data().stream()
                .map(data -> Rr.of(record.name(), record.type(), data).target())
                .anyMatch(target -> target.equals(record.target())
                        || target.toLowerCase(Locale.ROOT).equals(record.target() + "." + trial.zone()));
    }
}
