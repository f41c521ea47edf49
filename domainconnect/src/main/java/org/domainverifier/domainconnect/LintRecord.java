package org.domainverifier.domainconnect;

import java.util.Locale;
import java.util.Optional;
import org.domainverifier.record.Severity;

/** A record that is checked, and where it is. */
record LintRecord(TemplateRecord record, String path, Noticed noticed) {
    /** The name for comparing; of an SRV record with its service. */
    String place() {
        String place = record.common().place();
        if (record instanceof TemplateRecord.Srv srv) {
            String service = (srv.service() + "." + srv.protocol()).toLowerCase(Locale.ROOT);
            return record.common().isRoot() ? service : service + "." + place;
        }
        return place;
    }

    /** The host as it is written, or {@code @}. */
    String host() {
        String host = record.common().host().toString();
        return host.isEmpty() ? "@" : host;
    }

    String path(String field) {
        return path + "." + field;
    }

    TemplateDiagnostic at(String field, TemplateFinding code) {
        return TemplateDiagnostic.at(path(field), code);
    }

    void notice(TemplateDiagnostic diagnostic) {
        noticed.add(diagnostic);
    }

    TemplateText main() {
        return RecordTexts.main(record);
    }

    String mainField() {
        return RecordTexts.mainField(record);
    }

    String hostField() {
        return RecordTexts.hostField(record);
    }

    Optional<String> group() {
        return record.common().groupId();
    }

    /** Whether both are there whenever one of them is applied. */
    boolean isAlwaysWith(LintRecord other) {
        return group().isEmpty() || other.group().isEmpty() || group().equals(other.group());
    }

    /** What is wrong only if the groups of both are applied matters less. */
    TemplateDiagnostic beside(LintRecord other, TemplateDiagnostic diagnostic) {
        TemplateDiagnostic about = diagnostic.with("other", other.path());
        return isAlwaysWith(other)
                ? about
                : about.with("groups", group().orElse("") + ", " + other.group().orElse(""))
                        .atMost(Severity.NOTICE);
    }

    /** Whether both say the same at the same place. */
    boolean isLike(LintRecord other) {
        return record.type().equals(other.record.type())
                && place().equals(other.place())
                && RecordTexts.data(record).equals(RecordTexts.data(other.record));
    }
}
