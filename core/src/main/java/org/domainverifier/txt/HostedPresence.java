package org.domainverifier.txt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Provided;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.FindingCode;
import org.domainverifier.repair.Standings;
import org.domainverifier.spelling.AppendedZone;

/**
 * Whether a record is kept at the service where it was asked for, for any kind of TXT record. What is behind a right alias is for the
 * check to judge, by the standard. A pure function of what was seen.
 *
 * @param status {@link CheckStatus#CORRECT} if the name is the alias; {@link CheckStatus#PENDING} if the provider has not said of what,
 *     or has no record there yet; {@link CheckStatus#UNKNOWN}, {@link CheckStatus#WARNING} (a copy), {@link CheckStatus#INCORRECT} or
 *     {@link CheckStatus#MISSING}
 * @param findings what there is to say about that
 */
public record HostedPresence(CheckStatus status, List<Finding> findings) {
    /** Copies the list. */
    public HostedPresence {
        findings = List.copyOf(findings);
    }

    /**
     * Judges.
     *
     * @param hosted what was seen
     * @param codes what the check calls what can be found
     * @param standings how the records stand
     * @return the judgement
     */
    public static HostedPresence of(HostedLook<?> hosted, TxtCodes codes, Standings standings) {
        if (hosted.target().isEmpty()) {
            boolean pending = hosted.said() instanceof Provided.NotReady;
            FindingCode code = pending ? HostedFinding.TARGET_PENDING : HostedFinding.TARGET_UNAVAILABLE;
            return one(pending ? CheckStatus.PENDING : CheckStatus.UNKNOWN, about(code, hosted));
        }
        if (!hosted.isAtService() || !hosted.here().hasRoom()) {
            return new HostedPresence(CheckStatus.CORRECT, List.of());
        }
        return switch (hosted.state(standings)) {
            case NOT_DETERMINED -> new HostedPresence(CheckStatus.UNKNOWN, List.of()); // as the presence says
            case RIGHT -> hosted.here().answer().isFailure() ? behindFailure(hosted) : right(hosted);
            case RIGHT_AND_EMPTY -> empty(hosted);
            case MISSING -> missing(hosted, standings);
            case AS_TEXT -> one(CheckStatus.INCORRECT, expecting(HostedFinding.ALIAS_AS_TEXT, hosted));
            case OTHER_ALIAS -> one(CheckStatus.INCORRECT, wrongAlias(hosted));
            case OWN_TEXTS -> ownTexts(hosted, codes);
        };
    }

    /** The presence has said that the question failed. What is behind the alias is somebody else's, but not known. */
    private static HostedPresence behindFailure(HostedLook<?> hosted) {
        return new HostedPresence(hosted.expected().checked() ? CheckStatus.UNKNOWN : CheckStatus.CORRECT, List.of());
    }

    private static HostedPresence right(HostedLook<?> hosted) {
        TxtLook<?> here = hosted.here();
        return here.count() == 0 && here.nearMisses().isEmpty()
                ? empty(hosted)
                : new HostedPresence(CheckStatus.CORRECT, List.of());
    }

    private static HostedPresence empty(HostedLook<?> hosted) {
        Finding finding = expecting(HostedFinding.TARGET_EMPTY, hosted);
        return hosted.expected().checked()
                ? one(CheckStatus.PENDING, finding)
                : one(CheckStatus.CORRECT, finding.asAsked());
    }

    private static HostedPresence missing(HostedLook<?> hosted, Standings standings) {
        List<String> addresses = hosted.addresses(standings).stream()
                .flatMap(answer -> answer.records().stream())
                .map(record -> record.data().toZoneText())
                .toList();
        return addresses.isEmpty()
                ? one(CheckStatus.MISSING, expecting(HostedFinding.ALIAS_MISSING, hosted))
                : one(
                        CheckStatus.MISSING,
                        expecting(HostedFinding.ALIAS_PROXIED, hosted).with("addresses", addresses));
    }

    private static Finding wrongAlias(HostedLook<?> hosted) {
        DomainName actual = hosted.atName().stream()
                .flatMap(answer -> firstAlias(answer).stream())
                .findFirst()
                .orElseThrow();
        Finding finding = expecting(HostedFinding.WRONG_ALIAS, hosted).with("actual", actual);
        return hosted.target()
                .flatMap(target -> AppendedZone.of(actual, target, hosted.here().name()))
                .map(zone -> finding.with("zone", zone))
                .orElse(finding);
    }

    /** What an answer says that its name is an alias of. */
    private static Optional<DomainName> firstAlias(DnsAnswer answer) {
        List<DomainName> aliases = AliasState.aliases(answer);
        return aliases.isEmpty()
                ? answer.data(RecordData.Cname.class).stream()
                        .map(RecordData.Cname::target)
                        .findFirst()
                : Optional.of(aliases.get(0));
    }

    private static HostedPresence ownTexts(HostedLook<?> hosted, TxtCodes codes) {
        Optional<DnsAnswer.Failure> failure = hosted.there().flatMap(TxtLook::failure);
        if (hosted.isCopy()) {
            return one(CheckStatus.WARNING, expecting(HostedFinding.ALIAS_COPIED, hosted));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(expecting(HostedFinding.NOT_AN_ALIAS, hosted));
        failure.ifPresent(each -> findings.add(Finding.notDetermined(codes.notDetermined(), each)));
        return new HostedPresence(failure.isPresent() ? CheckStatus.UNKNOWN : CheckStatus.INCORRECT, findings);
    }

    private static HostedPresence one(CheckStatus status, Finding finding) {
        return new HostedPresence(status, List.of(finding));
    }

    private static Finding about(FindingCode code, HostedLook<?> hosted) {
        DomainName name = hosted.here().name();
        return Finding.of(code, name).with("name", name);
    }

    private static Finding expecting(FindingCode code, HostedLook<?> hosted) {
        return about(code, hosted).with("target", hosted.target().orElseThrow());
    }
}
