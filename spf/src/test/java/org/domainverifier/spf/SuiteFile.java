package org.domainverifier.spf;

import java.io.IOException;
import java.io.Reader;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The public test suite of RFC 7208: scenarios, each with a zone and cases. */
record SuiteFile(List<Scenario> scenarios) {
    record Scenario(String description, List<Case> cases, DnsResolver zone) {}

    /**
     * One case.
     *
     * @param results the results that are allowed, the preferred one first
     * @param explanation what is said to the sender; {@code DEFAULT} if the domain says nothing
     */
    record Case(
            String name,
            String host,
            String mailFrom,
            String helo,
            List<String> results,
            Optional<String> explanation) {}

    static SuiteFile read(Path file) throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        LoadSettings settings = LoadSettings.builder().build();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (Object document : new Load(settings).loadAllFromReader(reader)) {
                Map<?, ?> scenario = (Map<?, ?>) document;
                List<Case> cases = new ArrayList<>();
                ((Map<?, ?>) scenario.get("tests"))
                        .forEach((name, test) -> cases.add(testCase(name, (Map<?, ?>) test)));
                scenarios.add(new Scenario(String.valueOf(scenario.get("description")), cases, new SuiteZone((Map<?, ?>)
                        scenario.get("zonedata"))));
            }
        }
        return new SuiteFile(scenarios);
    }

    private static Case testCase(Object name, Map<?, ?> test) {
        List<String> results = new ArrayList<>();
        list(test.get("result")).forEach(result -> results.add(String.valueOf(result)));
        return new Case(
                String.valueOf(name),
                String.valueOf(test.get("host")),
                String.valueOf(test.get("mailfrom")),
                String.valueOf(test.get("helo")),
                results,
                Optional.ofNullable(test.get("explanation")).map(String::valueOf));
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> several ? several : List.of(value);
    }

    /**
     * The suite's way to write zones. Identical records stay two, records of the former type SPF are also TXT records where a
     * name has no TXT of its own, {@code TIMEOUT} is for every type that the name does not have.
     */
    private static final class SuiteZone implements DnsResolver {
        private final Map<DnsQuestion, List<RecordData>> data = new HashMap<>();
        private final Set<DomainName> names = new HashSet<>();
        private final Set<DomainName> timeouts = new HashSet<>();

        private SuiteZone(Map<?, ?> zone) {
            zone.forEach((owner, records) -> {
                DomainName name = name(owner);
                names.add(name);
                boolean ownTxt = false;
                for (Object entry : (List<?>) records) {
                    ownTxt |= entry instanceof Map<?, ?> record && record.containsKey("TXT");
                }
                for (Object entry : (List<?>) records) {
                    if (entry instanceof Map<?, ?> record) {
                        boolean copied = !ownTxt;
                        record.forEach((type, value) -> add(name, String.valueOf(type), value, copied));
                    } else {
                        timeouts.add(name);
                    }
                }
            });
        }

        private void add(DomainName name, String type, Object value, boolean spfIsTxt) {
            if (type.equals("TXT") && "NONE".equals(value)) {
                return;
            }
            RecordData record = data(type, value);
            data.computeIfAbsent(new DnsQuestion(name, RecordType.of(type)), question -> new ArrayList<>())
                    .add(record);
            if (type.equals("SPF") && spfIsTxt) {
                data.computeIfAbsent(new DnsQuestion(name, RecordType.TXT), question -> new ArrayList<>())
                        .add(record);
            }
        }

        private static RecordData data(String type, Object value) {
            return switch (type) {
                case "A" -> new RecordData.A((Inet4Address) address(String.valueOf(value)));
                case "AAAA" -> new RecordData.Aaaa((Inet6Address) address(String.valueOf(value)));
                case "MX" -> {
                    List<?> parts = (List<?>) value;
                    yield new RecordData.Mx((Integer) parts.get(0), name(parts.get(1)));
                }
                case "PTR" -> new RecordData.Ptr(name(value));
                case "CNAME" -> new RecordData.Cname(name(value));
                case "TXT", "SPF" -> {
                    List<Octets> strings = new ArrayList<>();
                    list(value)
                            .forEach(string -> strings.add(
                                    Octets.of(String.valueOf(string).getBytes(StandardCharsets.ISO_8859_1))));
                    if (strings.isEmpty()) { // on the wire there is no such thing; the closest is one empty string
                        strings.add(Octets.of(new byte[0]));
                    }
                    yield new RecordData.Txt(strings);
                }
                default -> throw new IllegalArgumentException("a type that the reader does not know: " + type);
            };
        }

        private static DomainName name(Object text) {
            String name = String.valueOf(text);
            return name.isEmpty()
                    ? DomainName.ROOT
                    : DomainName.tryParseOctets(name).orElseThrow();
        }

        @Override
        public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
            return CompletableFuture.completedFuture(answer(question));
        }

        private DnsAnswer answer(DnsQuestion question) {
            List<DnsRecord> aliases = new ArrayList<>();
            DomainName name = question.name();
            while (true) {
                List<RecordData> found = data.get(new DnsQuestion(name, question.type()));
                if (found != null) {
                    DomainName owner = name;
                    return new DnsAnswer.Records(
                            question,
                            found.stream()
                                    .map(each -> new DnsRecord(owner, Duration.ofHours(1), each))
                                    .toList(),
                            aliases,
                            AnswerOrigin.NONE);
                }
                if (timeouts.contains(name)) {
                    return DnsAnswer.Failure.of(question, FailureCause.TIMEOUT, "as the suite says");
                }
                List<RecordData> alias = data.get(new DnsQuestion(name, RecordType.CNAME));
                if (alias == null) {
                    return names.contains(name)
                            ? new DnsAnswer.NoData(question, aliases, Optional.empty(), AnswerOrigin.NONE)
                            : new DnsAnswer.NoSuchName(question, aliases, Optional.empty(), AnswerOrigin.NONE);
                }
                if (aliases.size() > 8) {
                    return DnsAnswer.Failure.of(question, FailureCause.CNAME_LOOP, "as the suite says");
                }
                aliases.add(new DnsRecord(name, Duration.ofHours(1), alias.get(0)));
                name = ((RecordData.Cname) alias.get(0)).target();
            }
        }
    }

    /** Unlike {@link InetAddress#getByName}, leaves IPv4-mapped addresses IPv6 addresses, as a socket would give them. */
    static InetAddress address(String text) {
        try {
            byte[] ip4 = IpText.parse4(text, 0, text.length());
            return ip4 != null
                    ? InetAddress.getByAddress(ip4)
                    : Inet6Address.getByAddress(null, IpText.parse6(text, 0, text.length()), -1);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(text, impossible);
        }
    }
}
