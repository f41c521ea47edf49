package org.domainverifier.mx;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.service.MailServices;
import org.domainverifier.spelling.AppendedZone;
import org.domainverifier.spelling.EditDistance;

/** What an exchanger is that nobody asked for: a slip of the pen, something that takes no mail, or somebody else's server. */
final class MxForeigner {
    /** Where Cloudflare puts the server of a proxied host (RFC 5321 knows no such name: a host's form does not show it). */
    private static final String MADE_BY_HOST = "_dc-mx";

    private static final DomainName INVALID = DomainName.of("invalid"); // RFC 6761 §6.4
    private static final Set<MxFinding> TAKING =
            EnumSet.of(MxFinding.FOREIGN_TAKES_ALL, MxFinding.FOREIGN_SHARES, MxFinding.FOREIGN_BACKUP);
    private static final int MOST_TYPOS = 2;
    private static final int SHORTEST = 8;

    private final DomainName domain;
    private final int best;
    private final boolean allThere;
    private final List<MxHost> expected;
    private final Map<DomainName, MxTarget> targets;

    MxForeigner(DomainName domain, List<MxHost> present, List<MxHost> expected, Map<DomainName, MxTarget> targets) {
        this.domain = domain;
        this.allThere = new HashSet<>(present).containsAll(expected);
        this.expected = expected;
        this.targets = targets;
        Set<DomainName> hosts = new HashSet<>();
        expected.forEach(host -> hosts.add(host.host()));
        this.best = present.stream()
                .filter(host -> hosts.contains(host.host()))
                .mapToInt(MxHost::preference)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** What there is to say of one: the likeliest cause, or else what it does to the mail. */
    Finding finding(MxHost foreign) {
        DomainName host = foreign.host();
        Optional<DomainName> meant = withoutZone(foreign).or(() -> misspelt(foreign));
        if (isMadeByHost(host)) {
            return foreign.finding(MxFinding.MADE_BY_DNS_HOST, domain);
        } else if (isTemplate(host)) {
            return foreign.finding(MxFinding.TEMPLATE_VARIABLE, domain);
        } else if (meant.isPresent()) {
            MxFinding code = withoutZone(foreign).isPresent() ? MxFinding.ZONE_APPENDED : MxFinding.MISSPELT;
            return foreign.finding(code, domain).with("meant", meant.get());
        } else if (host.isWithin(INVALID)) {
            return foreign.finding(MxFinding.VERIFICATION_RECORD, domain);
        } else if (leadsToExpected(host)) {
            return foreign.finding(MxFinding.FOREIGN_ALIAS, domain)
                    .with(
                            "target",
                            Objects.requireNonNull(targets.get(host)).alias().orElseThrow());
        }
        return foreign.finding(hasNoAddress(host) ? MxFinding.FOREIGN_WITHOUT_ADDRESS : effectOf(foreign), domain);
    }

    /** Whether an exchanger is a server of somebody else's that gets mail today, as far as is known. */
    boolean takesMail(MxHost foreign) {
        MxTarget target = targets.get(foreign.host());
        return TAKING.contains((MxFinding) finding(foreign).code())
                && !MxJudge.isAddress(foreign.host(), domain)
                && (target == null || !target.isInwardOnly());
    }

    /** Whether an exchanger is one that was asked for, spelt wrong: it is nobody else's server. */
    boolean isSlip(MxHost foreign) {
        return isTemplate(foreign.host())
                || withoutZone(foreign).isPresent()
                || misspelt(foreign).isPresent();
    }

    /**
     * Whether an exchanger may be left where others are allowed: it is not one that was asked for, be it spelt wrong, behind an alias
     * or behind a proxy, nor an address, at which nobody can be a server.
     */
    boolean isSomebodyElses(MxHost foreign) {
        boolean instead = leadsToExpected(foreign.host()) || isMadeByHost(foreign.host());
        return !isSlip(foreign) && !MxJudge.isAddress(foreign.host(), domain) && (!instead || allThere);
    }

    /** What a tolerated exchanger does to the mail of those that were asked for, where it is more than taking their place. */
    Optional<Finding> effect(MxHost tolerated) {
        if (best == Integer.MAX_VALUE || tolerated.preference() > best || hasNoAddress(tolerated.host())) {
            return Optional.empty();
        }
        boolean first = tolerated.preference() < best;
        return Optional.of(tolerated.finding(first ? MxFinding.OTHER_FIRST : MxFinding.OTHER_SHARES, domain));
    }

    /** Whether the DNS host made a name by itself, so that its form shows another one. */
    static boolean isMadeByHost(DomainName host) {
        return !host.labels().isEmpty() && host.labels().get(0).equals(MADE_BY_HOST);
    }

    /** Whether somebody did not fill in what stands for a name. */
    static boolean isTemplate(DomainName host) {
        return host.labels().stream().anyMatch(label -> label.chars().anyMatch(c -> "{}<>$%".indexOf(c) >= 0));
    }

    /** The host as it was meant, if the DNS host appended the zone to it, because the final dot was missing. */
    private Optional<DomainName> withoutZone(MxHost foreign) {
        return expected.stream()
                .map(MxHost::host)
                .filter(host -> AppendedZone.of(foreign.host(), host, domain).isPresent())
                .findFirst();
    }

    /**
     * The same where nothing was asked for: the host has no address, and ends in the domain twice, or begins with the server of a
     * well-known service.
     */
    Optional<DomainName> withoutZoneTwice(DomainName host) {
        return AppendedZone.without(host, domain)
                .filter(meant -> hasNoAddress(host))
                .filter(meant -> meant.isWithin(domain)
                        || MailServices.wellKnown().byMailExchanger(meant).isPresent());
    }

    private Optional<DomainName> misspelt(MxHost foreign) {
        DomainName host = foreign.host();
        return expected.stream()
                .map(MxHost::host)
                .filter(wanted -> wanted.toString().length() >= SHORTEST)
                .filter(wanted -> !wanted.equals(host))
                .filter(wanted -> EditDistance.isAtMost(MOST_TYPOS, host.toString(), wanted.toString()))
                // mx1 beside mx2 is another server of the same people, if it is a server
                .filter(wanted -> hasNoAddress(host) || isAlikeButRegistered(host, wanted))
                .findFirst();
    }

    private static boolean isAlikeButRegistered(DomainName host, DomainName wanted) {
        int labels = host.labels().size();
        return labels == wanted.labels().size()
                && labels > 2
                && host.labels().subList(0, labels - 2).equals(wanted.labels().subList(0, labels - 2));
    }

    private boolean leadsToExpected(DomainName host) {
        MxTarget target = targets.get(host);
        return target != null
                && target.alias()
                        .filter(alias -> expected.stream()
                                .anyMatch(wanted -> wanted.host().equals(alias)))
                        .isPresent();
    }

    private boolean hasNoAddress(DomainName host) {
        MxTarget target = targets.get(host);
        return target != null && target.addresses().isEmpty() && target.determined();
    }

    // RFC 5321 §5.1: the lowest preference is tried first, equal ones in random order, the next when one does not
    // answer
    private MxFinding effectOf(MxHost foreign) {
        if (foreign.preference() < best) {
            return MxFinding.FOREIGN_TAKES_ALL;
        }
        return foreign.preference() == best ? MxFinding.FOREIGN_SHARES : MxFinding.FOREIGN_BACKUP;
    }
}
