package org.domainverifier;

import java.time.Duration;
import java.util.Optional;
import org.domainverifier.check.Provided;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.session.AnswerLog;
import org.domainverifier.text.VisibleText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each answer, value and check, of what it took: why a domain was slow (docs/operations.md). At level DEBUG, as pairs of key
 * and value; whatever a stranger wrote stays within its value and on its line.
 */
final class VerificationLog {
    private static final Logger QUESTIONS = LoggerFactory.getLogger("org.domainverifier.log.question");
    private static final Logger VALUES = LoggerFactory.getLogger("org.domainverifier.log.value");
    private static final Logger CHECKS = LoggerFactory.getLogger("org.domainverifier.log.check");

    private VerificationLog() {}

    /** The answers that somebody is given, in a verification of a domain. */
    static AnswerLog answers(DomainName domain, String check) {
        return (answer, took, fromMemory) -> {
            if (QUESTIONS.isDebugEnabled()) {
                QUESTIONS.debug(
                        "domain={} check={} name={} type={} outcome={} server={} ms={} from={}",
                        VisibleText.pairValue(domain),
                        VisibleText.pairValue(check),
                        VisibleText.pairValue(answer.question().name()),
                        answer.question().type(),
                        outcome(answer),
                        server(answer),
                        took.toMillis(),
                        from(answer, fromMemory));
            }
        };
    }

    /** A resolver of somebody's own may say nothing of where its answers come from, not even that. */
    private static String server(DnsAnswer answer) {
        return Optional.ofNullable(answer.origin())
                .flatMap(AnswerOrigin::server)
                .map(VisibleText::pairValue)
                .orElse("-");
    }

    private static String from(DnsAnswer answer, boolean fromMemory) {
        boolean notAsked = answer instanceof DnsAnswer.Failure failure && failure.cause() == FailureCause.NOT_ASKED;
        return notAsked ? "nobody" : fromMemory ? "memory" : "resolver";
    }

    private static String outcome(DnsAnswer answer) {
        if (answer instanceof DnsAnswer.Records records) {
            return "records:" + records.records().size();
        }
        if (answer instanceof DnsAnswer.Failure failure) {
            return failure.cause() + " detail=" + VisibleText.pairValue(failure.detail());
        }
        return answer instanceof DnsAnswer.NoSuchName ? "no-such-name" : "no-data";
    }

    /** What the provider said of its customer; what it is, is nobody's business. */
    static void value(DomainName customer, Provided<?> said, Duration took) {
        if (VALUES.isDebugEnabled()) {
            VALUES.debug("domain={} outcome={} ms={}", VisibleText.pairValue(customer), outcome(said), took.toMillis());
        }
    }

    private static String outcome(Provided<?> said) {
        if (said instanceof Provided.Ready) {
            return "ready";
        }
        return said instanceof Provided.NotReady ? "not-ready" : "unavailable";
    }

    /** A check that has ended. */
    static void check(DomainName domain, CheckEntry entry) {
        if (CHECKS.isDebugEnabled()) {
            DnsUsage usage = entry.usage();
            CHECKS.debug(
                    "domain={} check={} name={} status={} ms={} questions={} memory={} failed={} rounds={}",
                    VisibleText.pairValue(domain),
                    VisibleText.pairValue(entry.key().id()),
                    VisibleText.pairValue(entry.name()),
                    entry.status(),
                    usage.elapsed().toMillis(),
                    usage.questions(),
                    usage.fromMemory(),
                    usage.failed(),
                    usage.rounds());
        }
    }
}
