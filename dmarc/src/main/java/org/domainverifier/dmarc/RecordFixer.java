package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.txt.TxtSource;

/**
 * Makes records what the standard and the provider want, keeps the rest as its owner wrote it, and leaves to the owner what only
 * the owner can know.
 */
final class RecordFixer {
    private static final int MOST_MERGED = 100; // each is read for what was meant; nobody publishes more

    /** What the parser notices that goes away when the record is written anew. */
    private static final Set<DmarcFinding> GONE_WHEN_REWRITTEN = EnumSet.of(
            DmarcFinding.SYNTAX,
            DmarcFinding.MISSING_SEPARATOR,
            DmarcFinding.DUPLICATE_TAG,
            DmarcFinding.INVALID_VALUE,
            DmarcFinding.INVALID_POLICY,
            DmarcFinding.BAD_URI);

    private final DmarcDemands demands;
    private final Inherited inherited;
    private final DomainName name;

    /**
     * A fixer.
     *
     * @param demands what is asked for
     * @param inherited what applies without a record of the domain's own
     * @param name where the record is to be
     */
    RecordFixer(DmarcDemands demands, Inherited inherited, DomainName name) {
        this.demands = demands;
        this.inherited = inherited;
        this.name = name;
    }

    /**
     * What is to be done.
     *
     * @param text the text to publish; empty if something has to be known first
     * @param steps what only the owner can know
     * @param read what can be read of the texts that are there, before anything that was asked for; empty if there are none
     */
    record Fixed(Optional<String> text, List<ManualStep> steps, Optional<DmarcRecord> read) {
        Fixed {
            steps = List.copyOf(steps);
        }

        Fixed(Optional<String> text, List<ManualStep> steps) {
            this(text, steps, Optional.empty());
        }

        Fixed of(DmarcRecord texts) {
            return new Fixed(text, steps, Optional.of(texts));
        }
    }

    /** A text and what it says. */
    private record Candidate(TxtSource<Parsed<DmarcRecord>> source, DmarcReading reading, boolean spoilt) {
        static Candidate of(TxtSource<Parsed<DmarcRecord>> source) {
            DmarcReading reading = DmarcReading.of(source.text());
            boolean policyMeant = reading.record().policy().isPresent()
                    || reading.record().invalidPolicies().containsKey("p");
            Optional<DmarcRecord> sound = source.parsed()
                    .record()
                    .filter(record -> !isSpoilt(source)
                            && (record.policy().isPresent() || !policyMeant)); // "policy=reject", "policy=yes"
            return new Candidate(
                    source,
                    sound.map(record -> new DmarcReading(reading.tags(), record, List.of()))
                            .orElse(reading),
                    sound.isEmpty());
        }

        private static boolean isSpoilt(TxtSource<Parsed<DmarcRecord>> source) {
            return source.meant().isPresent()
                    || DmarcMeant.damageIn(source.text()).isPresent()
                    || source.parsed().diagnostics().stream()
                            .map(Diagnostic::code)
                            .anyMatch(GONE_WHEN_REWRITTEN::contains);
        }

        DmarcRecord record() {
            return reading.record();
        }
    }

    /** The record to publish where there is none. */
    Fixed whereNoneIs() {
        DmarcRecord wanted =
                inherited.atLeastIn(adjusted(demands.suggestion().orElseGet(() -> DmarcRecord.of(DmarcPolicy.NONE))));
        boolean asked = demands.suggestion().isPresent() || demands.minimum().isPresent();
        if (!asked && wanted.aggregateReports().isEmpty()) {
            return new Fixed(Optional.empty(), List.of(DmarcManualSteps.chooseAddress(name, wanted, Set.of())));
        }
        return new Fixed(Optional.of(wanted.toString()), List.of());
    }

    /**
     * What becomes of the texts that are there: one record that says what all of them say, or the first hundred of thousands.
     *
     * @param sources what the record is made of
     * @param beside texts beside records that were meant as ones too: their addresses come into the record
     */
    Fixed fixed(List<TxtSource<Parsed<DmarcRecord>>> sources, List<TxtSource<Parsed<DmarcRecord>>> beside) {
        List<Candidate> candidates =
                sources.stream().limit(MOST_MERGED).map(Candidate::of).toList();
        List<Candidate> overlooked = beside.stream().map(Candidate::of).toList();
        Candidate kept = candidates.stream().max(byMerit()).orElseThrow();
        List<DmarcReading> others = candidates.stream()
                .filter(candidate -> !candidate.equals(kept))
                .map(Candidate::reading)
                .toList();
        DmarcRecord read = DmarcMerge.of(
                kept.reading(),
                others,
                overlooked.stream().map(Candidate::reading).toList());
        List<ManualStep> steps = unread(Stream.concat(candidates.stream(), overlooked.stream()));
        return fixed(kept, read, new ArrayList<>(steps)).of(read);
    }

