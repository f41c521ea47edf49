package org.domainverifier.domainconnect;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;

/**
 * One case of the public suite. Its zones are texts of any kind; where they are none of the type, the same text is always the same
 * address or term in their place.
 *
 * @param redirects what serves redirects, if the DNS host does
 */
record ApplyCase(String id, Map<?, ?> input, Map<?, ?> expect, String template, List<?> redirects) {
    private static final Set<String> SPF_WORDS = Set.of("foo", "bar");
    private static final String RANDOM = "<test only: random>";

    DomainName domain() {
        return DomainName.of(String.valueOf(input.get("domain")));
    }

    String host() {
        Object host = input.get("host");
        return host == null ? "" : String.valueOf(host);
    }

    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        ((Map<?, ?>) input.get("params"))
                .forEach((name, value) -> values.put(String.valueOf(name), String.valueOf(value)));
        return values;
    }

    List<String> groups() {
        return ApplySuite.list(input, "group_ids").stream().map(String::valueOf).toList();
    }

    Optional<String> exception() {
        return Optional.ofNullable(expect.get("exception")).map(String::valueOf);
    }

    HostedZone zone() {
        HostedZone zone = HostedZone.of(domain(), List.of()).holding(records(ApplySuite.list(input, "zone_records")));
        RecordData[] addresses = redirects.stream()
                .map(each -> data((Map<?, ?>) each, "pointsTo"))
                .toArray(RecordData[]::new);
        zone = zone.redirectingBy(addresses);
        boolean remembers = Boolean.TRUE.equals(input.get("multi_aware"));
        Object id = input.get("unique_id");
        return remembers ? zone.remembering(id == null ? RANDOM : String.valueOf(id)) : zone;
    }

    List<HostedRecord> expected() {
        return records(ApplySuite.list(expect, "records"));
    }

    private List<HostedRecord> records(List<?> records) {
        return records.stream().map(each -> record((Map<?, ?>) each)).toList();
    }

    private HostedRecord record(Map<?, ?> record) {
        String type = text(record, "type").toUpperCase(Locale.ROOT);
        DomainName name = name(text(record, "name"));
        Optional<TemplateInstance> origin = origin(record);
        for (HostService service : HostService.values()) {
            if (service.value().equals(type)) {
                return new HostedRecord.Service(service, name, text(record, "data"), origin);
            }
        }
        DomainName owner = type.equals("SRV") ? DomainName.of(services(record) + name) : name;
        Duration ttl = Duration.ofSeconds(Long.parseLong(text(record, "ttl")));
        return new HostedRecord.InDns(new DnsRecord(owner, ttl, data(record, "data")), origin);
    }

    private static String services(Map<?, ?> record) {
        String service = record.containsKey("service") ? service(text(record, "service")) : "untold";
        String protocol = record.containsKey("protocol") ? text(record, "protocol") : "tcp";
        return "_" + service + "._" + protocol + ".";
    }

    private DomainName name(String relative) {
        String name = relative.equals("@") ? String.valueOf(domain()) : relative + "." + domain();
        return name.startsWith("*.")
                ? DomainName.of(name.substring(2)).tryChild("*").orElseThrow()
                : DomainName.of(name);
    }

    private static Optional<TemplateInstance> origin(Map<?, ?> record) {
        if (!(record.get("_dc") instanceof Map<?, ?> state) || !state.containsKey("providerId")) {
            return Optional.empty();
        }
        Essential essential = text(state, "essential").equals("Always") ? Essential.ALWAYS : Essential.ON_APPLY;
        String host = text(state, "host").equals("@") ? "" : text(state, "host");
        return Optional.of(new TemplateInstance(
                text(state, "id"),
                text(state, "providerId"),
                text(state, "serviceId"),
                host,
                essential,
                Optional.empty()));
    }

    private RecordData data(Map<?, ?> record, String field) {
        String type = text(record, "type").toUpperCase(Locale.ROOT);
        String data = text(record, field);
        return switch (type) {
            case "A", "AAAA" -> address(type, data);
            case "TXT" ->
                TextData.parse(data.startsWith("v=spf1 ") ? spf(data) : data).orElseThrow();
            case "MX" -> new RecordData.Mx(Integer.parseInt(text(record, "priority")), target(data));
            case "CNAME" -> new RecordData.Cname(target(data));
            case "NS" -> new RecordData.Ns(target(data));
            case "SRV" ->
                new RecordData.Srv(
                        Integer.parseInt(text(record, "priority")),
                        Integer.parseInt(text(record, "weight")),
                        Integer.parseInt(text(record, "port")),
                        target(data));
            default -> zoneData(type, data);
        };
    }

    private static RecordData zoneData(String type, String data) {
        String line = "suite.example. 300 IN " + type + " " + data;
        int code = OtherTypes.code(type).orElseThrow();
        return ZoneResolver.parse(line)
                .resolve(new DnsQuestion(DomainName.of("suite.example"), new RecordType(code)))
                .toCompletableFuture()
                .join()
                .records()
                .get(0)
                .data();
    }

    private DomainName target(String data) {
        return data.equals("@") ? domain() : DomainName.of(host(data));
    }

    private static RecordData address(String type, String data) {
        boolean four = type.equals("A");
        Optional<? extends InetAddress> given = four ? Addresses.v4(data) : Addresses.v6(data);
        int number = Math.floorMod(data.hashCode(), 250) + 1;
        try {
            InetAddress address = given.isPresent()
                    ? given.get()
                    : InetAddress.getByName((four ? "192.0.2." : "2001:db8::") + number);
            return four ? new RecordData.A((Inet4Address) address) : new RecordData.Aaaa((Inet6Address) address);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(Map<?, ?> values, String name) {
        return String.valueOf(values.get(name));
    }

    static String spf(String text) {
        return Arrays.stream(text.split(" "))
                .map(word -> SPF_WORDS.contains(word) ? "a:" + word + ".example" : word)
                .collect(Collectors.joining(" "));
    }

    /** Where a record leads to an address, a name in its place. */
    static String host(String target) {
        return Addresses.parse(target).isPresent() ? "host" + Math.abs(target.hashCode()) + ".example" : target;
    }

    static String service(String name) {
        return name.replace('.', '-');
    }
}
