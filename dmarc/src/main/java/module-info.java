import org.jspecify.annotations.NullMarked;

/** The DMARC check. */
@NullMarked
@SuppressWarnings("module") // the module to which it is opened is built after this one
module org.domainverifier.dmarc {
    requires transitive org.domainverifier.core;
    requires transitive org.domainverifier.dkim;
    requires transitive org.domainverifier.spf;
    requires static transitive org.jspecify;

    exports org.domainverifier.dmarc;

    opens org.domainverifier.dmarc to
            org.domainverifier.json;

    provides org.domainverifier.check.DomainCheck with
            org.domainverifier.dmarc.DmarcCheck;
}
