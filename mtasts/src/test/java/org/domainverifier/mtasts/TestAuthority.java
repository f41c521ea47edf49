package org.domainverifier.mtasts;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that exists for one run of the tests. */
final class TestAuthority {
    private static final char[] PASSWORD = "test".toCharArray();

    private final AtomicLong serial = new AtomicLong(1);
    private final KeyPair keys = newKeys();
    private final X500Name name;
    private final X509Certificate certificate;

    /** When a certificate is valid. */
    record Validity(Instant from, Instant to) {
        static Validity now() {
            return new Validity(
                    Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(30)));
        }

        static Validity past() {
            return new Validity(
                    Instant.now().minus(Duration.ofDays(30)), Instant.now().minus(Duration.ofDays(1)));
        }

        static Validity future() {
            return new Validity(
                    Instant.now().plus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(30)));
        }
    }

    TestAuthority(String commonName) {
        name = new X500Name("CN=" + commonName);
        X509v3CertificateBuilder builder = builder(name, keys, Validity.now());
        certificate = sign(builder, new BasicConstraints(true), null);
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** A key store in which this authority is trusted. */
    KeyStore trustStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", certificate);
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a server needs to show a certificate for these names. */
    SSLContext serverContext(Validity validity, String... dnsNames) {
        return serverContext("CN=" + (dnsNames.length == 0 ? "nobody" : dnsNames[0]), validity, dnsNames);
    }

    SSLContext serverContext(String subject, Validity validity, String... dnsNames) {
        KeyPair serverKeys = newKeys();
        X509v3CertificateBuilder builder = builder(new X500Name(subject), serverKeys, validity);
        GeneralNames names = dnsNames.length == 0
                ? null
                : new GeneralNames(Arrays.stream(dnsNames)
                        .map(each -> new GeneralName(GeneralName.dNSName, each))
                        .toArray(GeneralName[]::new));
        X509Certificate server = sign(builder, new BasicConstraints(false), names);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", serverKeys.getPrivate(), PASSWORD, new Certificate[] {server, certificate});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair subjectKeys, Validity validity) {
        return new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(serial.getAndIncrement()),
                Date.from(validity.from()),
                Date.from(validity.to()),
                subject,
                subjectKeys.getPublic());
    }

    private X509Certificate sign(X509v3CertificateBuilder builder, BasicConstraints constraints, GeneralNames names) {
        try {
            builder.addExtension(Extension.basicConstraints, true, constraints);
            if (names != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
