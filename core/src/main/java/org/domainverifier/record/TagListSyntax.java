package org.domainverifier.record;

/**
 * What differs between the tag lists of the standards.
 *
 * @param foldedNames whether tag names compare without case (DMARC, RFC 9989; in DKIM, MTA-STS and TLS-RPT case counts)
 * @param lineBreaks whether CR and LF count as spaces around names and values (FWS of RFC 6376 §2.8) or are bad characters
 * @param blanksInValues whether spaces are allowed inside a value
 * @param equalsInValues whether a value may contain {@code =}
 * @param nameCharacters which characters a tag name may have
 */
public record TagListSyntax(
        boolean foldedNames,
        boolean lineBreaks,
        boolean blanksInValues,
        boolean equalsInValues,
        NameCharacters nameCharacters) {

    /** The tag list of DKIM key records (RFC 6376 §3.2). */
    public static final TagListSyntax DKIM = new TagListSyntax(false, true, true, true, NameCharacters.UNDERSCORE);

    /** The tag list of DMARC policy records (RFC 9989 §4.7). */
    public static final TagListSyntax DMARC = new TagListSyntax(true, false, true, true, NameCharacters.UNDERSCORE);

    /** The fields of the MTA-STS TXT record (RFC 8461 §3.1). */
    public static final TagListSyntax MTA_STS =
            new TagListSyntax(false, false, false, false, NameCharacters.UNDERSCORE_HYPHEN_DOT);

    /** The fields of the TLS-RPT TXT record (RFC 8460 §3). Spaces are allowed in {@code rua}, around its commas. */
    public static final TagListSyntax TLS_RPT =
            new TagListSyntax(false, false, true, true, NameCharacters.UNDERSCORE_HYPHEN_DOT);

    /** Which characters a tag name may have. */
    public enum NameCharacters {
        /** A letter, then letters, digits and underscores. */
        UNDERSCORE,
        /** A letter or digit, then letters, digits, underscores, hyphens and dots, at most 32. */
        UNDERSCORE_HYPHEN_DOT;

        boolean accept(String name) {
            if (name.isEmpty() || this == UNDERSCORE_HYPHEN_DOT && name.length() > 32) {
                return false;
            }
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
                boolean digit = c >= '0' && c <= '9';
                boolean ok = letter
                        || digit && (i > 0 || this == UNDERSCORE_HYPHEN_DOT)
                        || i > 0 && (c == '_' || this == UNDERSCORE_HYPHEN_DOT && (c == '-' || c == '.'));
                if (!ok) {
                    return false;
                }
            }
            return true;
        }
    }
}
