package org.domainverifier.mtasts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.domainverifier.dns.Octets;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Span;
import org.jspecify.annotations.Nullable;

/** Reads policies, line by line (RFC 8461 §3.2). */
final class MtaStsPolicyParser {
    private static final String VERSION = "version";
    private static final String MODE = "mode";
    private static final String MAX_AGE = "max_age";
    private static final String MX = "mx";
    private static final List<String> FIELDS = List.of(VERSION, MODE, MAX_AGE, MX);
    private static final Map<String, String> MEANT = FIELDS.stream()
            .collect(Collectors.toUnmodifiableMap(MtaStsPolicyParser::withoutCaseAndMarks, field -> field));
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}+");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}+");
    private static final Duration SHORT = Duration.ofDays(1);
    private static final Duration WEEKS = Duration.ofDays(14);

    private final String text;
    private final PolicyDiagnostics diagnostics = new PolicyDiagnostics();
    private final Map<String, Span> values = new HashMap<>(); // the first of each known field but mx
    private final Set<MxPattern> patterns = new LinkedHashSet<>();
    private final Map<String, String> extensions = new LinkedHashMap<>();
    private boolean anyMx;

    MtaStsPolicyParser(String text) {
        this.text = text;
    }

    static Parsed<MtaStsPolicy> parse(byte[] bytes) {
        MtaStsPolicyParser parser = new MtaStsPolicyParser(Octets.of(bytes).text());
        if (!Arrays.equals(bytes, parser.text.getBytes(StandardCharsets.UTF_8))) {
            parser.diagnostics.add(MtaStsFinding.POLICY_NOT_UTF8, parser.whole());
        }
        return parser.parse();
    }

    Parsed<MtaStsPolicy> parse() {
        readLines();
        version();
        Optional<MtaStsMode> mode = mode();
        Optional<Duration> maxAge = maxAge(mode);
        if (!anyMx && mode.isPresent() && mode.get() != MtaStsMode.NONE) {
            diagnostics.add(MtaStsFinding.POLICY_WITHOUT_MX, whole());
        }
        return new Parsed<>(
                text,
                mode.flatMap(m -> maxAge.map(age -> new MtaStsPolicy(m, age, List.copyOf(patterns), extensions))),
                diagnostics.list());
    }

    private void readLines() {
        if (text.startsWith("\ufeff")) {
            diagnostics.add(MtaStsFinding.POLICY_BYTE_ORDER_MARK, new Span(0, 1));
        }
        int start = text.startsWith("\ufeff") ? 1 : 0;
        while (start < text.length()) {
            int lineFeed = text.indexOf('\n', start);
            int next = lineFeed < 0 ? text.length() : lineFeed + 1;
            int end = lineFeed < 0 ? text.length() : lineFeed;
            if (lineFeed > start && text.charAt(lineFeed - 1) == '\r') {
                end--;
            }
            readLine(start, end);
            start = next;
        }
    }

    private void readLine(int start, int lineEnd) {
        int end = lineEnd; // *WSP may stand behind a value
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        Span line = new Span(start, end);
        if (line.length() == 0) {
            diagnostics.add(MtaStsFinding.POLICY_BLANK_LINE, new Span(start, lineEnd));
            return;
        }
        int colon = line.of(text).indexOf(':') + start; // in this line only, however long the rest is
        String name = text.substring(start, Math.max(start, colon));
        if (!NAME.matcher(name).matches()) {
            diagnostics.add(MtaStsFinding.POLICY_MALFORMED_LINE, line, "line", line.of(text));
            return;
        }
        int from = colon + 1;
        while (from < end && isBlank(text.charAt(from))) {
            from++;
        }
        readField(name, line, new Span(from, end));
    }

    private void readField(String name, Span line, Span value) {
        if (!isValue(value.of(text))) {
            diagnostics.add(MtaStsFinding.POLICY_MALFORMED_LINE, line, "line", line.of(text));
            return;
        }
        if (name.equals(MX)) {
            anyMx = true;
            Optional<MxPattern> pattern = MxPattern.parse(value.of(text));
            if (pattern.isEmpty()) {
                boolean address = isAddress(value.of(text));
                diagnostics.add(
                        address ? MtaStsFinding.POLICY_MX_ADDRESS : MtaStsFinding.POLICY_BAD_MX,
                        value,
                        "pattern",
                        value.of(text));
            } else if (!patterns.add(pattern.get())) {
                diagnostics.add(MtaStsFinding.POLICY_DUPLICATE_MX, value, "pattern", value.of(text));
            }
        } else if (FIELDS.contains(name)) {
            if (values.putIfAbsent(name, value) != null) {
                diagnostics.add(MtaStsFinding.POLICY_DUPLICATE_FIELD, line, "field", name);
            }
        } else {
            readExtension(name, line, value);
        }
    }

    // RFC 8461 §4.1: a host is compared with the names of the MX records, of which none is an address
    private static boolean isAddress(String value) {
        int start = value.startsWith("[") ? 1 : 0;
        int end = start == 1 && value.endsWith("]") ? value.length() - 1 : value.length();
        int dots = 0;
        int colons = 0;
        boolean decimal = true;
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            dots += c == '.' ? 1 : 0;
            colons += c == ':' ? 1 : 0;
            decimal &= c == '.' || c >= '0' && c <= '9';
            if (c != '.' && c != ':' && Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return decimal ? dots == 3 : colons >= 2;
    }

    private void readExtension(String name, Span line, Span value) {
        String meant = MEANT.get(withoutCaseAndMarks(name));
        if (meant == null) {
            diagnostics.add(MtaStsFinding.POLICY_UNKNOWN_FIELD, line, "field", name);
        } else {
            diagnostics.add(Diagnostic.of(MtaStsFinding.POLICY_MISSPELT_FIELD, line)
                    .with("field", name)
                    .with("meant", meant));
        }
        if (extensions.putIfAbsent(name, value.of(text)) != null) {
            diagnostics.add(MtaStsFinding.POLICY_DUPLICATE_FIELD, line, "field", name);
        }
    }

    private void version() {
        Span value = values.get(VERSION);
        if (value == null) {
            diagnostics.add(MtaStsFinding.POLICY_MISSING_FIELD, whole(), "field", VERSION);
        } else if (!value.of(text).equals("STSv1")) {
            diagnostics.add(MtaStsFinding.POLICY_BAD_VERSION, value, "version", value.of(text));
        }
    }

    private Optional<MtaStsMode> mode() {
        Span value = values.get(MODE);
        if (value == null) {
            diagnostics.add(MtaStsFinding.POLICY_MISSING_FIELD, whole(), "field", MODE);
            return Optional.empty();
        }
        Optional<MtaStsMode> mode = MtaStsMode.of(value.of(text));
        if (mode.isEmpty()) {
            diagnostics.add(MtaStsFinding.POLICY_BAD_MODE, value, "mode", value.of(text));
        }
        return mode;
    }

    private Optional<Duration> maxAge(Optional<MtaStsMode> mode) {
        Span value = values.get(MAX_AGE);
        if (value == null) {
            diagnostics.add(MtaStsFinding.POLICY_MISSING_FIELD, whole(), "field", MAX_AGE);
            return Optional.empty();
        }
        String digits = value.of(text);
        if (!SECONDS.matcher(digits).matches()) {
            diagnostics.add(MtaStsFinding.POLICY_BAD_MAX_AGE, value, "maxAge", digits);
            return Optional.empty();
        }
        Duration maxAge = Duration.ofSeconds(Long.parseLong(digits));
        FindingCode unusual = unusualMaxAge(maxAge, mode);
        if (unusual != null) {
            diagnostics.add(Diagnostic.of(unusual, value).with("seconds", maxAge.toSeconds()));
        }
        return Optional.of(maxAge);
    }

    // RFC 8461 §3.2: typically weeks or more; §8.3: a short one where a policy is taken back
    private static @Nullable FindingCode unusualMaxAge(Duration maxAge, Optional<MtaStsMode> mode) {
        if (maxAge.compareTo(MtaStsPolicy.LONGEST_MAX_AGE) > 0) {
            return MtaStsFinding.POLICY_LONG_MAX_AGE;
        }
        if (mode.isEmpty() || mode.get() == MtaStsMode.NONE) {
            return null;
        }
        if (maxAge.compareTo(SHORT) < 0) {
            return MtaStsFinding.POLICY_SHORT_MAX_AGE;
        }
        return mode.get() == MtaStsMode.ENFORCE && maxAge.compareTo(WEEKS) < 0
                ? MtaStsFinding.POLICY_MAX_AGE_BELOW_WEEKS
                : null;
    }

    private Span whole() {
        return new Span(0, text.length());
    }

    // sts-policy-ext-value: visible ASCII or UTF-8, with spaces inside; every other value is narrower
    private static boolean isValue(String value) {
        return !value.isEmpty() && value.chars().noneMatch(c -> c < 0x20 || c >= 0x7f && c < 0xa0);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String withoutCaseAndMarks(String name) {
        StringBuilder plain = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(c -> "_.-".indexOf(c) < 0).forEach(c -> plain.append((char) c));
        return plain.toString();
    }
}
