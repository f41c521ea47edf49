import org.jspecify.annotations.NullMarked;

/** The DKIM check. */
@NullMarked
@SuppressWarnings("module") // the module to which it is opened is built after this one
module org.domainverifier.dkim {
    requires transitive org.domainverifier.core;
    requires static transitive org.jspecify;

    exports org.domainverifier.dkim;

    opens org.domainverifier.dkim to
            org.domainverifier.json;

    provides org.domainverifier.check.DomainCheck with
            org.domainverifier.dkim.DkimCheck;
}
