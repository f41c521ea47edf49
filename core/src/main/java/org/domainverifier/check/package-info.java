/**
 * What a check is, for those who write one. A check looks at one thing that a domain publishes, says what it found ({@link
 * org.domainverifier.check.Finding}), how that stands against what a provider asked for ({@link org.domainverifier.check.Expectation}), and
 * what to do about it. It asks the DNS through its {@link org.domainverifier.check.CheckContext} and judges afterwards, in a function
 * without side effects:
 *
 * <pre>{@code
 * Findings findings = new Findings();
 * if (answer.records().isEmpty()) {
 *     findings.add(Finding.of(MxFinding.MISSING, domain).with("domain", domain));
 * }
 * CheckStatus status = findings.status();          // by the weightiest of them
 * }</pre>
 *
 * <p>To write a check, implement {@link org.domainverifier.check.DomainCheck} and name the class in {@code META-INF/services}, or give an
 * instance to the verifier's builder. For a check of a TXT record, most of the work is done in {@link org.domainverifier.txt}.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.check;

import org.jspecify.annotations.NullMarked;
