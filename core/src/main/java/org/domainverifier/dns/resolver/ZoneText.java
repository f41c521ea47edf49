package org.domainverifier.dns.resolver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.wire.DnsCodec;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** Reads the records of zone-file text (RFC 1035 §5), of any owner names, with dnsjava's parser. */
final class ZoneText {
    private static final long DEFAULT_TTL_SECONDS = 3600;
    private static final int MAX_RECORDS = 1_000_000; // $GENERATE makes many out of one line

    private ZoneText() {}

    static List<DnsRecord> parse(String text) {
        return parse(text, MAX_RECORDS);
    }

    static List<DnsRecord> parse(String given, int maxRecords) {
        String text = given.startsWith("\ufeff") ? given.substring(1) : given; // the mark of some editors
        CutText.lineOf(text).ifPresent(line -> {
            throw new IllegalArgumentException(
                    "not a zone: line " + line
                            + ": the semicolon in this text begins a comment; put the text in quotation marks, as in TXT \"v=DMARC1; p=none\"");
        });
        List<DnsRecord> records = new ArrayList<>();
        byte[] ascii = escapeNonAscii(text).getBytes(StandardCharsets.US_ASCII);
        try (InputStream stream = new ByteArrayInputStream(ascii);
                Master master = new Master(stream, Name.root, DEFAULT_TTL_SECONDS)) {
            master.disableIncludes(true); // refused, not passed over
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                if (records.size() == maxRecords) {
                    throw new IllegalArgumentException("more than " + maxRecords + " records");
                }
                if (record.getDClass() != DClass.IN) {
                    throw new IllegalArgumentException("a record of another class than IN: " + record);
                }
                records.add(DnsCodec.toRecord(record));
            }
        } catch (IOException | RuntimeException malformed) {
            throw new IllegalArgumentException(
                    "not a zone: " + String.valueOf(malformed.getMessage()).replaceFirst("^<none>:", "line "),
                    malformed);
        }
        return records;
    }

    // dnsjava would encode the UTF-8 octets of a text a second time
    private static String escapeNonAscii(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0) {
                escaped.append((char) b);
            } else {
                escaped.append(String.format(Locale.ROOT, "\\%03d", b & 0xff));
            }
        }
        return escaped.toString();
    }
}
