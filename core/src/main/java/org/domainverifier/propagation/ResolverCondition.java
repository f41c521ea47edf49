package org.domainverifier.propagation;

/**
 * How what a recursive resolver says compares with what the zone's own servers say. Others may come: a switch over them needs a
 * default.
 */
public enum ResolverCondition {
    /** It says the same. */
    CURRENT,
    /** It says something else: its cache still holds an older answer. */
    OUTDATED,
    /** It refuses the answer because the DNSSEC signatures are broken; without validation it has one (RFC 4035 §5.5). */
    BOGUS,
    /** It could not answer at all. */
    FAILED,
    /** It answered, but there is no word of the zone's servers to compare with. */
    UNKNOWN
}
