package org.domainverifier.mtasts;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.record.Parsed;

/** What became of fetching a policy. Other outcomes may come. */
public sealed interface PolicyFetch {
    /**
     * The policy's text and what could be read of it, if a text arrived.
     *
     * @return present for {@link Fetched} and {@link WrongContentType}
     */
    default Optional<Parsed<MtaStsPolicy>> policy() {
        return Optional.empty();
    }

    /** Why nobody tried. */
    enum Reason {
        /** The check looks at records only. */
        RECORDS_ONLY,
        /** The addresses did not come from a name server, but from a stub, a zone file or a preview. */
        NO_SERVER_ANSWERED,
        /** The addresses are reserved for documentation: an example, nobody is there. */
        DOCUMENTATION_ADDRESS,
        /** There is neither a record nor a policy host, or it is not known whether there is one. */
        NOTHING_TO_FETCH
    }

    /**
     * Nobody tried.
     *
     * @param reason why
     */
    record NotAttempted(Reason reason) implements PolicyFetch {}

    /**
     * The policy host has no address.
     *
     * @param host the policy host
     * @param cause why it is not known whether it has one; empty if the DNS said that it has none
     * @param detail what happened, for people
     */
    record NotResolvable(DomainName host, Optional<FailureCause> cause, String detail) implements PolicyFetch {}

    /**
     * An address and the special range that it belongs to.
     *
     * @param address the address
     * @param range the range
     */
    record SpecialAddress(InetAddress address, SpecialRange range) {}

    /**
     * All addresses of the policy host belong to special ranges, so no connection was made.
     *
     * @param addresses the addresses
     */
    record AddressRefused(List<SpecialAddress> addresses) implements PolicyFetch {
        /** Copies the list. */
        public AddressRefused {
            addresses = List.copyOf(addresses);
        }
    }

    /** Why there is no connection. */
    enum ConnectFailure {
        /** Nothing listens there. */
        REFUSED,
        /** There is no way there. */
        UNREACHABLE,
        /** Nobody answered. */
        TIMED_OUT,
        /** The proxy did not make the connection. */
        PROXY
    }

    /**
     * There is no connection.
     *
     * @param address the address that was tried last
     * @param failure why
     * @param detail what happened, for people
     */
    record NotConnected(InetAddress address, ConnectFailure failure, String detail) implements PolicyFetch {}

    /**
     * The certificate is not good.
     *
     * @param address the server
     * @param problems what is wrong with it, one or more
     * @param names the names that it is for
     * @param issuer who issued it
     */
    record CertificateRejected(
            InetAddress address, List<CertificateProblem> problems, List<String> names, String issuer)
            implements PolicyFetch {
        /** Copies the lists. */
        public CertificateRejected {
            problems = List.copyOf(problems);
            names = List.copyOf(names);
        }
    }

    /**
     * There is a connection, but no TLS, for another reason than the certificate.
     *
     * @param address the server
     * @param detail what happened, for people
     */
    record TlsFailed(InetAddress address, String detail) implements PolicyFetch {}

    /**
     * What came is not an HTTP response that can be read.
     *
     * @param detail what was wrong with it, for people
     */
    record BadResponse(String detail) implements PolicyFetch {}

    /**
     * Another status than 200, and no redirection.
     *
     * @param status the status
     */
    record BadStatus(int status) implements PolicyFetch {}

    /**
     * A redirection, which must not be followed (RFC 8461 §3.3).
     *
     * @param status the status
     * @param location where to, if the response says so
     */
    record Redirected(int status, Optional<String> location) implements PolicyFetch {}

    /**
     * The type is not {@code text/plain} (RFC 8461 §3.2).
     *
     * @param contentType the type, if the response has one
     * @param parsed what the text would be
     */
    record WrongContentType(Optional<String> contentType, Parsed<MtaStsPolicy> parsed) implements PolicyFetch {
        /** Refuses nulls. */
        public WrongContentType {
            Objects.requireNonNull(parsed, "parsed");
        }

        @Override
        public Optional<Parsed<MtaStsPolicy>> policy() {
            return Optional.of(parsed);
        }
    }

    /**
     * More than is read (RFC 8461 §3.3).
     *
     * @param limit how many octets are read at most
     */
    record TooLarge(int limit) implements PolicyFetch {}

    /**
     * Time was up.
     *
     * @param limit how long it was allowed to take
     */
    record TimedOut(Duration limit) implements PolicyFetch {}

    /**
     * A text arrived as it should; whether it is a policy is another question.
     *
     * @param address the server
     * @param parsed the policy and what was noticed
     */
    record Fetched(InetAddress address, Parsed<MtaStsPolicy> parsed) implements PolicyFetch {
        /** Refuses nulls. */
        public Fetched {
            Objects.requireNonNull(parsed, "parsed");
        }

        @Override
        public Optional<Parsed<MtaStsPolicy>> policy() {
            return Optional.of(parsed);
        }
    }
}
