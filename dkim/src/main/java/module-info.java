/** The DKIM check. */
module org.domainverifier.dkim {
    requires transitive org.domainverifier.core;
    requires static transitive org.jspecify;

    exports org.domainverifier.dkim;
}
