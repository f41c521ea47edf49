package org.domainverifier.txt;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.Standings;

/**
 * Whether a record is kept where expectations want it by way of an alias, for a check that may have several of them, or none. A pure
 * function of what was seen.
 */
public final class HostedPresences {
    private final Map<HostedTxt, HostedPresence> presences;
    private final boolean expected;
    private final boolean unchecked;
    private final TxtCodes codes;
    private final FindingCode aliasAsText;

    private HostedPresences(
            Map<HostedTxt, HostedPresence> presences,
            boolean expected,
            boolean unchecked,
            TxtCodes codes,
            FindingCode aliasAsText) {
        this.presences = presences;
        this.expected = expected;
        this.unchecked = unchecked;
        this.codes = codes;
        this.aliasAsText = aliasAsText;
    }

    /**
     * Judges all.
     *
     * @param <P> what the kind's parser answers
     * @param looks what was seen, by what is expected
     * @param hosts for each expectation of the check, where it wants the record kept; empty if it does not
     * @param codes what the check calls what can be found
     * @param aliasAsText what it calls a name as a text
     * @param standings how the records stand
     * @return the judgements
     */
    public static <P> HostedPresences of(
            Map<HostedTxt, HostedLook<P>> looks,
            Collection<Optional<HostedTxt>> hosts,
            TxtCodes codes,
            FindingCode aliasAsText,
            Standings standings) {
        Map<HostedTxt, HostedPresence> presences = new LinkedHashMap<>();
        looks.forEach((host, look) -> presences.put(host, HostedPresence.of(look, codes, standings)));
        boolean right = looks.values().stream().allMatch(HostedLook::isAtService)
                && presences.values().stream().allMatch(each -> each.status() == CheckStatus.CORRECT);
        boolean unchecked = !looks.isEmpty()
                && right
                && hosts.stream()
                        .allMatch(each -> each.filter(host -> !host.checked()).isPresent());
        return new HostedPresences(presences, service(looks.values()).isPresent(), unchecked, codes, aliasAsText);
    }

    /**
     * The service at which the plan aims to have the record kept.
     *
     * @param <P> what the kind's parser answers
     * @param looks what was seen
     * @return the first, unless the domain is the service's own; also one whose name is not known yet
     */
    public static <P> Optional<HostedLook<P>> service(Collection<HostedLook<P>> looks) {
        return looks.stream()
                .filter(each -> each.here().hasRoom())
                .filter(each -> each.target().isEmpty() || each.isAtService())
                .findFirst();
    }

    /**
     * Whether an alias is asked for.
     *
     * @return false also at the service's own domain, whose record it is
     */
    public boolean isExpected() {
        return expected;
    }

    /**
     * Whether the alias is right, and nobody asks what is behind it.
     *
     * @return true if the record does not count
     */
    public boolean isUnchecked() {
        return unchecked;
    }

    /**
     * How an expectation's alias is.
     *
     * @param host what is expected
     * @return the status of the {@link HostedPresence}
     */
    public CheckStatus status(HostedTxt host) {
        return Objects.requireNonNull(presences.get(host)).status();
    }

    /**
     * The status of an expectation.
     *
     * @param host what is expected
     * @param ofRecord the status of the record that there is, as if it were the domain's own
     * @return that of the alias; where it is right or a copy, and what is behind it counts, the worse of both
     */
    public CheckStatus status(HostedTxt host, CheckStatus ofRecord) {
        CheckStatus alias = status(host);
        boolean judged = alias.compareTo(CheckStatus.WARNING) <= 0 && host.checked();
        return judged ? CheckStatus.worst(List.of(alias, ofRecord)) : alias;
    }

    /**
     * What there is to say of the aliases.
     *
     * @return the findings
     */
    public List<Finding> findings() {
        return presences.values().stream()
                .flatMap(each -> each.findings().stream())
                .toList();
    }

    /**
     * Whether these findings say better what a finding about the record says, or it does not matter any more: that there is none, that
     * one is at a wrong name, or that a name is there as a text.
     *
     * @param finding a finding of the check
     * @return true if it is better left away
     */
    public boolean replaces(Finding finding) {
        FindingCode code = finding.code();
        return expected && (code.equals(codes.missing()) || code.equals(codes.misplaced()) || code.equals(aliasAsText));
    }

    /**
     * The findings as they weigh: where what is behind the alias is not asked for, whatever is found there is a notice.
     *
     * @param findings all that was found
     * @return the findings, in the same order
     */
    public List<Finding> weighed(List<Finding> findings) {
        return !unchecked
                ? findings
                : findings.stream()
                        .map(each -> each.severity() == Severity.NOTICE ? each : each.asAsked())
                        .toList();
    }

    /**
     * The judgements.
     *
     * @return by what is expected
     */
    public Map<HostedTxt, HostedPresence> byExpectation() {
        return Collections.unmodifiableMap(presences);
    }
}
