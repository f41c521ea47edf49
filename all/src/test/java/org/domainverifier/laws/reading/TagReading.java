package org.domainverifier.laws.reading;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.domainverifier.laws.zone.Memo;

/**
 * A text of tags (DMARC, TLS-RPT, MTA-STS) as a person reads it: a tag ends where the next one begins, whatever is between them.
 *
 * @param raw the text
 * @param head what is before the first tag but the version
 * @param tags what is behind each tag, up to the next; several of one name joined
 */
public record TagReading(String raw, String head, Map<String, String> tags) {
    private static final Pattern TAG = Pattern.compile(
            "(?<![a-z0-9._@+-])"
                    + "(policy|p|sp|np|rua|ruf|adkim|aspf|fo|pct|rf|ri|t|psd|id|v)\\s*(?:[=:]|(?:-\\s*)(?=(?:none|quarantine|reject|[rs])\\b))");
    private static final List<String> POLICIES = List.of("none", "quarantine", "reject");
    private static final int MOST_TYPOS = 2;
    private static final Pattern POLICY_TAG = Pattern.compile("(?is)[ \\t]*+(p|sp|np)[ \\t]*+=[ \\t]*+(.*?)[ \\t]*");

    private static final Memo<String, TagReading> READ = new Memo<>(TagReading::read);

    public static TagReading of(String raw) {
        return READ.of(raw);
    }

    private static TagReading read(String raw) {
        String text = Tidy.text(raw).toLowerCase(Locale.ROOT);
        Map<String, String> tags = new LinkedHashMap<>();
        Matcher matcher = TAG.matcher(text);
        String head = text;
        String name = "";
        int start = 0;
        while (matcher.find()) {
            if (name.isEmpty()) {
                head = text.substring(0, matcher.start());
            } else {
                tags.merge(name, text.substring(start, matcher.start()), (one, more) -> one + " " + more);
            }
            name = matcher.group(1).equals("policy") ? "p" : matcher.group(1);
            start = matcher.end();
        }
        if (!name.isEmpty()) {
            tags.merge(name, text.substring(start), (one, more) -> one + " " + more);
        }
        return new TagReading(raw, head, tags);
    }

    private boolean names(String version) {
        return head.contains(version) || tags.getOrDefault("v", "").contains(version);
    }

    public boolean isDmarc() {
        boolean spf = tags.getOrDefault("v", "").contains("spf");
        return names("dmarc")
                || !spf && (policy("p").isPresent() || addresses("rua").size() > 0) && !isTlsRpt();
    }

    public boolean isTlsRpt() {
        return names("tlsrpt") || names("tls-rpt") || names("tlsrpv");
    }

    public boolean isMtaSts() {
        return names("sts") && !tags.getOrDefault("v", "").contains("spf"); // exists:…
    }

    /** The policy that was meant, be it misspelt; empty if there is none or nobody can tell. */
    public Optional<String> policy(String tag) {
        String value = word(tag);
        Optional<String> exact = POLICIES.stream().filter(value::equals).findFirst();
        return exact.isPresent() || value.length() < 4
                ? exact
                : POLICIES.stream()
                        .filter(policy -> Tidy.distance(policy, value) <= MOST_TYPOS)
                        .findFirst();
    }

    /** Whether a tag has a value that nobody can read as a policy. */
    public boolean hasUnreadPolicy(String tag) {
        return !word(tag).isEmpty() && policy(tag).isEmpty();
    }

    /** The first word behind a tag. */
    public String word(String tag) {
        Matcher word = Pattern.compile("[a-z0-9_]+").matcher(tags.getOrDefault(tag, ""));
        return word.find() ? word.group() : "";
    }

    public Set<String> addresses(String tag) {
        return Mail.addresses(tags.getOrDefault(tag, ""));
    }

    /** Every address anywhere in the text. */
    public Set<String> addresses() {
        return Mail.addresses(Tidy.text(raw).toLowerCase(Locale.ROOT));
    }

    /** The alignment that was meant: {@code r} or {@code s}; empty if the tag is not there or cannot be read. */
    public Optional<String> alignment(String tag) {
        return switch (word(tag)) {
            case "s", "strict" -> Optional.of("s");
            case "r", "relaxed", "relax" -> Optional.of("r");
            default -> Optional.empty();
        };
    }

    /** The failures of which reports are wanted; {@code 1} asks for all of them. */
    public Set<String> failures() {
        Set<String> options = new LinkedHashSet<>();
        Matcher matcher = Pattern.compile("[01ds](?![a-z0-9])").matcher(tags.getOrDefault("fo", ""));
        while (matcher.find()) {
            options.add(matcher.group());
        }
        return options.contains("1") ? Set.of("1") : options;
    }

    /** Whether the policy is applied one step less: {@code t=y}. */
    public boolean testing() {
        return word("t").equals("y");
    }

    /** The percentage to which receivers of former days apply the policy. */
    public int percent() {
        String word = word("pct");
        return word.matches("[0-9]{1,3}") ? Integer.parseInt(word) : 100;
    }

    /**
     * The policies as receivers read them, who go by the grammar and by nothing that a person would make of it (RFC 9989 §4.8): one that
     * is not a policy makes all of them {@code none}, and so does a missing {@code p} (§4.10.1); of a tag that is there twice the second is
     * discarded.
     */
    public TagReading asApplied() {
        Map<String, String> read = new LinkedHashMap<>();
        for (String part : raw.split(";", -1)) {
            Matcher tag = POLICY_TAG.matcher(part);
            if (tag.matches()) {
                read.putIfAbsent(
                        tag.group(1).toLowerCase(Locale.ROOT), tag.group(2).toLowerCase(Locale.ROOT));
            }
        }
        boolean valid = read.containsKey("p") && POLICIES.containsAll(read.values());
        return new TagReading(raw, head, valid ? read : Map.of("p", "none"));
    }

    /** How strict a policy is: 0 to 2. */
    public static int strictness(String policy) {
        return POLICIES.indexOf(policy);
    }

    /** What is asked of receivers for the domain. */
    public Optional<String> forDomain() {
        return policy("p");
    }

    /** What is asked for names below the domain. */
    public Optional<String> forSubdomains() {
        return policy("sp").or(this::forDomain);
    }

    /** What is asked for names below the domain that do not exist. */
    public Optional<String> forNonExistent() {
        return policy("np").or(this::forSubdomains);
    }
}
