/**
 * SPF, the Sender Policy Framework (RFC 7208): whose servers may send mail for a domain. The domain says so in one TXT record, which a
 * receiver reads from left to right until a term matches the address that the mail comes from:
 *
 * <pre>
 * v=spf1 ip4:192.0.2.0/28 include:spf.trekmail.net -all
 * </pre>
 *
 * <p>Here these are a network of the domain's own and whatever the record of {@code spf.trekmail.net} lets send; nobody else may. All of a
 * record's terms together may cost a receiver ten DNS lookups, those of included records too; with an eleventh, as with a typing mistake
 * anywhere or a second record at the domain, it is an error and protects nothing. What can be asked of a record:
 *
 * <pre>{@code
 * SpfRecord record = SpfRecord.parse("v=spf1 include:spf.trekmail.net -all").record().orElseThrow();
 * SpfLookupTree tree = SpfLookupTree.load(DomainName.of("customer.example"), resolver).join();
 * int cost = tree.count();                          // of the ten lookups that receivers make
 * List<Cidr> networks = tree.authorized().ip4();    // who may send
 * SpfVerdict verdict = SpfEvaluator.using(resolver)
 *         .evaluate(client, "jane@customer.example", "mail.customer.example")
 *         .verdict();                               // what a receiver makes of one message
 * }</pre>
 *
 * <p>{@link org.domainverifier.spf.SpfCheck} does all of this for a domain, compares it with what a provider asked for ({@link
 * org.domainverifier.spf.SpfExpectation}) and proposes the one record that should be there. Results ({@code SpfResult},
 * {@code SpfLookupTree}, {@code SpfEvaluation} and what is in them) are made by the library only and may get more components; a test gets
 * them from a {@link org.domainverifier.dns.resolver.ZoneResolver}.
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.spf;

import org.jspecify.annotations.NullMarked;
