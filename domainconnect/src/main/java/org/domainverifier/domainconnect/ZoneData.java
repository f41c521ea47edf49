package org.domainverifier.domainconnect;

import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;

/** Data of any type as a zone file has them. */
final class ZoneData {
    private static final DomainName SOMEWHERE = DomainName.of("data.example");
    private static final int LONGEST = 65_535;

    private ZoneData() {}

    /** The data; empty if they are none of the type, or no more than one line. */
    static Optional<RecordData> parse(Map.Entry<String, Integer> type, String data) {
        boolean oneLine =
                !data.isBlank() && data.length() <= LONGEST && data.chars().noneMatch(c -> c < 0x20 || c == 0x7f);
        if (!oneLine) {
            return Optional.empty();
        }
        DnsQuestion question = new DnsQuestion(SOMEWHERE, new RecordType(type.getValue()));
        DnsAnswer answer;
        try {
            answer = ZoneResolver.parse(SOMEWHERE.toAbsolute() + " 3600 IN " + type.getKey() + " " + data)
                    .resolve(question)
                    .toCompletableFuture()
                    .join();
        } catch (IllegalArgumentException notOfThisType) {
            return Optional.empty();
        }
        return answer instanceof DnsAnswer.Records records && records.records().size() == 1
                ? Optional.of(records.records().get(0).data())
                : Optional.empty();
    }
}
