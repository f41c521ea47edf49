package org.domainverifier.json;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A public key as its SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). */
final class PublicKeyShape implements ObjectShape<PublicKey> {
    private static final String ALGORITHM = "algorithm";
    private static final String KEY = "subjectPublicKeyInfo";
    private static final Set<String> ALGORITHMS = Set.of("RSA", "Ed25519", "EdDSA");
    private static final int LONGEST = 16_384;

    @Override
    public String name() {
        return "PublicKey";
    }

    @Override
    public void write(PublicKey value, ObjectNode object, Telling telling) {
        object.put(ALGORITHM, value.getAlgorithm());
        object.put(KEY, Base64.getEncoder().encodeToString(Objects.requireNonNull(value.getEncoded(), "a key")));
    }

    @Override
    public PublicKey readObject(ObjectNode object, Place place) {
        String algorithm = Nodes.text(Nodes.member(object, ALGORITHM, place), place.at(ALGORITHM));
        if (!ALGORITHMS.contains(algorithm)) {
            throw place.at(ALGORITHM).wrong("one of " + ALGORITHMS + ", not \"" + algorithm + "\"");
        }
        String text = Nodes.text(Nodes.member(object, KEY, place), place.at(KEY));
        if (text.length() > LONGEST) {
            throw place.at(KEY).wrong("too long for a public key");
        }
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            throw place.at(KEY).wrong("not a public key", refused);
        }
    }

    @Override
    public void describe(Schemas.Members members) {
        members.member(ALGORITHM, Schemas.words(ALGORITHMS.stream().sorted().toList()), true);
        members.member(KEY, Schemas.text("the key in base64, as X.509 has it"), true);
    }
}
