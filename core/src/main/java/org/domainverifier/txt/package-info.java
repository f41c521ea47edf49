/**
 * The story of a TXT record, told once. Most of what is published about mail is a TXT record of some kind at a name that its standard gives: SPF
 * at the domain itself, DMARC at {@code _dmarc}, TLS-RPT at {@code _smtp._tls}. Whatever the kind, the same things happen to it: it is missing,
 * there are two, pasting spoilt it, its version is wrong, it landed at another name, it is behind an alias, and then exactly one right record
 * has to be published.
 *
 * <p>A check says once what its kind is, looks, and lets itself be told what there is to say about the record's presence; what the one record
 * says is the check's own business:
 *
 * <pre>{@code
 * TxtKind<TagList> kind = TxtKind.of("v=BIMI1", text -> TagList.parse(text, TagListSyntax.DKIM))
 *         .at("default._bimi")
 *         .misplacedAt("_bimi", "bimi")
 *         .build();
 * CompletableFuture<TxtLook<TagList>> asked = TxtLook.at(context, kind);
 * TxtLook<TagList> look = asked.join();                        // a check goes on with thenApply instead
 * TxtPresence presence = TxtPresence.of(look, codes);          // none, one, several, near miss, misplaced
 * Optional<TxtSource<TagList>> record = look.only();           // parsed once, with its place
 * }</pre>
 *
 * @since 0.1.0
 */
@NullMarked
package org.domainverifier.txt;

import org.jspecify.annotations.NullMarked;
