import org.jspecify.annotations.NullMarked;

/** The DKIM check. */
@NullMarked
@SuppressWarnings("module") // the module to which it is opened is built after this one
module org.domainverifier.dkim {
    requires transitive org.domainverifier.core;
    requires static transitive org.jspecify;
    // Ed25519 keys, up to JDK 21: it is found as a service, so an image of jlink would go without it (D-CRYPTO-EC)
    requires jdk.crypto.ec;

    exports org.domainverifier.dkim;

    opens org.domainverifier.dkim to
            org.domainverifier.json;

    provides org.domainverifier.check.DomainCheck with
            org.domainverifier.dkim.DkimCheck;
}
