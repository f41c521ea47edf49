package org.domainverifier.laws;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.domainverifier.laws.reading.Mentions;
import org.domainverifier.laws.reading.Sender;
import org.domainverifier.laws.reading.SpfReading;
import org.domainverifier.laws.reading.TagReading;

/** Law 5: whom a person can read in the old text is in the new one, or in a step that quotes it. */
final class NobodyIsLost implements Law {
    @Override
    public void judge(Trial trial) {
        trial.places(Kind.SPF).filter(trial::touches).forEach(place -> senders(trial, place));
        Stream.concat(trial.places(Kind.DMARC), trial.places(Kind.TLS_RPT))
                .filter(trial::touches)
                .forEach(place -> addresses(trial, place));
    }

    private static void senders(Trial trial, Place place) {
        List<SpfReading> now =
                trial.recordsAfter(place).stream().map(SpfReading::of).toList();
        for (SpfReading old : trial.oldSpf()) {
            for (Sender sender : old.passing().toList()) {
                boolean nobody = isOurs(trial, sender.domain())
                        && trial.reachBefore().record(sender.domain()).isEmpty();
                if (!isKept(trial, sender, now) && !isQuoted(trial, sender) && !nobody) {
                    trial.breach(
                            5,
                            "a sender is lost",
                            old.raw(),
                            sender.term() + " is neither in " + trial.recordsAfter(place) + " nor in a step");
                }
            }
            for (String term : old.unread()) {
                boolean kept = trial.recordsAfter(place).stream()
                        .anyMatch(text -> text.toLowerCase().contains(term));
                if (!kept && isLikeASender(term) && !isOurs(trial, term) && !isQuoted(trial, term)) {
                    trial.breach(5, "a term nobody can read is lost", old.raw(), term + " is in no step");
                }
            }
        }
        unreadable(trial, place);
    }

    /** Whether a name is a misspelling of what is asked for. */
    private static boolean isOurs(Trial trial, String name) {
        return !name.isEmpty() && trial.wanted().includes().stream().anyMatch(asked -> Mentions.looksLike(name, asked));
    }

    private static boolean isLikeASender(String term) {
        return term.matches("[+?~-]?(?:include|a|mx|ip4|ip6|exists|redirect|ptr)[:=./].+") || term.contains(".");
    }

    private static boolean isKept(Trial trial, Sender sender, List<SpfReading> now) {
        // beside "all", or in a record of several, an include does what a redirect did
        String other = sender.mechanism().equals("redirect") ? "include" : sender.mechanism();
        boolean there = now.stream()
                .flatMap(SpfReading::passing)
                .anyMatch(each -> each.value().equals(sender.value())
                        && (each.mechanism().equals(sender.mechanism())
                                || each.mechanism().equals(other)));
        boolean asked = sender.mechanism().equals("include")
                && trial.wanted().includes().contains(sender.value())
                && now.stream()
                        .flatMap(SpfReading::passing)
                        .anyMatch(each -> each.value().equals(sender.value()));
        return there
                || asked
                || trial.reachAfter().covers(trial.domain(), now.stream().flatMap(SpfReading::passing), sender);
    }

    private static boolean isQuoted(Trial trial, Sender sender) {
        return sender.value().isEmpty()
                ? trial.plan().aStepQuotes(sender.mechanism()) || trial.plan().aStepQuotes(sender.written())
                : trial.plan().aStepQuotes(sender.value()) || trial.plan().aStepQuotes(sender.written());
    }

    /** A term nobody can read is quoted as it is written, whatever is between its mechanism and its value ({@code include::x}). */
    private static boolean isQuoted(Trial trial, String unread) {
        String value = unread.replaceFirst("^[+?~-]?[a-z]+[46]?[:=]+", "");
        return trial.plan().aStepQuotes(unread)
                || !value.isEmpty() && trial.plan().aStepQuotes(value);
    }

    /** Where nothing can be read of all that is written, nothing is proposed; what was asked for, misspelt, can be read. */
    private static void unreadable(Trial trial, Place place) {
        List<SpfReading> old = trial.oldSpf();
        boolean nothing = !old.isEmpty()
                && old.stream()
                        .allMatch(each -> each.senders().isEmpty()
                                && each.all().isEmpty()
                                && each.unread().stream().anyMatch(term -> !isOurs(trial, term)));
        if (nothing && !trial.newTexts(place).isEmpty()) {
            trial.breach(
                    5, "a record where nothing can be read", old.get(0).raw(), "proposed: " + trial.newTexts(place));
        }
    }

    private static void addresses(Trial trial, Place place) {
        Set<String> now = new TreeSet<>();
        trial.recordsAfter(place).forEach(text -> now.addAll(TagReading.of(text).addresses()));
        for (String text : trial.oldTexts(place)) {
            Set<String> lost = new TreeSet<>(TagReading.of(text).addresses());
            lost.removeAll(now);
            lost.removeIf(address -> trial.plan().aStepQuotes(address.replaceFirst("^mailto:", "")));
            if (!lost.isEmpty()) {
                String kind =
                        place.kind() == Kind.DMARC ? "a DMARC report address is lost" : "a TLS report address is lost";
                trial.breach(5, kind, text, lost + " is neither in " + trial.recordsAfter(place) + " nor in a step");
            }
            tags(trial, place, text);
        }
    }

    /** An address of failure reports stays one of failure reports. */
    private static void tags(Trial trial, Place place, String text) {
        for (String tag : List.of("rua", "ruf")) {
            Set<String> moved = new TreeSet<>(TagReading.of(text).addresses(tag));
            trial.recordsAfter(place)
                    .forEach(each -> moved.removeAll(TagReading.of(each).addresses(tag)));
            moved.removeIf(address -> trial.plan().aStepQuotes(address.replaceFirst("^mailto:", "")));
            boolean elsewhere = trial.recordsAfter(place).stream()
                    .anyMatch(each -> TagReading.of(each).addresses().containsAll(moved));
            if (!moved.isEmpty() && elsewhere) {
                trial.breach(5, "a report address gets other reports", text, moved + " was in " + tag);
            }
        }
    }
}
