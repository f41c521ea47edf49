package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.domainverifier.record.ReportUri;
import org.domainverifier.spelling.EditDistance;
import org.domainverifier.spelling.MeantTags;
import org.domainverifier.spelling.PlainText;
import org.domainverifier.spelling.ReportAddresses;

/**
 * A text as a person reads it: what its owner certainly meant, however it is spelt and divided. Nothing is made up: a policy that
 * nobody can read is among the invalid ones of the record, as it is written, and an address among those that are unread.
 *
 * @param tags the tags and what is before them
 * @param record what was meant
 * @param unread report addresses that cannot be read, each with its tag
 */
record DmarcReading(MeantTags tags, DmarcRecord record, List<Unread> unread) {
    /** What begins a tag: the names of the standard, those that it removed, and one that people write. */
    static final MeantTags.Grammar GRAMMAR;

    /** The most letters that a policy may be misspelt by to be recognized. */
    private static final int MAX_TYPOS = 2;

    private static final int SHORTEST_MISSPELT = 4;
    private static final int MOST_OTHER_TAGS = 20;
    private static final int LONGEST_PERCENTAGE = 3;
    /** RFC 7489 §6.3, pct: the default. */
    static final int WHOLE = 100;

    static {
        Map<String, String> names = new HashMap<>();
        List.of("v", "p", "sp", "np", "adkim", "aspf", "t", "psd", "rua", "ruf", "fo", "pct", "rf", "ri")
                .forEach(name -> names.put(name, name));
        names.put("policy", "p");
        GRAMMAR = new MeantTags.Grammar(names, Set.of("none", "quarantine", "reject", "r", "s", "strict", "relaxed"));
    }

    /**
     * An address that cannot be read.
     *
     * @param tag {@code rua} or {@code ruf}
     * @param text what is there
     */
    record Unread(String tag, String text) {}

    DmarcReading {
        unread = List.copyOf(unread);
    }

    static DmarcReading of(String text) {
        MeantTags tags = MeantTags.of(withVersionClosed(PlainText.of(text)), GRAMMAR);
        Map<String, DmarcPolicy> policies = new HashMap<>();
        Map<String, String> invalid = new TreeMap<>();
        for (String name : List.of("p", "sp", "np")) {
            String word = word(tags, name).orElse("");
            policy(word).ifPresentOrElse(policy -> policies.put(name, policy), () -> {
                if (!word.isEmpty()) {
                    invalid.put(name, word);
                }
            });
        }
        if (tags.first("p").isEmpty()) {
            barePolicy(tags).ifPresent(policy -> policies.put("p", policy));
        }
        List<Unread> unread = new ArrayList<>();
        DmarcRecord record = new DmarcRecord(
                Optional.ofNullable(policies.get("p")),
                Optional.ofNullable(policies.get("sp")),
                Optional.ofNullable(policies.get("np")),
                alignment(tags, "adkim").orElse(DmarcAlignment.RELAXED),
                alignment(tags, "aspf").orElse(DmarcAlignment.RELAXED),
                word(tags, "t").filter("y"::equals).isPresent(),
                word(tags, "psd").flatMap(DmarcPsd::tryParse).orElse(DmarcPsd.UNKNOWN),
                aggregateReports(tags, unread),
                addresses(tags, "ruf", unread),
                failureOptions(tags),
                invalid,
                otherTags(tags));
        return new DmarcReading(tags, record, unread);
    }

    // "v=DMARC1:p=reject"
    private static String withVersionClosed(String plain) {
        int at = plain.toLowerCase(Locale.ROOT).indexOf("dmarc1") + "dmarc1".length();
        boolean closed = at >= "dmarc1".length() && at < plain.length() && ":|/".indexOf(plain.charAt(at)) >= 0;
        return closed ? plain.substring(0, at) + ";" + plain.substring(at + 1) : plain;
    }

    /** A record as it is to be published in place of the text: what its owner wrote stays, be it the default. */
    String text(DmarcRecord instead) {
        return instead.text(written());
    }

    /** The tags that are written and say what would be true without them. */
    Set<String> written() {
        Set<String> written = new HashSet<>();
        for (String tag : List.of("adkim", "aspf")) {
            if (asksForRelaxed(tag)) {
                written.add(tag);
            }
        }
        if (word(tags, "t").filter("n"::equals).isPresent()) {
            written.add("t");
        }
        if (word(tags, "psd")
                .flatMap(DmarcPsd::tryParse)
                .filter(DmarcPsd.UNKNOWN::equals)
                .isPresent()) {
            written.add("psd");
        }
        if (word(tags, "fo").filter("0"::equals).isPresent()) {
            written.add("fo");
        }
        return written;
    }

    /** Whether an alignment is written and relaxed, rather than left out. */
    boolean asksForRelaxed(String tag) {
        return alignment(tags, tag).filter(DmarcAlignment.RELAXED::equals).isPresent();
    }

    private static Optional<String> word(MeantTags tags, String name) {
        return tags.first(name).map(tag -> tag.word().toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty());
    }

