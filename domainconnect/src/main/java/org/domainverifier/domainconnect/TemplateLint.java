package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong or unwise about what a template says. */
final class TemplateLint {
    private TemplateLint() {}

    static List<TemplateDiagnostic> of(DomainConnectTemplate template) {
        Noticed noticed = new Noticed();
        List<LintRecord> records = new ArrayList<>();
        for (int i = 0; i < template.records().size(); i++) {
            records.add(new LintRecord(template.records().get(i), template.path(i), noticed));
        }
        ConflictLint conflicts = new ConflictLint(template, records);
        for (LintRecord each : records) {
            FormLint.check(each);
            HostLint.check(each, template.hostRequired());
            TargetLint.check(each);
            TextLint.check(each);
            MailLint.check(each);
            conflicts.check(each);
        }
        VariableLint.check(template, records, noticed);
        MtaStsLint.check(records);
        return noticed.all();
    }
}
