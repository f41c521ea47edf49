package org.domainverifier.dkim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Span;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;

/** Reads the text of a key record. Used once. */
final class DkimKeyParser {
    private static final Set<String> KNOWN_TAGS = Set.of("v", "k", "h", "s", "t", "n", "p", "g");
    private static final int MAX_STRING = 255;

    private final String text;
    private final TagList list;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    DkimKeyParser(String text) {
        this.text = text;
        this.list = TagList.parse(text, TagListSyntax.DKIM);
    }

    Parsed<DkimKeyRecord> parse() {
        if (!looksLikeKeyRecord()) {
            String upper = text.toUpperCase(Locale.ROOT);
            boolean pem = upper.contains("-----BEGIN");
            DkimFinding code = pem && upper.contains("PRIVATE KEY")
                    ? DkimFinding.PRIVATE_KEY
                    : pem ? DkimFinding.PEM_HEADERS : DkimFinding.NOT_A_KEY;
            return new Parsed<>(text, Optional.empty(), List.of(Diagnostic.of(code, new Span(0, text.length()))));
        }
        boolean hasDuplicates = syntax();
        boolean isOurVersion = version();
        lineBreaks();
        Optional<DkimKeyRecord> record = isOurVersion && !hasDuplicates ? record() : Optional.empty();
        diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
        return new Parsed<>(text, record, diagnostics);
    }

    /** RFC 6376 §3.6.2.2 has no rule to tell key records from other TXT records: these have a key, or say that they do. */
    private boolean looksLikeKeyRecord() {
        Optional<TagList.Tag> version = list.first("v");
        return version.isPresent()
                ? version.get().value().toUpperCase(Locale.ROOT).startsWith("DKIM")
                : list.first("p").isPresent();
    }

    /** Whether the list is void: RFC 6376 §3.2, a tag name occurs more than once. */
    private boolean syntax() {
        boolean duplicates = false;
        Set<String> badTags = new HashSet<>();
        for (TagList.Problem problem : list.problems()) {
            DkimFinding code = switch (problem.kind()) {
                case DUPLICATE -> DkimFinding.DUPLICATE_TAG;
                case EMPTY_TAG -> DkimFinding.EMPTY_TAG;
                case BAD_CHARACTER -> DkimFinding.BAD_CHARACTER;
                case NO_EQUALS_SIGN, BAD_NAME -> DkimFinding.BAD_TAG;
            };
            duplicates |= code == DkimFinding.DUPLICATE_TAG;
            Diagnostic diagnostic = Diagnostic.of(code, problem.span());
            if (code == DkimFinding.BAD_CHARACTER) {
                // one for each tag, and what is wrong with a key is said of the key
                if (problem.name().equals("p") || !badTags.add(problem.name())) {
                    continue;
                }
                diagnostic = diagnostic.with("tag", problem.name()).with("character", codeOf(problem.span()));
            } else if (code != DkimFinding.EMPTY_TAG) {
                diagnostic = diagnostic.with("tag", problem.name());
            }
            diagnostics.add(diagnostic);
        }
        return duplicates;
    }

    // no visible ASCII character is a bad one (RFC 6376 §3.2)
    private String codeOf(Span span) {
        return String.format(Locale.ROOT, "U+%04X", span.of(text).codePointAt(0));
    }

    /** Whether the record may stay: RFC 6376 §3.6.1, another version than DKIM1 must be discarded. */
    private boolean version() {
        Optional<TagList.Tag> version = list.first("v");
        if (version.isEmpty()) {
            note(DkimFinding.NO_VERSION, new Span(0, 0));
            return true;
        }
        TagList.Tag tag = version.get();
        if (!tag.value().equals(DkimKeyRecord.VERSION)) {
            diagnostics.add(
                    Diagnostic.of(DkimFinding.BAD_VERSION, tag.valueSpan()).with("version", tag.value()));
            return false;
        }
        if (list.tags().indexOf(tag) > 0 || list.problems().stream().anyMatch(problem -> isBefore(problem, tag))) {
            note(DkimFinding.VERSION_NOT_FIRST, tag.span());
        }
        return true;
    }

