package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dkim.DkimKeyRecord;
import org.domainverifier.dmarc.DmarcPolicy;
import org.domainverifier.dmarc.DmarcRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.ReportUri;
import org.domainverifier.spf.SpfMechanism;
import org.domainverifier.spf.SpfRecord;
import org.domainverifier.spf.SpfTerm;
import org.domainverifier.tlsrpt.TlsRptRecord;

/** What the texts of mail at one name say before a click and do not after it. */
final class MailLosses {
    private static final int MOST_LOOKUPS = 10;

    private final DomainName name;
    private final ClickView before;
    private final ClickView after;
    private final Optional<MailKind> kind;
    private final List<Finding> findings = new ArrayList<>();

    MailLosses(DomainName domain, DomainName name, ClickView before, ClickView after) {
        this.name = name;
        this.before = before;
        this.after = after;
        this.kind = MailKind.byHost(Owner.of(name, domain).relative());
    }

    List<Finding> find() {
        if (kind.isPresent()) {
            switch (kind.get()) {
                case DMARC -> dmarc();
                case DKIM -> dkim();
                case TLS_RPT -> tlsReports();
                default -> {}
            }
        }
        spf();
        return findings;
    }

    private Finding finding(ClickFinding code) {
        return Finding.of(code, name).with("name", name);
    }

    private static List<String> of(MailKind kind, List<String> texts) {
        return texts.stream()
                .filter(text -> MailKind.byText(text).filter(kind::equals).isPresent())
                .toList();
    }

    private void dmarc() {
        List<String> old = of(MailKind.DMARC, before.texts(name));
        List<String> now = of(MailKind.DMARC, after.texts(name));
        if (now.size() > 1 && old.size() < 2) {
            findings.add(finding(ClickFinding.SECOND_DMARC).with("records", now));
            return;
        }
        Optional<DmarcRecord> had = one(old);
        if (had.isEmpty()) {
            return;
        }
        Optional<DmarcRecord> has = one(now);
        if (has.isEmpty()) {
            findings.add(finding(ClickFinding.DMARC_REMOVED).with("before", old.get(0)));
            return;
        }
        if (isWeaker(had.get(), has.get())) {
            findings.add(finding(ClickFinding.DMARC_WEAKENED)
                    .with("before", old.get(0))
                    .with("after", now.get(0)));
        }
        reports(addresses(had.get()), addresses(has.get()));
    }

    private static Optional<DmarcRecord> one(List<String> texts) {
        return texts.size() == 1
                ? DmarcRecord.parse(texts.get(0)).record().filter(DmarcRecord::isUsable)
                : Optional.empty();
    }

    private static boolean isWeaker(DmarcRecord had, DmarcRecord has) {
        DmarcPolicy old = policy(had);
        DmarcPolicy now = policy(has);
        boolean subdomains = !has.subdomainPolicy()
                .orElse(now)
                .isAtLeast(had.subdomainPolicy().orElse(old));
        boolean test = has.testing() && !had.testing() && old != DmarcPolicy.NONE;
        return !now.isAtLeast(old) || subdomains || test;
    }

    private static DmarcPolicy policy(DmarcRecord record) {
        return record.policy().orElse(DmarcPolicy.NONE);
    }

    private static Set<ReportUri> addresses(DmarcRecord record) {
        Set<ReportUri> all = new LinkedHashSet<>(record.aggregateReports());
        all.addAll(record.failureReports());
        return all;
    }

    private void reports(Set<ReportUri> had, Set<ReportUri> has) {
        List<String> lost = had.stream()
                .filter(address -> !has.contains(address))
                .map(ReportUri::text)
                .toList();
        if (!lost.isEmpty()) {
            findings.add(finding(ClickFinding.REPORTS_LOST).with("addresses", lost));
        }
    }

    private void tlsReports() {
        Set<ReportUri> had = new LinkedHashSet<>();
        of(MailKind.TLS_RPT, before.texts(name))
                .forEach(text -> TlsRptRecord.parse(text).record().ifPresent(record -> had.addAll(record.rua())));
        Set<ReportUri> has = new LinkedHashSet<>();
        of(MailKind.TLS_RPT, after.texts(name))
                .forEach(text -> TlsRptRecord.parse(text).record().ifPresent(record -> has.addAll(record.rua())));
        reports(had, has);
    }

    /** Keys, whatever they are called in the record (RFC 6376 §3.6.1: the version may be missing). */
    private static List<DkimKeyRecord> keys(List<String> texts) {
        return texts.stream()
                .filter(text -> text.contains("p="))
                .flatMap(text -> DkimKeyRecord.parse(text).record().stream())
                .toList();
    }

    private void dkim() {
        List<DkimKeyRecord> old = keys(before.texts(name));
        List<DkimKeyRecord> now = keys(after.texts(name));
        if (now.size() > 1 && old.size() < 2) {
            findings.add(finding(ClickFinding.SECOND_KEY).with("count", now.size()));
            return;
        }
        boolean lost = old.size() == 1
                && !old.get(0).isRevoked()
                && now.stream().noneMatch(key -> key.key().equals(old.get(0).key()));
        if (lost) {
            findings.add(finding(ClickFinding.KEY_REPLACED));
        }
    }

    private void spf() {
        List<String> old = of(MailKind.SPF, before.texts(name));
        List<String> now = of(MailKind.SPF, after.texts(name));
        if (now.size() > 1 && old.size() < 2) {
            findings.add(finding(ClickFinding.SECOND_SPF).with("records", now));
            return;
        }
        if (old.size() == 1 && now.size() < 2) {
            senders(old.get(0), now);
        }
        int had = before.lookups(name).orElse(0);
        int has = after.lookups(name).orElse(0);
        if (has > MOST_LOOKUPS && had <= MOST_LOOKUPS) {
            findings.add(finding(ClickFinding.SPF_LOOKUPS).with("count", has).with("limit", MOST_LOOKUPS));
        }
    }

    private void senders(String old, List<String> now) {
        Set<String> has = new LinkedHashSet<>();
        now.forEach(text -> terms(text).forEach(term -> has.add(plain(term))));
        List<String> lost =
                terms(old).stream().filter(term -> !has.contains(plain(term))).toList();
        if (!lost.isEmpty()) {
            findings.add(finding(ClickFinding.SENDER_CUT_OFF).with("senders", lost));
        }
    }

    private static String plain(String term) {
        String lower = term.toLowerCase(Locale.ROOT);
        return "+?~".indexOf(lower.charAt(0)) >= 0 ? lower.substring(1) : lower;
    }

    /** What lets somebody send. */
    private static List<String> terms(String text) {
        return SpfRecord.parse(text).record().stream()
                .flatMap(record -> record.terms().stream())
                .filter(term -> !(term instanceof SpfMechanism.All))
                .map(SpfTerm::toString)
                .filter(term -> !term.isEmpty() && !term.startsWith("-") && !term.startsWith("exp="))
                .toList();
    }
}
