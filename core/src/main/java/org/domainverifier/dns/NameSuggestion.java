package org.domainverifier.dns;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which domain was most likely meant by a text that is not a domain name. */
final class NameSuggestion {
    /** More than any URL that somebody pastes into a form. */
    private static final int LONGEST = 4096;

    private NameSuggestion() {}

    static Optional<DomainName> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String host = withoutPort(afterUser(authority(unwrapped(NameText.trimmed(text)))));
        String joined = Arrays.stream(host.replace(',', '.').split("\\.", -1))
                .map(NameSuggestion::label)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.joining("."));
        return DomainName.tryParseExact(joined).filter(name -> name.labels().size() > 1);
    }

    /** {@code <user@example.com>}, {@code "example.com"}, {@code mailto:user@example.com}. */
    private static String unwrapped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && "<\"'([„“”‘’".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && ">\"')];“”‘’".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String bare = text.substring(start, end);
        return bare.toLowerCase(Locale.ROOT).startsWith("mailto:") ? bare.substring("mailto:".length()) : bare;
    }

    /** The part of a URL that has the host (RFC 3986 §3.2), whether or not its scheme is there. */
    private static String authority(String text) {
        int scheme = text.indexOf("://");
        int start = scheme >= 0 ? scheme + "://".length() : text.startsWith("//") ? 2 : 0;
        int end = start;
        while (end < text.length() && "/?#\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }

    private static String afterUser(String text) {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    private static String withoutPort(String text) {
        int colon = text.indexOf(':');
        return colon >= 0 && text.indexOf(':', colon + 1) < 0 ? text.substring(0, colon) : text;
    }

    private static String label(String label) {
        String trimmed = NameText.trimmed(label);
        return trimmed.equals("*") ? "" : trimmed;
    }
}
