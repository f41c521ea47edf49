package org.domainverifier;

/** Stands in until the code arrives. */
final class Placeholder {
    private Placeholder() {}
}
