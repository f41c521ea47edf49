package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;

/**
 * All public templates, applied to all kinds of customers' zones: the zone is as test code that shares nothing with the library makes it
 * ({@link RawApply}), the changes lead there, and what harms a customer is found.
 */
class PublicTemplatesAppliedTest {
    private static final DomainName DOMAIN = DomainName.of(RawZone.CUSTOMER);
    private static final Map<String, Integer> CODES =
            Map.of("A", 1, "NS", 2, "CNAME", 5, "SOA", 6, "MX", 15, "TXT", 16, "AAAA", 28, "SRV", 33, "CAA", 257);

    /** Of what there may be one at a name, told by how it is written. */
    private static final Map<ClickFinding, Pattern> DOUBLED = Map.of(
            ClickFinding.SECOND_DMARC, Pattern.compile("_dmarc\\.\\S* TXT v=DMARC1.*"),
            ClickFinding.SECOND_SPF, Pattern.compile("\\S+ TXT v=spf1(?: .*)?"),
            ClickFinding.SECOND_KEY, Pattern.compile("[^_]\\S*\\._domainkey\\.\\S+ TXT (?!v=DMARC1).*p=.*"));

    /** The ordinary build takes one template of these many; {@code -Ddomainverifier.allClicks=true} takes all. */
    private static final int ORDINARY = 6;

    private static final Map<RawApply.Row, DnsRecord> RECORDS = new HashMap<>();

    private final Map<ClickFinding, Integer> clicks = new EnumMap<>(ClickFinding.class);
    private final Map<ClickFinding, Set<String>> found = new EnumMap<>(ClickFinding.class);
    private final List<String> differences = new ArrayList<>();
    private int applied;
    private int refused;
    private int harmful;

    @Test
    void zonesAreAsForeseenAndWhatHarmsIsFound() throws IOException {
        Map<String, DomainConnectTemplate> read = new HashMap<>();
        for (Path file : PublicTemplates.files()) {
            read.put(
                    file.getFileName().toString(),
                    DomainConnectTemplate.read(file).orElseThrow());
        }
        boolean all = Boolean.getBoolean("domainverifier.allClicks");
        List<RawTemplate> templates = PublicTemplatesVerifiedTest.templates();
        for (int i = 0; i < templates.size(); i += all ? 1 : ORDINARY) {
            RawTemplate template = templates.get(i);
            String[] name = template.name().split(" ");
            Set<String> groups = name.length > 1 ? Set.of(name[1]) : Set.of();
            Map<String, String> values = RawValues.of(template);
            String host = template.hostRequired() ? "shop" : "";
            Set<RawApply.Row> before =
                    RawApply.apply(List.of(), template, values, host).orElse(Set.of());
            Set<String> owners = RawApply.owners(template, values, host);
            RawCustomers.of(owners, before).forEach((kind, zone) -> {
                AppliedTemplate ours = read.get(name[0]).applyTo(zone(zone), host, values, groups);
                compare(template.name() + " to " + kind, zone, ours, RawApply.apply(zone, template, values, host));
            });
        }
        print();
        assertThat(differences).isEmpty();
        assertThat(applied).isGreaterThan(all ? 4000 : 800);
        assertThat(clicks.keySet())
                .contains(
                        ClickFinding.SECOND_DMARC,
                        ClickFinding.DMARC_WEAKENED,
                        ClickFinding.REPORTS_LOST,
                        ClickFinding.SECOND_KEY,
                        ClickFinding.MX_REPLACED,
                        ClickFinding.SITE_REMOVED,
                        ClickFinding.SENDER_CUT_OFF);
    }

    private void print() {
        System.out.println(applied + " clicks on templates applied, " + refused + " refused, " + harmful
                + " of them harmful, " + differences.size() + " differences");
        clicks.forEach((code, count) -> System.out.println(
                "  " + code.id() + ": " + count + " clicks, " + found.get(code).size() + " templates"));
    }

