package org.domainverifier.mtasts;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.domainverifier.dns.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * Judges the certificate of one policy host, and remembers everything that is wrong with it, not only the first. Whether it
 * leads to a trusted authority is for a trust manager of the JDK to say; the name is compared here, as RFC 8461 §3.3 wants it:
 * DNS names of the subject alternative name only, a wildcard only as the whole left-most label.
 */
final class ServerCertificates extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2; // the type of a GeneralName, RFC 5280 §4.2.1.6

    private final X509TrustManager authorities;
    private final DomainName host;
    private final Set<CertificateProblem> problems = EnumSet.noneOf(CertificateProblem.class);
    private volatile @Nullable X509Certificate seen;

    ServerCertificates(X509TrustManager authorities, DomainName host) {
        this.authorities = authorities;
        this.host = host;
    }

    /** What is wrong with the certificate; empty before it was seen. */
    List<CertificateProblem> problems() {
        return List.copyOf(problems);
    }

    List<String> names() {
        X509Certificate certificate = seen;
        return certificate == null ? List.of() : dnsNames(certificate);
    }

    String issuer() {
        X509Certificate certificate = seen;
        return certificate == null ? "" : certificate.getIssuerX500Principal().getName();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        judge(chain, () -> {
            if (authorities instanceof X509ExtendedTrustManager extended) {
                extended.checkServerTrusted(chain, authType, socket);
            } else {
                authorities.checkServerTrusted(chain, authType);
            }
        });
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge(chain, () -> authorities.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge(chain, () -> authorities.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("a client only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("a client only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a client only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }

    private interface TrustCheck {
        void run() throws CertificateException;
    }

    private void judge(X509Certificate[] chain, TrustCheck trust) throws CertificateException {
        X509Certificate certificate = chain[0];
        seen = certificate;
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException expired) {
            problems.add(CertificateProblem.EXPIRED);
        } catch (CertificateNotYetValidException early) {
            problems.add(CertificateProblem.NOT_YET_VALID);
        }
        if (dnsNames(certificate).stream().noneMatch(this::isForHost)) {
            problems.add(CertificateProblem.WRONG_NAME);
        }
        try {
            trust.run();
        } catch (CertificateException rejected) {
            problemOf(rejected)
                    .map(problem -> isAlone(chain) && problem == CertificateProblem.UNKNOWN_ISSUER
                            ? CertificateProblem.ISSUER_NOT_SENT
                            : problem)
                    .ifPresent(problems::add);
            if (problems.isEmpty()) {
                problems.add(CertificateProblem.OTHER);
            }
        }
        if (!problems.isEmpty()) {
            throw new CertificateException("rejected: " + problems);
        }
    }

    // RFC 8446 §4.4.2: only a certificate that is trusted may be left out, and its issuer is not
    private static boolean isAlone(X509Certificate[] chain) {
        return chain.length == 1 && !chain[0].getIssuerX500Principal().equals(chain[0].getSubjectX500Principal());
    }

    private static Optional<CertificateProblem> problemOf(Throwable rejected) {
        Optional<CertificateProblem> problem = Optional.empty();
        for (Throwable cause = rejected; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return Optional.of(CertificateProblem.EXPIRED);
            }
            if (cause instanceof CertificateNotYetValidException) {
                return Optional.of(CertificateProblem.NOT_YET_VALID);
            }
            if (cause instanceof CertPathBuilderException) {
                problem = Optional.of(CertificateProblem.UNKNOWN_ISSUER);
            } else if (cause instanceof CertPathValidatorException path) {
                if (path.getReason() == BasicReason.EXPIRED) {
                    return Optional.of(CertificateProblem.EXPIRED);
                }
                if (path.getReason() == BasicReason.NOT_YET_VALID) {
                    return Optional.of(CertificateProblem.NOT_YET_VALID);
                }
                if (path.getReason() == PKIXReason.NO_TRUST_ANCHOR) {
                    problem = Optional.of(CertificateProblem.UNKNOWN_ISSUER);
                }
            }
        }
        return problem;
    }

    private boolean isForHost(String name) {
        return MxPattern.parse(name).filter(pattern -> pattern.matches(host)).isPresent();
    }

    private static List<String> dnsNames(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    if (Integer.valueOf(DNS_NAME).equals(alternative.get(0))) {
                        names.add(String.valueOf(alternative.get(1)));
                    }
                }
            }
        } catch (CertificateParsingException unreadable) {
            return List.of(); // a certificate that names nobody
        }
        return names;
    }
}
