package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.domainverifier.record.ReportUri;

/**
 * Makes one record of several: the one that is kept, with all report addresses of the others, and no weaker than any of them
 * (docs/decisions.md, D-DMARC-KEEP).
 */
final class DmarcMerge {
    private final List<DmarcReading> all = new ArrayList<>();
    private final List<DmarcReading> reported = new ArrayList<>();
    private final DmarcRecord kept;

    private DmarcMerge(DmarcReading kept, List<DmarcReading> others, List<DmarcReading> overlooked) {
        this.kept = kept.record();
        all.add(kept);
        all.addAll(others);
        boolean policyKnown =
                all.stream().anyMatch(reading -> reading.record().policy().isPresent());
        reported.addAll(all);
        reported.addAll(overlooked);
        if (!policyKnown) {
            all.addAll(overlooked);
        }
    }

    static DmarcRecord of(DmarcReading kept, List<DmarcReading> others) {
        return of(kept, others, List.of());
    }

    /**
     * The same with texts beside records that no receiver reads: somebody waits for the reports, so that their addresses come into
     * the record. What they say of policies is not what applies, and counts only where no record says anything of them.
     */
    static DmarcRecord of(DmarcReading kept, List<DmarcReading> others, List<DmarcReading> overlooked) {
        return others.isEmpty() && overlooked.isEmpty()
                ? kept.record()
                : new DmarcMerge(kept, others, overlooked).merged();
    }

    private DmarcRecord merged() {
        Optional<DmarcPolicy> domain = strictest(DmarcRecord::policy);
        Optional<DmarcPolicy> existing = strictest(DmarcMerge::forSubdomains);
        Optional<DmarcPolicy> nonExistent =
                strictest(record -> record.nonExistentPolicy().or(() -> forSubdomains(record)));
        // a policy that nobody can read is of no interest beside one that everybody can
        Map<String, String> invalid = domain.isPresent() ? Map.of() : kept.invalidPolicies();
        return new DmarcRecord(
                domain,
                existing.equals(domain) && kept.subdomainPolicy().isEmpty() ? Optional.empty() : existing,
                nonExistent.equals(existing) && kept.nonExistentPolicy().isEmpty() ? Optional.empty() : nonExistent,
                alignment("adkim", DmarcRecord::dkimAlignment),
                alignment("aspf", DmarcRecord::spfAlignment),
                all.stream().allMatch(reading -> reading.record().testing()),
                kept.psd(),
                union(DmarcRecord::aggregateReports),
                union(DmarcRecord::failureReports),
                failureOptions(),
                invalid,
                otherTags());
    }

    private static Optional<DmarcPolicy> forSubdomains(DmarcRecord record) {
        return record.subdomainPolicy().or(record::policy);
    }

    private Optional<DmarcPolicy> strictest(Function<DmarcRecord, Optional<DmarcPolicy>> what) {
        return all.stream()
                .flatMap(reading -> what.apply(reading.record()).stream())
                .max(DmarcPolicy::compareTo);
    }

    private DmarcAlignment alignment(String tag, Function<DmarcRecord, DmarcAlignment> what) {
        boolean strict = all.stream().anyMatch(reading -> what.apply(reading.record()) == DmarcAlignment.STRICT);
        boolean contradicted = all.stream().anyMatch(reading -> reading.asksForRelaxed(tag));
        return strict && !contradicted ? DmarcAlignment.STRICT : what.apply(kept);
    }

    private List<ReportUri> union(Function<DmarcRecord, List<ReportUri>> what) {
        Set<ReportUri> uris = new LinkedHashSet<>();
        reported.forEach(reading -> uris.addAll(what.apply(reading.record())));
        return List.copyOf(uris);
    }

    /** Those of all records that have an address for the reports. */
    private Set<DmarcFailureOption> failureOptions() {
        Set<DmarcFailureOption> options = EnumSet.noneOf(DmarcFailureOption.class);
        reported.stream()
                .map(DmarcReading::record)
                .filter(record -> !record.failureReports().isEmpty())
                .forEach(record -> options.addAll(record.failureOptions()));
        if (options.isEmpty()) {
            return kept.failureOptions();
        }
        if (options.contains(DmarcFailureOption.ANY_FAILED)) {
            options.remove(DmarcFailureOption.ALL_FAILED);
        }
        return options;
    }

    /** What the standard removed limits what older receivers do: it stays only where all records have it, and then the most of it. */
    private Map<String, String> otherTags() {
        Map<String, String> others = new TreeMap<>(kept.otherTags());
        List<Optional<Integer>> percentages = all.stream()
                .map(reading -> Optional.ofNullable(reading.record().otherTags().get("pct"))
                        .flatMap(DmarcReading::percentage))
                .toList();
        if (percentages.stream().allMatch(Optional::isPresent)) {
            int most = percentages.stream().mapToInt(Optional::get).max().orElseThrow();
            others.put("pct", Integer.toString(most));
        } else {
            others.remove("pct");
        }
        return others;
    }
}
