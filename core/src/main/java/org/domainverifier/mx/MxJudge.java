package org.domainverifier.mx;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;
import org.domainverifier.service.MailServices;
import org.jspecify.annotations.Nullable;

/** Judges the MX records of one domain. A function of what the DNS answered and what was expected. */
final class MxJudge {
    private static final Set<MxFinding> WITHOUT_ADDRESS =
            EnumSet.of(MxFinding.FOREIGN_WITHOUT_ADDRESS, MxFinding.VERIFICATION_RECORD);

    private final DomainName domain;
    private final DnsAnswer answer;
    private final Map<DomainName, MxTarget> targets;
    private final List<Expected<MxExpectation>> expectations;
    private final List<MxHost> present;
    private final Findings findings = new Findings();
    private final Set<DomainName> spelt = new HashSet<>(); // what no host can be called, and has been told of
    private final MxWanted wanted;
    private final boolean asAsked; // one of the hosts that were asked for is there
    private final MxForeigner foreigner;
    private final MxRepairs repairs;
    private final MailServices services;

    MxJudge(
            DomainName domain,
            DnsAnswer answer,
            Map<DomainName, MxTarget> targets,
            List<Expected<MxExpectation>> expectations,
            Standings standings,
            MailServices services) {
        this.domain = domain;
        this.services = services;
        this.answer = answer;
        this.targets = targets;
        this.expectations = expectations;
        this.present = answer.data(RecordData.Mx.class).stream()
                .map(MxHost::of)
                .distinct()
                .sorted(Comparator.comparingInt(MxHost::preference).thenComparing(MxHost::host))
                .toList();
        this.wanted = MxWanted.of(expectations, present);
        this.asAsked = wanted.records().stream().anyMatch(present::contains);
        this.foreigner = new MxForeigner(domain, present, wanted.records(), targets);
        this.repairs = new MxRepairs(answer, standings, present, wanted, foreigner);
    }

    MxResult judge() {
        CheckStatus byStandard = byStandard();
        List<ExpectationOutcome> outcomes = byExpectation();
        return new MxResult(
                ExpectationOutcome.combine(byStandard, outcomes),
                findings.list(),
                outcomes,
                present.stream().map(MxHost::toString).toList(),
                present,
                answer.isAbsent() ? List.of() : List.copyOf(targets.values()),
                isImplicit());
    }

    private List<ExpectationOutcome> byExpectation() {
        if (answer.isFailure()) {
            return expectations.stream()
                    .map(expected -> expected.outcome(CheckStatus.UNKNOWN))
                    .toList();
        }
        MxComparison comparison = new MxComparison(domain, present, wanted, foreigner, repairs, services);
        if (!expectations.isEmpty()) {
            findings.addAll(comparison.findings());
        }
        return expectations.stream()
                .map(expected -> expected.outcome(
                        comparison.statusOf(expected.expectation()), comparison.progressOf(expected.expectation())))
                .toList();
    }

    private boolean isImplicit() {
        MxTarget own = targets.get(domain);
        return answer.isAbsent() && own != null && !own.addresses().isEmpty();
    }

    private CheckStatus byStandard() {
        if (answer instanceof DnsAnswer.Failure failure) {
            findings.notDetermined(MxFinding.NOT_DETERMINED, failure);
            return CheckStatus.UNKNOWN;
        }
        if (!answer.aliases().isEmpty()) {
            findings.add(Finding.of(MxFinding.DOMAIN_IS_ALIAS, domain).with("target", answer.canonicalName()));
        }
        if (answer.isAbsent()) {
            return absent();
        }
        nullMx();
        if (!present.stream().allMatch(MxHost::isNull)) {
            spelling();
            reachability();
        }
        return findings.status(this::weight);
    }

