package org.domainverifier.benchmarks;

/** Stands in until the code arrives. */
final class Placeholder {
    private Placeholder() {}
}