    private static HostedZone zone(List<RawApply.Row> rows) {
        return HostedZone.of(
                DOMAIN, rows.stream().map(PublicTemplatesAppliedTest::record).toList());
    }

    private static DnsRecord record(RawApply.Row row) {
        return RECORDS.computeIfAbsent(row, PublicTemplatesAppliedTest::parsed);
    }

    private static DnsRecord parsed(RawApply.Row row) {
        DomainName name = DomainName.ofLabels(List.of(row.owner().split("\\.")));
        RecordData data = row.is("TXT")
                ? RecordData.Txt.of(row.data())
                : ZoneData.parse(Map.entry(row.type(), CODES.get(row.type())), row.data())
                        .orElseThrow();
        return new DnsRecord(name, Duration.ofHours(1), data);
    }

    private static String printed(DnsRecord record) {
        String data = record.data() instanceof RecordData.Txt txt
                ? txt.text()
                : record.data().toZoneText();
        return record.name().toAbsolute() + " " + record.type() + " " + data;
    }

    private void compare(
            String what, List<RawApply.Row> zone, AppliedTemplate ours, Optional<Set<RawApply.Row>> foreseen) {
        if (foreseen.isEmpty() || !ours.isApplied()) {
            refused++;
            if (foreseen.isPresent() || ours.isApplied()) {
                differences.add(what + ": " + ours.diagnostics());
            }
            return;
        }
        applied++;
        Set<String> expected =
                foreseen.get().stream().map(RawApply.Row::toString).collect(Collectors.toCollection(TreeSet::new));
        Set<String> predicted = ours.zone().records().stream()
                .map(PublicTemplatesAppliedTest::printed)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> changed = zone.stream().map(RawApply.Row::toString).collect(Collectors.toCollection(TreeSet::new));
        for (RecordChange change : ours.changes()) {
            change.before().map(PublicTemplatesAppliedTest::printed).ifPresent(changed::remove);
            change.after().map(PublicTemplatesAppliedTest::printed).ifPresent(changed::add);
        }
        if (!predicted.equals(expected) || !changed.equals(expected)) {
            differences.add(what + ": " + predicted + " and " + changed + ", not " + expected);
        }
        losses(what, zone, ours, foreseen.get());
    }

    private void losses(String what, List<RawApply.Row> zone, AppliedTemplate ours, Set<RawApply.Row> after) {
        List<Finding> losses = ClickLosses.judge(DOMAIN, ours.changes(), view(ours.before()), view(ours.zone()));
        Set<ClickFinding> found = losses.stream()
                .map(finding -> (ClickFinding) finding.code())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        harmful += found.isEmpty() ? 0 : 1;
        for (ClickFinding code : found) {
            clicks.merge(code, 1, Integer::sum);
            this.found.computeIfAbsent(code, first -> new TreeSet<>()).add(what.substring(0, what.indexOf(".json")));
        }
        Set<RawApply.Row> before = new LinkedHashSet<>(zone);
        DOUBLED.forEach((code, pattern) -> {
            Set<String> twice = twice(after, pattern);
            twice.removeAll(twice(before, pattern));
            if (twice.isEmpty() == found.contains(code)) {
                differences.add(what + ": " + code + " " + twice);
            }
        });
    }

    /** The names at which there are two texts of a kind, told by how they are written. */
    private static Set<String> twice(Set<RawApply.Row> zone, Pattern pattern) {
        Set<String> once = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (RawApply.Row row : zone) {
            boolean text = row.is("TXT") && pattern.matcher(row.toString()).matches();
            if (text && !once.add(row.owner())) {
                twice.add(row.owner());
            }
        }
        return twice;
    }

    private static ClickView view(HostedZone zone) {
        Map<DomainName, List<String>> texts = new LinkedHashMap<>();
        for (DnsRecord record : zone.records()) {
            if (record.type().equals(RecordType.TXT)) {
                texts.computeIfAbsent(record.name(), name -> new ArrayList<>())
                        .add(((RecordData.Txt) record.data()).text());
            }
        }
        return new ClickView(texts, Map.of());
    }
}
