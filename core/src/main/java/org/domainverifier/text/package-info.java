/**
 * The sentences for people. What the library says has a stable code, such as {@code mx.missing}, and arguments; the sentence comes from a bundle
 * in the language of the reader. A {@link org.domainverifier.text.MessageCode} names one, {@link org.domainverifier.text.Messages} has them in
 * each language; whoever has a code and its arguments needs nothing else:
 *
 * <pre>{@code
 * String sentence = Messages.of(Locale.GERMAN).text(finding.code(), finding.arguments());
 * }</pre>
 *
 * <p>The codes are the API and the sentences are not: they are in resource bundles and may be reworded with every release. Arguments come from
 * strangers; what cannot be seen in them is shown as what it is, so a sentence is always one line and safe for a terminal or a log. A page escapes it;
 * {@link org.domainverifier.text.Sentence} tells the words from what they quote.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.text;

import org.jspecify.annotations.NullMarked;