    /** The policy that a word is, or was meant to be. */
    static Optional<DmarcPolicy> policy(String word) {
        Optional<DmarcPolicy> exact = DmarcPolicy.tryParse(word);
        if (exact.isPresent() || word.length() < SHORTEST_MISSPELT) {
            return exact;
        }
        for (DmarcPolicy policy : DmarcPolicy.values()) {
            if (EditDistance.isAtMost(MAX_TYPOS, policy.value(), word)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }

    // "v=DMARC1; reject; rua=…"
    private static Optional<DmarcPolicy> barePolicy(MeantTags tags) {
        String value = tags.first("v").map(MeantTags.Tag::value).orElse("");
        int semicolon = value.indexOf(';');
        return semicolon < 0
                ? Optional.empty()
                : DmarcPolicy.tryParse(
                        value.substring(semicolon).replace(';', ' ').strip());
    }

    private static Optional<DmarcAlignment> alignment(MeantTags tags, String name) {
        String word = word(tags, name).orElse("");
        Optional<DmarcAlignment> exact = DmarcAlignment.tryParse(word);
        if (exact.isPresent() || word.length() < SHORTEST_MISSPELT) {
            return exact;
        }
        return EditDistance.isAtMost(MAX_TYPOS, "strict", word)
                ? Optional.of(DmarcAlignment.STRICT)
                : EditDistance.isAtMost(MAX_TYPOS, "relaxed", word)
                        ? Optional.of(DmarcAlignment.RELAXED)
                        : Optional.empty();
    }

    private static List<ReportUri> addresses(MeantTags tags, String name, List<Unread> unread) {
        Set<ReportUri> uris = new LinkedHashSet<>();
        tags.all(name).forEach(tag -> {
            ReportAddresses addresses = ReportAddresses.in(tag.value());
            uris.addAll(addresses.uris());
            addresses.unread().forEach(text -> unread.add(new Unread(name, text)));
        });
        return List.copyOf(uris);
    }

    /** Those of {@code rua}, and those that are behind a tag of another kind: they get the reports that tell nothing of messages. */
    private static List<ReportUri> aggregateReports(MeantTags tags, List<Unread> unread) {
        Set<ReportUri> uris = new LinkedHashSet<>(addresses(tags, "rua", unread));
        for (MeantTags.Tag tag : tags.tags()) {
            if (tag.name().equals("rua")
                    || tag.name().equals("ruf")
                    || tag.value().indexOf('@') < 0) {
                continue;
            }
            // what nobody knows keeps its value as it is, up to the semicolon
            boolean known = GRAMMAR.names().containsValue(tag.name());
            int start = known ? 0 : tag.value().indexOf(';') + 1;
            if (start > 0 || known) {
                ReportAddresses stray = ReportAddresses.in(tag.value().substring(start));
                stray.uris().stream().filter(ReportUri::isMailto).forEach(uris::add);
                stray.unread().stream()
                        .filter(text -> text.indexOf('@') >= 0)
                        .forEach(text -> unread.add(new Unread("rua", text)));
            }
        }
        return List.copyOf(uris);
    }

    /** {@code 1} asks for all that {@code 0} asks for, and more. */
    private static Set<DmarcFailureOption> failureOptions(MeantTags tags) {
        Set<DmarcFailureOption> options = EnumSet.noneOf(DmarcFailureOption.class);
        tags.all("fo").forEach(tag -> {
            for (String part : tag.value().split("[:,; <>()\"']", -1)) {
                DmarcFailureOption.tryParse(part).ifPresent(options::add);
            }
        });
        if (options.contains(DmarcFailureOption.ALL_FAILED) && options.contains(DmarcFailureOption.ANY_FAILED)) {
            return Set.of(DmarcFailureOption.ANY_FAILED);
        }
        return options.isEmpty() ? DmarcRecord.DEFAULT_FAILURE_OPTIONS : options;
    }

    /** What nobody knows, as it is. Of what the standard removed only a part of the mail, where it can be read: the rest goes. */
    private static Map<String, String> otherTags(MeantTags tags) {
        Map<String, String> others = new TreeMap<>();
        for (MeantTags.Tag tag : tags.tags()) {
            String value = value(tag.value());
            boolean legible = value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
            boolean known = GRAMMAR.names().containsValue(tag.name());
            if (!known && legible && !value.isEmpty() && others.size() < MOST_OTHER_TAGS) {
                others.putIfAbsent(tag.name(), value);
            }
        }
        Set<Optional<Integer>> percentages =
                tags.all("pct").map(tag -> percentage(tag.word())).collect(Collectors.toSet());
        // nobody can tell which of two was meant, and without one the policy applies to all mail
        if (percentages.size() == 1) {
            percentages
                    .iterator()
                    .next()
                    .filter(percent -> percent < WHOLE)
                    .ifPresent(percent -> others.put("pct", Integer.toString(percent)));
        }
        return others;
    }

    /** The part of the mail that a value of {@code pct} stands for (RFC 7489 §6.3); empty if it is none. */
    static Optional<Integer> percentage(String value) {
        boolean number = !value.isEmpty()
                && value.length() <= LONGEST_PERCENTAGE
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Integer.valueOf(value)).filter(percent -> percent <= WHOLE) : Optional.empty();
    }

    private static String value(String written) {
        int semicolon = written.indexOf(';');
        return (semicolon < 0 ? written : written.substring(0, semicolon)).strip();
    }
}
