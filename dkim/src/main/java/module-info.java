import org.jspecify.annotations.NullMarked;

/** The DKIM check. */
@NullMarked
module org.domainverifier.dkim {
    requires transitive org.domainverifier.core;
    requires static transitive org.jspecify;

    exports org.domainverifier.dkim;

    provides org.domainverifier.check.DomainCheck with
            org.domainverifier.dkim.DkimCheck;
}
