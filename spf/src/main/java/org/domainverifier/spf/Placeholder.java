package org.domainverifier.spf;

/** Stands in until the code arrives. */
final class Placeholder {
    private Placeholder() {}
}
