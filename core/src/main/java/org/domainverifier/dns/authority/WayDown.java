package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.wire.Admission;
import org.domainverifier.dns.wire.Asker;
import org.domainverifier.dns.wire.Reply;

/**
 * The way down to the zones as one verification has found it so far, and how to find out more: all that a question and a survey
 * know of the verification that they belong to. Only for the transport's thread.
 */
interface WayDown {
    /** How servers are reached. */
    Network network();

    /** The zone cuts that are known. */
    ZoneCuts cuts();

    /** Who waits for all this: when it goes, nothing is asked any more. */
    Asker asker();

    /** The queries of surveys that are on their way. */
    Admission surveying();

    /** The zone to begin with for a name: the deepest that is known, or the remembered top-level domain. */
    Optional<Delegation> closest(DomainName name);

    /** Keeps what a server referred to. */
    void referred(Delegation delegation);

    /** Whether no server of a zone has spoken to a question of this verification. */
    boolean isOutOfReach(Delegation zone);

    /** No server of a zone has spoken. What was remembered of it may be old; where it is the root, there is another way. */
    void outOfReach(Delegation zone);

    /** Which addresses have been heard. */
    Reach reach();

    /** What all questions together may still cost. */
    QueryBudget budget();

    /** What all surveys together may still cost. */
    QueryBudget surveyBudget();

    /** Asks a server without recursion, as {@link ServerPort} does. */
    Runnable ask(
            InetAddress address,
            DnsQuestion question,
            long deadlineNanos,
            BooleanSupplier overdue,
            Consumer<Reply> then);

    /** Asks the recursive resolver. */
    void askRecursive(DnsQuestion question, Consumer<DnsAnswer> then);

    /**
     * The addresses of a name server that came without glue: found once, from the root as long as that is in reach.
     *
     * @param zone whose server it is
     * @param depth how deep the question lies that needs them
     * @param budget what that question may still cost
     */
    void addressesOf(
            DomainName server, Delegation zone, int depth, QueryBudget budget, Consumer<List<InetAddress>> then);

    /** Adds the zone by what a recursive resolver says of its servers, where the root is out of reach or not to be asked. */
    void findByRecursive(DomainName name, Consumer<Optional<Delegation>> then);
}
