package org.domainverifier.domainconnect;

import java.util.List;
import java.util.Locale;
import org.domainverifier.dns.DomainName;
import org.jspecify.annotations.Nullable;

/** The name at which a record goes. */
final class HostLint {
    private HostLint() {}

    static void check(LintRecord each, boolean hostRequired) {
        if (each.record() instanceof TemplateRecord.ApexCname) {
            return;
        }
        TemplateText host = each.record().common().host();
        boolean topOnly = each.record().common().isRoot() && !hostRequired;
        if (topOnly && (each.record() instanceof TemplateRecord.Cname || each.record() instanceof TemplateRecord.Ns)) {
            each.notice(each.at(each.hostField(), TemplateFinding.HOST_NOT_REQUIRED)
                    .with("type", each.record().type()));
        }
        if (each.record().common().isRoot()) {
            return;
        }
        TemplateFinding wrong = problem(host);
        if (wrong != null) {
            each.notice(each.at(each.hostField(), wrong).with("host", host.toString()));
        }
    }

    private static @Nullable TemplateFinding problem(TemplateText host) {
        String text = host.toString();
        if (!isName(host)) {
            return TemplateFinding.BAD_HOST;
        }
        List<TemplateText.Part> parts = host.parts();
        TemplateText.Part last = parts.get(parts.size() - 1);
        if (!text.endsWith(".")) {
            boolean domain = parts.stream().anyMatch(TemplateText.Part::isBuiltIn);
            return domain ? TemplateFinding.NAME_REPEATED : null;
        }
        if (last.variable() || !last.text().equals(".")) {
            return TemplateFinding.LEAVES_DOMAIN;
        }
        TemplateText.Part before = parts.get(parts.size() - 2);
        boolean below =
                before.isBuiltIn() && before.text().toLowerCase(Locale.ROOT).equals(TemplateText.HOST);
        return below ? TemplateFinding.LEAVES_DOMAIN : null;
    }

    /** Whether it is a name, whatever the variables are. */
    private static boolean isName(TemplateText host) {
        String sample = Samples.name(host);
        if (sample.endsWith(".")) {
            sample = sample.substring(0, sample.length() - 1);
        }
        if (sample.equals("*")) {
            return true;
        }
        String below = sample.startsWith("*.") ? sample.substring(2) : sample;
        return DomainName.tryParseExact(below + ".example").isPresent();
    }
}
