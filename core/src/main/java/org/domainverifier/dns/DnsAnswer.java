package org.domainverifier.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer to one question, as a value: records, no data of this type, no such name, or a failure. A failure is never an
 * absence. There is no fifth kind, and none will come.
 */
public sealed interface DnsAnswer {
    /**
     * What was asked.
     *
     * @return the question
     */
    DnsQuestion question();

    /**
     * Who answered.
     *
     * @return the origin
     */
    AnswerOrigin origin();

    /**
     * The CNAME records that were followed from the question's name, in order.
     *
     * @return empty if the name is not an alias
     */
    List<DnsRecord> aliases();

    /**
     * The records, if there are any.
     *
     * @return the records of the type asked for; empty for every other kind of answer
     */
    default List<DnsRecord> records() {
        return List.of();
    }

    /**
     * The data of one type among the {@link #records()}.
     *
     * @param <D> the data type
     * @param type its class
     * @return the data in the order of the answer
     */
    default <D extends RecordData> List<D> data(Class<D> type) {
        List<D> data = new ArrayList<>(records().size());
        for (DnsRecord record : records()) {
            if (type.isInstance(record.data())) {
                data.add(type.cast(record.data()));
            }
        }
        return List.copyOf(data);
    }

    /**
     * Whether a server said that there are no such records: no data or no such name.
     *
     * @return false for records and for failures
     */
    default boolean isAbsent() {
        return this instanceof NoData || this instanceof NoSuchName;
    }

    /**
     * Whether it could not be looked up.
     *
     * @return true for failures
     */
    default boolean isFailure() {
        return this instanceof Failure;
    }

    /**
     * How long a cache may keep this answer whole; what is left of it when a cache answered. Of several records the longest TTL,
     * since any of them may be the one that changes; for an absence the negative TTL (RFC 2308 §5).
     *
     * @return empty for failures, and for absences of which the server did not say it
     */
    default Optional<Duration> ttl() {
        Optional<Duration> absence = Optional.empty();
        if (this instanceof NoData none) {
            absence = none.negativeTtl();
        } else if (this instanceof NoSuchName none) {
            absence = none.negativeTtl();
        }
        Stream<Duration> ttls =
                Stream.concat(aliases().stream(), records().stream()).map(DnsRecord::ttl);
        return Stream.concat(ttls, absence.stream()).max(Comparator.naturalOrder());
    }

    /**
     * The name at which the data are, or would be: the target of the last alias, or the name asked for.
     *
     * @return the canonical name
     */
    default DomainName canonicalName() {
        return aliases().isEmpty() || !(aliases().get(aliases().size() - 1).data() instanceof RecordData.Cname last)
                ? question().name()
                : last.target();
    }

    /**
     * The same answer to another question: what was found at the end of a chain of aliases, as what the name at its beginning has.
     *
     * @param question what was asked
     * @param aliases all CNAME records on the way from its name; a failure has none
     * @return an answer of the same kind
     */
    DnsAnswer to(DnsQuestion question, List<DnsRecord> aliases);

    /**
     * The same answer from somebody else.
     *
     * @param origin who answered
     * @return an answer of the same kind
     */
    DnsAnswer from(AnswerOrigin origin);

    /**
     * There are records.
     *
     * @param question what was asked
     * @param records one or more, all of the type asked for, at the canonical name
     * @param aliases the CNAME records on the way
     * @param origin who answered
     */
    record Records(DnsQuestion question, List<DnsRecord> records, List<DnsRecord> aliases, AnswerOrigin origin)
            implements DnsAnswer {
        /** Copies the lists; refuses an empty list of records. */
        public Records {
            Objects.requireNonNull(question, "question");
            records = List.copyOf(records);
            aliases = List.copyOf(aliases);
            if (records.isEmpty()) {
                throw new IllegalArgumentException("an answer without records is NoData: " + question);
            }
        }

        @Override
        public Records to(DnsQuestion otherQuestion, List<DnsRecord> otherAliases) {
            return new Records(otherQuestion, records, otherAliases, origin);
        }

        @Override
        public Records from(AnswerOrigin otherOrigin) {
            return new Records(question, records, aliases, otherOrigin);
        }
    }

    /**
     * The name exists, but has no records of this type (RFC 2308 §2.2).
     *
     * @param question what was asked
     * @param aliases the CNAME records on the way
     * @param negativeTtl how long a cache may keep this answer (RFC 2308 §5), if the server said so
     * @param origin who answered
     */
    record NoData(DnsQuestion question, List<DnsRecord> aliases, Optional<Duration> negativeTtl, AnswerOrigin origin)
            implements DnsAnswer {
        /** Copies the list. */
        public NoData {
            Objects.requireNonNull(question, "question");
            aliases = List.copyOf(aliases);
        }

        @Override
        public NoData to(DnsQuestion otherQuestion, List<DnsRecord> otherAliases) {
            return new NoData(otherQuestion, otherAliases, negativeTtl, origin);
        }

        @Override
        public NoData from(AnswerOrigin otherOrigin) {
            return new NoData(question, aliases, negativeTtl, otherOrigin);
        }
    }

    /**
     * The name does not exist, nor anything below it (RFC 2308 §2.1, RFC 8020). With aliases, it is the last target that
     * does not exist.
     *
     * @param question what was asked
     * @param aliases the CNAME records on the way
     * @param negativeTtl how long a cache may keep this answer (RFC 2308 §5), if the server said so
     * @param origin who answered
     */
    record NoSuchName(
            DnsQuestion question, List<DnsRecord> aliases, Optional<Duration> negativeTtl, AnswerOrigin origin)
            implements DnsAnswer {
        /** Copies the list. */
        public NoSuchName {
            Objects.requireNonNull(question, "question");
            aliases = List.copyOf(aliases);
        }

        @Override
        public NoSuchName to(DnsQuestion otherQuestion, List<DnsRecord> otherAliases) {
            return new NoSuchName(otherQuestion, otherAliases, negativeTtl, origin);
        }

        @Override
        public NoSuchName from(AnswerOrigin otherOrigin) {
            return new NoSuchName(question, aliases, negativeTtl, otherOrigin);
        }
    }

    /**
     * It could not be looked up.
     *
     * @param question what was asked
     * @param cause why
     * @param detail what exactly happened, for logs and people; no stable text
     * @param origin who failed to answer, if one server did
     */
    record Failure(DnsQuestion question, FailureCause cause, String detail, AnswerOrigin origin) implements DnsAnswer {
        /** Refuses nulls. */
        public Failure {
            Objects.requireNonNull(question, "question");
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(detail, "detail");
        }

        /**
         * A failure that no server is to blame for.
         *
         * @param question what was asked
         * @param cause why
         * @param detail what happened
         * @return the failure
         */
        public static Failure of(DnsQuestion question, FailureCause cause, String detail) {
            return new Failure(question, cause, detail, AnswerOrigin.NONE);
        }

        @Override
        public List<DnsRecord> aliases() {
            return List.of();
        }

        @Override
        public Failure to(DnsQuestion otherQuestion, List<DnsRecord> otherAliases) {
            return new Failure(otherQuestion, cause, detail, origin);
        }

        @Override
        public Failure from(AnswerOrigin otherOrigin) {
            return new Failure(question, cause, detail, otherOrigin);
        }
    }
}
