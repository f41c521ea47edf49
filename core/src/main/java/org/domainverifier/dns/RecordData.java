package org.domainverifier.dns;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The data of one DNS record, typed for the types that mail needs and raw for all others. Equal data are equal values: names
 * compare without case, TXT by its character-strings.
 *
 * <p>More types may get a form of their own in later versions. Go by {@link #type()} and {@link #toZoneText()} where any type may
 * come: they stay the same when one that was {@link Raw} becomes typed.
 */
public sealed interface RecordData {
    /**
     * The type of these data.
     *
     * @return the record type
     */
    RecordType type();

    /**
     * The data as a zone file spells them (RFC 1035 §5.1; RFC 3597 §5 for raw data).
     *
     * @return one line
     */
    String toZoneText();

    /**
     * An IPv4 address.
     *
     * @param address the address
     */
    record A(Inet4Address address) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.A;
        }

        @Override
        public String toZoneText() {
            return address.getHostAddress();
        }
    }

    /**
     * An IPv6 address.
     *
     * @param address the address, without a scope
     */
    record Aaaa(Inet6Address address) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.AAAA;
        }

        @Override
        public String toZoneText() {
            return address.getHostAddress();
        }
    }

    /**
     * A mail exchanger (RFC 5321 §5.1).
     *
     * @param preference 0 to 65535, the lowest is tried first
     * @param exchange the host; the root for a null MX (RFC 7505)
     */
    record Mx(int preference, DomainName exchange) implements RecordData {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if the preference does not fit into 16 bits
         */
        public Mx {
            if (preference < 0 || preference > 0xffff) {
                throw new IllegalArgumentException("an MX preference is a number from 0 to 65535, not " + preference);
            }
        }

        @Override
        public RecordType type() {
            return RecordType.MX;
        }

        @Override
        public String toZoneText() {
            return preference + " " + exchange.toAbsolute();
        }
    }

    /**
     * Text in one or more character-strings.
     *
     * @param strings one or more strings as octets, each of at most 255 (RFC 1035 §3.3, §3.3.14)
     */
    record Txt(List<Octets> strings) implements RecordData {
        private static final int MAX_STRING_OCTETS = 255;

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there is no string, or one is too long
         */
        public Txt {
            strings = List.copyOf(strings);
            if (strings.isEmpty()) {
                throw new IllegalArgumentException("a TXT record has one or more strings");
            }
            for (Octets string : strings) {
                if (string.length() > MAX_STRING_OCTETS) {
                    throw new IllegalArgumentException(
                            "a string of a TXT record has at most 255 octets, this one " + string.length());
                }
            }
        }

        /**
         * A text cut into as few character-strings as hold it.
         *
         * @param text the text, encoded in UTF-8
         * @return the data
         */
        public static Txt of(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            List<Octets> strings = new ArrayList<>();
            int start = 0;
            do {
                int end = Math.min(bytes.length, start + MAX_STRING_OCTETS);
                strings.add(Octets.of(Arrays.copyOfRange(bytes, start, end)));
                start = end;
            } while (start < bytes.length);
            return new Txt(strings);
        }

        /**
         * The strings joined with nothing between them, as SPF (RFC 7208 §3.3), DKIM (RFC 6376 §3.6.2.2) and the others read
         * them.
         *
         * @return the text
         */
        public String text() {
            if (strings.size() == 1) {
                return strings.get(0).text();
            }
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            strings.forEach(string -> joined.writeBytes(string.toBytes()));
            return Octets.of(joined.toByteArray()).text();
        }

        /**
         * How long the text is.
         *
         * @return the octets of all strings together
         */
        public int octets() {
            int octets = 0;
            for (Octets string : strings) {
                octets += string.length();
            }
            return octets;
        }

        @Override
        public RecordType type() {
            return RecordType.TXT;
        }

        @Override
        public String toZoneText() {
            return strings.stream().map(Octets::quoted).collect(Collectors.joining(" "));
        }
    }

    /**
     * An alias.
     *
     * @param target the canonical name
     */
    record Cname(DomainName target) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.CNAME;
        }

        @Override
        public String toZoneText() {
            return target.toAbsolute();
        }
    }

    /**
     * A name server.
     *
     * @param server its host name
     */
    record Ns(DomainName server) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.NS;
        }

        @Override
        public String toZoneText() {
            return server.toAbsolute();
        }
    }

    /**
     * A pointer.
     *
     * @param target where it points
     */
    record Ptr(DomainName target) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.PTR;
        }

        @Override
        public String toZoneText() {
            return target.toAbsolute();
        }
    }

    /**
     * The start of a zone; times in seconds.
     *
     * @param primary the MNAME, often a hidden primary
     * @param contact the RNAME
     * @param serial the version of the zone, unsigned
     * @param refresh when a secondary asks again
     * @param retry when it asks again after a failure
     * @param expire when it gives up
     * @param minimum the bound of negative caching (RFC 2308 §4)
     */
    record Soa(DomainName primary, DomainName contact, long serial, long refresh, long retry, long expire, long minimum)
            implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.SOA;
        }

        @Override
        public String toZoneText() {
            return primary.toAbsolute() + " " + contact.toAbsolute() + " " + serial + " " + refresh + " " + retry + " "
                    + expire + " " + minimum;
        }
    }

    /**
     * A host that provides a service (RFC 2782).
     *
     * @param priority 0 to 65535, the lowest is tried first
     * @param weight 0 to 65535, the share among hosts of the same priority
     * @param port 0 to 65535
     * @param target the host; the root where the service is not provided
     */
    record Srv(int priority, int weight, int port, DomainName target) implements RecordData {
        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a number does not fit into 16 bits
         */
        public Srv {
            for (int number : new int[] {priority, weight, port}) {
                if (number < 0 || number > 0xffff) {
                    throw new IllegalArgumentException(
                            "priority, weight and port of an SRV record are numbers from 0 to 65535, not " + number);
                }
            }
        }

        @Override
        public RecordType type() {
            return RecordType.SRV;
        }

        @Override
        public String toZoneText() {
            return priority + " " + weight + " " + port + " " + target.toAbsolute();
        }
    }

    /**
     * Who may issue certificates, or how to report (RFC 8659 §4.1).
     *
     * @param flags 0 to 255; 128 is the critical flag
     * @param tag the property, such as {@code issue}: 1 to 255 letters and digits; the case says nothing, and is kept as it was written
     * @param value the property's value as octets, of any length
     */
    record Caa(int flags, String tag, Octets value) implements RecordData {
        /**
         * Checks the form.
         *
         * @throws IllegalArgumentException if the flags do not fit into 8 bits, or the tag has other characters or another length
         */
        public Caa {
            if (flags < 0 || flags > 0xff) {
                throw new IllegalArgumentException(
                        "the flags of a CAA record are a number from 0 to 255, not " + flags);
            }
            if (!isTag(tag)) {
                throw new IllegalArgumentException("the tag of a CAA record has 1 to 255 ASCII letters and digits");
            }
            Objects.requireNonNull(value, "value");
        }

        /**
         * Whether a text is a tag.
         *
         * @param text any text
         * @return true if it has 1 to 255 ASCII letters and digits and nothing else
         */
        public static boolean isTag(String text) {
            return !text.isEmpty()
                    && text.length() <= 255
                    && text.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
        }

        /**
         * Whether whoever does not know the property must not issue (RFC 8659 §4.1).
         *
         * @return true if the highest bit of the flags is set
         */
        public boolean critical() {
            return (flags & 0x80) != 0;
        }

        @Override
        public RecordType type() {
            return RecordType.CAA;
        }

        @Override
        public String toZoneText() {
            return flags + " " + tag + " " + value.quoted();
        }
    }

    /**
     * A TLS certificate association (RFC 6698 §2.1).
     *
     * @param usage the certificate usage
     * @param selector what of the certificate is matched
     * @param matchingType how it is matched
     * @param data the association data
     */
    record Tlsa(int usage, int selector, int matchingType, Octets data) implements RecordData {
        @Override
        public RecordType type() {
            return RecordType.TLSA;
        }

        @Override
        public String toZoneText() {
            return usage + " " + selector + " " + matchingType + " " + data.hex();
        }
    }

    /**
     * Data of a type without a form of its own here.
     *
     * @param type the record type
     * @param data the octets on the wire, uncompressed
     */
    record Raw(RecordType type, Octets data) implements RecordData {
        @Override
        public String toZoneText() {
            return "\\# " + data.length() + (data.length() == 0 ? "" : " " + data.hex());
        }
    }
}
