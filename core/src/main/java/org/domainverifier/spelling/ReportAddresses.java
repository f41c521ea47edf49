package org.domainverifier.spelling;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.ReportUri;

/**
 * The report addresses in the value of a tag, as a person reads them: with or without {@code mailto:}, in brackets, divided by
 * whatever. None is made up, and none is dropped: what cannot be read is told as it is written.
 *
 * @param uris the addresses in order, each once
 * @param unread what was meant as an address and cannot be read as one
 */
public record ReportAddresses(List<ReportUri> uris, List<String> unread) {
    private static final String MAILTO = "mailto";
    private static final int MAX_TYPOS = 2;
    private static final List<String> VARIABLES = List.of("{}", "<>", "[]", "%%"); // how they begin and end
    private static final String DIVIDERS = " \t\r\n,;<>()[]|";
    private static final String PLAIN_IN_LOCAL_PART = "-._~$'*+%=";

    /** Copies the lists. */
    public ReportAddresses {
        uris = List.copyOf(uris);
        unread = List.copyOf(unread);
    }

    /**
     * Reads a value. Costs time linear in its length.
     *
     * @param plain the value, of a {@link PlainText}
     * @return the addresses
     */
    public static ReportAddresses in(String plain) {
        Reader reader = new Reader();
        int start = 0;
        while (start <= plain.length()) {
            int comma = plain.indexOf(',', start);
            int end = comma < 0 ? plain.length() : comma;
            reader.piece(plain.substring(start, end).strip());
            start = end + 1;
        }
        return reader.result();
    }

    /**
     * Whether a word is {@code mailto}, or was meant to be.
     *
     * @param word a word without the colon
     * @return true also for {@code malto} and {@code email}
     */
    public static boolean isMailto(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return small.equals("mail")
                || small.equals("email")
                || small.length() >= 5 && EditDistance.isAtMost(MAX_TYPOS, small, MAILTO);
    }

    /**
     * Whether a URI has a scheme that was meant to be {@code mailto} and is not.
     *
     * @param uri a URI that was read as it is
     * @return true for {@code malto:a@example.com}
     */
    public static boolean isMisspelt(ReportUri uri) {
        return !uri.isMailto() && isMailto(uri.scheme());
    }

    /**
     * The variable of a template that nobody filled in.
     *
     * @param text an address as it is written
     * @return the variable as it is written, such as <code>{{domain}}</code>
     */
    public static Optional<String> placeholder(String text) {
        if (text.length() < 3) {
            return Optional.empty();
        }
        for (String marks : VARIABLES) {
            int start = text.indexOf(marks.charAt(0));
            int end = text.lastIndexOf(marks.charAt(1));
            boolean encoded = marks.equals("%%") && (end - start < 3 || text.indexOf('@') > end);
            if (start >= 0 && end > start + 1 && !encoded && isAWord(text, start + 1, end)) {
                return Optional.of(text.substring(start, end + 1));
            }
        }
        int dollar = text.indexOf('$', text.indexOf('@') + 1);
        return dollar > 0 ? Optional.of(text.substring(dollar)) : Optional.empty();
    }

