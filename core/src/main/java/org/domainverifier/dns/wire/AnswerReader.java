package org.domainverifier.dns.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/** What a server's message says about a question. A function of the message; no message makes it throw. */
public final class AnswerReader {
    /** What a message says. */
    public sealed interface Reading {
        /**
         * It answers the question, or says that it cannot.
         *
         * @param answer the answer
         */
        record Answered(DnsAnswer answer) implements Reading {}

        /**
         * The CNAME records lead to a name about which the message says nothing: it has to be asked for.
         *
         * @param aliases the records on the way
         * @param target the name to be asked for
         * @param origin who said so
         */
        record Unfinished(List<DnsRecord> aliases, DomainName target, AnswerOrigin origin) implements Reading {}
    }

    /** How many CNAME records are followed; resolvers stop at 8 to 16. */
    public static final int MAX_ALIASES = 16;

    private final DnsQuestion question;
    private final Message message;
    private final AnswerOrigin origin;
    private final List<DnsRecord> aliases = new ArrayList<>();

    private AnswerReader(DnsQuestion question, Message message, AnswerOrigin origin) {
        this.question = question;
        this.message = message;
        this.origin = origin;
    }

    /**
     * Reads a message that answers this question.
     *
     * @param question what was asked
     * @param message what came
     * @param server who sent it
     * @return what it says
     */
    public static Reading read(DnsQuestion question, Message message, String server) {
        AnswerOrigin origin = AnswerOrigin.of(
                server,
                message.getHeader().getFlag(Flags.AA),
                message.getHeader().getFlag(Flags.AD));
        AnswerReader reader = new AnswerReader(question, message, origin);
        try {
            return reader.read();
        } catch (WireParseException | RuntimeException malformed) {
            return reader.failure(FailureCause.MALFORMED, "a malformed record: " + malformed.getMessage());
        }
    }

