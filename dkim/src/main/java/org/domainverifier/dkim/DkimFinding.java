package org.domainverifier.dkim;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;

/** What the DKIM check can find. */
public enum DkimFinding implements FindingCode {
    // which records there are

    /** There is no key record at an expected selector. */
    MISSING(ERROR, "RFC 6376 §3.6.2"),
    /** The question has no answer. */
    NOT_DETERMINED(WARNING, "RFC 6376 §6.1.2"),
    /** More than one TXT record at a selector. */
    MULTIPLE_RECORDS(ERROR, "RFC 6376 §3.6.2.2"),
    /** A TXT record at a selector that is longer than anybody reads. */
    TOO_LONG(ERROR, "RFC 6376 §3.6.2"),
    /** One key, cut into two records instead of two strings of one. */
    SPLIT_OVER_RECORDS(ERROR, "RFC 6376 §3.6.2.2"),
    /** A TXT record that is not a key record. */
    NOT_A_KEY(ERROR, "RFC 6376 §3.6.1"),
    /** A key record with something pasted around it. */
    PASTING_MISTAKE(ERROR, "RFC 6376 §3.6.1"),
    /** A key record at a wrong name. */
    MISPLACED(ERROR, "RFC 6376 §3.6.2.1"),
    /** A wildcard answers for every selector. */
    WILDCARD(NOTICE, "RFC 4592 §2"),
    /** A wildcard publishes a key for every selector. */
    WILDCARD_KEY(NOTICE, "RFC 4592 §2"),
    /** A wildcard says for every selector that its key is revoked. */
    WILDCARD_REVOKED(NOTICE, "RFC 6376 §3.6.1"),
    /** {@code _domainkey} is a zone of its own. */
    DELEGATED(NOTICE, "RFC 6376 §3.6.2.1"),
    /** A selector is a CNAME. */
    ALIAS(NOTICE, "RFC 6376 §3.6.2"),
    /** A selector is a CNAME to a name without a key. */
    ALIAS_DANGLING(ERROR, "RFC 6376 §3.6.2"),
    /** Nobody said which selectors to look for, and none was found. */
    NO_SELECTOR_KNOWN(NOTICE, "RFC 6376 §3.1"),
    /** There is no {@code _domainkey}, and so no key at all. */
    NO_DOMAINKEY(NOTICE, "RFC 8020 §2"),
    /** Some of the well-known selectors could not be asked for. */
    SEARCH_INCOMPLETE(NOTICE, "RFC 6376 §3.1"),

    // how a record is written

    /** A tag is there more than once: the record is void. */
    DUPLICATE_TAG(ERROR, "RFC 6376 §3.2"),
    /** A part of the record is not a tag. */
    BAD_TAG(ERROR, "RFC 6376 §3.2"),
    /** Nothing between two semicolons. */
    EMPTY_TAG(WARNING, "RFC 6376 §3.2"),
    /** A character that values may not have. */
    BAD_CHARACTER(ERROR, "RFC 6376 §3.2"),
    /** A line break that does not fold. */
    LINE_BREAK(WARNING, "RFC 6376 §2.8"),
    /** Another version than DKIM1. */
    BAD_VERSION(ERROR, "RFC 6376 §3.6.1"),
    /** The version is not the first tag. */
    VERSION_NOT_FIRST(ERROR, "RFC 6376 §3.6.1"),
    /** No version. */
    NO_VERSION(NOTICE, "RFC 6376 §3.6.1"),
    /** No {@code p} tag. */
    NO_KEY(ERROR, "RFC 6376 §3.6.1"),
    /** A value that its tag may not have. */
    BAD_VALUE(ERROR, "RFC 6376 §3.6.1"),
    /** An empty list of flags. */
    EMPTY_VALUE(WARNING, "RFC 6376 §3.6.1"),
    /** A tag that the standard does not know. */
    UNKNOWN_TAG(NOTICE, "RFC 6376 §3.2"),
    /** A flag that the standard does not know. */
    UNKNOWN_FLAG(NOTICE, "RFC 6376 §3.6.1"),
    /** The {@code g} tag, which is gone. */
    GRANULARITY(NOTICE, "RFC 6376 §C.1"),

    // the key

