package org.domainverifier.domainconnect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.dmarc.DmarcPolicy;
import org.domainverifier.dmarc.DmarcRecord;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;
import org.domainverifier.spf.SpfMechanism;
import org.domainverifier.spf.SpfModifier;
import org.domainverifier.spf.SpfRecord;
import org.domainverifier.spf.SpfTerm;

/** What a record says of mail, by the standards. */
final class MailLint {
    private MailLint() {}

    static void check(LintRecord each) {
        if (each.record() instanceof TemplateRecord.Spfm spfm) {
            spfm(each, spfm.spfRules());
        } else if (each.record() instanceof TemplateRecord.Txt txt) {
            text(each, txt);
        }
    }

    private static void spfm(LintRecord each, TemplateText rules) {
        String start = rules.start().strip();
        if (start.regionMatches(
                true, 0, MailKind.SPF.version(), 0, MailKind.SPF.version().length())) {
            each.notice(each.at("spfRules", TemplateFinding.SPF_WHOLE_RECORD).with("value", rules.toString()));
            return;
        }
        TemplateText whole =
                TemplateText.of(MailKind.SPF.version() + " " + rules.toString().strip());
        Samples sample = Samples.of(whole, Samples::term);
        Parsed<SpfRecord> parsed = SpfRecord.parse(sample.text());
        invalid(each, "spfRules", MailKind.SPF, sample, parsed);
        parsed.record()
                .ifPresent(record -> record.terms().stream()
                        .filter(MailLint::isEnd)
                        .forEach(term -> each.notice(
                                each.at("spfRules", TemplateFinding.SPF_END).with("term", term.toString()))));
    }

    private static boolean isEnd(SpfTerm term) {
        return term instanceof SpfMechanism.All || term instanceof SpfModifier.Redirect;
    }

    private static void text(LintRecord each, TemplateRecord.Txt txt) {
        TemplateText data = txt.data();
        Optional<MailKind> byText = MailKind.byText(data.start());
        if (byText.isPresent() && txt.common().host().isLiteral() && isMisplaced(byText.get(), each.host())) {
            each.notice(each.at("host", TemplateFinding.MISPLACED_RECORD)
                    .with("kind", byText.get())
                    .with("host", each.host())
                    .with("expected", byText.get().labels()));
            return;
        }
        Optional<MailKind> kind = MailKind.of(each.host(), data.start());
        if (kind.isEmpty()) {
            return;
        }
        MailKind mail = kind.get();
        if (mail == MailKind.SPF && txt.conflict().mode() != TxtConflict.Mode.NONE) {
            each.notice(each.at("data", TemplateFinding.SPF_AS_TEXT).with("host", each.host()));
        }
        Samples sample = Samples.of(data, mail == MailKind.SPF ? Samples::term : Samples::tag);
        boolean judged = !data.isVariable() && !data.toString().startsWith("\"");
        Optional<Parsed<?>> parsed = judged ? mail.parse(sample.text()) : Optional.empty();
        parsed.ifPresent(read -> invalid(each, "data", mail, sample, read));
        if (mail == MailKind.DMARC) {
            dmarc(each, txt, sample);
        }
    }

    /** A record of a kind that is looked for at another host; SPF is looked for at any that sends mail. */
    private static boolean isMisplaced(MailKind kind, String host) {
        if (kind == MailKind.SPF) {
            return MailKind.byHost(host).filter(other -> other != MailKind.SPF).isPresent();
        }
        return !MailKind.byHost(host).equals(Optional.of(kind));
    }

    private static void dmarc(LintRecord each, TemplateRecord.Txt txt, Samples sample) {
        if (txt.common().essential() == Essential.ALWAYS) {
            each.notice(each.at("essential", TemplateFinding.DMARC_FIXED).with("host", each.host()));
        }
        boolean literalPolicy = TemplateText.of(txt.data().start()).isLiteral()
                && DmarcRecord.parse(sample.text())
                        .record()
                        .flatMap(DmarcRecord::policy)
                        .equals(Optional.of(DmarcPolicy.NONE))
                && saysNone(txt.data());
        if (literalPolicy && txt.conflict().removes("v=DMARC1; p=reject")) {
            each.notice(each.at("data", TemplateFinding.DMARC_WEAKENED).with("host", each.host()));
        }
    }

    /** Whether the policy is in the template, not in a value. */
    private static boolean saysNone(TemplateText data) {
        return data.parts().stream()
                .filter(part -> !part.variable())
                .flatMap(part -> Arrays.stream(part.text().split(";")))
                .map(String::strip)
                .anyMatch(tag -> tag.toLowerCase(Locale.ROOT).replace(" ", "").equals("p=none"));
    }

    private static void invalid(LintRecord each, String field, MailKind kind, Samples sample, Parsed<?> parsed) {
        for (Diagnostic diagnostic : parsed.diagnostics()) {
            boolean counts = diagnostic.code().severity() == Severity.ERROR;
            if (counts && !sample.touches(diagnostic.span())) {
                each.notice(each.at(field, TemplateFinding.INVALID_RECORD)
                        .with("kind", kind)
                        .with("host", each.host())
                        .with("problem", diagnostic));
            }
        }
    }
}
