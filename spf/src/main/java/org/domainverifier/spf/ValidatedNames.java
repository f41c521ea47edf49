package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.List;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.jspecify.annotations.Nullable;

/** The names that a client's address points to and that point back to it (RFC 7208 §5.5). */
final class ValidatedNames {
    private final ClientAddress client;
    private final SpfAnswers answers;
    private final SpfLimits limits;

    ValidatedNames(ClientAddress client, SpfAnswers answers, SpfLimits limits) {
        this.client = client;
        this.answers = answers;
        this.limits = limits;
    }

    /** The names that the address points to; null if not known yet. */
    @Nullable
    DnsAnswer pointers() {
        return answers.find(client.reverseName(), RecordType.PTR);
    }

    /** The validated names; null if not known yet. */
    @Nullable
    List<DomainName> find() {
        DnsAnswer pointers = pointers();
        if (pointers == null) {
            return null;
        }
        List<DomainName> validated = new ArrayList<>();
        boolean known = true;
        int looked = 0;
        for (DnsRecord record : pointers.records()) {
            if (!(record.data() instanceof RecordData.Ptr ptr)) {
                continue;
            }
            if (++looked > limits.ptrNames()) {
                break; // the rest is not looked at (RFC 7208 §4.6.4)
            }
            DnsAnswer addresses = answers.find(ptr.target(), client.isIp6() ? RecordType.AAAA : RecordType.A);
            if (addresses == null) {
                known = false;
            } else if (isAmong(addresses)) {
                validated.add(ptr.target());
            }
        }
        return known ? validated : null;
    }

    private boolean isAmong(DnsAnswer addresses) {
        return MechanismMatcher.matches(client, addresses, DualCidr.FULL);
    }
}
