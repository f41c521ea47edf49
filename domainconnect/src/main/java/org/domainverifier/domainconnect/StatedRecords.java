package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.records.RecordManner;

/** Makes records of a template of what is expected in Java. */
final class StatedRecords {
    private static final DomainName ANY = DomainName.of("any.example");
    private static final String TTL = "3600";

    private StatedRecords() {}

    /**
     * The records that a customer is asked to publish.
     *
     * @param below the name below the domain; empty for the domain itself
     * @throws IllegalArgumentException if no particular record is asked for, or a name is none
     */
    static List<TemplateRecord> of(String below, Expectation expectation) {
        DomainName place = below.isEmpty() ? ANY : DomainName.of(below + "." + ANY);
        List<RecordToPublish> published = expectation.recordsToPublish(place, CustomerValues.none());
        if (published.isEmpty()) {
            throw new IllegalArgumentException("no particular record is asked for by " + expectation
                    + "; a template needs one: suggest it, or give the value");
        }
        List<TemplateRecord> records = new ArrayList<>();
        for (RecordToPublish each : published) {
            records.add(record(each, expectation));
        }
        return records;
    }

    private static TemplateRecord record(RecordToPublish each, Expectation expectation) {
        String host = Owner.of(each.name(), ANY).relative();
        boolean spf = each.data().isPresent()
                && each.data().get() instanceof RecordData.Txt txt
                && MailKind.byText(txt.text()).equals(Optional.of(MailKind.SPF));
        Optional<TemplateText> ttl = spf ? Optional.empty() : Optional.of(TemplateText.of(TTL));
        boolean onApply = expectation instanceof DmarcExpectation dmarc
                && dmarc.minimum().isEmpty()
                && dmarc.reportAddresses().isEmpty()
                && dmarc.host().isEmpty();
        TemplateRecord.Common common = new TemplateRecord.Common(
                TemplateText.of(host), ttl, Optional.empty(), onApply ? Essential.ON_APPLY : Essential.ALWAYS);
        return each.data()
                .map(data -> known(common, data, expectation))
                .orElseGet(() -> unknown(common, each.type(), variable(host)));
    }

    private static TemplateRecord known(TemplateRecord.Common common, RecordData data, Expectation expectation) {
        if (data instanceof RecordData.A a) {
            return new TemplateRecord.A(common, TemplateText.of(a.address().getHostAddress()));
        } else if (data instanceof RecordData.Aaaa aaaa) {
            return new TemplateRecord.Aaaa(
                    common, TemplateText.of(aaaa.address().getHostAddress()));
        } else if (data instanceof RecordData.Cname cname) {
            return new TemplateRecord.Cname(common, name(cname.target()));
        } else if (data instanceof RecordData.Ns ns) {
            return new TemplateRecord.Ns(common, name(ns.server()));
        } else if (data instanceof RecordData.Mx mx) {
            return new TemplateRecord.Mx(common, name(mx.exchange()), number(mx.preference()));
        } else if (data instanceof RecordData.Srv srv) {
            return service(common, srv);
        } else if (data instanceof RecordData.Txt txt) {
            return text(common, txt.text(), expectation);
        }
        return new TemplateRecord.Other(common, data.type().toString(), TemplateText.of(data.toZoneText()));
    }

    private static TemplateText name(DomainName name) {
        return TemplateText.of(name.toString());
    }

    private static TemplateText number(int number) {
        return TemplateText.of(String.valueOf(number));
    }

    /** The service is in fields of its own, what is behind it is the name. */
    private static TemplateRecord service(TemplateRecord.Common common, RecordData.Srv srv) {
        String[] labels = common.host().toString().split("\\.", 3);
        if (labels.length < 2) {
            throw new IllegalArgumentException("not the name of a service, such as _imaps._tcp: " + common.host());
        }
        TemplateRecord.Common behind = new TemplateRecord.Common(
                TemplateText.of(labels.length > 2 ? labels[2] : "@"),
                common.ttl(),
                common.groupId(),
                common.essential());
        return new TemplateRecord.Srv(
                behind,
                labels[0],
                labels[1],
                number(srv.priority()),
                number(srv.weight()),
                number(srv.port()),
                name(srv.target()));
    }

    private static TemplateRecord text(TemplateRecord.Common common, String text, Expectation expectation) {
        Optional<MailKind> kind = MailKind.of(common.host().toString(), text);
        if (kind.equals(Optional.of(MailKind.SPF))) {
            return new TemplateRecord.Spfm(
                    common, TemplateText.of(SpfRules.of(text).text()));
        }
        return new TemplateRecord.Txt(common, TemplateText.of(text), conflict(kind, text, expectation));
    }

    private static TxtConflict conflict(Optional<MailKind> kind, String text, Expectation expectation) {
        if (expectation instanceof RecordExpectation record) {
            Optional<String> beginning = record.kind();
            return beginning.isPresent()
                    ? TxtConflict.prefix(text.substring(0, beginning.get().length()))
                    : record.manner() == RecordManner.EXACTLY
                            ? new TxtConflict(TxtConflict.Mode.ALL, "")
                            : TxtConflict.NONE;
        }
        return kind.filter(mail -> text.startsWith(mail.version()))
                .map(mail -> TxtConflict.prefix(mail.version()))
                .orElse(new TxtConflict(TxtConflict.Mode.ALL, ""));
    }

    /** A value that only the customer's own link has. */
    private static TemplateRecord unknown(TemplateRecord.Common common, RecordType type, String variable) {
        TemplateText value = TemplateText.of("%" + variable + "%");
        if (type.equals(RecordType.CNAME)) {
            return new TemplateRecord.Cname(common, value);
        } else if (type.equals(RecordType.TXT)) {
            return new TemplateRecord.Txt(common, value, new TxtConflict(TxtConflict.Mode.ALL, ""));
        }
        throw new IllegalArgumentException("a record of type " + type + " needs its value");
    }

    /** A name for a value by the host at which it is: {@code dkimDomainkey} for {@code dkim._domainkey}. */
    private static String variable(String host) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : host.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean part = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (part) {
                name.append(upper ? Character.toUpperCase(c) : c);
            }
            upper = !part && name.length() > 0;
        }
        return name.length() == 0 ? "value" : name.toString();
    }
}