    private static boolean isAWord(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && "{}._- $".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Without the {@code !10m} of RFC 7489 §6.2. */
    private static String withoutSizeLimit(String text) {
        int end = text.length();
        if (end > 0 && "kmgtKMGT".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int digits = end;
        while (digits > 0 && text.charAt(digits - 1) >= '0' && text.charAt(digits - 1) <= '9') {
            digits--;
        }
        return digits < end && digits > 0 && text.charAt(digits - 1) == '!' ? text.substring(0, digits - 1) : text;
    }

    private static final class Reader {
        private final Set<ReportUri> uris = new LinkedHashSet<>();
        private final Set<String> unread = new LinkedHashSet<>();
        private final List<String> words = new ArrayList<>();
        private boolean announced;

        ReportAddresses result() {
            if (uris.isEmpty()) {
                unread.addAll(words); // otherwise they are names of whom the addresses belong to
            }
            return new ReportAddresses(List.copyOf(uris), List.copyOf(unread));
        }

        /** What is between two commas: one address, if it is as it should be. */
        void piece(String piece) {
            Optional<ReportUri> uri =
                    ReportUri.tryParse(withoutSizeLimit(piece)).filter(each -> !isMisspelt(each));
            if (uri.isPresent()) {
                uris.add(uri.get());
                announced = false;
                return;
            }
            int start = 0;
            for (int i = 0; i <= piece.length(); i++) {
                boolean divided = i == piece.length() || DIVIDERS.indexOf(piece.charAt(i)) >= 0;
                if (divided || i > start && piece.regionMatches(true, i, "mailto:", 0, 7)) {
                    token(piece.substring(start, i));
                    start = divided ? i + 1 : i;
                }
            }
        }

        private void token(String written) {
            String token = withoutSizeLimit(trimmed(written));
            if (token.isEmpty()) {
                return;
            }
            int colon = colon(token);
            if (colon > 0 && isMailto(token.substring(0, colon))) {
                String rest = token.substring(colon + 1);
                int from = 0;
                while (from < rest.length() && ":=/".indexOf(rest.charAt(from)) >= 0) {
                    from++;
                }
                announced = true;
                if (from < rest.length()) {
                    address(rest.substring(from), written);
                }
                return;
            }
            Optional<ReportUri> other = ReportUri.tryParse(token).filter(uri -> !isMisspelt(uri));
            if (other.isPresent()) {
                uris.add(other.get());
            } else {
                address(token, written);
            }
        }

        private static int colon(String token) {
            for (int i = 0; i < token.length() && token.charAt(i) != '@'; i++) {
                if (token.charAt(i) == ':' || token.charAt(i) == '=') {
                    return i;
                }
            }
            return -1;
        }

        private static String trimmed(String written) {
            int from = 0;
            int to = written.length();
            while (from < to && "'.:=/".indexOf(written.charAt(from)) >= 0) {
                from++;
            }
            while (to > from && "'.".indexOf(written.charAt(to - 1)) >= 0) {
                to--;
            }
            return written.substring(from, to);
        }

        private void address(String text, String written) {
            int at = text.lastIndexOf('@');
            if (at < 0) {
                (announced ? unread : words).add(written);
            } else {
                int question = text.indexOf('?', at);
                String domain = text.substring(at + 1, question < 0 ? text.length() : question);
                domainOf(domain)
                        .flatMap(name -> ReportUri.tryParse("mailto:" + encoded(text.substring(0, at)) + "@" + name
                                + (question < 0 ? "" : text.substring(question))))
                        .ifPresentOrElse(uris::add, () -> unread.add(written));
            }
            announced = false;
        }

        // a letter that only looks like another one makes another name: who was meant is to be asked
        private static Optional<DomainName> domainOf(String text) {
            for (String label : text.split("\\.", -1)) {
                boolean ascii = label.chars().allMatch(c -> c < 0x80);
                long scripts = label.codePoints()
                        .filter(Character::isLetter)
                        .mapToObj(Character.UnicodeScript::of)
                        .distinct()
                        .count();
                if (!ascii && (scripts > 1 || !isComposed(label))) {
                    return Optional.empty();
                }
            }
            return DomainName.tryParseExact(text).filter(DomainName::isHostName);
        }

        private static boolean isComposed(String label) {
            String canonical = Normalizer.normalize(label, Normalizer.Form.NFC);
            return Normalizer.normalize(label, Normalizer.Form.NFKC).equals(canonical);
        }

        private static String encoded(String localPart) {
            StringBuilder encoded = new StringBuilder();
            for (byte octet : localPart.getBytes(StandardCharsets.UTF_8)) {
                char c = (char) (octet & 0xff);
                boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN_IN_LOCAL_PART.indexOf(c) >= 0);
                if (plain || c >= 0x80) { // what is not ASCII stays, and so is no URI
                    encoded.append(c);
                } else {
                    encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
                }
            }
            return encoded.toString();
        }
    }
}
