package org.domainverifier.dns.resolver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.wire.AnswerReader;
import org.domainverifier.dns.wire.AnswerReader.Reading;

/** The CNAME records from the name of a question onward, where a server does not follow them by itself. Only for one thread. */
final class AliasTrail {
    private final DnsQuestion question;
    private final List<DnsRecord> aliases = new ArrayList<>();
    private final Set<DomainName> visited = new HashSet<>();
    private boolean authenticated = true;
    private boolean authoritative = true;

    AliasTrail(DnsQuestion question) {
        this.question = question;
        visited.add(question.name());
    }

    /** Goes on to a target; gives the answer if that leads nowhere. */
    Optional<DnsAnswer> follow(Reading.Unfinished step) {
        aliases.addAll(step.aliases());
        authenticated &= step.origin().authenticated();
        authoritative &= step.origin().authoritative();
        if (aliases.size() > AnswerReader.MAX_ALIASES || !visited.add(step.target())) {
            return Optional.of(new DnsAnswer.Failure(
                    question,
                    FailureCause.CNAME_LOOP,
                    "the CNAME records form a loop or go on too long, at " + step.target(),
                    step.origin()));
        }
        return Optional.empty();
    }

    /** The answer to the last target as the answer to the question. */
    DnsAnswer joined(DnsAnswer last) {
        List<DnsRecord> all = new ArrayList<>(aliases);
        all.addAll(last.aliases());
        if (all.size() > AnswerReader.MAX_ALIASES) {
            return new DnsAnswer.Failure(question, FailureCause.CNAME_LOOP, "too many CNAME records", last.origin());
        }
        AnswerOrigin origin = new AnswerOrigin(
                last.origin().server(),
                authoritative && last.origin().authoritative(),
                authenticated && last.origin().authenticated());
        return last.to(question, all).from(origin);
    }

    /** A failure to the question, which says where on the way it happened. */
    DnsAnswer.Failure failed(DnsAnswer.Failure failure, String detail, DnsQuestion at) {
        String where = aliases.isEmpty() ? "" : " (asked for " + at.name() + ", the target of its CNAME)";
        return new DnsAnswer.Failure(question, failure.cause(), detail + where, failure.origin());
    }
}
