package org.domainverifier.examples.demo;

/** Stands in until the code arrives. */
final class Placeholder {
    private Placeholder() {}
}
