package org.domainverifier.dkim;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;

/** What the DKIM check can find. */
public enum DkimFinding implements FindingCode {
    // which records there are

    /** There is no key record at an expected selector. */
    MISSING("dkim.missing", Severity.ERROR, "RFC 6376 §3.6.2"),
    /** The question has no answer. */
    NOT_DETERMINED("dkim.not-determined", Severity.WARNING, "RFC 6376 §6.1.2"),
    /** More than one TXT record at a selector. */
    MULTIPLE_RECORDS("dkim.multiple-records", Severity.ERROR, "RFC 6376 §3.6.2.2"),
    /** One key, cut into two records instead of two strings of one. */
    SPLIT_OVER_RECORDS("dkim.split-over-records", Severity.ERROR, "RFC 6376 §3.6.2.2"),
    /** A TXT record that is no key record. */
    NOT_A_KEY("dkim.not-a-key", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** A key record with something pasted around it. */
    PASTING_MISTAKE("dkim.pasting-mistake", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** A key record at a wrong name. */
    MISPLACED("dkim.misplaced", Severity.ERROR, "RFC 6376 §3.6.2.1"),
    /** A wildcard answers for every selector. */
    WILDCARD("dkim.wildcard", Severity.NOTICE, "RFC 4592 §2"),
    /** A wildcard publishes a key for every selector. */
    WILDCARD_KEY("dkim.wildcard-key", Severity.NOTICE, "RFC 4592 §2"),
    /** A wildcard says for every selector that its key is revoked. */
    WILDCARD_REVOKED("dkim.wildcard-revoked", Severity.NOTICE, "RFC 6376 §3.6.1"),
    /** {@code _domainkey} is a zone of its own. */
    DELEGATED("dkim.delegated", Severity.NOTICE, "RFC 6376 §3.6.2.1"),
    /** A selector is a CNAME. */
    ALIAS("dkim.alias", Severity.NOTICE, "RFC 6376 §3.6.2"),
    /** A selector is a CNAME to a name without a key. */
    ALIAS_DANGLING("dkim.alias-dangling", Severity.ERROR, "RFC 6376 §3.6.2"),
    /** Nobody said which selectors to look for, and none was found. */
    NO_SELECTOR_KNOWN("dkim.no-selector-known", Severity.NOTICE, "RFC 6376 §3.1"),
    /** There is no {@code _domainkey}, and so no key at all. */
    NO_DOMAINKEY("dkim.no-domainkey", Severity.NOTICE, "RFC 8020 §2"),
    /** Some of the well-known selectors could not be asked for. */
    SEARCH_INCOMPLETE("dkim.search-incomplete", Severity.NOTICE, "RFC 6376 §3.1"),

    // how a record is written

    /** A tag is there more than once: the record is void. */
    DUPLICATE_TAG("dkim.duplicate-tag", Severity.ERROR, "RFC 6376 §3.2"),
    /** A part of the record is no tag. */
    BAD_TAG("dkim.bad-tag", Severity.ERROR, "RFC 6376 §3.2"),
    /** Nothing between two semicolons. */
    EMPTY_TAG("dkim.empty-tag", Severity.WARNING, "RFC 6376 §3.2"),
    /** A character that values may not have. */
    BAD_CHARACTER("dkim.bad-character", Severity.ERROR, "RFC 6376 §3.2"),
    /** A line break that is no folding. */
    LINE_BREAK("dkim.line-break", Severity.WARNING, "RFC 6376 §2.8"),
    /** Another version than DKIM1. */
    BAD_VERSION("dkim.bad-version", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** The version is not the first tag. */
    VERSION_NOT_FIRST("dkim.version-not-first", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** No version. */
    NO_VERSION("dkim.no-version", Severity.NOTICE, "RFC 6376 §3.6.1"),
    /** No {@code p} tag. */
    NO_KEY("dkim.no-key", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** A value that its tag may not have. */
    BAD_VALUE("dkim.bad-value", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** An empty list of flags. */
    EMPTY_VALUE("dkim.empty-value", Severity.WARNING, "RFC 6376 §3.6.1"),
    /** A tag that the standard does not know. */
    UNKNOWN_TAG("dkim.unknown-tag", Severity.NOTICE, "RFC 6376 §3.2"),
    /** A flag that the standard does not know. */
    UNKNOWN_FLAG("dkim.unknown-flag", Severity.NOTICE, "RFC 6376 §3.6.1"),
    /** The {@code g} tag, which is gone. */
    GRANULARITY("dkim.granularity", Severity.NOTICE, "RFC 6376 §C.1"),

    // the key

    /** The key was revoked. */
    REVOKED("dkim.revoked", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** The key of a selector that nobody asked for was revoked. */
    REVOKED_SELECTOR("dkim.revoked-selector", Severity.NOTICE, "RFC 6376 §3.6.1"),
    /** The key is not base64. */
    BAD_BASE64("dkim.bad-base64", Severity.ERROR, "RFC 6376 §2.10"),
    /** The padding of the base64 text is missing or wrong. */
    BASE64_PADDING("dkim.base64-padding", Severity.WARNING, "RFC 4648 §3.2"),
    /** The octets are no key. */
    BAD_KEY("dkim.bad-key", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** The key ends too early. */
    TRUNCATED("dkim.truncated", Severity.ERROR, "RFC 6376 §3.6.2.2"),
    /** The record was cut off at the 255 characters of one string. */
    TRUNCATED_AT_255("dkim.truncated-at-255", Severity.ERROR, "RFC 6376 §3.6.2.2"),
    /** The key has the first and last line of a PEM file around it. */
    PEM_HEADERS("dkim.pem-headers", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** The private key is public. */
    PRIVATE_KEY("dkim.private-key", Severity.ERROR, "RFC 6376 §8.3"),
    /** A key type that no standard defines. */
    UNKNOWN_KEY_TYPE("dkim.unknown-key-type", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** The key is of another type than {@code k} says. */
    ALGORITHM_MISMATCH("dkim.algorithm-mismatch", Severity.ERROR, "RFC 8463 §4"),
    /** An Ed25519 key that has not 32 octets. */
    ED25519_LENGTH("dkim.ed25519-length", Severity.ERROR, "RFC 8463 §4"),
    /** An Ed25519 key in a SubjectPublicKeyInfo. */
    ED25519_SPKI("dkim.ed25519-spki", Severity.ERROR, "RFC 8463 §4"),
    /** An RSA key as a bare RSAPublicKey. */
    PKCS1_KEY("dkim.pkcs1-key", Severity.WARNING, "RFC 6376 §3.6.1"),
    /** An RSA key of less than 1024 bits. */
    KEY_TOO_SMALL("dkim.key-too-small", Severity.ERROR, "RFC 8301 §3.2"),
    /** An RSA key of less than 2048 bits. */
    SHORT_KEY("dkim.short-key", Severity.WARNING, "RFC 8301 §3.2"),
    /** An RSA key of less than 2048 bits, as the provider asked. */
    SHORT_KEY_AS_ASKED("dkim.short-key-as-asked", Severity.NOTICE, "RFC 8301 §3.2"),
    /** An RSA key of more than 4096 bits. */
    LONG_KEY("dkim.long-key", Severity.NOTICE, "RFC 8301 §3.2"),
    /** An RSA key that no verifier would compute with. */
    HUGE_KEY("dkim.huge-key", Severity.ERROR, "RFC 8301 §3.2"),
    /** An RSA exponent with which there is no security or no signature. */
    BAD_EXPONENT("dkim.bad-exponent", Severity.ERROR, "RFC 8017 §3.1"),
    /** An RSA exponent that some verifiers cannot hold. */
    LARGE_EXPONENT("dkim.large-exponent", Severity.WARNING, "RFC 8017 §3.1"),
    /** An RSA exponent other than 65537. */
    UNUSUAL_EXPONENT("dkim.unusual-exponent", Severity.NOTICE, "RFC 8017 §3.1"),
    /** An RSA modulus that is no product of two large primes. */
    BAD_MODULUS("dkim.bad-modulus", Severity.ERROR, "RFC 8017 §3.1"),

    // what the key may be used for

    /** The key is for SHA-1 alone. */
    SHA1_ONLY("dkim.sha1-only", Severity.ERROR, "RFC 8301 §3.1"),
    /** The key is for SHA-1 too. */
    SHA1_ALLOWED("dkim.sha1-allowed", Severity.NOTICE, "RFC 8301 §3.1"),
    /** The key is for none of the hash algorithms in use. */
    NO_USABLE_HASH("dkim.no-usable-hash", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** The key is not for mail. */
    NOT_FOR_EMAIL("dkim.not-for-email", Severity.ERROR, "RFC 6376 §3.6.1"),
    /** The domain is testing DKIM. */
    TESTING("dkim.testing", Severity.WARNING, "RFC 6376 §3.6.1"),
    /** The domain is testing DKIM, as the provider asked. */
    TESTING_AS_ASKED("dkim.testing-as-asked", Severity.NOTICE, "RFC 6376 §3.6.1"),
    /** The key is not for subdomains. */
    STRICT("dkim.strict", Severity.NOTICE, "RFC 6376 §3.6.1"),
    /** The key is not for subdomains, which the provider did not ask for. */
    STRICT_NOT_ASKED("dkim.strict-not-asked", Severity.WARNING, "RFC 6376 §3.6.1"),
    /** The restrictions of the record are others than those asked for, without harm. */
    RESTRICTIONS_DIFFER("dkim.restrictions-differ", Severity.NOTICE, ""),

    // what was expected

    /** The expected key is not ready yet. */
    PENDING("dkim.pending", Severity.NOTICE, ""),
    /** The provider's expected key is no key. */
    BAD_EXPECTED_KEY("dkim.bad-expected-key", Severity.WARNING, ""),
    /** Another key than the expected one. */
    WRONG_KEY("dkim.wrong-key", Severity.ERROR, ""),
    /** The expected key, damaged on the way. */
    ALTERED_KEY("dkim.altered-key", Severity.ERROR, ""),
    /** A CNAME to another name than the expected one. */
    WRONG_ALIAS("dkim.wrong-alias", Severity.ERROR, ""),
    /** A copy of the key instead of the expected CNAME. */
    ALIAS_COPIED("dkim.alias-copied", Severity.WARNING, ""),
    /** The expected CNAME is there, and its target has no key yet. */
    ALIAS_TARGET_EMPTY("dkim.alias-target-empty", Severity.WARNING, "RFC 6376 §3.6.2"),
    /** The old selector of a rotation is gone, as it may be. */
    OLD_KEY_GONE("dkim.old-key-gone", Severity.NOTICE, "RFC 6376 §3.1");

    private final String id;
    private final Severity severity;
    private final String section;

    DkimFinding(String id, Severity severity, String section) {
        this.id = id;
        this.severity = severity;
        this.section = section;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String section() {
        return section;
    }
}
