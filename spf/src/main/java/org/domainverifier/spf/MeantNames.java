package org.domainverifier.spf;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.DomainName;

/** Reads the names and addresses of terms as a person does. Never another name than the one that is written. */
final class MeantNames {
    private static final int LONGEST_LABEL = 63;
    private static final int MAPPED = 96; // the bits before the address in ::ffff:0:0/96
    // letters of single scripts that are taken for Latin ones where a whole label consists of them
    private static final String LIKE_LATIN =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d"
                    + "\u03bf\u03b1\u03bd\u03c1\u03c5\u03ba";
    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private MeantNames() {}

    /**
     * Whether the DNS could have a name like this (RFC 7208 §4.8).
     *
     * @param spec a name, or one with macros: then what is written around them counts
     * @return false if a label is empty or longer than 63 octets
     */
    static boolean canExist(DomainSpec spec) {
        String text = spec.toString();
        int label = 0;
        boolean macro = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 1 < text.length()) {
                macro = true;
                int end = text.charAt(i + 1) == '{' ? text.indexOf('}', i) : i + 1;
                i = Math.max(i + 1, end);
            } else if (c == '.') {
                if (label == 0 && !macro) {
                    return false;
                }
                label = 0;
                macro = false;
            } else if (++label > LONGEST_LABEL && !macro) {
                return false;
            }
        }
        return true;
    }

    /**
     * The name that is meant.
     *
     * @param written what is written where a name belongs, such as {@code https://spf.example.com/}
     * @return a domain-spec; empty if nobody can tell, also where letters only look like others
     */
    static Optional<String> name(String written) {
        if (written.indexOf('%') >= 0) {
            String dots = singleDots(strip(written, ":=", ""));
            return SpfParser.domainSpec(dots).filter(MeantNames::canExist).map(DomainSpec::toString);
        }
        String text = strip(withoutMechanism(withoutUrl(written)), ".:;=", ".:;");
        if (text.length() > 253) {
            return Optional.empty();
        }
        StringBuilder name = new StringBuilder();
        for (String label : singleDots(text).split("\\.", -1)) {
            if (isLookAlike(label)) {
                return Optional.empty();
            }
            name.append(name.length() == 0 ? "" : ".").append(label);
        }
        return DomainName.tryParseExact(name.toString())
                .filter(domain -> domain.labels().size() > 1)
                .map(DomainName::toString)
                .filter(domain -> SpfParser.domainSpec(domain).isPresent());
    }

    private static String withoutUrl(String written) {
        int start = written.indexOf("//");
        int from = start >= 0 && start < 10 ? start + 2 : 0;
        int slash = written.indexOf('/', from);
        return written.substring(from, slash < 0 ? written.length() : slash);
    }

    private static String withoutMechanism(String written) {
        String text = strip(written, ":=", "");
        return text.regionMatches(true, 0, "include:", 0, 8) ? text.substring(8) : text;
    }

    private static String strip(String text, String before, String behind) {
        int start = 0;
        int end = text.length();
        while (start < end && before.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && behind.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String singleDots(String text) {
        StringBuilder single = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '.' || i == 0 || text.charAt(i - 1) != '.') {
                single.append(text.charAt(i));
            }
        }
        return single.toString();
    }

    /** Whether a label has letters or digits that only look like others: of several scripts, of another width, or all alike. */
    private static boolean isLookAlike(String label) {
        if (label.chars().allMatch(c -> c < 0x80)) {
            return false;
        }
        if (!Normalizer.normalize(label, Normalizer.Form.NFKC)
                .equals(Normalizer.normalize(label, Normalizer.Form.NFC))) {
            return true;
        }
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        label.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .forEach(scripts::add);
        boolean mixed = scripts.size() > 1 && !JAPANESE.containsAll(scripts);
        String letters = label.toLowerCase(Locale.ROOT);
        boolean alike = letters.chars().noneMatch(c -> Character.isLetter(c) && LIKE_LATIN.indexOf(c) < 0);
        return mixed || alike;
    }

    /**
     * The address or network that is meant.
     *
     * @param written such as {@code [192.0.2.1]}, {@code 192.0.2.0/255.255.255.0} or {@code ::ffff:192.0.2.1}
     * @return a term without a sign, {@code ip4:…} or {@code ip6:…}; empty if it is not an address
     */
    static Optional<String> address(String written) {
        return read(written)
                .or(() -> read(strip(written, "[(<=.", "])>.")).or(() -> read(strip(written, "[(<:=.", "])>.:"))));
    }

    private static Optional<String> read(String written) {
        int slash = written.indexOf('/');
        int end = slash < 0 ? written.length() : slash;
        byte[] octets = IpText.parse4(written, 0, end);
        if (octets == null) {
            octets = IpText.parse6(written, 0, end);
        }
        if (octets == null) {
            return Optional.empty();
        }
        int bits = 8 * octets.length;
        int prefix = slash < 0 ? bits : prefix(written.substring(slash + 1), bits);
        boolean mapped = bits == 128 && isMapped(octets) && prefix >= MAPPED;
        if (prefix < 0) {
            return Optional.empty();
        }
        String network = mapped ? quad(octets) : written.substring(0, end);
        int length = mapped ? prefix - MAPPED : prefix;
        boolean ip4 = mapped || bits == 32;
        return Optional.of((ip4 ? "ip4:" : "ip6:") + network + (length == (ip4 ? 32 : 128) ? "" : "/" + length));
    }

    private static String quad(byte[] octets) {
        return (octets[12] & 0xff) + "." + (octets[13] & 0xff) + "." + (octets[14] & 0xff) + "." + (octets[15] & 0xff);
    }

    /** Whether an address is an IPv4 one in the form of IPv6: no client is ever compared with it (RFC 7208 §5). */
    static boolean isMapped(SpfMechanism.Ip6 term) {
        return term.prefixLength() >= MAPPED && isMapped(term.network().getAddress());
    }

    private static boolean isMapped(byte[] octets) {
        for (int i = 0; i < 10; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return octets[10] == -1 && octets[11] == -1;
    }

    // "24", "024", "255.255.255.0"; -1 for anything else
    private static int prefix(String written, int bits) {
        byte[] mask = bits == 32 ? IpText.parse4(written, 0, written.length()) : null;
        if (mask != null) {
            int number = (mask[0] & 0xff) << 24 | (mask[1] & 0xff) << 16 | (mask[2] & 0xff) << 8 | mask[3] & 0xff;
            int ones = Integer.numberOfLeadingZeros(~number);
            return ones == 0 || ones < 32 && number << ones != 0 ? -1 : ones;
        }
        boolean digits =
                !written.isEmpty() && written.length() <= 3 && written.chars().allMatch(c -> c >= '0' && c <= '9');
        int length = digits ? Integer.parseInt(written) : -1;
        return length <= bits ? length : -1;
    }

    /** Where the prefix lengths of an {@code a} or {@code mx} begin, {@code /24//64}. */
    static int prefixStart(String value) {
        int start = value.length();
        while (start > 0
                && (value.charAt(start - 1) == '/'
                        || value.charAt(start - 1) >= '0' && value.charAt(start - 1) <= '9')) {
            start--;
        }
        int slash = value.indexOf('/', start);
        return slash < 0 || slash + 1 == value.length() ? value.length() : slash;
    }
}
