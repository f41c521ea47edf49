package org.domainverifier.json;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.spf.DomainSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Names and octets, which are nearly always what a text can say. */
final class Texts {
    private static final String ROOT = ".";

    private Texts() {}

    /** A name that somebody could have typed, or its labels: the DNS allows any octets in them (RFC 2181 §11). */
    static Shape<DomainName> names() {
        Shape<List<String>> labels = new ListShape<>(Scalars.STRING, list -> list);
        return new EitherShape<>(
                name -> Optional.of(name.toString())
                        .filter(text -> hasPlainLabels(text)
                                ? labels(text).equals(name.labels())
                                : DomainName.tryParse(text).equals(Optional.of(name))),
                text -> text.equals(ROOT)
                        ? DomainName.ROOT
                        : hasPlainLabels(text) ? DomainName.ofLabels(labels(text)) : DomainName.of(text),
                new Shape<>() {
                    @Override
                    public JsonNode write(DomainName value, Telling telling) {
                        return labels.write(value.labels(), telling);
                    }

                    @Override
                    public DomainName read(JsonNode node, Place place) {
                        try {
                            return DomainName.ofLabels(labels.read(node, place));
                        } catch (IllegalArgumentException refused) {
                            throw place.wrong("not the labels of a domain name", refused);
                        }
                    }

                    @Override
                    public ObjectNode schema(Schemas schemas) {
                        return labels.schema(schemas).put("description", "the labels of a name, a character per octet");
                    }
                },
                "a domain name");
    }

    /** Whether nothing in it is escaped or converted: the names that the DNS has, wildcards too. */
    private static boolean hasPlainLabels(String text) {
        return text.chars()
                .allMatch(c ->
                        c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '*' || c == '.');
    }

    private static List<String> labels(String text) {
        return text.equals(ROOT) ? List.of() : List.of(text.split("\\.", -1));
    }

    /** Printable ASCII as it is, anything else in hexadecimal. */
    static Shape<Octets> octets() {
        return new EitherShape<>(
                octets -> Optional.of(octets.text()).filter(Texts::isPlain),
                text -> {
                    if (!isPlain(text)) {
                        throw new IllegalArgumentException("not ASCII");
                    }
                    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
                },
                new Hexadecimal(),
                "octets that are printable ASCII");
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }

    private record Hexadecimal() implements ObjectShape<Octets> {
        private static final String HEX = "hex";

        @Override
        public String name() {
            return "Hexadecimal";
        }

        @Override
        public void write(Octets value, ObjectNode object, Telling telling) {
            object.put(HEX, value.hex());
        }

        @Override
        public Octets readObject(ObjectNode object, Place place) {
            String hex = Nodes.text(Nodes.member(object, HEX, place), place.at(HEX));
            try {
                return Octets.of(HexFormat.of().parseHex(hex));
            } catch (IllegalArgumentException refused) {
                throw place.at(HEX).wrong("not hexadecimal", refused);
            }
        }

        @Override
        public void describe(Schemas.Members members) {
            members.member(HEX, Schemas.text("octets in hexadecimal"), true);
        }
    }

    /** What SPF writes, or its parts where the text alone would be read as something else. */
    static Shape<DomainSpec> domainSpecs(Shape<DomainSpec> parts) {
        return new EitherShape<>(Texts::spec, DomainSpec::parse, parts, "a domain-spec of SPF");
    }

    private static Optional<String> spec(DomainSpec spec) {
        try {
            String text = spec.toString();
            return DomainSpec.parse(text).equals(spec) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException notOneAlone) {
            return Optional.empty();
        }
    }
}