    private Fixed fixed(Candidate kept, DmarcRecord read, List<ManualStep> steps) {
        DmarcRecord merged = read;
        for (Map.Entry<String, String> policy : merged.invalidPolicies().entrySet()) {
            Optional<DmarcPolicy> suggested = suggested(policy.getKey());
            if (suggested.isEmpty()) {
                steps.add(choosePolicy(policy.getKey(), policy.getValue()));
                return new Fixed(Optional.empty(), steps);
            }
            merged = withSuggestedReports(merged.withPolicy(policy.getKey(), suggested.get()));
        }
        DmarcRecord wanted = merged.withoutInvalidPolicies();
        if (wanted.policy().isEmpty()) {
            Optional<DmarcPolicy> policy = suggested("p")
                    .or(() -> wanted.aggregateReports().isEmpty() ? Optional.empty() : Optional.of(DmarcPolicy.NONE));
            if (policy.isEmpty()) {
                DmarcRecord withPolicy = wanted.withPolicy(inherited.policy());
                return new Fixed(
                        Optional.empty(),
                        List.of(DmarcManualSteps.chooseAddress(
                                name, withPolicy, kept.reading().written())));
            }
            return finished(kept, withSuggestedReports(wanted.withPolicy(policy.get())), steps);
        }
        return finished(kept, wanted, steps);
    }

    /** Whoever takes over the suggested policy takes over the suggested addresses, unless some are there: nobody else would hear of it. */
    private DmarcRecord withSuggestedReports(DmarcRecord record) {
        return record.isReported()
                ? record
                : record.withAggregateReportsTo(
                        demands.suggestion().map(DmarcRecord::aggregateReports).orElse(List.of()));
    }

    private Fixed finished(Candidate kept, DmarcRecord wanted, List<ManualStep> steps) {
        DmarcRecord record = inherited.atLeastIn(adjusted(wanted));
        boolean asItWas = !kept.spoilt() && record.equals(kept.record());
        String text = asItWas ? kept.source().text() : kept.reading().text(record.withoutRemovedTags());
        return new Fixed(Optional.of(text), steps);
    }

    /** Which record stays: as the provider wants it, then the strictest (docs/decisions.md, D-DMARC-KEEP). */
    private Comparator<Candidate> byMerit() {
        Comparator<Candidate> byMerit = Comparator.comparing(candidate -> !candidate.spoilt());
        return byMerit.thenComparing(candidate -> candidate.record().equals(adjusted(candidate.record())))
                .thenComparing(candidate -> demands.suggestions().contains(candidate.record()))
                .thenComparing(candidate -> candidate.record().policy().orElse(DmarcPolicy.NONE))
                .thenComparing(candidate -> candidate.source().text());
    }

    private Optional<DmarcPolicy> suggested(String tag) {
        Optional<DmarcPolicy> suggested = demands.suggestion().flatMap(record -> switch (tag) {
            case "sp" -> record.subdomainPolicy();
            case "np" -> record.nonExistentPolicy();
            default -> record.policy();
        });
        return suggested.or(() -> tag.equals("p") ? demands.minimum() : Optional.empty());
    }

    private List<ManualStep> unread(Stream<Candidate> candidates) {
        return candidates
                .flatMap(candidate -> candidate.reading().unread().stream())
                .distinct()
                .map(unread -> step(DmarcStep.CHECK_ADDRESS, "tag", unread.tag(), "text", unread.text(), "name", name))
                .toList();
    }

    private ManualStep choosePolicy(String tag, String value) {
        return step(DmarcStep.CHOOSE_POLICY, "tag", tag, "value", value, "name", name);
    }

    private static ManualStep step(DmarcStep code, Object... namesAndValues) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new ManualStep(code, arguments);
    }

    private DmarcRecord adjusted(DmarcRecord record) {
        DmarcRecord adjusted = record;
        boolean suffixWanted = demands.suggestion()
                .filter(wanted -> wanted.psd() == DmarcPsd.PUBLIC_SUFFIX)
                .isPresent();
        if (adjusted.psd() == DmarcPsd.PUBLIC_SUFFIX && !suffixWanted) {
            adjusted = adjusted.withPsd(DmarcPsd.UNKNOWN);
        }
        for (DmarcExpectation expectation : demands.expectations()) {
            adjusted = adjusted.withAggregateReportsTo(expectation.reportAddresses());
            if (expectation.minimum().isPresent()) {
                adjusted = atLeast(adjusted, expectation.minimum().get());
            }
        }
        return adjusted;
    }

    private static DmarcRecord atLeast(DmarcRecord record, DmarcPolicy minimum) {
        DmarcPolicy asked = record.policy().orElse(DmarcPolicy.NONE);
        DmarcRecord strict = asked.isAtLeast(minimum) ? record : record.withPolicy(minimum);
        DmarcPolicy applied = strict.testing() ? strict.policy().orElse(minimum).oneLevelLess() : minimum;
        return applied.isAtLeast(minimum) ? strict : strict.withTesting(false);
    }
}
