package org.domainverifier.spf;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.record.Span;
import org.domainverifier.service.MailService;
import org.domainverifier.text.VisibleText;

/**
 * All the records that an SPF record leads to by {@code include} and {@code redirect}, and what each term costs. {@code
 * toString()} prints it as an indented tree.
 *
 * <p>What depends on the message (macros other than {@code d} and {@code o}) cannot be followed; {@code o} is taken as the
 * domain itself, as for mail from an address at that domain.
 *
 * @param root the record of the domain itself
 * @param count how many of the limited lookups an evaluation makes in which nothing matches (RFC 7208 §4.6.4): a record that is
 *     included twice counts twice, the hosts of an {@code mx} do not count, and nothing behind {@code all} does
 * @param voids how many terms have names without any records
 * @param complete whether all of it was seen; if not, the numbers are lower bounds
 */
public record SpfLookupTree(Node root, int count, int voids, boolean complete) {
    /** What came of the search for a record. */
    public enum State {
        /** There is one, and the grammar accepts it. */
        FOUND,
        /** There is one that the grammar does not accept. */
        INVALID,
        /** There is one of more octets than are read (docs/decisions.md, D-TEXT-LIMIT). */
        TOO_LONG,
        /** There is none. */
        ABSENT,
        /** There are several. */
        SEVERAL,
        /** The DNS could not be asked. */
        FAILED,
        /** The name depends on the message. */
        DEPENDS_ON_MESSAGE,
        /** The DNS cannot hold a name like this. */
        BAD_NAME,
        /** The record is one of those that lead here. */
        LOOP,
        /** The tree is too deep or too wide to be looked at any further. */
        TOO_LARGE
    }

    /**
     * The record of one domain.
     *
     * @param domain the domain, or the text in its place where that is not a name
     * @param state what came of the search for it
     * @param failure why the DNS could not be asked
     * @param text the record's text, if there is one
     * @param branches its terms in their order, those included that are never looked at
     */
    public record Node(
            String domain, State state, Optional<FailureCause> failure, Optional<String> text, List<Branch> branches) {
        /** Copies the list. */
        public Node {
            branches = List.copyOf(branches);
        }

        /** Whether an evaluation that comes here through an include or redirect ends in an error (RFC 7208 §5.2, §6.1). */
        boolean isError() {
            return switch (state) {
                case ABSENT, BAD_NAME, SEVERAL, INVALID, TOO_LONG, LOOP -> true;
                case FOUND, FAILED, DEPENDS_ON_MESSAGE, TOO_LARGE -> false;
            };
        }

        /**
         * The lookups of all terms and what is below them.
         *
         * @return the number
         */
        public int count() {
            return LookupCounts.sum(branches);
        }

        /** For logs: one line, with nothing invisible in it. */
        @Override
        public String toString() {
            return VisibleText.line("Node[domain=" + domain + ", state=" + state + ", failure=" + failure + ", text="
                    + text + ", branches=" + branches + "]");
        }
    }

    /**
     * One term of a record.
     *
     * @param term the term
     * @param span where it is in the record's text
     * @param reachable whether an evaluation can come to it
     * @param target the name it is about; empty if there is none, or it depends on the message
     * @param lookups how many lookups it costs: itself, and all below it
     * @param emptyIp4 whether its name has nothing for IPv4 clients, so that asking is a void lookup
     * @param emptyIp6 whether its name has nothing for IPv6 clients
     * @param failure why its addresses could not be looked up
     * @param addresses the addresses of an {@code a} or {@code mx}
     * @param hosts how many hosts an {@code mx} has
     * @param below the record that an {@code include} or {@code redirect} leads to
     */
    public record Branch(
            SpfTerm term,
            Span span,
            boolean reachable,
            Optional<DomainName> target,
            int lookups,
            boolean emptyIp4,
            boolean emptyIp6,
            Optional<FailureCause> failure,
            List<InetAddress> addresses,
            int hosts,
            Optional<Node> below) {
        /** Copies the list. */
        public Branch {
            addresses = List.copyOf(addresses);
        }

        /**
         * Whether the name has nothing at all.
         *
         * @return true if asking is a void lookup for every client
         */
        public boolean isVoid() {
            return emptyIp4 && emptyIp6;
        }

        /**
         * Whose record it leads to.
         *
         * @return the well-known service whose servers an {@code include} or {@code redirect} brings in
         */
        public Optional<MailService> service() {
            return KnownSenders.of(term, target);
        }

        /** For logs: one line, with nothing invisible in it. */
        @Override
        public String toString() {
            return VisibleText.line("Branch[term=" + term + ", span=" + span + ", reachable=" + reachable + ", target="
                    + target + ", lookups=" + lookups + ", emptyIp4=" + emptyIp4 + ", emptyIp6=" + emptyIp6
                    + ", failure=" + failure + ", addresses=" + addresses + ", hosts=" + hosts + ", below=" + below
                    + "]");
        }
    }

    /**
     * Loads the tree of a domain, level by level: all questions of a level go out together.
     *
     * @param domain the domain
     * @param dns where to ask; best one that asks nothing twice
     * @return the tree to come
     */
    public static CompletableFuture<SpfLookupTree> load(DomainName domain, DnsResolver dns) {
        LookupTreeLoader loader = new LookupTreeLoader(domain, dns);
        LookupTreeLoader.Draft root = loader.draft(domain);
        return loader.load(List.of(root)).thenApply(done -> root.toTree());
    }

    /**
     * The tree of a domain that has no record.
     *
     * @param domain the domain
     * @param state why there is none
     * @return a tree that costs nothing
     */
    static SpfLookupTree without(DomainName domain, State state) {
        return new SpfLookupTree(
                new Node(domain.toString(), state, Optional.empty(), Optional.empty(), List.of()),
                0,
                0,
                state != State.FAILED);
    }

    /**
     * The addresses that may send mail for the domain whatever the message. Those that a receiver would only come to after it has
     * given up (a limit of RFC 7208 §4.6.4, an include without a record) are not among them.
     *
     * @return the addresses; not {@linkplain SpfAuthorization#exact() exact} where a receiver may give up
     */
    public SpfAuthorization authorized() {
        return SpfAuthorization.of(this);
    }

    /**
     * Whether an address may send mail for the domain whatever the message, within the limits of RFC 7208 §4.6.4.
     *
     * @param address an IPv4 or IPv6 address
     * @return the answer with its reason
     */
    public SpfAddressStatus authorizes(InetAddress address) {
        return SpfAddressStatus.of(this, address);
    }

    @Override
    public String toString() {
        return LookupTreePrinter.print(this);
    }
}
