package org.domainverifier.mx;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
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
    private final List<MxHost> expected;
    private final Set<DomainName> expectedHosts = new HashSet<>();
    private final List<MxHost> surplus;
    private final MxRepairs repairs;
    private final MailServices services;
    private final MxForeigner foreigner;

    MxComparison(
            DomainName domain,
            List<MxHost> present,
            List<MxHost> expected,
            Map<DomainName, MxTarget> targets,
            MxRepairs repairs,
            MailServices services) {
        this.domain = domain;
        this.present = present;
        this.expected = expected;
        this.repairs = repairs;
        this.services = services;
        expected.forEach(host -> expectedHosts.add(host.host()));
        this.surplus = surplus();
        this.foreigner = new MxForeigner(domain, present, expected, targets);
    }

    /** How one of the expectations fared. */
    CheckStatus statusOf(MxExpectation expectation) {
        List<CheckStatus> statuses = new ArrayList<>();
        if (!present.containsAll(expectation.hosts())) {
            statuses.add(present.isEmpty() ? CheckStatus.MISSING : CheckStatus.INCORRECT);
        }
        for (MxHost other : surplus) {
            boolean slip = isExpectedHost(other) || other.isNull() || foreigner.isSlip(other);
            statuses.add(slip ? CheckStatus.INCORRECT : CheckStatus.CONFLICT);
        }
        return CheckStatus.worst(statuses);
    }

    /** What is not as expected, each thing once. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<MxHost> replaced = new HashSet<>();
        for (MxHost wanted : expected) {
            if (!present.contains(wanted)) {
                findings.add(missing(wanted, replaced));
            }
        }
        for (MxHost other : surplus) {
            if (replaced.contains(other)) {
                continue;
            }
            findings.add(isExpectedHost(other) ? wrongPreference(other) : foreign(other));
        }
        findings.addAll(severalOfOneService());
        return findings;
    }

    private List<MxHost> surplus() {
        boolean onlyNull = present.stream().allMatch(MxHost::isNull);
        return present.stream()
                .filter(other -> !expected.contains(other))
                .filter(other -> onlyNull || !other.isNull()) // beside others it has a finding of its own
                .toList();
    }

    private boolean isExpectedHost(MxHost other) {
        return expectedHosts.contains(other.host());
    }

    private Finding missing(MxHost wanted, Set<MxHost> replaced) {
        for (MxHost other : surplus) {
            if (other.host().equals(wanted.host()) && replaced.add(other)) {
                return other.finding(MxFinding.WRONG_PREFERENCE, domain)
                        .with("expected", wanted.preference())
                        .repairedBy(repairs.removing(other));
            }
        }
        return Finding.of(MxFinding.EXPECTED_MISSING, domain)
                .with("host", wanted.host())
                .with("preference", wanted.preference())
                .repairedBy(repairs.adding(wanted));
    }

    private Finding wrongPreference(MxHost other) {
        int right = expected.stream()
                .filter(wanted -> wanted.host().equals(other.host()))
                .mapToInt(MxHost::preference)
                .min()
                .orElseThrow();
        return other.finding(MxFinding.WRONG_PREFERENCE, domain)
                .with("expected", right)
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
            if (!isExpectedHost(other)) {
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
