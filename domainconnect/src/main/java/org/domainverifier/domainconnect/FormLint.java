package org.domainverifier.domainconnect;

import java.util.OptionalLong;
import java.util.Set;
import org.domainverifier.record.Severity;

/** How the values of a record are written. */
final class FormLint {
    private static final Set<String> PROTOCOLS = Set.of("_tcp", "_udp", "_sctp", "_dccp");
    private static final long SHORTEST_TTL = 30;
    private static final long LONGEST_TTL = 604_800;
    private static final int LONGEST_LABEL = 63;

    private FormLint() {}

    static void check(LintRecord each) {
        RecordTexts.of(each.record()).forEach((field, text) -> value(each, field, text));
        each.record().common().ttl().flatMap(TemplateText::literal).ifPresent(ttl -> ttl(each, ttl));
        if (each.record() instanceof TemplateRecord.Srv srv) {
            label(each, "service", srv.service());
            label(each, "protocol", srv.protocol());
            if (isLabel(srv.protocol()) && !PROTOCOLS.contains(srv.protocol())) {
                each.notice(
                        each.at("protocol", TemplateFinding.UNUSUAL_PROTOCOL).with("value", srv.protocol()));
            }
        }
    }

    private static void value(LintRecord each, String field, TemplateText text) {
        String value = text.toString();
        if (!value.equals(value.strip())) {
            each.notice(each.at(field, TemplateFinding.STRAY_SPACE).with("value", value));
        }
        if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7f)
                || isData(field) && value.chars().anyMatch(c -> c > 0x7e)) {
            each.notice(each.at(field, TemplateFinding.UNPRINTABLE).with("value", value));
        }
        for (TemplateText.Part part : text.parts()) {
            if (!part.variable() && part.text().indexOf('%') >= 0) {
                each.notice(each.at(field, TemplateFinding.STRAY_PERCENT)
                        .with("value", value)
                        .atMost(Severity.WARNING));
                break;
            }
        }
    }

    /** Names may have letters of any script; data may not. */
    private static boolean isData(String field) {
        return field.equals("data") || field.equals("spfRules");
    }

    private static void ttl(LintRecord each, String text) {
        OptionalLong seconds = Numbers.parse(text);
        if (seconds.isPresent() && (seconds.getAsLong() < SHORTEST_TTL || seconds.getAsLong() > LONGEST_TTL)) {
            each.notice(each.at("ttl", TemplateFinding.ODD_TTL).with("seconds", seconds.getAsLong()));
        }
    }

    private static void label(LintRecord each, String field, String value) {
        if (!isLabel(value)) {
            each.notice(each.at(field, TemplateFinding.BAD_SRV_LABEL).with("value", value));
        }
    }

    /** An underscore, and letters, digits and hyphens (RFC 8552). */
    private static boolean isLabel(String value) {
        return value.length() > 1
                && value.length() <= LONGEST_LABEL
                && value.charAt(0) == '_'
                && value.chars()
                        .skip(1)
                        .allMatch(
                                c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-');
    }
}
