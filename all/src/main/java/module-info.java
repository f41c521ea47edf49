/** Every check: whoever requires this module needs no other. */
module org.domainverifier {
    requires transitive org.domainverifier.core;
    requires transitive org.domainverifier.dkim;
    requires transitive org.domainverifier.dmarc;
    requires transitive org.domainverifier.mtasts;
    requires transitive org.domainverifier.spf;
}
