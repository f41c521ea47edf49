package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.wire.DnsCodec;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/**
 * Who answers for a zone, as the zone above says it (RFC 1034 §4.2.1).
 *
 * @param zone the name of the zone
 * @param servers its name servers, with the addresses that came along (glue); none where they have to be asked for
 * @param ttlSeconds how long this holds
 */
record Delegation(DomainName zone, Map<DomainName, List<InetAddress>> servers, long ttlSeconds) {
    /** More than any zone needs; a hostile referral can name thousands (the NXNS attack). */
    static final int MAX_SERVERS = 13;
    /** A server of many addresses is asked at a few of them. */
    static final int MAX_ADDRESSES = 6;

    /**
     * The delegation in an answer that is a referral: no error, without authority, and without an answer of its own.
     *
     * @param message what the servers of a zone answered
     * @param from the zone whose servers answered: a referral leads down from it, never up or sideways
     * @param name the name that was asked for, which is in the zone that is referred to
     * @return empty if the message is not such a referral
     */
    static Optional<Delegation> referredTo(Message message, DomainName from, DomainName name)
            throws WireParseException {
        boolean empty = message.getRcode() == Rcode.NOERROR
                && message.getSection(Section.ANSWER).isEmpty()
                && !message.getHeader().getFlag(Flags.AA);
        return empty ? in(message, from, name) : Optional.empty();
    }

    private static Optional<Delegation> in(Message message, DomainName from, DomainName name)
            throws WireParseException {
        Map<DomainName, List<InetAddress>> servers = new TreeMap<>();
        DomainName zone = null;
        long ttl = 0;
        for (Record record : message.getSection(Section.AUTHORITY)) {
            if (record.getType() != Type.NS || record.getDClass() != DClass.IN || servers.size() == MAX_SERVERS) {
                continue;
            }
            DnsRecord ns = DnsCodec.toRecord(record);
            boolean leadsDown = ns.name().isWithin(from) && !ns.name().equals(from) && name.isWithin(ns.name());
            if (leadsDown && (zone == null || zone.equals(ns.name())) && ns.data() instanceof RecordData.Ns data) {
                zone = ns.name();
                ttl = ns.ttl().toSeconds();
                servers.put(data.server(), glue(message, from, data.server()));
            }
        }
        return zone == null ? Optional.empty() : Optional.of(new Delegation(zone, servers, ttl));
    }

    // what a server says of names outside its zone is hearsay (RFC 2181 §5.4.1)
    private static List<InetAddress> glue(Message message, DomainName from, DomainName server)
            throws WireParseException {
        List<InetAddress> addresses = new ArrayList<>();
        if (!server.isWithin(from)) {
            return addresses;
        }
        for (Record record : message.getSection(Section.ADDITIONAL)) {
            boolean address = record.getType() == Type.A || record.getType() == Type.AAAA;
            if (address && record.getDClass() == DClass.IN && addresses.size() < MAX_ADDRESSES) {
                DnsRecord glue = DnsCodec.toRecord(record);
                if (glue.name().equals(server)) {
                    addressOf(glue).ifPresent(addresses::add);
                }
            }
        }
        return addresses;
    }

    static Optional<InetAddress> addressOf(DnsRecord record) {
        if (record.data() instanceof RecordData.A a) {
            return Optional.of(a.address());
        }
        return record.data() instanceof RecordData.Aaaa aaaa ? Optional.of(aaaa.address()) : Optional.empty();
    }
}
