/** The SPF check. */
module org.domainverifier.spf {
    requires transitive org.domainverifier.core;
    requires static transitive org.jspecify;

    exports org.domainverifier.spf;
}
