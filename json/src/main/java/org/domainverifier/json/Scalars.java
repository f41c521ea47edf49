package org.domainverifier.json;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.domainverifier.dns.RecordType;
import org.domainverifier.record.ReportUri;
import org.domainverifier.spf.Cidr;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that are one text, one number, or yes or no. */
final class Scalars {
    private static final int LONGEST_TIME = 64;
    private static final int MOST_DIGITS = 60;

    /** So that whatever is added to a time of these is still a time. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Duration LONGEST = Duration.ofSeconds(1_000_000_000_000L);

    static final Shape<String> STRING = new Plain<>("string") {
        @Override
        public JsonNode write(String value, Telling telling) {
            return JsonNodeFactory.instance.stringNode(value);
        }

        @Override
        public String read(JsonNode node, Place place) {
            return Nodes.text(node, place);
        }
    };

    static final Shape<Boolean> BOOLEAN = new Plain<>("boolean") {
        @Override
        public JsonNode write(Boolean value, Telling telling) {
            return JsonNodeFactory.instance.booleanNode(value);
        }

        @Override
        public Boolean read(JsonNode node, Place place) {
            if (!node.isBoolean()) {
                throw place.wrong("neither true nor false");
            }
            return node.booleanValue();
        }
    };

    static final Shape<Integer> INTEGER = new Plain<>("integer") {
        @Override
        public JsonNode write(Integer value, Telling telling) {
            return JsonNodeFactory.instance.numberNode(value.intValue());
        }

        @Override
        public Integer read(JsonNode node, Place place) {
            if (!node.isIntegralNumber() || !node.canConvertToInt()) {
                throw place.wrong("not a whole number of 32 bits");
            }
            return node.intValue();
        }
    };

    static final Shape<Long> LONG = new Plain<>("integer") {
        @Override
        public JsonNode write(Long value, Telling telling) {
            return JsonNodeFactory.instance.numberNode(value.longValue());
        }

        @Override
        public Long read(JsonNode node, Place place) {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                throw place.wrong("not a whole number of 64 bits");
            }
            return node.longValue();
        }
    };

    private static final Map<Class<?>, Shape<?>> ALL = Map.ofEntries(
            Map.entry(String.class, STRING),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(int.class, INTEGER),
            Map.entry(Integer.class, INTEGER),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            text(BigInteger.class, "a whole number of any size", BigInteger::toString, Scalars::whole),
            text(Instant.class, "a time of ISO 8601 in UTC", Instant::toString, Scalars::instant),
            text(Duration.class, "a duration of ISO 8601, such as PT5M", Duration::toString, Scalars::duration),
            text(RecordType.class, "a record type, such as MX or TYPE65", RecordType::toString, RecordType::of),
            text(ReportUri.class, "a URI for reports", ReportUri::text, ReportUri::of),
            text(Cidr.class, "a network, such as 192.0.2.0/24", Scalars::network, Scalars::network),
            text(InetAddress.class, "an IP address", InetAddress::getHostAddress, Addresses::of),
            text(Inet4Address.class, "an IPv4 address", InetAddress::getHostAddress, Addresses::four),
            text(Inet6Address.class, "an IPv6 address", InetAddress::getHostAddress, Addresses::six));

    private Scalars() {}

    static Map<Class<?>, Shape<?>> all() {
        return ALL;
    }

    private static <T> Map.Entry<Class<?>, Shape<?>> text(
            Class<T> type, String description, Function<T, String> printer, Function<String, T> reader) {
        return Map.entry(type, new TextShape<>(description, printer, reader));
    }

    private static BigInteger whole(String text) {
        if (text.length() > MOST_DIGITS) {
            throw new IllegalArgumentException("too many digits");
        }
        return new BigInteger(text);
    }

    private static Instant instant(String text) {
        Instant time = Instant.parse(bounded(text));
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new IllegalArgumentException("not within the years 0 to 9999");
        }
        return time;
    }

    private static Duration duration(String text) {
        Duration duration = Duration.parse(bounded(text));
        if (duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST.negated()) < 0) {
            throw new IllegalArgumentException("too long");
        }
        return duration;
    }

    private static String bounded(String text) {
        if (text.length() > LONGEST_TIME) {
            throw new IllegalArgumentException("too long");
        }
        return text;
    }

    private static String network(Cidr network) {
        return network.network().getHostAddress() + "/" + network.prefixLength();
    }

    private static Cidr network(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || text.length() - slash > 4) {
            throw new IllegalArgumentException("without a prefix length");
        }
        InetAddress address = Addresses.of(text.substring(0, slash));
        int prefix = Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("a prefix length out of range");
        }
        return new Cidr(address, prefix);
    }

    /** A type of JSON itself. */
    private abstract static class Plain<T> implements Shape<T> {
        private final String type;

        Plain(String type) {
            this.type = type;
        }

        @Override
        public ObjectNode schema(Schemas schemas) {
            return Schemas.type(type);
        }
    }
}
