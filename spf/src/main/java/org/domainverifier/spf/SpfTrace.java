package org.domainverifier.spf;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;

/**
 * What an evaluation did with the record of one domain. {@code toString()} prints it as an indented tree.
 *
 * @param domain the domain
 * @param record the record's text, if one was found
 * @param verdict what {@code check_host()} came to for this domain
 * @param steps the terms that were met, in order
 */
public record SpfTrace(DomainName domain, Optional<String> record, SpfVerdict verdict, List<Step> steps) {
    /** Copies the list. */
    public SpfTrace {
        steps = List.copyOf(steps);
    }

    /** What came of a term. */
    public enum Outcome {
        /** The client matches: the term decides. */
        MATCH,
        /** The client does not match: the next term is looked at. */
        NO_MATCH,
        /** A modifier was followed. */
        FOLLOWED,
        /** The DNS failed. */
        TEMPERROR,
        /** It cannot be evaluated. */
        PERMERROR
    }

    /**
     * One term that was met.
     *
     * @param term the term
     * @param outcome what came of it
     * @param answers what was asked for it, and what came back
     * @param below the record that an {@code include} or {@code redirect} led to
     */
    public record Step(SpfTerm term, Outcome outcome, List<DnsAnswer> answers, Optional<SpfTrace> below) {
        /** Copies the list. */
        public Step {
            answers = List.copyOf(answers);
        }
    }

    @Override
    public String toString() {
        return TracePrinter.print(this);
    }
}
