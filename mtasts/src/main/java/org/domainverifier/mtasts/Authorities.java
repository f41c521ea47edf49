package org.domainverifier.mtasts;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Who decides whether a certificate leads to a trusted authority. The JVM's authorities are not read before they are needed. */
final class Authorities {
    private @Nullable X509TrustManager manager;

    private Authorities(@Nullable X509TrustManager manager) {
        this.manager = manager;
    }

    static Authorities of(X509TrustManager manager) {
        return new Authorities(manager);
    }

    static Authorities of(KeyStore certificates) {
        return new Authorities(trustManager(certificates));
    }

    static Authorities ofTheJvm() {
        return new Authorities(null);
    }

    synchronized X509TrustManager manager() {
        X509TrustManager known = manager;
        if (known == null) {
            known = trustManager(null);
            manager = known;
        }
        return known;
    }

    private static X509TrustManager trustManager(@Nullable KeyStore certificates) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(certificates);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no trust manager for X.509"));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the authorities cannot be used: " + unusable, unusable);
        }
    }
}
