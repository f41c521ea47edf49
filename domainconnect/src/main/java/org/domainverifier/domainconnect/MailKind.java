package org.domainverifier.domainconnect;

import java.util.Locale;
import java.util.Optional;
import org.domainverifier.dkim.DkimKeyRecord;
import org.domainverifier.dmarc.DmarcRecord;
import org.domainverifier.mtasts.MtaStsRecord;
import org.domainverifier.record.Parsed;
import org.domainverifier.spf.SpfRecord;
import org.domainverifier.tlsrpt.TlsRptRecord;

/** The texts of mail: where they are looked for, and how they begin. */
enum MailKind {
    SPF("v=spf1", ""),
    DKIM("v=DKIM1", "_domainkey"),
    DMARC("v=DMARC1", "_dmarc"),
    TLS_RPT("v=TLSRPTv1", "_smtp._tls"),
    MTA_STS("v=STSv1", "_mta-sts"),
    BIMI("v=BIMI1", "_bimi");

    private final String version;
    private final String labels;

    MailKind(String version, String labels) {
        this.version = version;
        this.labels = labels;
    }

    String version() {
        return version;
    }

    /** The labels at which it is looked for, such as {@code _dmarc}; empty for SPF, which is anywhere. */
    String labels() {
        return labels;
    }

    /** What a text at a host is: by its host, or else by how it begins. */
    static Optional<MailKind> of(String host, String start) {
        return byHost(host).or(() -> byText(start));
    }

    /** What is looked for at a host, such as {@code _dmarc.send} or {@code k1._domainkey}. */
    static Optional<MailKind> byHost(String host) {
        String dotted = "." + host.toLowerCase(Locale.ROOT) + ".";
        for (MailKind kind : values()) {
            boolean selector = kind == DKIM || kind == BIMI;
            int at = kind.labels.isEmpty() ? -1 : dotted.indexOf("." + kind.labels + ".");
            if (selector ? at > 0 : at == 0) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** What a text is that begins so. */
    static Optional<MailKind> byText(String start) {
        for (MailKind kind : values()) {
            int length = kind.version.length();
            boolean whole =
                    start.length() == length || start.length() > length && " ;".indexOf(start.charAt(length)) >= 0;
            if (start.regionMatches(true, 0, kind.version, 0, length) && whole) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** How the library reads it; empty for what it has no parser for. */
    Optional<Parsed<?>> parse(String text) {
        return switch (this) {
            case SPF -> Optional.of(SpfRecord.parse(text));
            case DKIM -> Optional.of(DkimKeyRecord.parse(text));
            case DMARC -> Optional.of(DmarcRecord.parse(text));
            case TLS_RPT -> Optional.of(TlsRptRecord.parse(text));
            case MTA_STS -> Optional.of(MtaStsRecord.parse(text));
            case BIMI -> Optional.empty();
        };
    }

    /** Whether two of them at one name count for nothing, so that one is all there may be. */
    boolean isVoidTwice() {
        return this != DKIM && this != BIMI;
    }
}
