package org.domainverifier.mx;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Progress;
import org.domainverifier.dns.DomainName;
import org.domainverifier.service.MailService;
import org.domainverifier.service.MailServices;

/** The exchangers that are there beside those that all expectations together ask for. */
final class MxComparison {
    private static final Set<MxFinding> EFFECTS = EnumSet.of(
            MxFinding.FOREIGN_TAKES_ALL,
            MxFinding.FOREIGN_SHARES,
            MxFinding.FOREIGN_BACKUP,
            MxFinding.FOREIGN_WITHOUT_ADDRESS);

    private final DomainName domain;
    private final List<MxHost> present;
    private final MxWanted wanted;
    private final List<MxHost> surplus;
    private final Set<MxHost> tolerated = new LinkedHashSet<>();
    private final MxRepairs repairs;
    private final MailServices services;
    private final MxForeigner foreigner;

    MxComparison(
            DomainName domain,
            List<MxHost> present,
            MxWanted wanted,
            MxForeigner foreigner,
            MxRepairs repairs,
            MailServices services) {
        this.domain = domain;
        this.present = present;
        this.wanted = wanted;
        this.repairs = repairs;
        this.services = services;
        this.foreigner = foreigner;
        present.stream().filter(other -> wanted.tolerates(other, foreigner)).forEach(tolerated::add);
        this.surplus = surplus();
    }

    /** How one of the expectations fared. */
    CheckStatus statusOf(MxExpectation expectation) {
        List<CheckStatus> statuses = new ArrayList<>();
        if (!present.containsAll(wanted.recordsOf(expectation))) {
            statuses.add(present.isEmpty() ? CheckStatus.MISSING : CheckStatus.INCORRECT);
        }
        if (!effects().isEmpty()) {
            statuses.add(CheckStatus.WARNING);
        }
        for (MxHost other : surplus) {
            boolean slip = wanted.isExpected(other.host()) || other.isNull() || foreigner.isSlip(other);
            statuses.add(slip ? CheckStatus.INCORRECT : CheckStatus.CONFLICT);
        }
        return CheckStatus.worst(statuses);
    }

    /** How many of the hosts of one of the expectations are there, with whatever preference. */
    Progress progressOf(MxExpectation expectation) {
        List<DomainName> hosts =
                expectation.hosts().stream().map(MxHost::host).distinct().toList();
        long there = hosts.stream()
                .filter(host ->
                        present.stream().anyMatch(record -> record.host().equals(host)))
                .count();
        return new Progress((int) there, hosts.size());
    }

    /** What is not as expected, each thing once. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<MxHost> replaced = new HashSet<>();
        for (MxHost record : wanted.records()) {
            if (!present.contains(record) && !repairs.isBehindProxy(record, present)) { // its proxy is told of
                findings.add(missing(record, replaced));
            }
        }
        for (MxHost other : surplus) {
            if (replaced.contains(other)) {
                continue;
            }
            findings.add(wanted.isExpected(other.host()) ? wrongPreference(other) : foreign(other));
        }
        findings.addAll(severalOfOneService());
        findings.addAll(effects());
        wanted.unequal().forEach(group -> findings.add(unequal(group)));
        return findings;
    }

    // where others are allowed, and not by name
    private List<Finding> effects() {
        return tolerated.stream()
                .filter(other -> !wanted.isExpected(other.host()) && !wanted.isAllowedByName(other.host()))
                .flatMap(other -> foreigner.effect(other).stream())
                .toList();
    }

    private Finding unequal(List<MxHost> group) {
        return Finding.of(MxFinding.UNEQUAL_PREFERENCES, domain)
                .with("hosts", group.stream().map(MxHost::host).toList())
                .with("preferences", group.stream().map(MxHost::preference).toList());
    }

    private List<MxHost> surplus() {
        boolean onlyNull = present.stream().allMatch(MxHost::isNull);
        return present.stream()
                .filter(other -> !wanted.records().contains(other) && !tolerated.contains(other))
                .filter(other -> onlyNull || !other.isNull()) // beside others it has a finding of its own
                .toList();
    }

    private Finding missing(MxHost record, Set<MxHost> replaced) {
        for (MxHost other : surplus) {
            if (other.host().equals(record.host()) && replaced.add(other)) {
                return wrongPlace(other, record.preference());
            }
        }
        return Finding.of(MxFinding.EXPECTED_MISSING, domain)
                .with("host", record.host())
                .with("preference", record.preference())
                .repairedBy(repairs.adding(record));
    }

    private Finding wrongPreference(MxHost other) {
        return wrongPlace(other, wanted.preferenceOf(other.host()));
    }

    private Finding wrongPlace(MxHost other, int right) {
        boolean insisted = wanted.isInsisted(other.host());
        Finding finding = other.finding(insisted ? MxFinding.WRONG_PREFERENCE : MxFinding.WRONG_ORDER, domain)
                .with("expected", right);
        return (insisted ? finding : finding.with("hosts", wanted.sequenceOf(other.host())))
                .repairedBy(repairs.removing(other));
    }

    private Finding foreign(MxHost other) {
        if (other.isNull()) {
            return Finding.of(MxFinding.NULL_MX, domain).in(other.toString()).repairedBy(repairs.removing(other));
        }
        Finding finding = foreigner.finding(other).repairedBy(repairs.removing(other));
        return services.byMailExchanger(other.host())
                .filter(service -> EFFECTS.contains((MxFinding) finding.code()))
                .map(service -> finding.with("service", service.name()))
                .orElse(finding);
    }

    private List<Finding> severalOfOneService() {
        Map<MailService, List<MxHost>> left = new LinkedHashMap<>();
        for (MxHost other : surplus) {
            if (!wanted.isExpected(other.host())) {
                services.byMailExchanger(other.host())
                        .ifPresent(service -> left.computeIfAbsent(service, first -> new ArrayList<>())
                                .add(other));
            }
        }
        List<Finding> findings = new ArrayList<>();
        left.forEach((service, exchangers) -> {
            if (exchangers.size() > 1) {
                findings.add(Finding.of(MxFinding.FOREIGN_SERVICE, domain)
                        .with("service", service.name())
                        .with("count", exchangers.size())
                        .with("hosts", exchangers.stream().map(MxHost::host).toList())
                        .repairedBy(exchangers.stream()
                                .flatMap(each -> repairs.removing(each).stream())
                                .distinct()
                                .toList()));
            }
        });
        return findings;
    }
}
