package org.domainverifier.dmarc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.domainverifier.txt.TxtKind;

/**
 * A DMARC policy record (RFC 9989 §4.7). Tags that the text does not have, and tags whose values the standard does not allow, are
 * empty or have their default.
 *
 * @param policy the tag {@code p}: the policy for the domain itself
 * @param subdomainPolicy the tag {@code sp}: the policy for subdomains that exist
 * @param nonExistentPolicy the tag {@code np}: the policy for subdomains that do not exist
 * @param dkimAlignment the tag {@code adkim}
 * @param spfAlignment the tag {@code aspf}
 * @param testing the tag {@code t}: receivers apply one level less
 * @param psd the tag {@code psd}
 * @param aggregateReports the tag {@code rua}: where aggregate reports go; what is not a URI is left out
 * @param failureReports the tag {@code ruf}: where failure reports go; what is not a URI is left out
 * @param failureOptions the tag {@code fo}: when failure reports are wanted
 * @param invalidPolicies the policy tags whose values are not policies, as written: they spoil the record (RFC 9989 §4.10.1)
 * @param otherTags the tags that the standard removed or does not know, as written
 */
public record DmarcRecord(
        Optional<DmarcPolicy> policy,
        Optional<DmarcPolicy> subdomainPolicy,
        Optional<DmarcPolicy> nonExistentPolicy,
        DmarcAlignment dkimAlignment,
        DmarcAlignment spfAlignment,
        boolean testing,
        DmarcPsd psd,
        List<ReportUri> aggregateReports,
        List<ReportUri> failureReports,
        Set<DmarcFailureOption> failureOptions,
        Map<String, String> invalidPolicies,
        Map<String, String> otherTags) {
    /** RFC 9989 §4.5 (the name), §4.7 and §4.10 (what counts there). */
    static final TxtKind<Parsed<DmarcRecord>> KIND = TxtKind.of("v=DMARC1", DmarcRecord::parse)
            .at("_dmarc")
            .recognizedBy(DmarcRecordParser::isDmarc)
            .meantBy(DmarcMeant::by)
            .misplacedAt("dmarc")
            .build();

    /** The options for failure reports where a record has none. */
    static final Set<DmarcFailureOption> DEFAULT_FAILURE_OPTIONS = Set.of(DmarcFailureOption.ALL_FAILED);

    /** Copies the collections. */
    public DmarcRecord {
        Objects.requireNonNull(policy, "policy");
        aggregateReports = List.copyOf(aggregateReports);
        failureReports = List.copyOf(failureReports);
        failureOptions = Collections.unmodifiableSet(
                failureOptions.isEmpty() ? EnumSet.noneOf(DmarcFailureOption.class) : EnumSet.copyOf(failureOptions));
        invalidPolicies = Collections.unmodifiableMap(new TreeMap<>(invalidPolicies));
        otherTags = Collections.unmodifiableMap(new TreeMap<>(otherTags));
    }

    /**
     * A record that says nothing but a policy.
     *
     * @param policy the policy for the domain and its subdomains
     * @return the record
     */
    public static DmarcRecord of(DmarcPolicy policy) {
        return new DmarcRecord(
                Optional.of(policy),
                Optional.empty(),
                Optional.empty(),
                DmarcAlignment.RELAXED,
                DmarcAlignment.RELAXED,
                false,
                DmarcPsd.UNKNOWN,
                List.of(),
                List.of(),
                DEFAULT_FAILURE_OPTIONS,
                Map.of(),
                Map.of());
    }

    /**
     * Reads any text.
     *
     * @param text the text of a TXT record, its character-strings joined
     * @return the record, if the text begins with the tag {@code v=DMARC1}, and everything that was noticed; never fails
     */
    public static Parsed<DmarcRecord> parse(String text) {
        return DmarcRecordParser.parse(text);
    }

    /**
     * Whether a receiver can act on it: there is a policy and all policies are valid, or there is a report address for which it acts
     * as if the policy were {@code none} (RFC 9989 §4.10.1).
     *
     * @return false if receivers do as if there were no DMARC for this domain
     */
    public boolean isUsable() {
        return policy.isPresent() && invalidPolicies.isEmpty() || !aggregateReports.isEmpty();
    }

    /** Whether somebody can get aggregate reports: by mail, which is all that receivers have to support (RFC 9989 §4.7). */
    boolean isReported() {
        return aggregateReports.stream().anyMatch(ReportUri::isMailto);
    }

    /**
     * The same with another policy.
     *
     * @param other the new value of the tag {@code p}
     * @return a new record
     */
    public DmarcRecord withPolicy(DmarcPolicy other) {
        return copy(Optional.of(other), testing, psd, aggregateReports);
    }

    DmarcRecord withPolicy(String tag, DmarcPolicy other) {
        return new DmarcRecord(
                tag.equals("p") ? Optional.of(other) : policy,
                tag.equals("sp") ? Optional.of(other) : subdomainPolicy,
                tag.equals("np") ? Optional.of(other) : nonExistentPolicy,
                dkimAlignment,
                spfAlignment,
                testing,
                psd,
                aggregateReports,
                failureReports,
                failureOptions,
                invalidPolicies,
                otherTags);
    }

    /**
     * The same in test mode or out of it.
     *
     * @param test the new value of the tag {@code t}
     * @return a new record
     */
    public DmarcRecord withTesting(boolean test) {
        return copy(policy, test, psd, aggregateReports);
    }

    DmarcRecord withPsd(DmarcPsd place) {
        return copy(policy, testing, place, aggregateReports);
    }

    /**
     * The same with one more address for aggregate reports.
     *
     * @param uri the address; nothing changes if it is there
     * @return a new record
     */
    public DmarcRecord withAggregateReportsTo(ReportUri uri) {
        return withAggregateReportsTo(List.of(uri));
    }

    DmarcRecord withAggregateReportsTo(Collection<ReportUri> uris) {
        Set<ReportUri> all = new LinkedHashSet<>(aggregateReports);
        return all.addAll(uris) ? copy(policy, testing, psd, List.copyOf(all)) : this;
    }

    DmarcRecord withoutAggregateReports() {
        return copy(policy, testing, psd, List.of());
    }

    DmarcRecord withAlignment(DmarcAlignment dkim, DmarcAlignment spf) {
        return new DmarcRecord(
                policy,
                subdomainPolicy,
                nonExistentPolicy,
                dkim,
                spf,
                testing,
                psd,
                aggregateReports,
                failureReports,
                failureOptions,
                invalidPolicies,
                otherTags);
    }

    /** The same without the policy tags whose values are not policies. */
    DmarcRecord withoutInvalidPolicies() {
        return with(Map.of(), otherTags);
    }

    private DmarcRecord with(Map<String, String> invalid, Map<String, String> others) {
        return new DmarcRecord(
                policy,
                subdomainPolicy,
                nonExistentPolicy,
                dkimAlignment,
                spfAlignment,
                testing,
                psd,
                aggregateReports,
                failureReports,
                failureOptions,
                invalid,
                others);
    }

    private DmarcRecord copy(Optional<DmarcPolicy> p, boolean t, DmarcPsd place, List<ReportUri> rua) {
        Map<String, String> invalid = new TreeMap<>(invalidPolicies);
        if (p.isPresent()) {
            invalid.remove("p");
        }
        return new DmarcRecord(
                p,
                subdomainPolicy,
                nonExistentPolicy,
                dkimAlignment,
                spfAlignment,
                t,
                place,
                rua,
                failureReports,
                failureOptions,
                invalid,
                otherTags);
    }

    /** The same without what the standard removed, but for a percentage below a hundred, by which older receivers go. */
    DmarcRecord withoutRemovedTags() {
        Map<String, String> others = new TreeMap<>(otherTags);
        others.keySet().removeAll(Set.of("rf", "ri"));
        boolean inPart = DmarcReading.percentage(others.getOrDefault("pct", ""))
                .filter(percent -> percent < DmarcReading.WHOLE)
                .isPresent();
        if (!inPart) {
            others.remove("pct");
        }
        return with(invalidPolicies, others);
    }

    /** The canonical text: {@code v}, {@code p}, then the other tags; defaults are left out. */
    @Override
    public String toString() {
        return text(Set.of());
    }

    /**
     * The canonical text with some of the defaults.
     *
     * @param written the tags that are there even if they have their default
     * @return the text
     */
    String text(Set<String> written) {
        List<String> tags = new ArrayList<>();
        tags.add("v=DMARC1");
        addPolicy(tags, "p", policy);
        addPolicy(tags, "sp", subdomainPolicy);
        addPolicy(tags, "np", nonExistentPolicy);
        if (dkimAlignment != DmarcAlignment.RELAXED || written.contains("adkim")) {
            tags.add("adkim=" + dkimAlignment.value());
        }
        if (spfAlignment != DmarcAlignment.RELAXED || written.contains("aspf")) {
            tags.add("aspf=" + spfAlignment.value());
        }
        if (testing || written.contains("t")) {
            tags.add(testing ? "t=y" : "t=n");
        }
        if (psd != DmarcPsd.UNKNOWN || written.contains("psd")) {
            tags.add("psd=" + psd.value());
        }
        addUris(tags, "rua", aggregateReports);
        addUris(tags, "ruf", failureReports);
        boolean wanted = written.contains("fo") && !failureReports.isEmpty(); // ignored without ruf
        if (wanted || !failureOptions.equals(DEFAULT_FAILURE_OPTIONS)) {
            tags.add("fo="
                    + failureOptions.stream().map(DmarcFailureOption::value).collect(Collectors.joining(":")));
        }
        otherTags.forEach((name, value) -> tags.add(name + "=" + value));
        return String.join("; ", tags);
    }

    private void addPolicy(List<String> tags, String name, Optional<DmarcPolicy> valid) {
        String invalid = invalidPolicies.get(name);
        if (valid.isPresent()) {
            tags.add(name + "=" + valid.get());
        } else if (invalid != null) {
            tags.add(name + "=" + invalid);
        }
    }

    private static void addUris(List<String> tags, String name, List<ReportUri> uris) {
        if (!uris.isEmpty()) {
            tags.add(name + "=" + uris.stream().map(ReportUri::canonical).collect(Collectors.joining(",")));
        }
    }
}
