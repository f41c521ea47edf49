package org.domainverifier.domainconnect;

import java.util.Optional;
import org.domainverifier.record.Severity;

/** A text, and which others it takes the place of. */
final class TextLint {
    private TextLint() {}

    static void check(LintRecord each) {
        if (!(each.record() instanceof TemplateRecord.Txt txt)) {
            return;
        }
        if (txt.data().toString().strip().startsWith("\"")) {
            each.notice(each.at("data", TemplateFinding.QUOTED_TEXT)
                    .with("value", txt.data().toString()));
        }
        prefix(each, txt);
        Optional<MailKind> kind = MailKind.of(each.host(), txt.data().start());
        if (txt.conflict().mode() == TxtConflict.Mode.ALL
                && isShared(each.host())
                && txt.common().host().isLiteral()) {
            each.notice(each.at("txtConflictMatchingMode", TemplateFinding.REPLACES_ALL_TEXTS)
                    .with("host", each.host()));
        }
        kind.filter(mail -> addsUp(mail, txt))
                .ifPresent(mail -> each.notice(each.at("txtConflictMatchingMode", TemplateFinding.ADDS_SECOND_RECORD)
                        .with("kind", mail)
                        .with("host", each.host())
                        .with(
                                "prefix",
                                mail == MailKind.DKIM && txt.data().toString().startsWith("p=") ? "p=" : mail.version())
                        .atMost(mail.isVoidTwice() ? Severity.ERROR : Severity.WARNING)));
    }

    private static void prefix(LintRecord each, TemplateRecord.Txt txt) {
        String prefix = txt.conflict().prefix();
        boolean byPrefix = txt.conflict().mode() == TxtConflict.Mode.PREFIX;
        if (byPrefix && prefix.isEmpty()) {
            each.notice(each.at("txtConflictMatchingPrefix", TemplateFinding.PREFIX_MISSING));
        } else if (!byPrefix && !prefix.isEmpty()) {
            each.notice(each.at("txtConflictMatchingPrefix", TemplateFinding.PREFIX_UNUSED)
                    .with("prefix", prefix));
        } else if (!TemplateText.of(prefix).isLiteral()) {
            each.notice(each.at("txtConflictMatchingPrefix", TemplateFinding.MISPLACED_VARIABLE)
                    .with("value", prefix));
        } else if (byPrefix && !mayBeginWith(txt.data(), prefix)) {
            each.notice(each.at("txtConflictMatchingPrefix", TemplateFinding.PREFIX_NOT_OWN)
                    .with("prefix", prefix)
                    .with("data", txt.data().toString()));
        }
    }

    /** Whether a text begins with the prefix, or does so with the right value of its first variable. */
    private static boolean mayBeginWith(TemplateText data, String prefix) {
        String start = data.start();
        return start.length() >= prefix.length() || data.isLiteral()
                ? start.startsWith(prefix)
                : prefix.startsWith(start);
    }

    /** A name without an underscore is not one record's own. */
    private static boolean isShared(String host) {
        return !host.startsWith("_") && !host.contains("._");
    }

    /** Whether applying the template leaves two: the same text is one and the same record. */
    private static boolean addsUp(MailKind mail, TemplateRecord.Txt txt) {
        boolean removesOwn = switch (txt.conflict().mode()) {
            case ALL -> true;
            case PREFIX -> !txt.conflict().prefix().isEmpty();
            case NONE -> false;
        };
        boolean varies = !txt.data().ownVariables().isEmpty();
        return !removesOwn && (mail.isVoidTwice() || varies);
    }
}
