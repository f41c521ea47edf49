package org.domainverifier.examples.cli;

/** Stands in until the code arrives. */
final class Placeholder {
    private Placeholder() {}
}
