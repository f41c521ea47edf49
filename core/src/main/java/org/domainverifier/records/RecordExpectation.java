package org.domainverifier.records;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/**
 * Records that a provider asks for beside those of mail: an alias, addresses, a token, services, an issuer of certificates, a
 * delegation. The name is relative to the one at which the expectation is stated; {@code @} or nothing is that name itself. Immutable.
 *
 * <pre>{@code
 * RecordExpectation.cname("autoconfig", "autoconfig.trekmail.net")
 * RecordExpectation.txt("@", "ms=ms123").replacing("ms=")
 * RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.trekmail.net")
 * }</pre>
 */
public final class RecordExpectation implements Expectation {
    private static final String ITSELF = "@";
    private static final String WILDCARD = "*";
    private static final String BELOW = "x"; // any domain
    private static final String ISSUE = "issue";
    private static final String ISSUE_WILD = "issuewild";

    private final Stated stated;

    /** All that makes one expectation another than the next. */
    private record Stated(String owner, RecordManner manner, List<RecordData> data, Optional<String> kind) {
        Stated {
            data = List.copyOf(data);
            boolean oneType = data.stream().map(RecordData::type).distinct().count() == 1;
            if (!oneType
                    || !owner.equals(RecordExpectation.owner(owner))
                    || kind.isPresent() != (manner == RecordManner.ONE_OF_ITS_KIND)) {
                throw new IllegalArgumentException(
                        "no record that can be asked for: " + owner + " " + manner + " " + data);
            }
        }
    }

    private RecordExpectation(Stated stated) {
        this.stated = stated;
    }

    private static RecordExpectation of(String name, RecordManner manner, List<? extends RecordData> data) {
        return new RecordExpectation(new Stated(owner(name), manner, List.copyOf(data), Optional.empty()));
    }

    // labels in lower case, nothing for the name itself
    private static String owner(String name) {
        if (name.isEmpty() || name.equals(ITSELF)) {
            return "";
        }
        if (name.endsWith(".")) {
            throw new IllegalArgumentException(
                    "the name of a record is relative to the domain, without a dot at its end: " + name);
        }
        boolean wildcard = name.equals(WILDCARD) || name.startsWith(WILDCARD + ".");
        String rest = wildcard ? name.substring(Math.min(name.length(), 2)) : name;
        // below a domain a label may have only digits, though no domain ends with such a one
        List<String> labels = rest.isEmpty()
                ? List.of(WILDCARD)
                : DomainName.of(rest + "." + BELOW).labels();
        String owner = String.join(".", rest.isEmpty() ? labels : labels.subList(0, labels.size() - 1));
        return wildcard && !rest.isEmpty() ? WILDCARD + "." + owner : owner;
    }

    /**
     * That a name is an alias (RFC 1034 §3.6.2).
     *
     * @param name the name, relative
     * @param target what it is an alias of
     * @return the expectation
     * @throws IllegalArgumentException if one of the names is not a domain name
     */
    public static RecordExpectation cname(String name, String target) {
        return of(name, RecordManner.EXACTLY, List.of(new RecordData.Cname(DomainName.of(target))));
    }

    /**
     * That a name has these IPv4 addresses and no others.
     *
     * @param name the name, relative
     * @param addresses one or more, such as {@code 192.0.2.1}
     * @return the expectation
     * @throws IllegalArgumentException if one of them is not an IPv4 address, or there is none
     */
    public static RecordExpectation a(String name, String... addresses) {
        return exactly(
                name,
                Arrays.stream(addresses)
                        .map(text -> new RecordData.A((Inet4Address) address(text, false)))
                        .toArray(RecordData[]::new));
    }

    /**
     * That a name has these IPv6 addresses and no others.
     *
     * @param name the name, relative
     * @param addresses one or more, such as {@code 2001:db8::1}
     * @return the expectation
     * @throws IllegalArgumentException if one of them is not an IPv6 address, or there is none
     */
    public static RecordExpectation aaaa(String name, String... addresses) {
        return exactly(
                name,
                Arrays.stream(addresses)
                        .map(text -> new RecordData.Aaaa((Inet6Address) address(text, true)))
                        .toArray(RecordData[]::new));
    }

