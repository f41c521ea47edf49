package org.domainverifier.dkim;

/** Stands in until the code arrives. */
final class Placeholder {
    private Placeholder() {}
}
