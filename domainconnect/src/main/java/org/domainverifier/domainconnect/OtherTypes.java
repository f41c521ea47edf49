package org.domainverifier.domainconnect;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Types of records for which templates have no fields of their own, by IANA's registry of RR types. */
final class OtherTypes {
    private static final Map<String, Integer> CODES = Map.ofEntries(
            Map.entry("PTR", 12),
            Map.entry("HINFO", 13),
            Map.entry("RP", 17),
            Map.entry("AFSDB", 18),
            Map.entry("LOC", 29),
            Map.entry("NAPTR", 35),
            Map.entry("CERT", 37),
            Map.entry("DNAME", 39),
            Map.entry("APL", 42),
            Map.entry("DS", 43),
            Map.entry("SSHFP", 44),
            Map.entry("DNSKEY", 48),
            Map.entry("TLSA", 52),
            Map.entry("SMIMEA", 53),
            Map.entry("HIP", 55),
            Map.entry("CDS", 59),
            Map.entry("CDNSKEY", 60),
            Map.entry("OPENPGPKEY", 61),
            Map.entry("CSYNC", 62),
            Map.entry("ZONEMD", 63),
            Map.entry("SVCB", 64),
            Map.entry("HTTPS", 65),
            Map.entry("SPF", 99),
            Map.entry("EUI48", 108),
            Map.entry("EUI64", 109),
            Map.entry("URI", 256),
            Map.entry("CAA", 257));
    private static final String NUMBERED = "TYPE";

    private OtherTypes() {}

    static Set<String> mnemonics() {
        return CODES.keySet();
    }

    /** The number of a type, also of {@code TYPE123} (RFC 3597 §5). */
    static OptionalInt code(String type) {
        String upper = type.toUpperCase(Locale.ROOT);
        Integer known = CODES.get(upper);
        if (known != null) {
            return OptionalInt.of(known);
        }
        boolean numbered = upper.startsWith(NUMBERED)
                && Numbers.isWithin(upper.substring(NUMBERED.length()), Numbers.MOST_16_BITS);
        return numbered ? OptionalInt.of(Integer.parseInt(upper.substring(NUMBERED.length()))) : OptionalInt.empty();
    }
}