    private static boolean isBefore(TagList.Problem problem, TagList.Tag tag) {
        return problem.span().start() < tag.span().start();
    }

    private Optional<DkimKeyRecord> record() {
        list.tags().stream()
                .filter(tag -> !KNOWN_TAGS.contains(tag.name()))
                .forEach(tag -> diagnostics.add(
                        Diagnostic.of(DkimFinding.UNKNOWN_TAG, tag.span()).with("tag", tag.name())));
        list.first("g")
                .ifPresent(tag -> diagnostics.add(
                        Diagnostic.of(DkimFinding.GRANULARITY, tag.span()).with("value", tag.value())));
        String keyType = keyType();
        List<String> hashes = words("h");
        List<String> services = list.first("s").isPresent() ? words("s") : DkimKeyRecord.DEFAULT_SERVICES;
        List<String> flags = words("t");
        Optional<TagList.Tag> key = list.first("p");
        if (key.isEmpty()) {
            note(DkimFinding.NO_KEY, new Span(0, text.length()));
            return Optional.empty();
        }
        DkimKeyRecord record = new DkimKeyRecord(
                keyType,
                hashes,
                services,
                flags,
                list.first("n").map(tag -> unfolded(tag.value())),
                list.first("g").map(tag -> unfolded(tag.value())),
                withoutSpaces(key.get().value()),
                list.tags().stream()
                        .filter(tag -> !KNOWN_TAGS.contains(tag.name()))
                        .map(tag -> new DkimKeyRecord.OtherTag(tag.name(), unfolded(tag.value())))
                        .toList());
        usage(record);
        key(record, key.get());
        return Optional.of(record);
    }

    private String keyType() {
        Optional<TagList.Tag> tag = list.first("k");
        tag.filter(present -> !isWord(present.value())).ifPresent(this::badValue);
        return tag.map(present -> unfolded(present.value())).orElse(DkimKeyRecord.DEFAULT_KEY_TYPE);
    }

