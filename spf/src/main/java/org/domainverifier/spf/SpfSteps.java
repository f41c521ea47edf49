package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.DomainName;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.spf.SpfLookupTree.State;

/** What has to be done by hand because of a proposed record, or before there can be one. */
final class SpfSteps {
    private static final int MOST_REMOVED = 20;
    private static final Set<State> PROVIDERS_FAULT =
            EnumSet.of(State.ABSENT, State.SEVERAL, State.INVALID, State.TOO_LONG);

    private SpfSteps() {}

    static List<ManualStep> of(SpfEvidence evidence, SpfMerged merged) {
        List<ManualStep> steps = new ArrayList<>();
        SpfProposal proposed = merged.proposal();
        // who publishes hundreds of wrong terms has to write the record anew
        proposed.removed().stream()
                .limit(MOST_REMOVED)
                .forEach(term -> steps.add(
                        new ManualStep(aboutRemoved(term, merged.isPublishable()), Map.of("term", term.toString()))));
        if (merged.isPublishable()) {
            merged.asAddresses().forEach((term, addresses) -> steps.add(keepAddresses(term, addresses)));
        }
        if (!merged.isWithinVoids()) {
            steps.add(choose(SpfStep.CHOOSE_VOIDS, merged.voids(), merged.mostVoids(), proposed.couldGo()));
        } else if (!proposed.isWithinLimit()) {
            steps.add(choose(SpfStep.CHOOSE_SENDERS, proposed.lookupsAfter(), proposed.limit(), proposed.couldGo()));
        }
        if (merged.end() == SpfQualifier.PASS && merged.isPublishable() && !evidence.isInForce()) {
            steps.add(closeAll(new SpfMechanism.All(SpfQualifier.PASS).toString(), evidence.domain()));
        }
        if (!merged.forSomebody()) {
            steps.add(new ManualStep(SpfStep.FIND_SENDERS, Map.of("name", evidence.domain())));
        }
        evidence.asked().root().branches().forEach(branch -> {
            Optional<DomainName> name = branch.target();
            if (name.isPresent()
                    && branch.below()
                            .filter(below -> PROVIDERS_FAULT.contains(below.state()))
                            .isPresent()) {
                steps.add(new ManualStep(SpfStep.FIX_PROVIDER_RECORD, Map.of("include", name.get())));
            }
        });
        return steps;
    }

    /** Everybody may send by a term; who does has to be found out first. */
    static ManualStep closeAll(Object term, DomainName name) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("term", term);
        arguments.put("name", name);
        return new ManualStep(SpfStep.CLOSE_ALL, arguments);
    }

    private static SpfStep aboutRemoved(SpfTerm term, boolean published) {
        if (term instanceof SpfTerm.Unrecognized unread) {
            return Placeholder.isIn(unread.text()) ? SpfStep.FILL_IN : SpfStep.ASK_MEANING;
        }
        return published ? SpfStep.CHECK_REMOVED : SpfStep.REPLACE_TERM;
    }

    private static ManualStep keepAddresses(SpfTerm term, List<SpfTerm> addresses) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("term", term.toString());
        if (!addresses.isEmpty()) {
            arguments.put("addresses", addresses.stream().map(SpfTerm::toString).toList());
        }
        return new ManualStep(SpfStep.KEEP_ADDRESSES, arguments);
    }

    private static ManualStep choose(SpfStep step, int count, int limit, List<SpfTerm> terms) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("count", count);
        arguments.put("limit", limit);
        arguments.put("terms", terms.stream().map(SpfTerm::toString).toList());
        arguments.put("senders", terms.stream().map(KnownSenders::named).toList());
        return new ManualStep(step, arguments);
    }
}
