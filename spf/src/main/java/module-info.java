/** The SPF check. */
module org.domainverifier.spf {
    requires transitive org.domainverifier.core;
    requires static transitive org.jspecify;

    exports org.domainverifier.spf;

    provides org.domainverifier.check.DomainCheck with
            org.domainverifier.spf.SpfCheck;
}
