package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.Comparator;
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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.record.Span;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;
import org.domainverifier.spelling.MeantTags;
import org.domainverifier.spelling.ReportAddresses;
import org.jspecify.annotations.Nullable;

/** Reads one text (RFC 9989 §4.7 and §4.8). */
final class DmarcRecordParser {
    private static final Set<String> REMOVED = Set.of("pct", "rf", "ri");
    /** Of one kind of mistake no more are told, so that a text of thousands of semicolons does not make thousands of findings. */
    private static final int MAX_OF_A_KIND = 10;
    // RFC 9989 §4.8, dmarc-version: nothing before it, and "v" without regard to case
    private static final Pattern VERSION =
            Pattern.compile("[vV][ \t]*+=[ \t]*+DMARC1[ \t]*+(?:;.*+)?+", Pattern.DOTALL);

    private final String text;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, String> invalidPolicies = new TreeMap<>();
    private final Map<String, TagList.Tag> tags = new TreeMap<>();
    private final Map<String, String> otherTags = new TreeMap<>();

    private DmarcRecordParser(String text) {
        this.text = text;
    }

    /** Whether a receiver takes a text for a record: its first tag is {@code v}, with exactly {@code DMARC1} (RFC 9989 §4.7). */
    static boolean isDmarc(String text) {
        return VERSION.matcher(text).matches();
    }

    static Parsed<DmarcRecord> parse(String text) {
        if (!isDmarc(text)) {
            return new Parsed<>(
                    text,
                    Optional.empty(),
                    List.of(Diagnostic.of(DmarcFinding.BAD_VERSION, new Span(0, text.length()))
                            .with("text", text)));
        }
        return new DmarcRecordParser(text).read();
    }

    private Parsed<DmarcRecord> read() {
        TagList list = TagList.parse(text, TagListSyntax.DMARC);
        list.problems().forEach(this::note);
        Set<String> badNames = new HashSet<>();
        list.problems().stream()
                .filter(problem -> problem.kind() == TagList.ProblemKind.BAD_CHARACTER)
                .forEach(problem -> badNames.add(problem.name()));
        for (TagList.Tag tag : list.tags()) {
            tags.putIfAbsent(tag.name(), tag); // the first one counts: docs/decisions.md, D-DMARC-DUPLICATE-TAG
        }
        noteOrder(list);
        List<ReportUri> ruf = uris("ruf");
        DmarcRecord record = new DmarcRecord(
                policy("p"),
                policy("sp"),
                policy("np"),
                value("adkim", DmarcAlignment::tryParse).orElse(DmarcAlignment.RELAXED),
                value("aspf", DmarcAlignment::tryParse).orElse(DmarcAlignment.RELAXED),
                value("t", DmarcRecordParser::yesOrNo).orElse(false),
                value("psd", DmarcPsd::tryParse).orElse(DmarcPsd.UNKNOWN),
                uris("rua"),
                ruf,
                readFailureOptions(),
                invalidPolicies,
                readOthers(badNames));
        tags.values().forEach(this::noteMissingSeparator);
        noteUnusable(record);
        diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
        return new Parsed<>(text, Optional.of(record), withoutFlood());
    }

    private List<Diagnostic> withoutFlood() {
        Map<FindingCode, Integer> counts = new HashMap<>();
        return diagnostics.stream()
                .filter(diagnostic -> counts.merge(diagnostic.code(), 1, Integer::sum) <= MAX_OF_A_KIND)
                .toList();
    }

    private void note(TagList.Problem problem) {
        diagnostics.add(
                switch (problem.kind()) {
                    case DUPLICATE ->
                        Diagnostic.of(DmarcFinding.DUPLICATE_TAG, problem.span())
                                .with("tag", problem.name());
                    case EMPTY_TAG, NO_EQUALS_SIGN, BAD_NAME, BAD_CHARACTER ->
                        Diagnostic.of(DmarcFinding.SYNTAX, problem.span())
                                .with("part", problem.span().of(text))
                                .with("problem", problem.kind());
                });
    }

    // RFC 9989 §4.7: fo is ignored where there is no ruf, whatever it says
    private Set<DmarcFailureOption> readFailureOptions() {
        TagList.Tag options = tags.get("fo");
        if (options == null) {
            return DmarcRecord.DEFAULT_FAILURE_OPTIONS;
        }
        if (tags.containsKey("ruf")) {
            return value("fo", DmarcRecordParser::failureOptions).orElse(DmarcRecord.DEFAULT_FAILURE_OPTIONS);
        }
        diagnostics.add(Diagnostic.of(DmarcFinding.FAILURE_OPTIONS_WITHOUT_ADDRESS, options.span()));
        return failureOptions(options.value()).orElse(DmarcRecord.DEFAULT_FAILURE_OPTIONS);
    }

    /** A tag that a person sees, and a receiver does not, since it belongs to the value of another one. */
    private void noteMissingSeparator(TagList.Tag tag) {
        if (!MeantTags.mayHoldTags(tag.value())) {
            return;
        }
        MeantTags inside = MeantTags.of(tag.name() + "=" + tag.value(), DmarcReading.GRAMMAR);
        inside.tags().stream()
                .skip(1)
                .findFirst()
                .ifPresent(next -> diagnostics.add(Diagnostic.of(DmarcFinding.MISSING_SEPARATOR, tag.span())
                        .with("tag", tag.name())
                        .with("next", next.name())));
    }

    // RFC 9989 §4.10.1
    private void noteUnusable(DmarcRecord record) {
        if (tags.containsKey("p")) {
            return;
        }
        Span version = new Span(0, text.indexOf(';') < 0 ? text.length() : text.indexOf(';'));
        diagnostics.add(Diagnostic.of(
                record.isUsable() || !record.invalidPolicies().isEmpty()
                        ? DmarcFinding.POLICY_MISSING
                        : DmarcFinding.UNUSABLE,
                version));
    }

