package org.domainverifier.domainconnect;

import java.net.InetAddress;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.SpecialRange;

/** Where a record leads. */
final class TargetLint {
    private TargetLint() {}

    static void check(LintRecord each) {
        TemplateRecord record = each.record();
        if (record instanceof TemplateRecord.A || record instanceof TemplateRecord.Aaaa) {
            address(each);
        } else if (isNameType(record) || record instanceof TemplateRecord.ApexCname) {
            name(each);
        } else if (record instanceof TemplateRecord.Redirect) {
            page(each);
        }
    }

    private static void page(LintRecord each) {
        each.main()
                .literal()
                .filter(text -> !WebAddress.isOne(text))
                .ifPresent(text -> each.notice(
                        each.at(each.mainField(), TemplateFinding.BAD_REDIRECT).with("value", text)));
    }

    /** Whether a record leads to a name. */
    static boolean isNameType(TemplateRecord record) {
        return record instanceof TemplateRecord.Cname
                || record instanceof TemplateRecord.Ns
                || record instanceof TemplateRecord.Mx
                || record instanceof TemplateRecord.Srv;
    }

    private static void address(LintRecord each) {
        TemplateText text = each.main();
        if (!text.isLiteral()) {
            return;
        }
        boolean four = each.record() instanceof TemplateRecord.A;
        Optional<? extends InetAddress> address = four ? Addresses.v4(text.toString()) : Addresses.v6(text.toString());
        if (address.isEmpty()) {
            each.notice(each.at(each.mainField(), TemplateFinding.BAD_ADDRESS)
                    .with("value", text.toString())
                    .with("type", each.record().type()));
        } else {
            SpecialRange.of(address.get())
                    .ifPresent(range -> each.notice(each.at(each.mainField(), TemplateFinding.SPECIAL_ADDRESS)
                            .with("value", text.toString())));
        }
    }

    private static void name(LintRecord each) {
        TemplateText text = each.main();
        String value = text.toString();
        boolean nobody = value.equals(".")
                && (each.record() instanceof TemplateRecord.Mx || each.record() instanceof TemplateRecord.Srv);
        boolean here = value.equals("@") && !(each.record() instanceof TemplateRecord.Ns);
        if (nobody || here) {
            return;
        }
        if (text.isLiteral() && Addresses.parse(value).isPresent()) {
            each.notice(each.at(each.mainField(), TemplateFinding.TARGET_IS_ADDRESS)
                    .with("value", value)
                    .with("type", each.record().type()));
            return;
        }
        Optional<DomainName> name = DomainName.tryParseExact(Samples.name(text));
        boolean oneLabel =
                text.isLiteral() && name.isPresent() && name.get().labels().size() == 1;
        if (name.isEmpty() || oneLabel) {
            each.notice(each.at(each.mainField(), TemplateFinding.BAD_TARGET).with("value", value));
        }
    }
}
