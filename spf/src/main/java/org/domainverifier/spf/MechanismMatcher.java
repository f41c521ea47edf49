package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.spf.SpfTrace.Outcome;
import org.jspecify.annotations.Nullable;

/** Tells which mechanisms a client matches (RFC 7208 §5), and keeps count of what that costs (§4.6.4). One for each pass. */
final class MechanismMatcher {
    private final ClientAddress client;
    private final SpfAnswers answers;
    private final SpfLimits limits;
    private final SpfMacroValues values;
    private final ValidatedNames names;
    private int lookups;
    private int voids;
    private @Nullable SpfProblem problem;
    private @Nullable List<DnsAnswer> asked;

    MechanismMatcher(
            ClientAddress client, SpfAnswers answers, SpfLimits limits, SpfMacroValues values, ValidatedNames names) {
        this.client = client;
        this.answers = answers;
        this.limits = limits;
        this.values = values;
        this.names = names;
    }

    /** A new term is looked at. */
    void begin() {
        asked = null;
        problem = null;
    }

    int lookups() {
        return lookups;
    }

    int voids() {
        return voids;
    }

    /** Why the last term could not be evaluated. */
    @Nullable
    SpfProblem problem() {
        return problem;
    }

    /** The answers of the last term. */
    List<DnsAnswer> asked() {
        return asked == null ? List.of() : asked;
    }

    /** Counts a term that needs the DNS; false if it is one too many. */
    boolean countLookup() {
        if (lookups == limits.lookups()) {
            problem = SpfProblem.TOO_MANY_LOOKUPS;
            return false;
        }
        lookups++;
        return true;
    }

    Outcome fail(Outcome outcome, @Nullable SpfProblem why) {
        problem = why;
        return outcome;
    }

    /** An include of what is not a name has no record (RFC 7208 §4.3, §5.2). */
    Outcome outcomeOfMissingInclude() {
        return answers.isComplete() ? fail(Outcome.PERMERROR, SpfProblem.INCLUDE_WITHOUT_RECORD) : Outcome.NO_MATCH;
    }

    /** Whether the client matches a mechanism other than {@code include} in the record of a domain. */
    Outcome match(SpfMechanism mechanism, DomainName current) {
        if (mechanism instanceof SpfMechanism.All) {
            return Outcome.MATCH;
        }
        if (mechanism instanceof SpfMechanism.Ip4 ip4) {
            return outcome(client.isIn(ip4.network(), ip4.prefixLength()));
        }
        if (mechanism instanceof SpfMechanism.Ip6 ip6) {
            return outcome(client.isIn(ip6.network(), ip6.prefixLength()));
        }
        if (!countLookup()) {
            return Outcome.PERMERROR;
        }
        Optional<DomainSpec> spec = mechanism.target();
        if (spec.filter(values::matchesNothing).isPresent()) {
            return Outcome.NO_MATCH;
        }
        DomainName name =
                spec.isEmpty() ? current : values.domain(spec.get(), current).name();
        if (name == null) {
            return Outcome.NO_MATCH; // not known yet, or a name that cannot exist (RFC 7208 §4.8)
        }
        if (mechanism instanceof SpfMechanism.A a) {
            return a(name, a.prefix());
        }
        if (mechanism instanceof SpfMechanism.Mx mx) {
            return mx(name, mx.prefix());
        }
        return mechanism instanceof SpfMechanism.Ptr ? ptr(name) : exists(name);
    }

    // one question, for the client's family (RFC 7208 §5, §5.3)
    private Outcome a(DomainName name, DualCidr prefix) {
        DnsAnswer answer = ask(name, addressType());
        Outcome early = endedBy(answer);
        return early != null || answer == null
                ? early == null ? Outcome.NO_MATCH : early
                : outcome(matches(client, answer, prefix));
    }

    private Outcome exists(DomainName name) {
        DnsAnswer answer = ask(name, RecordType.A); // also for IPv6 clients (RFC 7208 §5.7)
        Outcome early = endedBy(answer);
        return early != null
                ? early
                : outcome(answer != null && !answer.records().isEmpty());
    }

    private Outcome mx(DomainName name, DualCidr prefix) {
        DnsAnswer exchanges = ask(name, RecordType.MX);
        Outcome early = endedBy(exchanges);
        if (early != null || exchanges == null) {
            return early == null ? Outcome.NO_MATCH : early;
        }
        if (exchanges.records().size() > limits.mxNames()) {
            return fail(Outcome.PERMERROR, SpfProblem.TOO_MANY_MX_HOSTS);
        }
        for (DnsRecord record : exchanges.records()) {
            if (!(record.data() instanceof RecordData.Mx mx) || mx.exchange().equals(DomainName.ROOT)) {
                continue; // a null MX names no host (RFC 7505 §3)
            }
            DnsAnswer addresses = ask(mx.exchange(), addressType());
            if (addresses == null) {
                continue;
            }
            if (addresses.isFailure()) {
                return fail(Outcome.TEMPERROR, SpfProblem.DNS_FAILURE);
            }
            if (matches(client, addresses, prefix)) {
                return Outcome.MATCH;
            }
        }
        return Outcome.NO_MATCH;
    }

    // failures here only mean that nothing is validated (RFC 7208 §5.5)
    private Outcome ptr(DomainName domain) {
        DnsAnswer pointers = names.pointers();
        if (pointers != null) {
            note(pointers);
            if (pointers.isAbsent() && !countVoid()) {
                return Outcome.PERMERROR;
            }
        }
        List<DomainName> validated = names.find();
        if (validated != null) {
            for (DomainName name : validated) {
                if (name.isWithin(domain)) {
                    return Outcome.MATCH;
                }
            }
        }
        return Outcome.NO_MATCH;
    }

    private RecordType addressType() {
        return client.isIp6() ? RecordType.AAAA : RecordType.A;
    }

    private @Nullable DnsAnswer ask(DomainName name, RecordType type) {
        DnsAnswer answer = answers.find(name, type);
        if (answer != null) {
            note(answer);
        }
        return answer;
    }

    private void note(DnsAnswer answer) {
        if (asked == null) {
            asked = new ArrayList<>(2);
        }
        asked.add(answer);
    }

    // a failure ends the term, and so does one void too many
    private @Nullable Outcome endedBy(@Nullable DnsAnswer answer) {
        if (answer == null) {
            return null;
        }
        if (answer.isFailure()) {
            return fail(Outcome.TEMPERROR, SpfProblem.DNS_FAILURE);
        }
        return answer.isAbsent() && !countVoid() ? Outcome.PERMERROR : null;
    }

    private boolean countVoid() {
        if (++voids > limits.voids()) {
            problem = SpfProblem.TOO_MANY_VOIDS;
            return false;
        }
        return true;
    }

    static boolean matches(ClientAddress client, DnsAnswer addresses, DualCidr prefix) {
        List<DnsRecord> records = addresses.records();
        for (int i = 0; i < records.size(); i++) {
            RecordData data = records.get(i).data();
            boolean matches = data instanceof RecordData.A a
                    ? client.isIn(a.address(), prefix)
                    : data instanceof RecordData.Aaaa aaaa && client.isIn(aaaa.address(), prefix);
            if (matches) {
                return true;
            }
        }
        return false;
    }

    private static Outcome outcome(boolean matches) {
        return matches ? Outcome.MATCH : Outcome.NO_MATCH;
    }
}