    // never looked up: what is not an address is refused before
    private static InetAddress address(String text, boolean six) {
        String wrong = "not an IPv" + (six ? 6 : 4) + " address: " + text;
        boolean digits = text.chars()
                .allMatch(c -> c == '.' || c >= '0' && c <= '9' || six && (c == ':' || Character.digit(c, 16) >= 0));
        boolean form = six
                ? text.indexOf(':') >= 0
                : text.chars().filter(c -> c == '.').count() == 3;
        try {
            InetAddress address = digits && form ? InetAddress.getByName(text) : null;
            if (six ? address instanceof Inet6Address : address instanceof Inet4Address) {
                return Objects.requireNonNull(address);
            }
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(wrong, notAnAddress);
        }
        throw new IllegalArgumentException(wrong);
    }

    /**
     * That a text is among the TXT records of a name, such as a token that proves who owns the domain. However it is cut into
     * character-strings, it is the same.
     *
     * @param name the name, relative
     * @param text the text
     * @return the expectation
     * @throws IllegalArgumentException if the name is not one, or the text is empty
     */
    public static RecordExpectation txt(String name, String text) {
        return of(name, RecordManner.AMONG, List.of(text(text)));
    }

    /**
     * That a text is the only TXT record of a name.
     *
     * @param name the name, relative
     * @param text the text
     * @return the expectation
     * @throws IllegalArgumentException if the name is not one, or the text is empty
     */
    public static RecordExpectation txtAlone(String name, String text) {
        return of(name, RecordManner.EXACTLY, List.of(text(text)));
    }

