package org.domainverifier.dns.resolver;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;

/**
 * An answer in a cache.
 *
 * @param answer as it came
 * @param sinceMillis when, by the cache's clock
 * @param untilMillis from when on it may not be given any more
 * @param octets about how much memory it takes
 * @param broughtBy the mark of who asked for it
 */
record KeptAnswer(DnsAnswer answer, long sinceMillis, long untilMillis, int octets, Object broughtBy) {
    private static final long LONGEST_TTL_SECONDS = 0x7fff_ffffL; // RFC 2181 §8: a greater one is 0
    private static final long MILLIS = 1000;

    // of objects on 64 bits with compressed pointers, rounded up
    private static final int OCTETS_OF_ENTRY = 300;
    private static final int OCTETS_OF_RECORD = 100;
    private static final int OCTETS_OF_NAME = 80;
    private static final int OCTETS_OF_LABEL = 60;
    private static final int OCTETS_OF_STRING = 60;

    /** How long answers of each kind are kept at most. */
    record Limits(Duration records, Duration absences, Duration failures) {}

    /**
     * How long an answer may be kept: as long as the least of its TTLs says (RFC 2181 §5.2), an absence as long as the zone's SOA record says (RFC
     * 2308 §5), a failure as long as failures are kept (RFC 9520 §3.2).
     *
     * @return zero for what may not be kept
     */
    static Duration lifetime(DnsAnswer answer, Limits limits) {
        if (answer instanceof DnsAnswer.Failure failure) {
            return saysSomethingOfTheDns(failure.cause()) ? limits.failures() : Duration.ZERO;
        }
        Optional<Duration> least = Stream.concat(answer.aliases().stream(), answer.records().stream())
                .map(record -> usable(record.ttl()))
                .min(Comparator.naturalOrder());
        if (!answer.isAbsent()) {
            return lesser(least.orElse(Duration.ZERO), limits.records());
        }
        Duration absence = usable(negativeTtl(answer).orElse(Duration.ZERO)); // without an SOA record it is not kept
        return lesser(lesser(absence, least.orElse(absence)), lesser(limits.absences(), limits.records()));
    }

    /** Not what was given up or never asked: that is over with whoever had asked. */
    private static boolean saysSomethingOfTheDns(FailureCause cause) {
        return cause != FailureCause.RESOLVER_ERROR && cause != FailureCause.NOT_ASKED;
    }

    private static Duration usable(Duration ttl) {
        return ttl.isNegative() || ttl.toSeconds() > LONGEST_TTL_SECONDS ? Duration.ZERO : ttl;
    }

    private static Duration lesser(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Optional<Duration> negativeTtl(DnsAnswer answer) {
        if (answer instanceof DnsAnswer.NoData none) {
            return none.negativeTtl();
        }
        return answer instanceof DnsAnswer.NoSuchName none ? none.negativeTtl() : Optional.empty();
    }

    /** Whether it may be given; a clock that was set back makes it too old. */
    boolean isFresh(long nowMillis) {
        return nowMillis >= sinceMillis && nowMillis < untilMillis;
    }

    /** The answer as a cache gives it: with what is left of its TTLs, and from no server of the zone. */
    DnsAnswer at(long nowMillis) {
        long age = (nowMillis - sinceMillis + MILLIS - 1) / MILLIS; // never more than is left
        AnswerOrigin origin = new AnswerOrigin(
                answer.origin().server(), false, answer.origin().authenticated());
        if (answer instanceof DnsAnswer.Records found) {
            return new DnsAnswer.Records(
                    found.question(), less(found.records(), age), less(found.aliases(), age), origin);
        } else if (answer instanceof DnsAnswer.NoData none) {
            return new DnsAnswer.NoData(
                    none.question(),
                    less(none.aliases(), age),
                    none.negativeTtl().map(ttl -> less(ttl, age)),
                    origin);
        } else if (answer instanceof DnsAnswer.NoSuchName none) {
            return new DnsAnswer.NoSuchName(
                    none.question(),
                    less(none.aliases(), age),
                    none.negativeTtl().map(ttl -> less(ttl, age)),
                    origin);
        }
        return answer.from(origin);
    }

    private static List<DnsRecord> less(List<DnsRecord> records, long age) {
        return age == 0
                ? records
                : records.stream()
                        .map(record -> new DnsRecord(record.name(), less(record.ttl(), age), record.data()))
                        .toList();
    }

    private static Duration less(Duration ttl, long age) {
        return Duration.ofSeconds(Math.max(0, usable(ttl).toSeconds() - age));
    }

    /** About how much memory it takes; never much less. */
    static int octetsOf(DnsAnswer answer) {
        long octets = OCTETS_OF_ENTRY + of(answer.question().name());
        for (DnsRecord record : answer.aliases()) {
            octets += OCTETS_OF_RECORD + of(record.name()) + of(record.data());
        }
        for (DnsRecord record : answer.records()) {
            octets += OCTETS_OF_RECORD + of(record.name()) + of(record.data());
        }
        if (answer instanceof DnsAnswer.Failure failure) {
            octets += 2L * failure.detail().length();
        }
        return (int) Math.min(Integer.MAX_VALUE, octets);
    }

    private static long of(DomainName name) {
        long octets = OCTETS_OF_NAME;
        for (String label : name.labels()) {
            octets += OCTETS_OF_LABEL + label.length();
        }
        return octets;
    }

    private static long of(RecordData data) {
        if (data instanceof RecordData.Txt txt) {
            long octets = 0;
            for (var string : txt.strings()) {
                octets += OCTETS_OF_STRING + string.length();
            }
            return octets;
        }
        return OCTETS_OF_NAME + 2L * data.toZoneText().length();
    }
}
