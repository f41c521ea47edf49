package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.wire.DnsCodec;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.SetResponse;
import org.xbill.DNS.WireParseException;
import org.xbill.DNS.Zone;

/** The same questions to dnsjava's authoritative {@link Zone}, over random zones. */
class ZoneResolverOracleTest {
    private static final List<String> LABELS = List.of("a", "b", "c");
    private static final List<RecordType> TYPES =
            List.of(RecordType.A, RecordType.TXT, RecordType.MX, RecordType.CNAME);
    private static final String APEX = "@ 60 IN SOA ns. root. 1 2 3 4 5\n@ 60 IN NS ns.elsewhere.\n";

    @Test
    void randomQuestionsToRandomZones() {
        Seed.repeat(Seed.cases() / 5, random -> {
            String text = "$ORIGIN example.\n" + APEX + randomZone(random);
            ZoneResolver resolver = ZoneResolver.parse(text);
            Zone oracle = oracle(resolver);
            for (int i = 0; i < 20; i++) {
                DomainName name = randomName(random, false);
                RecordType type = TYPES.get(random.nextInt(TYPES.size()));

                assertThat(shown(resolver.resolve(name, type)
                                .toCompletableFuture()
                                .join()))
                        .as("%s %s in%n%s", name, type, text)
                        .isEqualTo(followed(oracle, names(resolver), name, type, new HashSet<>()));
            }
        });
    }

    private static String randomZone(Random random) {
        StringBuilder zone = new StringBuilder();
        Set<DomainName> aliases = new HashSet<>();
        Set<DomainName> others = new HashSet<>();
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            DomainName name = randomName(random, true);
            // a name with a CNAME has nothing else (RFC 1034 §3.6.2), and the apex has its SOA
            // and Zone does not follow an alias that a wildcard makes
            boolean alias = random.nextInt(4) == 0
                    && name.labels().size() > 1
                    && !name.labels().get(0).equals("*")
                    && !others.contains(name);
            if (alias && aliases.add(name)) {
                zone.append(name.toAbsolute() + " 60 IN CNAME "
                        + randomName(random, false).toAbsolute() + "\n");
            } else if (!aliases.contains(name)) {
                others.add(name);
                String data = List.of("A 192.0.2." + i, "TXT t" + i, "MX " + i + " mx.")
                        .get(random.nextInt(3));
                zone.append(name.toAbsolute() + " 60 IN " + data + "\n");
            }
        }
        return zone.toString();
    }

    // asterisks at the left of owner names only: for others, Zone's answers are not those of RFC 4592
    private static DomainName randomName(Random random, boolean wildcards) {
        List<String> labels = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean wildcard = wildcards && labels.isEmpty() && random.nextInt(3) == 0;
            labels.add(wildcard ? "*" : LABELS.get(random.nextInt(LABELS.size())));
        }
        labels.add("example");
        return DomainName.ofLabels(labels);
    }

    private static Zone oracle(ZoneResolver resolver) {
        try {
            List<Record> records = new ArrayList<>();
            for (DnsRecord record : resolver.records()) {
                records.add(Record.fromString(
                        DnsCodec.fromName(record.name()),
                        record.type().code(),
                        1,
                        60,
                        record.data().toZoneText(),
                        Name.root));
            }
            return new Zone(Name.fromString("example."), records.toArray(Record[]::new));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // Zone answers one step at a time
    private static String followed(
            Zone oracle, Set<DomainName> names, DomainName name, RecordType type, Set<DomainName> met) {
        if (!met.add(name)) {
            return "loop";
        }
        SetResponse response = oracle.findRecords(DnsCodec.fromName(representative(name, names)), type.code());
        if (response.isCNAME()) {
            DomainName target = DnsCodec.toName(response.getCNAME().getTarget());
            String further = followed(oracle, names, target, type, met);
            return further.equals("loop") ? further : name + " -> " + further;
        }
        if (response.isNXDOMAIN()) {
            return "no such name";
        }
        if (response.isNXRRSET()) {
            return "no data";
        }
        List<String> data = new ArrayList<>();
        for (RRset set : response.answers()) {
            for (Record record : set.rrs()) {
                data.add(dataOf(record).toZoneText());
            }
        }
        return data.stream().sorted().toList().toString();
    }

    // names that do not exist have the answer of every other that does not, below the same closest encloser (RFC 4592
    // §3.3);
    // Zone knows a wildcard's absent types for names directly below only
    private static DomainName representative(DomainName name, Set<DomainName> names) {
        int known = name.labels().size();
        while (!names.contains(name.lastLabels(known))) {
            known--;
        }
        return known == name.labels().size() ? name : name.lastLabels(known).child("unused");
    }

    private static Set<DomainName> names(ZoneResolver resolver) {
        Set<DomainName> names = new HashSet<>();
        for (DnsRecord record : resolver.records()) {
            for (int i = 0; i <= record.name().labels().size(); i++) {
                names.add(record.name().lastLabels(i));
            }
        }
        return names;
    }

    private static RecordData dataOf(Record record) {
        try {
            return DnsCodec.toRecord(record).data();
        } catch (WireParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String shown(DnsAnswer answer) {
        if (answer.isFailure()) {
            return loop(answer);
        }
        StringBuilder shown = new StringBuilder();
        answer.aliases().forEach(alias -> shown.append(alias.name()).append(" -> "));
        if (answer instanceof DnsAnswer.NoSuchName) {
            return shown + "no such name";
        }
        if (answer instanceof DnsAnswer.NoData) {
            return shown + "no data";
        }
        return shown.toString()
                + answer.records().stream()
                        .map(record -> record.data().toZoneText())
                        .sorted()
                        .toList();
    }

    private static String loop(DnsAnswer answer) {
        return ((DnsAnswer.Failure) answer).cause() == FailureCause.CNAME_LOOP ? "loop" : answer.toString();
    }
}
