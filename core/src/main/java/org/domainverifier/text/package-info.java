/**
 * The sentences for people. A {@link org.domainverifier.text.MessageCode} names one, {@link org.domainverifier.text.Messages}
 * has them in each language; whoever has a code and its arguments needs nothing else:
 *
 * <pre>{@code
 * Messages.of(Locale.GERMAN).text(finding.code(), finding.arguments());
 * }</pre>
 *
 * <p>The codes are the API, the sentences are not: they are in resource bundles and may be reworded with every release.
 */
package org.domainverifier.text;
