package org.domainverifier.laws.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.laws.Wanted;
import org.domainverifier.laws.Wanted.Asked;
import org.domainverifier.laws.Wanted.Dmarc;
import org.domainverifier.laws.Wanted.Host;
import org.domainverifier.laws.Wanted.Selector;
import org.domainverifier.laws.Wanted.Sts;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A provider file ({@code docs/cli.md}) as plain data. */
final class ProviderYaml {
    private ProviderYaml() {}

    static Wanted parse(String yaml) {
        Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return new Wanted(asked(root), asked(map(root, "recommended")));
    }

    private static Asked asked(Map<?, ?> entries) {
        List<Host> hosts = new ArrayList<>();
        for (Object each : list(entries, "mx")) {
            Map<?, ?> host = (Map<?, ?>) each;
            hosts.add(new Host((Integer) host.get("preference"), String.valueOf(host.get("host"))));
        }
        List<Selector> selectors = new ArrayList<>();
        for (Object each : list(entries, "dkim")) {
            Map<?, ?> selector = (Map<?, ?>) each;
            selectors.add(new Selector(
                    String.valueOf(selector.get("selector")), text(selector, "key"), text(selector, "cname")));
        }
        Map<?, ?> spf = map(entries, "spf");
        return new Asked(
                hosts,
                texts(spf, "include"),
                texts(spf, "authorizing"),
                selectors,
                Optional.ofNullable(entries.get("dmarc")).map(wish -> dmarc((Map<?, ?>) wish)),
                Optional.ofNullable(entries.get("tls-rpt")).map(wish -> texts((Map<?, ?>) wish, "rua")),
                Optional.ofNullable(entries.get("mta-sts"))
                        .map(wish -> new Sts(text((Map<?, ?>) wish, "host"), text((Map<?, ?>) wish, "id"))));
    }

    private static Dmarc dmarc(Map<?, ?> wish) {
        return new Dmarc(text(wish, "suggest"), text(wish, "at-least"), texts(wish, "rua"));
    }

    private static Map<?, ?> map(Map<?, ?> entries, String key) {
        return entries.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(Map<?, ?> entries, String key) {
        return entries.get(key) instanceof List<?> list ? list : List.of();
    }

    private static List<String> texts(Map<?, ?> entries, String key) {
        return list(entries, key).stream().map(String::valueOf).toList();
    }

    private static Optional<String> text(Map<?, ?> entries, String key) {
        return Optional.ofNullable(entries.get(key)).map(String::valueOf);
    }
}