    private static RecordData.Txt text(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the text of a TXT expectation is empty");
        }
        return RecordData.Txt.of(text);
    }

    /**
     * The same for a text that is the only one of its kind at the name: others that begin as it does give way to it.
     *
     * @param beginning what the texts of the kind begin with, in any case, such as {@code ms=}
     * @return a new expectation
     * @throws IllegalArgumentException if the text does not begin so, or the beginning is empty
     * @throws IllegalStateException if this does not expect a text among others
     */
    public RecordExpectation replacing(String beginning) {
        if (stated.manner() != RecordManner.AMONG || !(stated.data().get(0) instanceof RecordData.Txt txt)) {
            throw new IllegalStateException("only a text among others can be the one of its kind, not " + this);
        }
        if (beginning.isEmpty() || !txt.text().regionMatches(true, 0, beginning, 0, beginning.length())) {
            throw new IllegalArgumentException("the text does not begin with \"" + beginning + "\": " + txt.text());
        }
        return new RecordExpectation(
                new Stated(stated.owner(), RecordManner.ONE_OF_ITS_KIND, stated.data(), Optional.of(beginning)));
    }

    /**
     * That a service is provided by this host and no other (RFC 2782).
     *
     * @param name service and protocol, such as {@code _imaps._tcp}, relative
     * @param priority 0 to 65535, the lowest is tried first
     * @param weight 0 to 65535
     * @param port 0 to 65535
     * @param target the host; {@code .} where the service is not provided
     * @return the expectation
     * @throws IllegalArgumentException if a number is out of range or a name is not one
     */
    public static RecordExpectation srv(String name, int priority, int weight, int port, String target) {
        return exactly(name, new RecordData.Srv(priority, weight, port, host(target)));
    }

    /**
     * The same service by one more host.
     *
     * @param priority 0 to 65535, the lowest is tried first
     * @param weight 0 to 65535
     * @param port 0 to 65535
     * @param target the host
     * @return a new expectation
     * @throws IllegalArgumentException if a number is out of range or the name is not one
     * @throws IllegalStateException if this does not expect a service
     */
    public RecordExpectation and(int priority, int weight, int port, String target) {
        if (!type().equals(RecordType.SRV)) {
            throw new IllegalStateException("only a service has further hosts, not " + this);
        }
        List<RecordData> more = new ArrayList<>(stated.data());
        more.add(new RecordData.Srv(priority, weight, port, host(target)));
        return of(stated.owner(), stated.manner(), more);
    }

    private static DomainName host(String target) {
        return target.equals(".") ? DomainName.ROOT : DomainName.of(target);
    }

    /**
     * That an issuer may issue certificates for the name at which this is stated (RFC 8659). Where no CAA record says who may,
     * everybody may.
     *
     * @param issuer the domain name by which the certification authority goes in CAA records, such as {@code letsencrypt.org}
     * @return the expectation
     * @throws IllegalArgumentException if that is not a domain name
     */
    public static RecordExpectation caa(String issuer) {
        return caa(ITSELF, issuer);
    }

    /**
     * That an issuer may issue certificates for a name (RFC 8659 §4.2).
     *
     * @param name the name, relative
     * @param issuer the domain name by which the certification authority goes in CAA records
     * @return the expectation
     * @throws IllegalArgumentException if one of them is not a domain name
     */
    public static RecordExpectation caa(String name, String issuer) {
        return permitting(name, ISSUE, issuer);
    }

    /**
     * That an issuer may issue certificates for a wildcard below a name (RFC 8659 §4.3).
     *
     * @param name the name, relative
     * @param issuer the domain name by which the certification authority goes in CAA records
     * @return the expectation
     * @throws IllegalArgumentException if one of them is not a domain name
     */
    public static RecordExpectation caaWildcard(String name, String issuer) {
        return permitting(name, ISSUE_WILD, issuer);
    }

    private static RecordExpectation permitting(String name, String tag, String issuer) {
        byte[] value = DomainName.of(issuer).toString().getBytes(StandardCharsets.US_ASCII);
        return of(name, RecordManner.PERMITTING, List.of(new RecordData.Caa(0, tag, Octets.of(value))));
    }

    /**
     * That a name is delegated to these name servers and no others.
     *
     * @param name the name, relative
     * @param hosts one or more name servers
     * @return the expectation
     * @throws IllegalArgumentException if one of them is not a domain name, or there is none
     */
    public static RecordExpectation ns(String name, String... hosts) {
        return exactly(
                name,
                Arrays.stream(hosts)
                        .map(host -> new RecordData.Ns(DomainName.of(host)))
                        .toArray(RecordData[]::new));
    }

    /**
     * That of one type, whichever it is, a name has exactly these records.
     *
     * @param name the name, relative
     * @param data one or more, all of one type
     * @return the expectation
     * @throws IllegalArgumentException if the name is not one, there are no data, their types differ, or there are several CNAME data
     */
    public static RecordExpectation exactly(String name, RecordData... data) {
        List<RecordData> distinct = Arrays.stream(data).distinct().toList();
        if (distinct.isEmpty()) {
            throw new IllegalArgumentException("a record expectation needs data for " + name);
        }
        if (distinct.stream().map(RecordData::type).distinct().count() > 1) {
            throw new IllegalArgumentException("the data of an expectation are of one type, not " + distinct);
        }
        if (distinct.size() > 1 && distinct.get(0) instanceof RecordData.Cname) {
            throw new IllegalArgumentException("a name is an alias of one name (RFC 2181 §10.1), not of " + distinct);
        }
        return of(name, RecordManner.EXACTLY, distinct);
    }

    /**
     * Where the records have to be.
     *
     * @return the name relative to the one at which this is stated; empty for that itself
     */
    public String owner() {
        return stated.owner();
    }

    /**
     * Where the records of a domain have to be.
     *
     * @param domain the name at which this is stated
     * @return the name; empty if the DNS cannot hold one so long
     */
    public Optional<DomainName> nameFor(DomainName domain) {
        return stated.owner().isEmpty() ? Optional.of(domain) : domain.tryChild(stated.owner());
    }

    /**
     * The type of the records.
     *
     * @return the record type
     */
    public RecordType type() {
        return stated.data().get(0).type();
    }

    /**
     * What is expected.
     *
     * @return one or more data of one type
     */
    public List<RecordData> data() {
        return stated.data();
    }

    /**
     * How they have to be there.
     *
     * @return the manner
     */
    public RecordManner manner() {
        return stated.manner();
    }

    /**
     * What the texts begin with of which this is to be the only one.
     *
     * @return empty unless the manner is {@link RecordManner#ONE_OF_ITS_KIND}
     */
    public Optional<String> kind() {
        return stated.kind();
    }

    @Override
    public CheckKey<RecordsResult> check() {
        return RecordsCheck.KEY;
    }

    /** The records; of an issuer, the one to add where CAA records are that do not permit it. */
    @Override
    public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
        return nameFor(domain).stream()
                .flatMap(name -> stated.data().stream().map(data -> RecordToPublish.of(name, data)))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordExpectation that && stated.equals(that.stated);
    }

    @Override
    public int hashCode() {
        return stated.hashCode();
    }

    @Override
    public String toString() {
        return "RecordExpectation[" + (stated.owner().isEmpty() ? ITSELF : stated.owner()) + " " + type() + " "
                + stated.manner() + " " + stated.data() + "]";
    }
}
