package org.domainverifier.mx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.service.MailService;
import org.domainverifier.service.MailServices;
import org.jspecify.annotations.Nullable;

/** Judges the MX records of one domain. A function of what the DNS answered and what was expected. */
final class MxJudge {
    private final DomainName domain;
    private final DnsAnswer answer;
    private final Map<DomainName, MxTarget> targets;
    private final List<Expected<MxExpectation>> expectations;
    private final List<MxHost> present;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<MxHost> replaced = new HashSet<>(); // by an expected one of the same host
    private final MailServices services;
    private final Map<MailService, Set<MxHost>> foreign = new LinkedHashMap<>();
    private final MxRepairs repairs;

    MxJudge(
            DomainName domain,
            DnsAnswer answer,
            Map<DomainName, MxTarget> targets,
            List<Expected<MxExpectation>> expectations,
            MailServices services) {
        this.services = services;
        this.domain = domain;
        this.answer = answer;
        this.targets = targets;
        this.expectations = expectations;
        this.present = answer.data(RecordData.Mx.class).stream()
                .map(MxHost::of)
                .distinct()
                .sorted(Comparator.comparingInt(MxHost::preference).thenComparing(MxHost::host))
                .toList();
        this.repairs = new MxRepairs(domain, answer, expectedHosts());
    }

    MxResult judge() {
        CheckStatus byStandard = byStandard();
        List<ExpectationOutcome> outcomes = new ArrayList<>();
        for (Expected<MxExpectation> expected : expectations) {
            outcomes.add(expected.outcome(byExpectation(expected.expectation())));
        }
        foreign.forEach(this::left);
        return new MxResult(
                ExpectationOutcome.combine(byStandard, outcomes),
                findings,
                outcomes,
                present.stream().map(MxHost::toString).toList(),
                present,
                answer.isAbsent() ? List.of() : List.copyOf(targets.values()),
                isImplicit());
    }

    /** All hosts of all expectations: with several, each tolerates the others'. */
    private List<MxHost> expectedHosts() {
        return expectations.stream()
                .flatMap(expected -> expected.expectation().hosts().stream())
                .distinct()
                .toList();
    }

    private boolean isImplicit() {
        MxTarget own = targets.get(domain);
        return answer.isAbsent() && own != null && !own.addresses().isEmpty();
    }

    private CheckStatus byStandard() {
        if (answer instanceof DnsAnswer.Failure failure) {
            findings.add(Finding.of(MxFinding.NOT_DETERMINED, domain)
                    .with("name", domain)
                    .with("cause", failure.cause())
                    .with("detail", failure.detail()));
            return CheckStatus.UNKNOWN;
        }
        if (answer.isAbsent()) {
            return absent();
        }
        if (!answer.aliases().isEmpty()) {
            findings.add(Finding.of(MxFinding.DOMAIN_IS_ALIAS, domain).with("target", answer.canonicalName()));
        }
        CheckStatus status = nullMx();
        if (present.stream().allMatch(MxHost::isNull)) {
            return status;
        }
        status = CheckStatus.worst(List.of(status, spelling()));
        return CheckStatus.worst(List.of(status, reachability()));
    }

    private CheckStatus absent() {
        if (isImplicit()) {
            if (expectations.isEmpty()) {
                findings.add(
                        Finding.of(MxFinding.IMPLICIT, domain).with("addresses", addressTexts(targets.get(domain))));
            }
            return CheckStatus.WARNING;
        }
        MxTarget own = targets.get(domain);
        if (expectations.isEmpty() && own != null && !own.determined()) {
            findings.add(Finding.of(MxFinding.TARGET_NOT_DETERMINED, domain).with("host", domain));
            return CheckStatus.UNKNOWN; // there may be an implicit MX
        }
        if (expectations.isEmpty()) {
            findings.add(Finding.of(MxFinding.MISSING, domain).with("domain", domain));
        }
        return CheckStatus.MISSING;
    }