    /** The key was revoked. */
    REVOKED(ERROR, "RFC 6376 §3.6.1"),
    /** The key of a selector that nobody asked for, or of the old one of a rotation, was revoked: as it should be. */
    REVOKED_SELECTOR(NOTICE, "RFC 6376 §3.6.1"),
    /** The key is not base64. */
    BAD_BASE64(ERROR, "RFC 6376 §2.10"),
    /** The padding of the base64 text is missing or wrong. */
    BASE64_PADDING(WARNING, "RFC 4648 §3.2"),
    /** The octets are no key. */
    BAD_KEY(ERROR, "RFC 6376 §3.6.1"),
    /** The key ends too early. */
    TRUNCATED(ERROR, "RFC 6376 §3.6.2.2"),
    /** The record was cut off at the 255 characters of one string. */
    TRUNCATED_AT_255(ERROR, "RFC 6376 §3.6.2.2"),
    /** The key has the first and last line of a PEM file around it. */
    PEM_HEADERS(ERROR, "RFC 6376 §3.6.1"),
    /** The private key is public. */
    PRIVATE_KEY(ERROR, "RFC 6376 §8.3"),
    /** A key type that no standard defines. */
    UNKNOWN_KEY_TYPE(ERROR, "RFC 6376 §3.6.1"),
    /** The key is of another type than {@code k} says. */
    ALGORITHM_MISMATCH(ERROR, "RFC 8463 §4"),
    /** An Ed25519 key that does not have 32 octets. */
    ED25519_LENGTH(ERROR, "RFC 8463 §4"),
    /** An Ed25519 key in a SubjectPublicKeyInfo. */
    ED25519_SPKI(ERROR, "RFC 8463 §4"),
    /** An RSA key as a bare RSAPublicKey. */
    PKCS1_KEY(WARNING, "RFC 6376 §3.6.1"),
    /** An RSA key of less than 1024 bits. */
    KEY_TOO_SMALL(ERROR, "RFC 8301 §3.2"),
    /** An RSA key of less than 2048 bits. */
    SHORT_KEY(WARNING, "RFC 8301 §3.2"),
    /** An RSA key of more than 4096 bits. */
    LONG_KEY(NOTICE, "RFC 8301 §3.2"),
    /** An RSA key that no verifier would compute with. */
    HUGE_KEY(ERROR, "RFC 8301 §3.2"),
    /** An RSA exponent with which there is no security or no signature. */
    BAD_EXPONENT(ERROR, "RFC 8017 §3.1"),
    /** An RSA exponent that some verifiers cannot hold. */
    LARGE_EXPONENT(WARNING, "RFC 8017 §3.1"),
    /** An RSA exponent other than 65537. */
    UNUSUAL_EXPONENT(NOTICE, "RFC 8017 §3.1"),
    /** An RSA modulus that is not the product of two large primes. */
    BAD_MODULUS(ERROR, "RFC 8017 §3.1"),

    // what the key may be used for

    /** The key is for SHA-1 alone. */
    SHA1_ONLY(ERROR, "RFC 8301 §3.1"),
    /** The key is for SHA-1 too. */
    SHA1_ALLOWED(NOTICE, "RFC 8301 §3.1"),
    /** The key is for none of the hash algorithms in use. */
    NO_USABLE_HASH(ERROR, "RFC 6376 §3.6.1"),
    /** The key is not for mail. */
    NOT_FOR_EMAIL(ERROR, "RFC 6376 §3.6.1"),
    /** The domain is testing DKIM. */
    TESTING(WARNING, "RFC 6376 §3.6.1"),
    /** The key is not for subdomains. */
    STRICT(NOTICE, "RFC 6376 §3.6.1"),
    /** The key is not for subdomains, which the provider did not ask for. */
    STRICT_NOT_ASKED(WARNING, "RFC 6376 §3.6.1"),
    /** The restrictions of the record are others than those asked for, without harm. */
    RESTRICTIONS_DIFFER(NOTICE, ""),

    // what was expected

    /** The expected key is not ready yet. */
    PENDING(NOTICE, ""),
    /** The provider's expected key is not a key. */
    BAD_EXPECTED_KEY(WARNING, ""),
    /** The provider could not say what it expects. */
    EXPECTED_KEY_UNAVAILABLE(WARNING, ""),
    /** Another key than the expected one. */
    WRONG_KEY(ERROR, ""),
    /** The expected key, damaged on the way. */
    ALTERED_KEY(ERROR, ""),
    /** A CNAME to another name than the expected one. */
    WRONG_ALIAS(ERROR, ""),
    /** A copy of the key instead of the expected CNAME. */
    ALIAS_COPIED(WARNING, ""),
    /** The expected CNAME is there, and its target has no key yet. */
    ALIAS_TARGET_EMPTY(WARNING, "RFC 6376 §3.6.2"),
    /** There is no key behind one alias, and one behind another alias to the same sender: the idle half of a rotation. */
    ALIAS_IDLE(NOTICE, "RFC 6376 §3.1"),
    /** There are addresses where a CNAME was asked for: the DNS host proxies or flattens it. */
    ALIAS_PROXIED(ERROR, "RFC 1034 §3.6.2"),
    /** The target of the alias is there as a text. */
    ALIAS_AS_TEXT(ERROR, "RFC 1034 §3.6.2"),
    /** The expected key is at another selector, where signatures do not lead to. */
    AT_OTHER_SELECTOR(ERROR, "RFC 6376 §3.6.2.1"),
    /** A place holder of a template that nobody filled in. */
    TEMPLATE_VARIABLE(ERROR, "RFC 6376 §3.6.1"),
    /** The next key of a rotation is not there, and need not be yet. */
    NEXT_KEY_ANNOUNCED(NOTICE, "RFC 6376 §3.1"),
    /** The next key of a rotation is not there, and is asked for; the old one still serves. */
    NEXT_KEY_DUE(WARNING, "RFC 6376 §3.1"),
    /** The old selector of a rotation is gone, as it may be. */
    OLD_KEY_GONE(NOTICE, "RFC 6376 §3.1");

    private final FindingDefinition definition;

    DkimFinding(Severity severity, String section) {
        definition = FindingDefinition.of("dkim", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }

    @Override
    public boolean saysNotDetermined() {
        return this == SEARCH_INCOMPLETE || FindingCode.super.saysNotDetermined();
    }
}
