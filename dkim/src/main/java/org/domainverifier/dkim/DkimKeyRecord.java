package org.domainverifier.dkim;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.domainverifier.record.Parsed;

/**
 * The key record of a selector (RFC 6376 §3.6.1): a public key, and what it may be used for.
 *
 * <p>Two records are equal when they say the same, whatever the order of their tags and the spaces between them: a tag that is
 * absent and one that has its default value are the same. The key is compared as it is written; {@link #matches(PublicKey)}
 * compares what it is.
 *
 * @param keyType the {@code k} tag: {@code rsa} if there is none
 * @param hashAlgorithms the {@code h} tag; empty for all
 * @param serviceTypes the {@code s} tag; {@code *}, all services, if there is none
 * @param flags the {@code t} tag
 * @param notes the {@code n} tag as it is written (quoted-printable)
 * @param granularity the {@code g} tag of RFC 4871, to which nobody pays attention any more
 * @param key the {@code p} tag without spaces: the key in base64, empty if it was revoked
 * @param otherTags the tags that no standard knows, in order
 */
public record DkimKeyRecord(
        String keyType,
        List<String> hashAlgorithms,
        List<String> serviceTypes,
        List<String> flags,
        Optional<String> notes,
        Optional<String> granularity,
        String key,
        List<OtherTag> otherTags) {
    /** The value of the {@code v} tag. */
    static final String VERSION = "DKIM1";

    static final String DEFAULT_KEY_TYPE = "rsa";
    static final List<String> DEFAULT_SERVICES = List.of("*");

    /**
     * Copies the lists and sees to it that the record can be written.
     *
     * @throws IllegalArgumentException if a value has a character that would end it, or spaces around it
     */
    public DkimKeyRecord {
        hashAlgorithms = List.copyOf(hashAlgorithms);
        serviceTypes = List.copyOf(serviceTypes);
        flags = List.copyOf(flags);
        otherTags = List.copyOf(otherTags);
        requireWritable(keyType, "");
        requireWritable(key, " \t\r\n");
        notes.ifPresent(value -> requireWritable(value, ""));
        granularity.ifPresent(value -> requireWritable(value, ""));
        hashAlgorithms.forEach(DkimKeyRecord::requireListItem);
        serviceTypes.forEach(DkimKeyRecord::requireListItem);
        flags.forEach(DkimKeyRecord::requireListItem);
        otherTags.forEach(tag -> requireWritable(tag.value(), ""));
    }

    /**
     * A tag that no standard knows. Verifiers pay no attention to it.
     *
     * @param name its name
     * @param value its value
     */
    public record OtherTag(String name, String value) {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if it is not the name of an unknown tag
         */
        public OtherTag {
            if (!name.matches("[A-Za-z][A-Za-z0-9_]*") || name.matches("[vkhstnpg]")) {
                throw new IllegalArgumentException("not the name of an unknown tag: " + name);
            }
        }
    }

    /**
     * Reads any text, and says everything that can be said of it without the DNS: of its syntax, of the key, and of what the key
     * may be used for. Never fails.
     *
     * @param text the text of a TXT record, its strings joined
     * @return the record, unless the text is not one or is void (RFC 6376 §3.2), and what was noticed
     */
    public static Parsed<DkimKeyRecord> parse(String text) {
        return new DkimKeyParser(text).parse();
    }

    /**
     * The record to publish for a key: an RSA key as SubjectPublicKeyInfo, an Ed25519 key as its 32 octets (RFC 8463 §4).
     *
     * @param key an RSA key of 1024 to 16384 bits, or an Ed25519 key
     * @return the record, without any restriction
     * @throws IllegalArgumentException if it is another kind of key or one that no verifier accepts
     */
    public static DkimKeyRecord of(PublicKey key) {
        String keyType;
        byte[] octets;
        if (key instanceof RSAPublicKey rsa && "RSA".equals(key.getAlgorithm())) {
            keyType = "rsa";
            octets = KeyDecoder.rsaKey(rsa.getModulus(), rsa.getPublicExponent())
                    .map(PublicKey::getEncoded)
                    .orElseThrow(() -> unusable(key, "this is not an RSA key that can be used"));
        } else if (DkimPublicKey.isEd25519(key)) {
            keyType = "ed25519";
            octets = DkimPublicKey.ed25519Octets(key);
        } else {
            throw unusable(key, "DKIM has RSA and Ed25519 keys");
        }
        DkimKeyRecord record = new DkimKeyRecord(
                keyType,
                List.of(),
                DEFAULT_SERVICES,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Base64.getEncoder().encodeToString(octets),
                List.of());
        return parse(record.toString()).orElseThrow();
    }

    private static IllegalArgumentException unusable(PublicKey key, String why) {
        return new IllegalArgumentException("not a key for DKIM (" + key.getAlgorithm() + "): " + why);
    }

    DkimKeyRecord withHashAlgorithms(String... algorithms) {
        return new DkimKeyRecord(keyType, List.of(algorithms), serviceTypes, flags, notes, granularity, key, otherTags);
    }

    DkimKeyRecord withServiceTypes(String... services) {
        return new DkimKeyRecord(keyType, hashAlgorithms, List.of(services), flags, notes, granularity, key, otherTags);
    }

    /**
     * The same record with these flags and no others.
     *
     * @param all such as {@code s}
     * @return a new record
     */
    public DkimKeyRecord withFlags(String... all) {
        return new DkimKeyRecord(
                keyType, hashAlgorithms, serviceTypes, List.of(all), notes, granularity, key, otherTags);
    }

    DkimKeyRecord withKey(String type, String base64) {
        return new DkimKeyRecord(type, hashAlgorithms, serviceTypes, flags, notes, granularity, base64, otherTags);
    }

    /**
     * The key. There is none if it was revoked or cannot be decoded; {@link #parse(String)} says why.
     *
     * @return the key with its size and encoding
     */
    public Optional<DkimPublicKey> publicKey() {
        return isRevoked() ? Optional.empty() : DecodedKeys.of(keyType, key).key();
    }

    /**
     * Whether the record publishes this key, in whatever encoding.
     *
     * @param other any public key
     * @return true if it is the same key
     */
    public boolean matches(PublicKey other) {
        return publicKey().filter(mine -> mine.isSameAs(other)).isPresent();
    }

    /**
     * Whether the record says that the key was revoked (RFC 6376 §3.6.1: an empty {@code p}).
     *
     * @return true if no signature by this selector is valid any more
     */
    public boolean isRevoked() {
        return key.isEmpty();
    }

    /**
     * Whether the domain is testing DKIM ({@code t=y}): verifiers must not treat its mail differently from unsigned mail.
     *
     * @return true if the flag is there
     */
    public boolean isTesting() {
        return flags.contains("y");
    }

    /**
     * Whether the key is not for signatures in the name of subdomains ({@code t=s}).
     *
     * @return true if the flag is there
     */
    public boolean isStrict() {
        return flags.contains("s");
    }

    /**
     * Whether signatures with this hash algorithm are allowed by the record ({@code h}).
     *
     * @param algorithm such as {@code sha256}
     * @return true if it is listed, or nothing is
     */
    public boolean allowsHash(String algorithm) {
        return hashAlgorithms.isEmpty() || hashAlgorithms.contains(algorithm);
    }

    /**
     * Whether the record is for this service ({@code s}).
     *
     * @param service such as {@code email}
     * @return true if it or {@code *} is listed
     */
    public boolean allowsService(String service) {
        return serviceTypes.contains("*") || serviceTypes.contains(service);
    }

    /** The record as it is to be published: {@code v} first, {@code p} last, no tag that has its default but {@code k}. */
    @Override
    public String toString() {
        List<String> tags = new ArrayList<>();
        tags.add("v=" + VERSION);
        tags.add("k=" + keyType);
        if (!hashAlgorithms.isEmpty()) {
            tags.add("h=" + String.join(":", hashAlgorithms));
        }
        if (!serviceTypes.equals(DEFAULT_SERVICES)) {
            tags.add("s=" + String.join(":", serviceTypes));
        }
        if (!flags.isEmpty()) {
            tags.add("t=" + String.join(":", flags));
        }
        notes.ifPresent(value -> tags.add("n=" + value));
        granularity.ifPresent(value -> tags.add("g=" + value));
        otherTags.forEach(tag -> tags.add(tag.name() + "=" + tag.value()));
        tags.add("p=" + key);
        return String.join("; ", tags);
    }

    private static void requireListItem(String item) {
        requireWritable(item, ":");
        if (item.isEmpty()) {
            throw new IllegalArgumentException("an empty value in a list");
        }
    }

    private static void requireWritable(String value, String furtherBad) {
        boolean spaceAround = !value.isEmpty()
                && (DkimKeyParser.isSpace(value.charAt(0)) || DkimKeyParser.isSpace(value.charAt(value.length() - 1)));
        boolean bad = spaceAround;
        for (int i = 0; i < value.length() && !bad; i++) {
            bad = value.charAt(i) == ';' || furtherBad.indexOf(value.charAt(i)) >= 0;
        }
        if (bad) {
            throw new IllegalArgumentException("not a value of a tag: \"" + value + "\"");
        }
    }
}
