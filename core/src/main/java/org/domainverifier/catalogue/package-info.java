/**
 * How the data files are written that say what is well known in the DNS, such as mail services and DNS hosts: entries with fields, found by the
 * ends of names. An entry begins with its id in brackets:
 *
 * <pre>{@code
 * List<CatalogueEntry> entries = Catalogue.parse("""
 *         [trekmail]
 *         name: TrekMail
 *         servers: trekmail.net mail.trekmail.example
 *         """, Set.of("name", "servers"));
 * List<String> servers = entries.get(0).words("servers");
 * }</pre>
 *
 * <p>A file that does not have this form is refused with the number of the line, since it is one of our own, never a
 * stranger's. Not for applications: the module does not export this package.
 *
 * @since 0.1.0
 */
package org.domainverifier.catalogue;
