/**
 * What all textual records have in common. SPF, DKIM, DMARC and their like publish a line of text that a person typed or pasted, so every
 * parser takes any text, never throws, and gives the record as far as it can be read, with a {@link org.domainverifier.record.Diagnostic} for
 * each thing that is wrong and the {@link org.domainverifier.record.Span} where it is. Most of the texts are lists of {@code name=value} with
 * semicolons between them:
 *
 * <pre>{@code
 * TagList list = TagList.parse("v=DMARC1; p=reject; rua", TagListSyntax.DMARC);
 * String policy = list.first("p").orElseThrow().value();       // "reject"
 * TagList.Problem problem = list.problems().get(0);
 * String where = problem.span().of(list.text());               // "rua", which has no equals sign
 * }</pre>
 *
 * <p>{@link org.domainverifier.record.PastingMistake} knows what happens to a text on its way into a form, such as quotation marks that became
 * part of it.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.record;

import org.jspecify.annotations.NullMarked;
