import org.jspecify.annotations.NullMarked;

/** The verifier, its report, the resolver seam, and the MX check. */
@NullMarked
@SuppressWarnings("module") // the modules to which something is shown are built after this one
module org.domainverifier.core {
    requires static java.net.http; // for DNS over HTTPS only
    requires org.dnsjava;
    requires org.slf4j;
    requires static transitive org.jspecify;
    // DNS over TLS and HTTPS, up to JDK 21: it is found as a service, so an image of jlink would go without it
    // (D-CRYPTO-EC)
    requires jdk.crypto.ec;

    exports org.domainverifier;
    exports org.domainverifier.check;
    exports org.domainverifier.dns;
    exports org.domainverifier.dns.authority;
    exports org.domainverifier.dns.resolver;
    exports org.domainverifier.dns.session to
            org.domainverifier.dmarc;
    exports org.domainverifier.mx;
    exports org.domainverifier.propagation;
    exports org.domainverifier.record;
    exports org.domainverifier.records;
    exports org.domainverifier.repair;
    exports org.domainverifier.service;
    exports org.domainverifier.spelling to
            org.domainverifier.dkim,
            org.domainverifier.dmarc,
            org.domainverifier.domainconnect,
            org.domainverifier.mtasts,
            org.domainverifier.spf;
    exports org.domainverifier.text;
    exports org.domainverifier.threads to
            org.domainverifier.mtasts,
            org.domainverifier.spf;
    exports org.domainverifier.txt;

    // whose records are behind interfaces: what is read is equal to what was written
    opens org.domainverifier to
            org.domainverifier.json;
    opens org.domainverifier.dns.session to
            org.domainverifier.json;
    opens org.domainverifier.propagation.observing to
            org.domainverifier.json;
    opens org.domainverifier.records to
            org.domainverifier.json;

    uses org.domainverifier.check.DomainCheck;

    provides org.domainverifier.check.DomainCheck with
            org.domainverifier.mx.MxCheck,
            org.domainverifier.records.RecordsCheck;
}
