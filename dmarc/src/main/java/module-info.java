import org.jspecify.annotations.NullMarked;

/** The DMARC check. */
@NullMarked
module org.domainverifier.dmarc {
    requires transitive org.domainverifier.core;
    requires transitive org.domainverifier.dkim;
    requires transitive org.domainverifier.spf;
    requires static transitive org.jspecify;

    exports org.domainverifier.dmarc;

    provides org.domainverifier.check.DomainCheck with
            org.domainverifier.dmarc.DmarcCheck;
}