    private static List<String> addressTexts(@Nullable MxTarget target) {
        return target == null
                ? List.of()
                : target.addresses().stream()
                        .map(address -> address.getHostAddress())
                        .toList();
    }

    private CheckStatus nullMx() {
        List<MxHost> nulls = present.stream().filter(MxHost::isNull).toList();
        if (nulls.isEmpty()) {
            return CheckStatus.CORRECT;
        }
        if (nulls.size() < present.size()) {
            findings.add(Finding.of(MxFinding.NULL_MX_WITH_OTHERS, domain)
                    .in(nulls.get(0).toString())
                    .repairedBy(repairs.deleteNullMx()));
            return CheckStatus.INVALID;
        }
        if (expectations.isEmpty()) {
            findings.add(Finding.of(MxFinding.NULL_MX, domain).in(nulls.get(0).toString()));
        }
        if (nulls.stream().anyMatch(host -> host.preference() != 0)) {
            findings.add(Finding.of(MxFinding.NULL_MX_PREFERENCE, domain)
                    .in(nulls.get(0).toString())
                    .with("preference", nulls.get(0).preference()));
        }
        return CheckStatus.CORRECT;
    }

    private CheckStatus spelling() {
        CheckStatus status = CheckStatus.CORRECT;
        Set<DomainName> met = new HashSet<>();
        for (MxHost exchanger : present) {
            DomainName host = exchanger.host();
            if (exchanger.isNull()) {
                continue;
            }
            if (!met.add(host)) {
                findings.add(about(MxFinding.DUPLICATE, exchanger));
            }
            if (isAddress(host)) {
                findings.add(about(MxFinding.TARGET_IS_ADDRESS, exchanger));
                status = CheckStatus.INVALID;
            } else if (!host.isHostName()) {
                findings.add(about(MxFinding.TARGET_NOT_A_HOST_NAME, exchanger));
                status = CheckStatus.worst(List.of(status, CheckStatus.WARNING));
            }
        }
        return status;
    }

    // an address as somebody typed it into a form: "192.0.2.1." or, with the zone appended, "192.0.2.1.example.com."
    private boolean isAddress(DomainName host) {
        List<String> labels = host.labels();
        boolean appended =
                labels.size() > 4 && host.lastLabels(labels.size() - 4).equals(domain);
        return (labels.size() == 4 || appended)
                && labels.subList(0, 4).stream().allMatch(label -> label.matches("[0-9]{1,3}"));
    }

    private CheckStatus reachability() {
        CheckStatus status = CheckStatus.CORRECT;
        int reachable = 0;
        int unknown = 0;
        for (MxTarget target : targets.values()) {
            MxHost exchanger = present.stream()
                    .filter(each -> each.host().equals(target.host()))
                    .findFirst()
                    .orElseThrow();
            target.alias()
                    .ifPresent(alias -> findings.add(
                            about(MxFinding.TARGET_IS_ALIAS, exchanger).with("target", alias)));
            if (target.alias().isPresent()) {
                status = CheckStatus.WARNING;
            }
            if (!target.addresses().isEmpty()) {
                reachable++;
            } else if (!target.determined()) {
                unknown++;
                findings.add(about(MxFinding.TARGET_NOT_DETERMINED, exchanger));
            } else if (!isAddress(target.host())) {
                findings.add(about(MxFinding.TARGET_WITHOUT_ADDRESS, exchanger));
                status = CheckStatus.WARNING;
            }
        }
        // the provider's own hosts are the provider's business: the customer did as asked
        boolean asAsked = expectedHosts().stream().anyMatch(present::contains);
        if (reachable == 0 && unknown == 0 && targets.size() == distinctHosts() && !asAsked) {
            findings.add(Finding.of(MxFinding.NO_TARGET_WITH_ADDRESS, domain));
            return CheckStatus.INVALID;
        }
        return status;
    }

    private long distinctHosts() {
        return present.stream()
                .filter(exchanger -> !exchanger.isNull())
                .map(MxHost::host)
                .distinct()
                .count();
    }

