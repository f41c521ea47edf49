package org.domainverifier.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;

/** Between dnsjava's types and ours. */
final class DnsCodec {
    private DnsCodec() {}

    static DnsRecord toRecord(Record record) {
        return new DnsRecord(toName(record.getName()), Duration.ofSeconds(record.getTTL()), toData(record));
    }

    static DomainName toName(Name name) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < name.labels(); i++) {
            byte[] label = name.getLabel(i);
            if (label[0] != 0) {
                labels.add(new String(label, 1, label[0] & 0xff, StandardCharsets.ISO_8859_1));
            }
        }
        return DomainName.ofLabels(labels);
    }

    private static RecordData toData(Record record) {
        try {
            if (record instanceof ARecord a) {
                return new RecordData.A(
                        (Inet4Address) Inet4Address.getByAddress(a.getAddress().getAddress()));
            } else if (record instanceof AAAARecord aaaa) {
                return new RecordData.Aaaa(Inet6Address.getByAddress(null, aaaa.rdataToWireCanonical(), -1));
            }
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
        if (record instanceof MXRecord mx) {
            return new RecordData.Mx(mx.getPriority(), toName(mx.getTarget()));
        } else if (record instanceof TXTRecord txt) {
            return new RecordData.Txt(
                    txt.getStringsAsByteArrays().stream().map(Octets::of).toList());
        } else if (record instanceof CNAMERecord cname) {
            return new RecordData.Cname(toName(cname.getTarget()));
        } else if (record instanceof NSRecord ns) {
            return new RecordData.Ns(toName(ns.getTarget()));
        } else if (record instanceof PTRRecord ptr) {
            return new RecordData.Ptr(toName(ptr.getTarget()));
        } else if (record instanceof SOARecord soa) {
            return new RecordData.Soa(
                    toName(soa.getHost()),
                    toName(soa.getAdmin()),
                    soa.getSerial(),
                    soa.getRefresh(),
                    soa.getRetry(),
                    soa.getExpire(),
                    soa.getMinimum());
        } else if (record instanceof TLSARecord tlsa) {
            return new RecordData.Tlsa(
                    tlsa.getCertificateUsage(),
                    tlsa.getSelector(),
                    tlsa.getMatchingType(),
                    Octets.of(tlsa.getCertificateAssociationData()));
        }
        return new RecordData.Raw(new RecordType(record.getType()), Octets.of(record.rdataToWireCanonical()));
    }
}
