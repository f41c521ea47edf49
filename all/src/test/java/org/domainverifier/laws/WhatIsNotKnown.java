package org.domainverifier.laws;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.domainverifier.laws.reading.Mentions;
import org.domainverifier.laws.reading.SpfReading;
import org.domainverifier.laws.reading.TagReading;
import org.domainverifier.laws.zone.Names;

/** Law 7: what cannot be known is asked, not made up. */
final class WhatIsNotKnown implements Law {
    private static final Pattern WATCH = Pattern.compile("(?i)\\bwatch the reports\\b");
    private static final Pattern EMPTY_TERM =
            Pattern.compile("(?<![\\w.-])(?:ip4|ip6|include|exists|redirect)[:=](?=$|[\\s,.;\"'\u201d)]+(?:$|\\s))");

    /** Macros of what only a message tells (RFC 7208 §7.2). */
    private static final Pattern DEPENDS = Pattern.compile("%\\{[hslop]");

    @Override
    public void judge(Trial trial) {
        trial.newTexts(new Place(Kind.SPF, trial.domain())).forEach(text -> spf(trial, text));
        trial.places(Kind.DMARC).forEach(place -> dmarc(trial, place));
        trial.places(Kind.DMARC).forEach(place -> takesEffect(trial, place));
        existence(trial);
        for (String step : trial.plan().steps()) {
            if (EMPTY_TERM.matcher(step).find()) {
                trial.breach(7, "a step about nothing", step, "nobody can answer this");
            }
        }
    }

    private static void spf(Trial trial, String text) {
        List<SpfReading> old = trial.oldSpf();
        SpfReading now = SpfReading.of(text);
        boolean nobody = now.passing().findAny().isEmpty()
                && now.all().filter(sign -> sign == '+').isEmpty();
        boolean nobodyBefore = !old.isEmpty()
                && old.stream()
                        .allMatch(each -> each.passing().findAny().isEmpty()
                                && each.unread().isEmpty()
                                && each.all().isPresent()
                                && each.all().get() != '+');
        boolean takesNoMail = !trial.before().ask(trial.domain(), "MX").data().isEmpty()
                && trial.before().ask(trial.domain(), "MX").data().stream().allMatch(data -> data.endsWith(" ."));
        if (nobody && !nobodyBefore && !takesNoMail) {
            trial.breachBy(7, "SPF for nobody", text, "who sends for the domain is not known");
        }
        boolean everybody = old.stream()
                .anyMatch(each -> each.all().filter(sign -> sign == '+').isPresent());
        boolean closed = now.all().filter(sign -> sign == '-' || sign == '~').isPresent();
        if (everybody && old.size() == 1 && closed) {
            trial.breachBy(7, "+all is closed at once", text, "who sends by way of +all is not known");
        }
        message(trial, old, now, text);
    }

    /** What hangs on the name that a sender greets with, or on the sender's address, is not known. */
    private static void message(Trial trial, List<SpfReading> old, SpfReading now, String text) {
        boolean hangs = old.stream()
                .flatMap(SpfReading::passing)
                .anyMatch(sender ->
                        sender.isInForce() && DEPENDS.matcher(sender.value()).find());
        boolean added = now.passing()
                .filter(sender -> sender.mechanism().startsWith("ip"))
                .anyMatch(sender -> old.stream().noneMatch(each -> each.has(sender)));
        if (hangs && added && !trial.wanted().addresses().isEmpty()) {
            trial.breachBy(7, "an address that may pass already", text, "whether it passes hangs on the message");
        }
    }

    /** A domain that nobody has is not to be filled with records, but asked about: its name may be misspelt. */
    private static void existence(Trial trial) {
        String registered = Names.registered(trial.domain());
        boolean said = Stream.concat(trial.plan().steps().stream(), trial.plan().said().stream())
                .anyMatch(sentence -> sentence.contains("does not exist"));
        if (!trial.before().exists(registered)
                && trial.before().zoneOf(registered).isEmpty()
                && !trial.plan().changes().isEmpty()
                && !said) {
            trial.breach(7, "a domain that does not exist", registered + " does not exist, and nothing says so");
        }
    }

    /**
     * A policy that a person can read and receivers cannot is not applied until the record is corrected (RFC 9989 §4.10): whether the
     * owner's own mail passes is not known.
     */
    private static void takesEffect(Trial trial, Place place) {
        List<TagReading> records = trial.textsBefore(place).stream()
                .filter(text -> text.matches(NothingWeaker.RECORD))
                .map(TagReading::of)
                .toList();
        boolean readable = records.size() == 1
                && records.get(0).forDomain().isPresent()
                && records.get(0).forDomain().equals(records.get(0).asApplied().forDomain());
        List<String> after = trial.recordsAfter(place);
        if (!trial.touches(place) || readable || after.size() != 1) {
            return;
        }
        int meant = NothingWeaker.inForce(trial, place).stream()
                .flatMap(text -> TagReading.of(text).forDomain().stream())
                .mapToInt(TagReading::strictness)
                .max()
                .orElse(0);
        int applied = NothingWeaker.inherited(trial)
                .flatMap(TagReading::forSubdomains)
                .map(TagReading::strictness)
                .orElse(0);
        String policy = TagReading.of(after.get(0)).forDomain().orElse("none");
        if (meant > applied
                && TagReading.strictness(policy) >= meant
                && trial.plan().stepsBeforeDeletionAt(place.name()).stream()
                        .noneMatch(step -> Mentions.quotes(step, place.name()) && step.contains("p=" + policy))) {
            trial.breachBy(
                    7, "a policy takes effect", after.get(0), "whether the owner's own mail passes is not asked");
        }
    }

    private static void dmarc(Trial trial, Place place) {
        Stream<String> suggestions = trial.wanted().dmarc().stream().flatMap(wish -> wish.suggestion().stream());
        boolean suggested = suggestions
                .map(TagReading::of)
                .anyMatch(each -> each.policy("p").isPresent());
        boolean asked = suggested
                || trial.wanted().dmarc().stream()
                        .anyMatch(wish -> wish.atLeast().isPresent());
        List<TagReading> old =
                trial.oldTexts(place).stream().map(TagReading::of).toList();
        for (String text : trial.newTexts(place)) {
            TagReading now = TagReading.of(text);
            boolean known = old.stream().anyMatch(each -> each.policy("p").isPresent());
            if (now.addresses("rua").isEmpty() && now.policy("p").equals(Optional.of("none")) && !asked && !known) {
                trial.breachBy(7, "DMARC without purpose", text, "an address has to be chosen first");
            }
            old.stream()
                    .filter(each -> each.hasUnreadPolicy("p") && !asked && !known)
                    .map(each -> each.word("p"))
                    .filter(word -> !trial.plan().names(word))
                    .findFirst()
                    .ifPresent(word ->
                            trial.breachBy(7, "a policy is made up", text, "what p=" + word + " meant is not asked"));
        }
        boolean reported = trial.recordsAfter(place).stream()
                .anyMatch(text -> !TagReading.of(text).addresses("rua").isEmpty());
        trial.plan().steps().stream()
                .filter(step -> WATCH.matcher(step).find()
                        && !reported
                        && !trial.recordsAfter(place).isEmpty())
                .forEach(step -> trial.breach(7, "reports that nobody gets", step, "no address is there to get any"));
    }
}
