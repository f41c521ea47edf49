package org.domainverifier.dns;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A DNS record type by its number (RFC 1035 §3.2.2 and the IANA registry).
 *
 * @param code 0 to 65535
 */
public record RecordType(int code) {
    /** An IPv4 address (RFC 1035). */
    public static final RecordType A = new RecordType(1);
    /** A name server (RFC 1035). */
    public static final RecordType NS = new RecordType(2);
    /** An alias (RFC 1035). */
    public static final RecordType CNAME = new RecordType(5);
    /** The start of a zone (RFC 1035). */
    public static final RecordType SOA = new RecordType(6);
    /** A pointer, as used for reverse lookups (RFC 1035). */
    public static final RecordType PTR = new RecordType(12);
    /** A mail exchanger (RFC 1035). */
    public static final RecordType MX = new RecordType(15);
    /** Text (RFC 1035). */
    public static final RecordType TXT = new RecordType(16);
    /** An IPv6 address (RFC 3596). */
    public static final RecordType AAAA = new RecordType(28);
    /** A host that provides a service (RFC 2782). */
    public static final RecordType SRV = new RecordType(33);
    /** The fingerprint of a delegated key (RFC 4034). */
    public static final RecordType DS = new RecordType(43);
    /** A TLS certificate association (RFC 6698). */
    public static final RecordType TLSA = new RecordType(52);
    /** The former record type of SPF, no longer used (RFC 7208 §3.1). */
    public static final RecordType SPF = new RecordType(99);
    /** Who may issue certificates (RFC 8659). */
    public static final RecordType CAA = new RecordType(257);

    private static final Map<String, RecordType> BY_MNEMONIC = Map.ofEntries(
            Map.entry("A", A),
            Map.entry("NS", NS),
            Map.entry("CNAME", CNAME),
            Map.entry("SOA", SOA),
            Map.entry("PTR", PTR),
            Map.entry("MX", MX),
            Map.entry("TXT", TXT),
            Map.entry("AAAA", AAAA),
            Map.entry("SRV", SRV),
            Map.entry("DS", DS),
            Map.entry("TLSA", TLSA),
            Map.entry("SPF", SPF),
            Map.entry("CAA", CAA));
    private static final Map<Integer, String> MNEMONICS = BY_MNEMONIC.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(entry -> entry.getValue().code(), Map.Entry::getKey));

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is not one of 16 bits
     */
    public RecordType {
        if (code < 0 || code > 0xffff) {
            throw new IllegalArgumentException("a record type is a number from 0 to 65535, not " + code);
        }
    }

    /**
     * The type of a mnemonic such as {@code MX}, or of {@code TYPE123} (RFC 3597 §5).
     *
     * @param mnemonic in any case
     * @return the type
     * @throws IllegalArgumentException if the mnemonic is not known
     */
    public static RecordType of(String mnemonic) {
        String upper = mnemonic.toUpperCase(Locale.ROOT);
        RecordType known = BY_MNEMONIC.get(upper);
        if (known != null) {
            return known;
        }
        if (upper.matches("TYPE[0-9]{1,5}")) {
            return new RecordType(Integer.parseInt(upper.substring(4)));
        }
        throw new IllegalArgumentException("not a record type: " + mnemonic);
    }

    /** The mnemonic, or {@code TYPE123} for a type without one here (RFC 3597 §5). */
    @Override
    public String toString() {
        String mnemonic = MNEMONICS.get(code);
        return mnemonic != null ? mnemonic : "TYPE" + code;
    }
}
