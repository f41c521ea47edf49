/** The MTA-STS check and the TLS-RPT check. */
module org.domainverifier.mtasts {
    requires java.net.http;
    requires transitive org.domainverifier.core;
    requires static transitive org.jspecify;

    exports org.domainverifier.mtasts;
    exports org.domainverifier.tlsrpt;
}
