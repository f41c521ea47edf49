package org.domainverifier.tlsrpt;

/** Stands in until the code arrives. */
final class Placeholder {
    private Placeholder() {}
}