    private void noteOrder(TagList list) {
        TagList.Tag p = tags.get("p");
        if (p == null) {
            return;
        }
        if (list.tags().size() < 2 || !list.tags().get(1).equals(p)) {
            diagnostics.add(Diagnostic.of(DmarcFinding.POLICY_NOT_SECOND, p.span()));
        }
    }

    private Optional<DmarcPolicy> policy(String name) {
        TagList.Tag tag = tags.get(name);
        if (tag == null) {
            return Optional.empty();
        }
        Optional<DmarcPolicy> policy = DmarcPolicy.tryParse(tag.value());
        if (policy.isEmpty()) {
            invalidPolicies.put(name, tag.value());
            diagnostics.add(Diagnostic.of(DmarcFinding.INVALID_POLICY, tag.span())
                    .with("tag", name)
                    .with("value", tag.value()));
        }
        return policy;
    }

    private <T> Optional<T> value(String name, Function<String, Optional<T>> reader) {
        TagList.Tag tag = tags.get(name);
        if (tag == null) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(tag.value());
        if (value.isEmpty()) {
            diagnostics.add(Diagnostic.of(DmarcFinding.INVALID_VALUE, tag.span())
                    .with("tag", name)
                    .with("value", tag.value()));
        }
        return value;
    }

    private static Optional<Boolean> yesOrNo(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "y" -> Optional.of(true);
            case "n" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    // RFC 9989 §4.8: each at most once, and not both 0 and 1; docs/decisions.md, D-DMARC-FO
    private static Optional<Set<DmarcFailureOption>> failureOptions(String value) {
        Set<DmarcFailureOption> options = EnumSet.noneOf(DmarcFailureOption.class);
        for (String part : value.split(":", -1)) {
            Optional<DmarcFailureOption> option = DmarcFailureOption.tryParse(part.strip());
            if (option.isEmpty() || !options.add(option.get())) {
                return Optional.empty();
            }
        }
        return options.contains(DmarcFailureOption.ALL_FAILED) && options.contains(DmarcFailureOption.ANY_FAILED)
                ? Optional.empty()
                : Optional.of(options);
    }

    // RFC 9989 §4.8, dmarc-urilist
    private List<ReportUri> uris(String name) {
        TagList.Tag tag = tags.get(name);
        if (tag == null) {
            return List.of();
        }
        Set<ReportUri> uris = new LinkedHashSet<>();
        int start = tag.valueSpan().start();
        for (String part : tag.value().split(",", -1)) {
            String uri = part.strip();
            int at = start + part.indexOf(uri);
            readUri(name, uri, new Span(at, at + uri.length())).ifPresent(uris::add);
            start += part.length() + 1;
        }
        return List.copyOf(uris);
    }

    private Optional<ReportUri> readUri(String tag, String text, Span span) {
        String withoutLimit = withoutSizeLimit(text);
        Optional<ReportUri> uri = ReportUri.tryParse(withoutLimit);
        if (uri.isEmpty() || ReportAddresses.isMisspelt(uri.get())) {
            Diagnostic bad =
                    Diagnostic.of(DmarcFinding.BAD_URI, span).with("tag", tag).with("uri", text);
            diagnostics.add(ReportAddresses.placeholder(text)
                    .map(placeholder -> bad.with("placeholder", placeholder))
                    .orElse(bad));
            return uri;
        }
        if (withoutLimit.length() < text.length()) {
            diagnostics.add(Diagnostic.of(
                            DmarcFinding.REMOVED_SIZE_LIMIT, new Span(span.start() + withoutLimit.length(), span.end()))
                    .with("limit", text.substring(withoutLimit.length())));
        }
        if (!uri.get().isMailto()) {
            diagnostics.add(Diagnostic.of(DmarcFinding.UNSUPPORTED_SCHEME, span)
                    .with("tag", tag)
                    .with("scheme", uri.get().scheme()));
        }
        return uri;
    }

    /** Without the {@code !10m} of RFC 7489 §6.2. */
    private static String withoutSizeLimit(String text) {
        int digitsEnd = text.length();
        if (digitsEnd > 0 && "kmgtKMGT".indexOf(text.charAt(digitsEnd - 1)) >= 0) {
            digitsEnd--;
        }
        int digits = digitsEnd;
        while (digits > 0 && text.charAt(digits - 1) >= '0' && text.charAt(digits - 1) <= '9') {
            digits--;
        }
        return digits < digitsEnd && digits > 0 && text.charAt(digits - 1) == '!'
                ? text.substring(0, digits - 1)
                : text;
    }

    private static final Set<String> KNOWN =
            Set.of("v", "p", "sp", "np", "adkim", "aspf", "t", "psd", "rua", "ruf", "fo");

    // RFC 9989 §4.7: unknown tags are ignored
    private Map<String, String> readOthers(Set<String> badNames) {
        tags.forEach((name, tag) -> {
            if (KNOWN.contains(name) || badNames.contains(name)) {
                return;
            }
            otherTags.put(name, tag.value());
            boolean removed = REMOVED.contains(name);
            Diagnostic diagnostic = Diagnostic.of(
                            removed ? DmarcFinding.REMOVED_TAG : DmarcFinding.UNKNOWN_TAG, tag.span())
                    .with("tag", name);
            @Nullable String meant = DmarcReading.GRAMMAR.names().get(name);
            diagnostics.add(
                    removed
                            ? diagnostic.with("value", tag.value())
                            : meant == null ? diagnostic : diagnostic.with("meant", meant));
        });
        return otherTags;
    }
}
