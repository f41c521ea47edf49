import org.jspecify.annotations.NullMarked;

/** Reports, plans, records to publish, differences and states as JSON, and back. */
@NullMarked
module org.domainverifier.json {
    requires transitive org.domainverifier.core;
    requires org.domainverifier.dkim;
    requires org.domainverifier.dmarc;
    requires org.domainverifier.mtasts;
    requires org.domainverifier.spf;
    requires transitive tools.jackson.databind;
    requires static transitive org.jspecify;

    exports org.domainverifier.json;

    provides tools.jackson.databind.JacksonModule with
            org.domainverifier.json.DomainVerifierModule;
}
