package org.domainverifier.dmarc;

/** Stands in until the code arrives. */
final class Placeholder {
    private Placeholder() {}
}
