package org.domainverifier.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.domainverifier.DomainReport;
import org.domainverifier.Verdict;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.exports.Rr;
import org.domainverifier.publish.ZonePlan;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;

/** A damaged zone, its report, and what the plan makes of it. */
record ExportCase(
        CustomerZone zone,
        Provider provider,
        List<DnsRecord> records,
        List<Rr> before,
        DomainReport report,
        ZonePlan plan) {

    String apex() {
        return zone.domain.toAbsolute();
    }

    Verdict previewed() {
        ZoneResolver dns = zone.dns(zone.records());
        return provider.verifier(dns)
                .preview(zone.domain.toString(), plan.plan())
                .verdict();
    }

    Verdict verified(List<Rr> records) {
        String text = records.stream()
                .map(rr -> "%s %d IN %s \\# %d %s"
                        .formatted(rr.name(), rr.ttl(), rr.type(), rr.data().length() / 2, rr.data()))
                .collect(Collectors.joining("\n"));
        ZoneResolver dns = zone.dns(ZoneResolver.parse(text).records());
        return provider.verifier(dns).verify(zone.domain).verdict();
    }

    static ExportCase of(long seed, List<String> keys) {
        SplittableRandom random = new SplittableRandom(seed);
        Provider provider = Provider.random(random, keys);
        CustomerZone zone = new CustomerZone(random, provider);
        for (int n = 0; n < 4; n++) {
            Damage.ALL.get(random.nextInt(Damage.ALL.size())).apply(zone);
        }
        List<DnsRecord> records = oneTtl(zone.records());
        ZoneResolver dns = zone.dns(records);
        DnsResolver authority = question ->
                dns.resolve(question).thenApply(answer -> answer.from(AnswerOrigin.of("192.0.2.53:53", true, false)));
        DomainReport report = provider.verifier(authority).verify(zone.domain);
        ZonePlan plan = ZonePlan.of(report, zone.domain).asking(authority).join();
        assertThat(plan.wanted()).as("seed %d", seed).isEmpty();
        return new ExportCase(zone, provider, records, rrs(records), report, plan);
    }

    /** The records of one set have one (RFC 2181 §5.2), which damages do not care about. */
    private static List<DnsRecord> oneTtl(List<DnsRecord> records) {
        Map<DnsQuestion, DnsRecord> first = new HashMap<>();
        return records.stream()
                .map(record -> new DnsRecord(
                        record.name(),
                        first.computeIfAbsent(new DnsQuestion(record.name(), record.type()), set -> record)
                                .ttl(),
                        record.data()))
                .toList();
    }

    private static List<Rr> rrs(List<DnsRecord> records) {
        return records.stream()
                .map(record -> Rr.ofLine(record.toZoneLine()))
                .distinct()
                .toList();
    }

    static List<Rr> after(List<Rr> before, RepairPlan plan) {
        List<Rr> after = new ArrayList<>(before);
        for (RecordChange change : plan.changes()) {
            change.before().ifPresent(record -> {
                Rr gone = Rr.ofLine(record.toZoneLine());
                assertThat(after.removeIf(rr -> isSame(rr, gone)))
                        .as("%s is there", gone)
                        .isTrue();
            });
            change.after().ifPresent(record -> {
                Rr added = Rr.ofLine(record.toZoneLine());
                if (after.stream().noneMatch(rr -> isSame(rr, added))) {
                    after.add(added);
                }
            });
        }
        return after;
    }

    static boolean isSame(Rr one, Rr other) {
        return one.name().equals(other.name())
                && one.type().equals(other.type())
                && one.data().equals(other.data());
    }
}
