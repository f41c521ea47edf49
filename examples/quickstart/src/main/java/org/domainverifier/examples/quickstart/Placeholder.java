package org.domainverifier.examples.quickstart;

/** Stands in until the code arrives. */
final class Placeholder {
    private Placeholder() {}
}
