package org.domainverifier.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxHost;

/** What a provider file says of MX: a list of hosts with their preferences, or hosts and how they may be there. */
final class ProviderMx {
    private static final List<String> KEYS = List.of("hosts", "order", "allowing", "others");

    private ProviderMx() {}

    static MxExpectation read(YamlValue value) {
        if (!value.isMapping()) {
            return value.make(() -> new MxExpectation(numbered(value)));
        }
        Map<String, YamlValue> entries = value.mapping(KEYS);
        MxExpectation expectation = ordered(value, entries);
        YamlValue allowing = entries.get("allowing");
        if (allowing != null) {
            for (YamlValue host : allowing.list()) {
                expectation = host.make(expectation::allowing);
            }
        }
        YamlValue others = entries.get("others");
        if (others != null) {
            others.oneOf("allowed");
            expectation = expectation.allowingOthers();
        }
        return expectation;
    }

    private static MxExpectation ordered(YamlValue value, Map<String, YamlValue> entries) {
        YamlValue hosts = ProviderFile.needed(value, entries, "hosts");
        YamlValue order = entries.get("order");
        String kept = order == null ? "kept" : order.oneOf("kept", "any", "preferences");
        boolean numbered = hosts.list().get(0).isMapping();
        if (kept.equals("preferences") && !numbered) {
            throw hosts.complaint("where the preferences count, there should be a 'preference' with each 'host'");
        }
        if (kept.equals("preferences")) {
            return hosts.make(() -> new MxExpectation(numbered(hosts)));
        }
        List<MxHost> list = numbered ? numbered(hosts) : suggested(hosts);
        MxExpectation.Order asked = kept.equals("any") ? MxExpectation.Order.ANY : MxExpectation.Order.SEQUENCE;
        return hosts.make(() -> new MxExpectation(list, asked, List.of(), false));
    }

    private static List<MxHost> suggested(YamlValue hosts) {
        List<MxHost> list = new ArrayList<>();
        for (YamlValue host : hosts.list()) {
            DomainName name = host.make(DomainName::of);
            int preference = 10 * (list.size() + 1);
            list.add(host.make(() -> new MxHost(preference, name)));
        }
        return list;
    }

    private static List<MxHost> numbered(YamlValue value) {
        List<MxHost> hosts = new ArrayList<>();
        for (YamlValue each : value.list()) {
            Map<String, YamlValue> entries = each.mapping(List.of("preference", "host"));
            YamlValue preference = ProviderFile.needed(each, entries, "preference");
            int number = preference.number();
            DomainName host = ProviderFile.needed(each, entries, "host").make(DomainName::of);
            hosts.add(preference.make(() -> new MxHost(number, host)));
        }
        return hosts;
    }
}
