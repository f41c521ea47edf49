package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Expectation;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcPolicy;
import org.domainverifier.dmarc.DmarcRecord;
import org.domainverifier.dns.RecordData;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxHost;
import org.domainverifier.record.ReportUri;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.spf.SpfMechanism;
import org.domainverifier.spf.SpfQualifier;
import org.domainverifier.spf.SpfRecord;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.domainverifier.tlsrpt.TlsRptRecord;

/** Records that the checks of mail understand better than as data. What they cannot be asked is expected as it is. */
final class MeantByMail {
    private static final String[] TLS_RPT = {"_smtp", "_tls"};

    private MeantByMail() {}

    /** What is meant, and at which name below the domain. */
    record Meant(String below, Expectation expectation) {}

    static Optional<Meant> of(Owner owner, List<ResolvedRecord> records) {
        ResolvedRecord first = records.get(0);
        if (first instanceof ResolvedRecord.SpfTerms) {
            return meant(owner, spf(records));
        }
        RecordData data = ((ResolvedRecord.Data) first).data();
        if (data instanceof RecordData.Mx) {
            return meant(owner, mx(records));
        } else if (data instanceof RecordData.Txt txt) {
            return text(owner, txt.text(), records);
        } else if (data instanceof RecordData.Cname cname) {
            return alias(owner, cname.target().toString());
        }
        return Optional.empty();
    }

    /** A key, or a record that is kept at a hosting service. */
    private static Optional<Meant> alias(Owner owner, String target) {
        Optional<String> selector = owner.selector();
        if (selector.isPresent()) {
            return meant(
                    owner.signer(), TemplateExpectations.attempt(() -> DkimExpectation.alias(selector.get(), target)));
        }
        Optional<Owner> dmarc = owner.behind(MailKind.DMARC.labels());
        if (dmarc.isPresent()) {
            return meant(dmarc.get(), TemplateExpectations.attempt(() -> DmarcExpectation.hostedAt(target)));
        }
        return owner.behind(TLS_RPT)
                .flatMap(base -> meant(base, TemplateExpectations.attempt(() -> TlsRptExpectation.hostedAt(target))));
    }

    private static Optional<Meant> meant(Owner owner, Optional<Expectation> expectation) {
        return expectation.flatMap(found -> owner.below().map(below -> new Meant(below, found)));
    }

    /** Exactly these hosts in this order; that there is no mail is a record like any other. */
    private static Optional<Expectation> mx(List<ResolvedRecord> records) {
        List<MxHost> hosts = new ArrayList<>();
        for (ResolvedRecord each : records) {
            RecordData.Mx mx = (RecordData.Mx) ((ResolvedRecord.Data) each).data();
            if (mx.exchange().labels().isEmpty()) {
                return Optional.empty();
            }
            if (hosts.stream().noneMatch(host -> host.host().equals(mx.exchange()))) {
                hosts.add(new MxHost(mx.preference(), mx.exchange()));
            }
        }
        hosts.sort(Comparator.comparingInt(MxHost::preference));
        return TemplateExpectations.attempt(
                () -> new MxExpectation(hosts, MxExpectation.Order.SEQUENCE, List.of(), false));
    }

    /** All terms that are asked for at a name are terms of one record. */
    private static Optional<Expectation> spf(List<ResolvedRecord> records) {
        Set<String> terms = new LinkedHashSet<>();
        Optional<SpfQualifier> all = Optional.empty();
        for (ResolvedRecord each : records) {
            if (each instanceof ResolvedRecord.SpfTerms spfm) {
                terms.add(spfm.terms());
            } else if (((ResolvedRecord.Data) each).data() instanceof RecordData.Txt txt) {
                String own = SpfRules.of(txt.text()).text();
                if (!own.isEmpty()) {
                    terms.add(own);
                }
                all = all.or(() -> SpfRecord.parse(txt.text())
                        .record()
                        .flatMap(SpfRecord::all)
                        .map(SpfMechanism.All::qualifier));
            }
        }
        String joined = String.join(" ", terms);
        Optional<SpfQualifier> end = all;
        return TemplateExpectations.attempt(() -> {
            SpfExpectation.Terms asked = SpfExpectation.terms(joined);
            return end.map(asked::endingIn).orElse(asked);
        });
    }

    private static Optional<Meant> text(Owner owner, String text, List<ResolvedRecord> records) {
        if (MailKind.byText(text).equals(Optional.of(MailKind.SPF))) {
            return meant(owner, spf(records));
        }
        Optional<String> selector = owner.selector();
        if (selector.isPresent()) {
            return meant(owner.signer(), TemplateExpectations.attempt(() -> DkimExpectation.key(selector.get(), text)));
        }
        Optional<Owner> dmarc = owner.behind(MailKind.DMARC.labels());
        if (dmarc.isPresent()) {
            Essential essential = records.get(0).source().common().essential();
            return meant(dmarc.get(), dmarc(text, essential));
        }
        return owner.behind(TLS_RPT).flatMap(base -> meant(base, tlsRpt(text)));
    }

    /** Any valid record, with this one as a suggestion; the policy and the addresses as well where the record has to stay. */
    private static Optional<Expectation> dmarc(String text, Essential essential) {
        Optional<DmarcRecord> record = DmarcRecord.parse(text).record();
        if (record.isEmpty() || !DmarcRecord.parse(text).isValid()) {
            return Optional.empty();
        }
        return TemplateExpectations.attempt(() -> {
            DmarcExpectation asked = DmarcExpectation.anyValid();
            if (essential == Essential.ALWAYS) {
                Optional<DmarcPolicy> policy = record.get().policy().filter(least -> least != DmarcPolicy.NONE);
                asked = policy.isPresent() ? asked.atLeast(policy.get()) : asked;
                for (ReportUri uri : record.get().aggregateReports()) {
                    asked = asked.reportingTo(uri.toString());
                }
            }
            return asked.suggesting(text);
        });
    }

    private static Optional<Expectation> tlsRpt(String text) {
        if (!TlsRptRecord.parse(text).isValid()) {
            return Optional.empty();
        }
        return TemplateExpectations.attempt(
                () -> TlsRptExpectation.reportTo(TlsRptRecord.parse(text).orElseThrow().rua().stream()
                        .map(ReportUri::toString)
                        .toArray(String[]::new)));
    }
}
