import org.jspecify.annotations.NullMarked;

/** Repair plans for the tools that change zones. */
@NullMarked
module org.domainverifier.publish {
    requires transitive org.domainverifier.core;
    requires static transitive org.jspecify;

    exports org.domainverifier.publish;
}
