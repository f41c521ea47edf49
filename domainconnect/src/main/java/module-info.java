import org.jspecify.annotations.NullMarked;

/** Templates of Domain Connect. */
@NullMarked
module org.domainverifier.domainconnect {
    requires transitive org.domainverifier.core;
    requires org.domainverifier.spf;
    requires org.domainverifier.dkim;
    requires org.domainverifier.dmarc;
    requires org.domainverifier.mtasts;
    requires tools.jackson.core;
    requires static transitive org.jspecify;

    exports org.domainverifier.domainconnect;
}
