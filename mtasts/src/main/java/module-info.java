import org.domainverifier.check.DomainCheck;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.tlsrpt.TlsRptCheck;
import org.jspecify.annotations.NullMarked;

/** The MTA-STS check and the TLS-RPT check. */
@NullMarked
module org.domainverifier.mtasts {
    requires transitive org.domainverifier.core;
    requires org.slf4j;
    requires static transitive org.jspecify;
    // policy hosts, nearly all of which want elliptic curves, up to JDK 21 (D-CRYPTO-EC)
    requires jdk.crypto.ec;

    exports org.domainverifier.mtasts;
    exports org.domainverifier.tlsrpt;

    provides DomainCheck with
            MtaStsCheck,
            TlsRptCheck;
}
