package org.domainverifier.laws.reading;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A key record that verifiers take as it is: by the plainest of its spellings only, so that nothing damaged is taken for one. */
public final class UsableKey {
    private static final Pattern PLAIN = Pattern.compile("(?:v=DKIM1; ?+)?+(?:k=rsa; ?+)?+p=([A-Za-z0-9+/]++={0,2}+)");
    private static final int LEAST_BITS = 1024; // RFC 8301 §3.2
    private static final int MOST_TRIED = 2000;

    private UsableKey() {}

    public static boolean isIn(String text) {
        Matcher matcher = PLAIN.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        try {
            byte[] octets = Base64.getDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(octets))
                            instanceof RSAPublicKey key
                    && key.getModulus().bitLength() >= LEAST_BITS
                    && hasNoSmallFactor(key.getModulus());
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            return false;
        }
    }

    /** A digit that was altered makes a number with small factors more often than not. */
    private static boolean hasNoSmallFactor(BigInteger modulus) {
        return IntStream.range(2, MOST_TRIED)
                .mapToObj(BigInteger::valueOf)
                .noneMatch(factor -> modulus.mod(factor).signum() == 0);
    }
}