    /** A list of words with colons between them, and spaces around the colons (RFC 6376 §3.6.1: key-h-tag and others). */
    private List<String> words(String name) {
        Optional<TagList.Tag> tag = list.first(name);
        if (tag.isEmpty()) {
            return List.of();
        }
        if (tag.get().value().isEmpty() && name.equals("t")) {
            note(DkimFinding.EMPTY_VALUE, tag.get().span());
            return List.of();
        }
        List<String> words = new ArrayList<>();
        boolean bad = false;
        for (String part : tag.get().value().split(":", -1)) {
            String word = unfolded(part);
            bad |= !(isWord(word) || name.equals("s") && word.equals("*"));
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (bad) {
            badValue(tag.get());
        }
        return words;
    }

    private void badValue(TagList.Tag tag) {
        diagnostics.add(Diagnostic.of(DkimFinding.BAD_VALUE, tag.valueSpan())
                .with("tag", tag.name())
                .with("value", tag.value()));
    }

    /** A hyphenated-word of RFC 6376 §2.10. */
    private static boolean isWord(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean digit = c >= '0' && c <= '9';
            boolean inside = i > 0 && i < value.length() - 1;
            if (!letter && !(digit && i > 0) && !(c == '-' && inside)) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    /** What the key may be used for. */
    private void usage(DkimKeyRecord record) {
        list.first("h").ifPresent(tag -> {
            boolean sha1 = record.hashAlgorithms().contains("sha1");
            if (record.allowsHash("sha256")) {
                if (sha1) {
                    note(DkimFinding.SHA1_ALLOWED, tag.span());
                }
            } else if (sha1 && record.hashAlgorithms().size() == 1) {
                note(DkimFinding.SHA1_ONLY, tag.span());
            } else {
                diagnostics.add(Diagnostic.of(DkimFinding.NO_USABLE_HASH, tag.span())
                        .with("algorithms", record.hashAlgorithms()));
            }
        });
        if (!record.allowsService("email")) {
            list.first("s")
                    .ifPresent(tag -> diagnostics.add(Diagnostic.of(DkimFinding.NOT_FOR_EMAIL, tag.span())
                            .with("services", record.serviceTypes())));
        }
        list.first("t").ifPresent(tag -> {
            if (record.isTesting()) {
                note(DkimFinding.TESTING, tag.span());
            }
            if (record.isStrict()) {
                note(DkimFinding.STRICT, tag.span());
            }
            record.flags().stream()
                    .filter(flag -> !flag.equals("y") && !flag.equals("s"))
                    .forEach(flag -> diagnostics.add(
                            Diagnostic.of(DkimFinding.UNKNOWN_FLAG, tag.span()).with("flag", flag)));
        });
    }

    private void key(DkimKeyRecord record, TagList.Tag tag) {
        if (record.isRevoked()) {
            note(DkimFinding.REVOKED, tag.span());
            return;
        }
        for (KeyProblem problem : DecodedKeys.of(record.keyType(), record.key()).problems()) {
            Span span = problem.code() == DkimFinding.BAD_BASE64 ? firstNoBase64(tag) : tag.valueSpan();
            diagnostics.add(
                    (isCutAt255(problem) ? new KeyProblem(DkimFinding.TRUNCATED_AT_255, problem.arguments()) : problem)
                            .at(span));
        }
    }

    private boolean isCutAt255(KeyProblem problem) {
        return problem.code() == DkimFinding.TRUNCATED && text.length() == MAX_STRING;
    }

    private Span firstNoBase64(TagList.Tag tag) {
        for (int i = tag.valueSpan().start(); i < tag.valueSpan().end(); i++) {
            char c = text.charAt(i);
            if (!KeyDecoder.isBase64(c) && !isSpace(c) && c != '=') {
                return new Span(i, i + 1);
            }
        }
        return tag.valueSpan();
    }

    /** RFC 6376 §2.8: a line break folds a value only if a space follows it; the others were pasted. */
    private void lineBreaks() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' && i > 0 && text.charAt(i - 1) == '\r' && isSpaceAt(i + 1);
            boolean begins = c == '\r' && text.startsWith("\r\n", i);
            if ((c == '\r' || c == '\n') && !ends && !begins) {
                note(DkimFinding.LINE_BREAK, new Span(i, i + 1));
                return;
            }
        }
    }

    private boolean isSpaceAt(int index) {
        return index < text.length() && (text.charAt(index) == ' ' || text.charAt(index) == '\t');
    }

    private void note(DkimFinding code, Span span) {
        diagnostics.add(Diagnostic.of(code, span));
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    static String withoutSpaces(String value) {
        if (!hasSpaces(value)) {
            return value;
        }
        StringBuilder rest = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (!isSpace(value.charAt(i))) {
                rest.append(value.charAt(i));
            }
        }
        return rest.toString();
    }

    /** A value on one line: what was folded has a space there, and none is around it. */
    private static boolean hasSpaces(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isSpace(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String unfolded(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isSpace(value.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(value.charAt(end - 1))) {
            end--;
        }
        return withoutFolds(value.substring(start, end));
    }

    /** Each run of white space with a line break in it as one space; other spaces stay. */
    private static String withoutFolds(String value) {
        if (value.indexOf('\r') < 0 && value.indexOf('\n') < 0) {
            return value;
        }
        StringBuilder line = new StringBuilder(value.length());
        int at = 0;
        while (at < value.length()) {
            int end = at;
            boolean folded = false;
            while (end < value.length() && isSpace(value.charAt(end))) {
                folded |= value.charAt(end) == '\r' || value.charAt(end) == '\n';
                end++;
            }
            line.append(folded ? " " : value.substring(at, end));
            if (end < value.length()) {
                line.append(value.charAt(end));
            }
            at = end + 1;
        }
        return line.toString();
    }
}