    private Reading read() throws WireParseException {
        int rcode = message.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            return errorOf(rcode);
        }
        Map<DomainName, List<Record>> answer = byOwner(message.getSection(Section.ANSWER));
        Set<DomainName> visited = new HashSet<>();
        DomainName name = question.name();
        while (visited.add(name)) {
            List<DnsRecord> found = recordsAt(answer, name, question.type());
            if (found.size() > 1 && question.type().equals(RecordType.CNAME)) {
                return severalAliases(found.size(), name);
            }
            if (!found.isEmpty()) {
                return rcode == Rcode.NXDOMAIN
                        ? failure(FailureCause.MALFORMED, "NXDOMAIN for a name with records: " + name)
                        : answered(new DnsAnswer.Records(question, found, aliases, origin));
            }
            List<DnsRecord> cnames = recordsAt(answer, name, RecordType.CNAME);
            if (cnames.isEmpty()) {
                return absence(rcode, name);
            }
            if (cnames.size() > 1) {
                return severalAliases(cnames.size(), name);
            }
            aliases.add(cnames.get(0));
            name = ((RecordData.Cname) cnames.get(0).data()).target();
            if (aliases.size() > MAX_ALIASES) {
                return failure(FailureCause.CNAME_LOOP, "more than " + MAX_ALIASES + " CNAME records, up to " + name);
            }
        }
        return failure(FailureCause.CNAME_LOOP, "the CNAME records lead back to " + name);
    }

    // RFC 2181 §10.1
    private Reading severalAliases(int count, DomainName name) {
        return failure(FailureCause.MALFORMED, count + " different CNAME records at " + name);
    }

    /** Records of class IN by their owner. */
    private static Map<DomainName, List<Record>> byOwner(List<Record> section) {
        Map<DomainName, List<Record>> byOwner = new LinkedHashMap<>();
        Map<Name, DomainName> owners = new HashMap<>(); // thousands of records have one owner
        for (Record record : section) {
            if (record.getDClass() == DClass.IN) {
                DomainName owner = owners.computeIfAbsent(record.getName(), DnsCodec::toName);
                byOwner.computeIfAbsent(owner, first -> new ArrayList<>()).add(record);
            }
        }
        return byOwner;
    }

    /** The records of a type at a name, each once: a set has no duplicates (RFC 2181 §5). */
    private static List<DnsRecord> recordsAt(Map<DomainName, List<Record>> answer, DomainName name, RecordType type)
            throws WireParseException {
        Map<RecordData, DnsRecord> distinct = new LinkedHashMap<>();
        for (Record record : answer.getOrDefault(name, List.of())) {
            if (record.getType() == type.code() || type.code() == Type.ANY) {
                DnsRecord converted = DnsCodec.toRecord(record);
                distinct.putIfAbsent(converted.data(), converted);
            }
        }
        return List.copyOf(distinct.values());
    }

    /** There are no records at the end of the aliases: says the server that there are none? (RFC 2308 §2) */
    private Reading absence(int rcode, DomainName name) throws WireParseException {
        Optional<String> filtered = ExtendedError.filtering(message);
        if (filtered.isPresent()) {
            return failure(FailureCause.REFUSED, filtered.get());
        }
        Optional<Duration> negativeTtl = negativeTtlFor(name);
        if (rcode == Rcode.NXDOMAIN) {
            return answered(new DnsAnswer.NoSuchName(question, aliases, negativeTtl, origin));
        }
        if (negativeTtl.isPresent()) {
            return answered(new DnsAnswer.NoData(question, aliases, negativeTtl, origin));
        }
        if (!aliases.isEmpty()) {
            return new Reading.Unfinished(List.copyOf(aliases), name, origin);
        }
        if (!message.getSection(Section.ANSWER).isEmpty()) {
            return failure(FailureCause.MALFORMED, "an answer with records, but none for the question");
        }
        @Nullable Record nameServer = firstNameServer();
        if (nameServer != null) {
            return failure(FailureCause.MALFORMED, "a referral to the servers of " + nameServer.getName());
        }
        boolean competent = origin.authoritative() || message.getHeader().getFlag(Flags.RA);
        return competent
                ? answered(new DnsAnswer.NoData(question, aliases, Optional.empty(), origin))
                : failure(FailureCause.MALFORMED, "an empty answer of a server that neither has the zone nor resolves");
    }

    /** The lesser of the SOA record's TTL and its last field (RFC 2308 §5), if there is one that the name is below. */
    private Optional<Duration> negativeTtlFor(DomainName name) throws WireParseException {
        for (Record record : message.getSection(Section.AUTHORITY)) {
            if (record.getType() == Type.SOA && record.getDClass() == DClass.IN) {
                DnsRecord soa = DnsCodec.toRecord(record);
                if (name.isWithin(soa.name()) && soa.data() instanceof RecordData.Soa data) {
                    return Optional.of(Duration.ofSeconds(Math.min(soa.ttl().toSeconds(), data.minimum())));
                }
            }
        }
        return Optional.empty();
    }

    private @Nullable Record firstNameServer() {
        return message.getSection(Section.AUTHORITY).stream()
                .filter(record -> record.getType() == Type.NS)
                .findFirst()
                .orElse(null);
    }

    private Reading errorOf(int rcode) {
        String said = "answered " + Rcode.string(rcode) + ExtendedError.textOf(message);
        return switch (rcode) {
            case Rcode.SERVFAIL ->
                failure(ExtendedError.isBogus(message) ? FailureCause.BOGUS : FailureCause.SERVFAIL, said);
            case Rcode.REFUSED -> failure(FailureCause.REFUSED, said);
            default -> failure(FailureCause.MALFORMED, said);
        };
    }

    private Reading failure(FailureCause cause, String detail) {
        return answered(new DnsAnswer.Failure(question, cause, detail, origin));
    }

    private static Reading answered(DnsAnswer answer) {
        return new Reading.Answered(answer);
    }
}
