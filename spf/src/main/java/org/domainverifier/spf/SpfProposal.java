package org.domainverifier.spf;

import java.util.List;
import org.domainverifier.text.VisibleText;

/**
 * The one SPF record that should be at a domain, made of what is there and of what was asked for.
 *
 * @param record the record
 * @param lookupsBefore how many lookups the records that are there cost, taken together
 * @param lookupsAfter how many this one costs
 * @param limit how many it may cost
 * @param removed the customer's terms that are not in it any more, because no receiver could evaluate them
 * @param couldGo if it costs too much: the terms that cost most or do least, for somebody to choose from
 */
public record SpfProposal(
        SpfRecord record,
        int lookupsBefore,
        int lookupsAfter,
        int limit,
        List<SpfTerm> removed,
        List<SpfTerm> couldGo) {
    /** Copies the lists. */
    public SpfProposal {
        removed = List.copyOf(removed);
        couldGo = List.copyOf(couldGo);
    }

    /**
     * Whether receivers can evaluate it.
     *
     * @return false if it costs more lookups than it may: then somebody has to choose what goes
     */
    public boolean isWithinLimit() {
        return lookupsAfter <= limit;
    }

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line("SpfProposal[record=" + record + ", lookupsBefore=" + lookupsBefore + ", lookupsAfter="
                + lookupsAfter + ", limit=" + limit + ", removed=" + removed + ", couldGo=" + couldGo + "]");
    }
}
