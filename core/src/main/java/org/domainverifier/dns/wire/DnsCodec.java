package org.domainverifier.dns.wire;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.WireParseException;

/** Names and records: dnsjava's types to ours and back. */
public final class DnsCodec {
    private static final int IPV4_OCTETS = 4;
    private static final int IPV6_OCTETS = 16;
    private static final int TYPE_CLASS_TTL_LENGTH_OCTETS = 10; // RFC 1035 §4.1.3

    private DnsCodec() {}

    /**
     * The same name, octet for octet, in lower case.
     *
     * @param name any name
     * @return the name
     */
    public static DomainName toName(Name name) {
        List<String> labels = new ArrayList<>(name.labels());
        for (int i = 0; i < name.labels(); i++) {
            byte[] label = name.getLabel(i); // its length in front
            if (label[0] > 0) {
                labels.add(new String(label, 1, label[0], StandardCharsets.ISO_8859_1));
            }
        }
        return DomainName.ofLabels(labels);
    }

    /**
     * The same name, octet for octet.
     *
     * @param name any name
     * @return the name
     */
    public static Name fromName(DomainName name) {
        byte[] wire = new byte[256];
        int length = 0;
        for (String label : name.labels()) {
            byte[] octets = label.getBytes(StandardCharsets.ISO_8859_1);
            wire[length++] = (byte) octets.length;
            System.arraycopy(octets, 0, wire, length, octets.length);
            length += octets.length;
        }
        return ofWire(Arrays.copyOf(wire, length + 1));
    }

    /** A name from its octets, which are known to be one. */
    static Name ofWire(byte[] wire) {
        try {
            return new Name(wire);
        } catch (IOException impossible) {
            throw new IllegalStateException("a domain name that is none: " + Arrays.toString(wire), impossible);
        }
    }

    /**
     * The same record with typed data; raw for the types without a form of their own in {@link RecordData}.
     *
     * @param record of any type
     * @return the record
     * @throws WireParseException if the data are not what their type demands
     */
    public static DnsRecord toRecord(Record record) throws WireParseException {
        return new DnsRecord(toName(record.getName()), Duration.ofSeconds(record.getTTL()), toData(record));
    }

    private static RecordData toData(Record record) throws WireParseException {
        if (record instanceof TXTRecord txt) {
            return toTxt(txt);
        } else if (record instanceof MXRecord mx) {
            return new RecordData.Mx(mx.getPriority(), toName(mx.getTarget()));
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
        } else if (record instanceof SRVRecord srv) {
            return new RecordData.Srv(srv.getPriority(), srv.getWeight(), srv.getPort(), toName(srv.getTarget()));
        } else if (record instanceof TLSARecord tlsa) {
            return new RecordData.Tlsa(
                    tlsa.getCertificateUsage(),
                    tlsa.getSelector(),
                    tlsa.getMatchingType(),
                    Octets.of(tlsa.getCertificateAssociationData()));
        }
        byte[] data = data(record);
        if (record.getType() == RecordType.A.code()) {
            return new RecordData.A((Inet4Address) address(data, IPV4_OCTETS));
        } else if (record.getType() == RecordType.AAAA.code()) {
            return new RecordData.Aaaa((Inet6Address) address(data, IPV6_OCTETS));
        }
        return record.getType() == RecordType.CAA.code()
                ? toCaa(data)
                : new RecordData.Raw(new RecordType(record.getType()), Octets.of(data));
    }

    /** From the octets (RFC 8659 §4.1), since dnsjava's texts are escaped; raw where the tag is not one. */
    private static RecordData toCaa(byte[] data) {
        int tagStart = 2;
        int tagEnd = data.length < tagStart ? 0 : tagStart + (data[1] & 0xff);
        if (tagEnd > tagStart && tagEnd <= data.length) {
            String tag = new String(data, tagStart, tagEnd - tagStart, StandardCharsets.ISO_8859_1);
            if (RecordData.Caa.isTag(tag)) {
                return new RecordData.Caa(
                        data[0] & 0xff, tag, Octets.of(Arrays.copyOfRange(data, tagEnd, data.length)));
            }
        }
        return new RecordData.Raw(RecordType.CAA, Octets.of(data));
    }

    private static RecordData toTxt(TXTRecord txt) throws WireParseException {
        List<Octets> strings = new ArrayList<>();
        for (byte[] string : txt.getStringsAsByteArrays()) {
            strings.add(Octets.of(string));
        }
        if (strings.isEmpty()) {
            throw new WireParseException("a TXT record has one or more strings (RFC 1035 §3.3.14), this one none");
        }
        return new RecordData.Txt(strings);
    }

    private static InetAddress address(byte[] data, int octets) throws WireParseException {
        if (data.length != octets) {
            throw new WireParseException("an address of " + octets + " octets has " + data.length);
        }
        try {
            // never as InetAddress, which makes an IPv4 address of an IPv4-mapped one
            return octets == IPV6_OCTETS ? Inet6Address.getByAddress(null, data, -1) : InetAddress.getByAddress(data);
        } catch (UnknownHostException impossible) {
            throw new WireParseException("not an address", impossible);
        }
    }

    /** The octets of the data as they are on the wire, names neither compressed nor lower-cased. */
    private static byte[] data(Record record) {
        byte[] wire = record.toWire(Section.ANSWER);
        return Arrays.copyOfRange(wire, record.getName().length() + TYPE_CLASS_TTL_LENGTH_OCTETS, wire.length);
    }
}
