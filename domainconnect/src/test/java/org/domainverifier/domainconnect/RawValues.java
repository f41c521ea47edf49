package org.domainverifier.domainconnect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Values that a provider would give for the variables of a template, by the places at which they are. */
final class RawValues {
    static final String RSA =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvC3xeAfnNCSY1MIcRwhedPSvIGeMhH6XP2so+xfvRH3qniiSW34r"
                    + "gvySriY0RoAbxso+m6z+tKWmZaeqNtNNh5gtZ45SKIbLpCt4Rnq03tvwZOkIMX3IcLxNwcAqIidv2wvx8PJb5B9TlqQ/gTAG"
                    + "4PqzGpgFOJCjVRrAi+vbt0HjQg/7x9E0dMpHMnFd7Qe/jezTJ7xuPAwEXupr2M7B5u0HWyckAHdOoN4z3reVKIGxaj48jWuO"
                    + "h6g9/Q1igUgNYql3xlfBUwygf/kz5LHJF2328nzPuSuDOyoWSkft4jiqakimf6igIPo33eIxLHUIt/KHkTyvVMFwB3FFBbpp"
                    + "dwIDAQAB";
    static final String ED25519 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    static final String PROVIDER = "provider.example";
    private static final Set<String> BUILT_IN = Set.of("domain", "host", "fqdn");

    private final Map<String, String> values = new LinkedHashMap<>();
    private int count;

    private RawValues() {}

    static Map<String, String> of(RawTemplate template) {
        RawValues made = new RawValues();
        template.records().forEach(made::hosts); // labels first: they are often parts of targets as well
        template.records().forEach(made::data);
        return made.values;
    }

    private void put(String name, String value) {
        if (!BUILT_IN.contains(name.toLowerCase(Locale.ROOT))) {
            values.putIfAbsent(name, value);
        }
    }

    private int next() {
        return ++count;
    }

    private static boolean isWhole(String text) {
        return text.matches("%[A-Za-z0-9_.-]+%");
    }

    private void hosts(JsonNode record) {
        String host = RawTemplate.host(record);
        String type = record.get("type").asString();
        for (String name : RawTemplate.variables(host)) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean text = type.equals("TXT") || type.equals("CNAME");
            if (isWhole(host) && text && lower.contains("dmarc")) {
                put(name, "_dmarc");
            } else if (isWhole(host) && text && (lower.contains("dkim") || lower.contains("domainkey"))) {
                put(name, "s" + next() + "._domainkey");
            } else {
                put(name, "h" + next());
            }
        }
    }

    private void data(JsonNode record) {
        String type = record.get("type").asString();
        switch (type) {
            case "A" ->
                RawTemplate.variables(RawTemplate.text(record, "pointsTo"))
                        .forEach(name -> put(name, "192.0.2." + (10 + next() % 200)));
            case "AAAA" ->
                RawTemplate.variables(RawTemplate.text(record, "pointsTo"))
                        .forEach(name -> put(name, "2001:db8::" + next()));
            case "TXT" -> text(record);
            case "SPFM" -> spf(RawTemplate.text(record, "spfRules"));
            case "CAA" ->
                RawTemplate.variables(RawTemplate.text(record, "data"))
                        .forEach(name -> put(name, "ca" + next() + ".example"));
            default ->
                target(RawTemplate.text(
                        record, type.equals("SRV") || type.startsWith("REDIR") ? "target" : "pointsTo"));
        }
        for (String number : List.of("priority", "weight", "port", "ttl")) {
            RawTemplate.variables(RawTemplate.text(record, number)).forEach(name -> put(name, "10"));
        }
    }

    private void target(String target) {
        for (String name : RawTemplate.variables(target)) {
            boolean last = target.endsWith("%" + name + "%");
            put(name, last ? "t" + next() + "." + PROVIDER : "v" + next());
        }
    }

    private void spf(String rules) {
        for (String name : RawTemplate.variables(rules)) {
            String before = rules.substring(0, rules.indexOf("%" + name + "%"));
            if (before.endsWith("ip4:")) {
                put(name, "192.0.2." + (10 + next() % 200));
            } else if (before.isEmpty() || before.endsWith(" ")) {
                put(name, "include:spf" + next() + "." + PROVIDER);
            } else {
                put(
                        name,
                        rules.endsWith("%" + name + "%") || rules.contains("%" + name + "% ")
                                ? "spf" + next() + "." + PROVIDER
                                : "v" + next());
            }
        }
    }

    private void text(JsonNode record) {
        String data = RawTemplate.text(record, "data");
        String host = RawTemplate.host(record).replaceAll("%([A-Za-z0-9_.-]+)%", "x");
        for (String name : RawTemplate.variables(RawTemplate.host(record))) {
            host = values.getOrDefault(name, "").startsWith("_")
                            || values.getOrDefault(name, "").contains("._")
                    ? values.get(name)
                    : host;
        }
        if (data.contains("%%")) {
            pieces(data);
        }
        for (String name : RawTemplate.variables(data)) {
            put(name, value(record, host, data, "%" + name + "%"));
        }
    }

    /** A key that is given in pieces. */
    private void pieces(String data) {
        List<String> names = RawTemplate.variables(data);
        int length = RSA.length() / names.size();
        for (int i = 0; i < names.size(); i++) {
            put(names.get(i), RSA.substring(i * length, i + 1 == names.size() ? RSA.length() : (i + 1) * length));
        }
    }

    private String value(JsonNode record, String host, String data, String variable) {
        String before = data.substring(0, data.indexOf(variable));
        String behind = data.substring(data.indexOf(variable) + variable.length());
        boolean whole = before.isEmpty() && behind.isEmpty();
        String prefix = RawTemplate.text(record, "txtConflictMatchingPrefix");
        if (before.endsWith("mailto:")) {
            return behind.startsWith("@") ? "u" + next() : "reports@" + PROVIDER;
        }
        if (before.endsWith("@")) {
            return PROVIDER;
        }
        if (host.equals("_dmarc") || host.startsWith("_dmarc.")) {
            String policy = "p=quarantine; rua=mailto:dmarc@" + PROVIDER;
            return whole
                    ? "v=DMARC1; " + policy
                    : before.endsWith("p=") ? "quarantine" : before.endsWith("pct=") ? "100" : policy;
        }
        if (host.contains("_domainkey")) {
            boolean ed25519 = data.contains("k=ed25519");
            return whole ? "v=DKIM1; k=rsa; p=" + RSA : before.endsWith("k=") ? "rsa" : ed25519 ? ED25519 : RSA;
        }
        if (host.startsWith("_smtp._tls")) {
            return "v=TLSRPTv1; rua=mailto:tls@" + PROVIDER;
        }
        if (host.startsWith("_mta-sts")) {
            return "v=STSv1; id=2026";
        }
        if (before.contains("v=spf1") || prefix.equals("v=spf1")) {
            return (whole ? "v=spf1 " : "") + "include:spf" + next() + "." + PROVIDER + (whole ? " ~all" : "");
        }
        return whole && !prefix.isEmpty() ? prefix + "token" + next() : "token" + next();
    }
}