    private CheckStatus byExpectation(MxExpectation expectation) {
        if (answer.isFailure()) {
            return CheckStatus.UNKNOWN;
        }
        List<MxHost> allowed = expectedHosts();
        CheckStatus status = CheckStatus.CORRECT;
        for (MxHost expected : expectation.hosts()) {
            if (present.contains(expected)) {
                continue;
            }
            status =
                    CheckStatus.worst(List.of(status, present.isEmpty() ? CheckStatus.MISSING : CheckStatus.INCORRECT));
            findings.add(missing(expected));
        }
        for (MxHost other : present) {
            if (allowed.contains(other) || other.isNull() && present.size() > 1) {
                continue; // a null MX beside others has a finding of its own
            }
            boolean ours = allowed.stream().anyMatch(host -> host.host().equals(other.host()));
            if (ours) {
                status = CheckStatus.worst(List.of(status, CheckStatus.INCORRECT));
                if (!replaced.contains(other)) {
                    addOnce(about(MxFinding.WRONG_PREFERENCE, other)
                            .with("expected", preferenceOf(other.host(), allowed))
                            .repairedBy(repairs.delete(other)));
                }
            } else {
                status = CheckStatus.worst(
                        List.of(status, other.isNull() ? CheckStatus.INCORRECT : CheckStatus.CONFLICT));
                addOnce(foreign(other, allowed));
            }
        }
        return status;
    }

    private Finding missing(MxHost expected) {
        List<MxHost> allowed = expectedHosts();
        for (MxHost other : present) {
            if (other.host().equals(expected.host()) && !allowed.contains(other) && replaced.add(other)) {
                return about(MxFinding.WRONG_PREFERENCE, other)
                        .with("expected", expected.preference())
                        .repairedBy(repairs.correct(other, expected));
            }
        }
        return Finding.of(MxFinding.EXPECTED_MISSING, domain)
                .with("host", expected.host())
                .with("preference", expected.preference())
                .repairedBy(repairs.add(expected));
    }

    private static int preferenceOf(DomainName host, List<MxHost> hosts) {
        return hosts.stream()
                .filter(each -> each.host().equals(host))
                .mapToInt(MxHost::preference)
                .min()
                .orElseThrow();
    }

    private Finding foreign(MxHost other, List<MxHost> allowed) {
        if (other.isNull()) {
            return Finding.of(MxFinding.NULL_MX, domain).in(other.toString()).repairedBy(repairs.delete(other));
        }
        int best = allowed.stream()
                .filter(present::contains)
                .mapToInt(MxHost::preference)
                .min()
                .orElse(Integer.MAX_VALUE);
        MxFinding effect = other.preference() < best
                ? MxFinding.FOREIGN_TAKES_ALL
                : other.preference() == best ? MxFinding.FOREIGN_SHARES : MxFinding.FOREIGN_BACKUP;
        Finding finding = about(effect, other).repairedBy(repairs.delete(other));
        MailService service = services.byMxHost(other.host()).orElse(null);
        if (service == null) {
            return finding;
        }
        foreign.computeIfAbsent(service, first -> new LinkedHashSet<>()).add(other);
        return finding.with("service", service.name());
    }

    private void left(MailService service, Set<MxHost> exchangers) {
        if (exchangers.size() > 1) {
            findings.add(Finding.of(MxFinding.FOREIGN_SERVICE, domain)
                    .with("service", service.name())
                    .with("count", exchangers.size())
                    .with("hosts", exchangers.stream().map(MxHost::host).toList())
                    .repairedBy(exchangers.stream()
                            .flatMap(each -> repairs.delete(each).stream())
                            .distinct()
                            .toList()));
        }
    }

    private Finding about(MxFinding code, MxHost exchanger) {
        return Finding.of(code, domain)
                .in(exchanger.toString())
                .with("host", exchanger.host())
                .with("preference", exchanger.preference());
    }

    // with several expectations, each sees the same foreign exchanger
    private void addOnce(Finding finding) {
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
