/**
 * The DKIM check (RFC 6376, 8301, 8463).
 *
 * <p>DKIM lets a domain vouch for its mail. Whoever sends in its name signs each message with a private key and names the domain
 * and a <em>selector</em> in the {@code DKIM-Signature} header; receivers fetch the public key from a TXT record at {@code
 * selector._domainkey.domain} and verify the signature with it. A domain has one selector for each sender or key, so that several can
 * sign side by side and keys can be changed; nobody can list them from outside. A record such as {@code v=DKIM1; k=rsa;
 * p=MIIBIjAN…} says which kind of key it is and what it may be used for; an empty {@code p} says that it was revoked. Often the
 * selector is a CNAME instead, so that the sender keeps the record.
 *
 * <p>{@link org.domainverifier.dkim.DkimKeyRecord} reads and writes a record, {@link org.domainverifier.dkim.DkimExpectation} says
 * which keys a provider asked for, {@link org.domainverifier.dkim.DkimCheck} asks and judges:
 *
 * <pre>{@code
 * DomainVerifier verifier = DomainVerifier.builder()
 *         .resolver(dns)
 *         .require(DkimExpectation.key("dkim", keys::publishedFor)) // DomainName -> Optional<String>
 *         .build();
 * DkimResult result = verifier.verify("example.com").get(DkimCheck.KEY);
 * DkimSelectorResult selector = result.selector("dkim").orElseThrow();
 * selector.keyBits(); // Optional[2048]
 * }</pre>
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.dkim;

import org.jspecify.annotations.NullMarked;