    /** Where other hosts were asked for, what matters is that these are wrong, whether they have addresses or not. */
    private CheckStatus weight(Finding finding) {
        boolean unreachable =
                finding.code() == MxFinding.NO_TARGET_WITH_ADDRESS || finding.code() == MxFinding.NO_PUBLIC_TARGET;
        boolean others = !wanted.isEmpty() && !asAsked;
        boolean oneOfSeveral = finding.code() == MxFinding.ZONE_APPENDED; // if it was the only one, that is said too
        return unreachable && others || oneOfSeveral ? CheckStatus.WARNING : Findings.weight(finding);
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
            findings.add(
                    Finding.of(MxFinding.MISSING, domain).with("domain", domain).repairedBy(repairs.naming(List.of())));
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

    private void nullMx() {
        List<MxHost> nulls = present.stream().filter(MxHost::isNull).toList();
        if (nulls.isEmpty()) {
            return;
        }
        if (nulls.size() < present.size()) {
            findings.add(Finding.of(MxFinding.NULL_MX_WITH_OTHERS, domain)
                    .in(nulls.get(0).toString())
                    .repairedBy(nulls.stream()
                            .flatMap(each -> repairs.removing(each).stream())
                            .distinct()
                            .toList()));
            return;
        }
        if (expectations.isEmpty()) {
            findings.add(Finding.of(MxFinding.NULL_MX, domain).in(nulls.get(0).toString()));
        }
        if (nulls.stream().anyMatch(host -> host.preference() != 0)) {
            findings.add(Finding.of(MxFinding.NULL_MX_PREFERENCE, domain)
                    .in(nulls.get(0).toString())
                    .with("preference", nulls.get(0).preference()));
        }
    }

    private void spelling() {
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
                misspelt(MxFinding.TARGET_IS_ADDRESS, exchanger, MxStep.PUBLISH_ADDRESS, Map.of());
            } else if (expectations.isEmpty() && MxForeigner.isTemplate(host)) {
                misspelt(MxFinding.TEMPLATE_VARIABLE, exchanger, MxStep.FILL_IN, Map.of());
            } else if (expectations.isEmpty()
                    && foreigner.withoutZoneTwice(host).isPresent()) {
                DomainName meant = foreigner.withoutZoneTwice(host).get();
                misspelt(MxFinding.ZONE_APPENDED, exchanger, MxStep.END_NAME, Map.of("meant", meant));
            } else if (!host.isHostName() && !MxForeigner.isMadeByHost(host) && !MxForeigner.isTemplate(host)) {
                findings.add(about(MxFinding.TARGET_NOT_A_HOST_NAME, exchanger));
            }
        }
    }

    private void misspelt(MxFinding code, MxHost exchanger, MxStep step, Map<String, Object> more) {
        Finding finding = about(code, exchanger).repairedBy(repairs.spelling(step, exchanger, more));
        for (Map.Entry<String, Object> each : more.entrySet()) {
            finding = finding.with(each.getKey(), each.getValue());
        }
        findings.add(finding);
        spelt.add(exchanger.host());
    }

    // an address as somebody typed it into a form: "192.0.2.1." or, with the zone appended, "192.0.2.1.example.com."
    private boolean isAddress(DomainName host) {
        return isAddress(host, domain);
    }

    static boolean isAddress(DomainName host, DomainName domain) {
        List<String> typed = host.isWithin(domain)
                ? host.labels()
                        .subList(0, host.labels().size() - domain.labels().size())
                : host.labels();
        return typed.size() == 4 && typed.stream().allMatch(label -> label.matches("[0-9]{1,3}"))
                || typed.size() == 1 && typed.get(0).matches("\\[?[0-9a-f:]*:[0-9a-f:]*\\]?");
    }

    private void reachability() {
        int reachable = 0;
        int unknown = 0;
        int inward = 0;
        Map<DomainName, MxHost> first = new HashMap<>();
        present.forEach(exchanger -> first.putIfAbsent(exchanger.host(), exchanger));
        for (MxTarget target : targets.values()) {
            MxHost exchanger = Objects.requireNonNull(first.get(target.host()), "a target is an exchanger's");
            target.alias()
                    .ifPresent(alias -> findings.add(
                            about(MxFinding.TARGET_IS_ALIAS, exchanger).with("target", alias)));
            if (!target.addresses().isEmpty()) {
                reachable++;
                inward += inward(target, exchanger) ? 1 : 0;
            } else if (!target.determined()) {
                unknown++;
                findings.add(about(MxFinding.TARGET_NOT_DETERMINED, exchanger));
            } else if (!isAddress(target.host()) && !isToldAsForeign(exchanger)) {
                findings.add(about(MxFinding.TARGET_WITHOUT_ADDRESS, exchanger));
            }
        }
        // the provider's own hosts are the provider's business: the customer did as asked
        if (unknown == 0 && targets.size() == distinctHosts() && !asAsked && reachable == inward) {
            MxFinding code = reachable == 0 ? MxFinding.NO_TARGET_WITH_ADDRESS : MxFinding.NO_PUBLIC_TARGET;
            Finding finding = Finding.of(code, domain);
            findings.add(expectations.isEmpty() ? finding.repairedBy(naming(first.keySet())) : finding);
        }
    }

    /** What is to be done where no exchanger is of use: those have been told of that nobody can have meant as they are. */
    private List<RepairStep> naming(Set<DomainName> hosts) {
        List<DomainName> others =
                hosts.stream().filter(host -> !spelt.contains(host)).toList();
        return others.isEmpty() ? List.of() : repairs.naming(others);
    }

    /** Whether what there is to say of an exchanger that nobody asked for says that it has no address. */
    private boolean isToldAsForeign(MxHost exchanger) {
        if (expectations.isEmpty()) {
            return foreigner.withoutZoneTwice(exchanger.host()).isPresent();
        }
        return !wanted.isEmpty()
                && !wanted.isExpected(exchanger.host())
                && !wanted.tolerates(exchanger, foreigner)
                && WITHOUT_ADDRESS.contains(
                        (MxFinding) foreigner.finding(exchanger).code());
    }

    /** Tells of addresses within somebody's own network; whether all of a target are. */
    private boolean inward(MxTarget target, MxHost exchanger) {
        List<InetAddress> inward =
                target.addresses().stream().filter(MxTarget::isInward).toList();
        if (!inward.isEmpty()) {
            findings.add(about(MxFinding.TARGET_NOT_PUBLIC, exchanger)
                    .with(
                            "addresses",
                            inward.stream().map(InetAddress::getHostAddress).toList()));
        }
        return target.isInwardOnly();
    }

    private long distinctHosts() {
        return present.stream()
                .filter(exchanger -> !exchanger.isNull())
                .map(MxHost::host)
                .distinct()
                .count();
    }

    private Finding about(MxFinding code, MxHost exchanger) {
        return exchanger.finding(code, domain);
    }
}
