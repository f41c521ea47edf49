package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;

/** The zone of a customer to whom a template was applied, as lines of a zone file: written by test code alone. */
final class RawZone {
    static final String CUSTOMER = "customer.example";

    private final Map<String, String> values;
    private final String scope;
    private final Set<String> lines = new LinkedHashSet<>();
    private final Map<String, List<String>> spf = new LinkedHashMap<>();
    private final Set<String> world = new LinkedHashSet<>();

    private RawZone(Map<String, String> values, String host) {
        this.values = new LinkedHashMap<>(values);
        this.scope = host.isEmpty() ? CUSTOMER : host + "." + CUSTOMER;
        this.values.put("domain", CUSTOMER);
        this.values.put("host", host);
        this.values.put("fqdn", scope);
    }

    static RawZone of(RawTemplate template, Map<String, String> values, String host) {
        RawZone zone = new RawZone(values, host);
        template.records().forEach(zone::record);
        zone.spf.forEach((owner, terms) ->
                zone.lines.add(owner + " 3600 IN TXT \"v=spf1 " + String.join(" ", terms) + " ~all\""));
        zone.surroundings();
        return zone;
    }

    /** What the customer has published. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** What others have: the provider, for example. */
    List<String> world() {
        return List.copyOf(world);
    }

    private String filled(String text) {
        Matcher matcher = RawTemplate.VARIABLE.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "MISSING")));
    }

    private String owner(JsonNode record) {
        String host = filled(RawTemplate.host(record));
        if (host.isEmpty() || host.equals("@")) {
            return scope + ".";
        }
        return host.endsWith(".") ? host : host + "." + scope + ".";
    }

    private String target(JsonNode record, String field) {
        String target = filled(RawTemplate.text(record, field));
        return target.equals("@") ? scope + "." : target.endsWith(".") ? target : target + ".";
    }

    private void record(JsonNode record) {
        String type = record.get("type").asString();
        String owner = owner(record);
        String start = owner + " 3600 IN " + type + " ";
        switch (type) {
            case "A", "AAAA" -> lines.add(start + filled(RawTemplate.text(record, "pointsTo")));
            case "CNAME" -> {
                lines.add(start + target(record, "pointsTo"));
                alias(owner, target(record, "pointsTo"));
            }
            case "NS" -> {
                lines.add(start + target(record, "pointsTo"));
                address(target(record, "pointsTo"));
            }
            case "MX" -> {
                lines.add(start + filled(RawTemplate.text(record, "priority")) + " " + target(record, "pointsTo"));
                address(target(record, "pointsTo"));
            }
            case "SRV" -> {
                lines.add(RawTemplate.text(record, "service") + "." + RawTemplate.text(record, "protocol") + "." + start
                        + filled(RawTemplate.text(record, "priority")) + " "
                        + filled(RawTemplate.text(record, "weight")) + " "
                        + filled(RawTemplate.text(record, "port")) + " " + target(record, "target"));
                address(target(record, "target"));
            }
            case "TXT" -> lines.add(start + quoted(filled(RawTemplate.text(record, "data"))));
            case "SPFM" -> merge(owner, filled(RawTemplate.text(record, "spfRules")));
            case "APEXCNAME", "REDIR301", "REDIR302" -> {}
            default -> lines.add(start + filled(RawTemplate.text(record, "data")));
        }
    }

    private void merge(String owner, String rules) {
        List<String> terms = spf.computeIfAbsent(owner, name -> new ArrayList<>());
        for (String term : rules.split(" ")) {
            if (!terms.contains(term) && !term.equals("v=spf1") && !term.endsWith("all")) {
                terms.add(term);
            }
        }
    }

    private static String quoted(String text) {
        List<String> strings = new ArrayList<>();
        for (int start = 0; start < text.length(); start += 250) {
            String part = text.substring(start, Math.min(text.length(), start + 250));
            strings.add("\"" + part.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        }
        return String.join(" ", strings);
    }

    private void address(String name) {
        if (!name.endsWith(CUSTOMER + ".")) {
            world.add(name.toLowerCase(Locale.ROOT) + " 3600 IN A 192.0.2.250");
        }
    }

    /** What is behind an alias: what is looked for at its name. */
    private void alias(String owner, String target) {
        String name = target.toLowerCase(Locale.ROOT);
        if (name.endsWith("." + CUSTOMER + ".") || name.equals(CUSTOMER + ".")) {
            return;
        }
        if (owner.contains("._domainkey.")) {
            world.add(name + " 3600 IN TXT " + quoted("v=DKIM1; k=rsa; p=" + RawValues.RSA));
        } else if (owner.startsWith("_dmarc.")) {
            world.add(name + " 3600 IN TXT \"v=DMARC1; p=reject\"");
        } else if (owner.startsWith("_smtp._tls.")) {
            world.add(name + " 3600 IN TXT \"v=TLSRPTv1; rua=mailto:tls@" + RawValues.PROVIDER + "\"");
        } else if (owner.startsWith("_mta-sts.")) {
            world.add(name + " 3600 IN TXT \"v=STSv1; id=1\"");
        } else {
            world.add(name + " 3600 IN A 192.0.2.251");
        }
    }

    /** Senders that are included, mail hosts of those who get reports, and their consent. */
    private void surroundings() {
        world.add(CUSTOMER + ". 3600 IN SOA ns.host.example. hostmaster.host.example. 1 3600 600 86400 300");
        for (String line : List.copyOf(lines)) {
            for (String word : line.replace("\"", "").split("[ ;,]+")) {
                if (word.startsWith("include:")) {
                    world.add(word.substring(8).toLowerCase(Locale.ROOT)
                            + ". 3600 IN TXT \"v=spf1 ip4:192.0.2.0/24 ~all\"");
                } else if (word.startsWith("a:")) {
                    address(word.substring(2) + ".");
                } else if (word.contains("mailto:")) {
                    String domain = word.substring(word.indexOf('@') + 1).toLowerCase(Locale.ROOT);
                    boolean own = domain.endsWith(CUSTOMER);
                    if (!own) {
                        world.add(domain + ". 3600 IN MX 10 mx." + domain + ".");
                        world.add("mx." + domain + ". 3600 IN A 192.0.2.252");
                        world.add("*._report._dmarc." + domain + ". 3600 IN TXT \"v=DMARC1\"");
                    }
                }
            }
        }
    }
}
