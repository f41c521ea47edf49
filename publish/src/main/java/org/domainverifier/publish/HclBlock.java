package org.domainverifier.publish;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.dns.DnsRecord;

/** Resources of Terraform's language, with names of their own. */
final class HclBlock {
    private static final int LONGEST_NAME = 100;

    private final StringBuilder text = new StringBuilder();
    private int resources;

    /** Lines of zone files, which have nothing invisible in them. */
    void comment(String line) {
        text.append("# ").append(line).append('\n');
    }

    void begin(String type, DnsRecord record) {
        text.append(text.length() == 0 ? "" : "\n")
                .append("resource ")
                .append(Literals.hcl(type))
                .append(' ')
                .append(Literals.hcl(name(record)))
                .append(" {\n");
    }

    void attribute(String name, Object expression) {
        text.append("  ").append(name).append(" = ").append(expression).append('\n');
    }

    void list(String name, List<String> values) {
        text.append("  ").append(name).append(" = [\n");
        values.forEach(value -> text.append("    ").append(Literals.hcl(value)).append(",\n"));
        text.append("  ]\n");
    }

    void object(String name, Map<String, Object> members) {
        text.append("  ").append(name).append(" = {\n");
        members.forEach((key, value) -> text.append("    ")
                .append(key)
                .append(" = ")
                .append(value instanceof String string ? Literals.hcl(string) : value)
                .append('\n'));
        text.append("  }\n");
    }

    void end() {
        text.append("}\n");
    }

    /** Of letters, digits and underscores, and only once. */
    private String name(DnsRecord record) {
        StringBuilder name = new StringBuilder(record.type().toString().toLowerCase(Locale.ROOT)).append('_');
        String owner = record.name().toString();
        for (int i = 0; i < Math.min(owner.length(), LONGEST_NAME); i++) {
            char c = owner.charAt(i);
            name.append(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? c : '_');
        }
        resources++;
        return name.append('_').append(resources).toString(); // two names may have become one
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
