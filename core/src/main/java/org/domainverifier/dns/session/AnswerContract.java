package org.domainverifier.dns.session;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** Whether an answer is one to the question: of a resolver that answers another, nothing is believed. */
final class AnswerContract {
    /** The type of a question for all types (RFC 1035 §3.2.3). */
    private static final int ANY = 255;

    private AnswerContract() {}

    /** How an answer breaks the contract; empty if it does not. */
    static Optional<String> breach(DnsQuestion asked, DnsAnswer answer) {
        if (!asked.equals(answer.question())) {
            return Optional.of("it answered another question: " + answer.question());
        }
        DomainName owner = asked.name();
        for (DnsRecord alias : answer.aliases()) {
            if (!alias.name().equals(owner) || !(alias.data() instanceof RecordData.Cname cname)) {
                return Optional.of("its aliases are no chain from the name that was asked for: " + alias);
            }
            owner = cname.target();
        }
        return stray(asked.type(), owner, answer.records())
                .map(record -> "it gave a record that was not asked for: " + record);
    }

    private static Optional<DnsRecord> stray(RecordType type, DomainName owner, List<DnsRecord> records) {
        for (DnsRecord record : records) {
            if (!record.name().equals(owner)
                    || type.code() != ANY && !record.data().type().equals(type)) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }
}
