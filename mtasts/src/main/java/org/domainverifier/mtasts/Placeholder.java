package org.domainverifier.mtasts;

/** Stands in until the code arrives. */
final class Placeholder {
    private Placeholder() {}
}
