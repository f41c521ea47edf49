package org.domainverifier.mx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;

/**
 * Where a domain's mail has to go. Immutable.
 *
 * <pre>{@code
 * MxExpectation.only(10, "mail.trekmail.net");                       // this host with this preference, and no other
 * MxExpectation.hosts("mx1.x.net", "mx2.x.net");                     // in this order, whatever the preferences, and no others
 * MxExpectation.hosts("mx.x.net").allowing("*.archive.example");     // and perhaps these
 * MxExpectation.hosts("mx.x.net").allowingOthers();                  // and whatever others the customer has
 * MxExpectation.inOrder(10, "a.x.net").and(10, "b.x.net");           // each as good as the other
 * }</pre>
 *
 * @param hosts one or more exchangers; where the preferences are the customer's own, those that are suggested
 * @param order what the customer has to keep of the preferences
 * @param allowed others that may be there, perhaps; a name that begins with the label {@code *} stands for all names below the rest
 * @param othersAllowed whether any others may be there
 */
public record MxExpectation(List<MxHost> hosts, Order order, List<DomainName> allowed, boolean othersAllowed)
        implements Expectation {
    /** How far apart suggested preferences are. */
    private static final int STEP = 10;

    /** What of the preferences a provider insists on (RFC 5321 §5.1: the lowest is tried first, equal ones at random). */
    public enum Order {
        /** On the numbers. */
        PREFERENCES,
        /** On the order: hosts with a lower suggested preference come before those with a higher one. */
        SEQUENCE,
        /** On nothing. */
        ANY
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no host, or if one is there twice whose preference is the customer's own
     */
    public MxExpectation {
        hosts = List.copyOf(hosts);
        allowed = List.copyOf(allowed);
        Objects.requireNonNull(order, "order");
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("an MX expectation needs a host");
        }
        Set<DomainName> once = new HashSet<>();
        for (MxHost host : hosts) {
            if (order != Order.PREFERENCES && !once.add(host.host())) {
                throw new IllegalArgumentException("the host " + host.host() + " has two places in the order");
            }
        }
    }

    /**
     * These hosts with these preferences and no others.
     *
     * @param hosts one or more exchangers
     * @throws IllegalArgumentException if there is no host
     */
    public MxExpectation(List<MxHost> hosts) {
        this(hosts, Order.PREFERENCES, List.of(), false);
    }

    /**
     * One host with this very preference and no other.
     *
     * @param preference its preference
     * @param host its name
     * @return the expectation
     * @throws IllegalArgumentException if the preference is out of range or the name is none
     */
    public static MxExpectation only(int preference, String host) {
        return new MxExpectation(List.of(new MxHost(preference, DomainName.of(host))));
    }

    /**
     * These hosts in this order and no others, whatever the preferences; 10, 20 and so on are suggested.
     *
     * @param first the name of the host that is tried first
     * @param more the names of the others, in the order in which they are tried
     * @return the expectation
     * @throws IllegalArgumentException if a name is none, or is there twice
     */
    public static MxExpectation hosts(String first, String... more) {
        List<MxHost> hosts = new ArrayList<>();
        hosts.add(new MxHost(STEP, DomainName.of(first)));
        for (String host : more) {
            hosts.add(new MxHost(STEP * (hosts.size() + 1), DomainName.of(host)));
        }
        return new MxExpectation(hosts, Order.SEQUENCE, List.of(), false);
    }

    /**
     * One host and no other, with a preference that is suggested: more hosts are in the order of theirs, and those that have the
     * same belong together.
     *
     * @param preference the preference to suggest
     * @param host its name
     * @return the expectation
     * @throws IllegalArgumentException if the preference is out of range or the name is none
     */
    public static MxExpectation inOrder(int preference, String host) {
        return new MxExpectation(
                List.of(new MxHost(preference, DomainName.of(host))), Order.SEQUENCE, List.of(), false);
    }

    /**
     * The same hosts and one more.
     *
     * @param preference its preference, insisted on or suggested like those of the others
     * @param host its name
     * @return a new expectation
     * @throws IllegalArgumentException if the preference is out of range or the name is none, or is there and has its place
     */
    public MxExpectation and(int preference, String host) {
        List<MxHost> more = new ArrayList<>(hosts);
        more.add(new MxHost(preference, DomainName.of(host)));
        return new MxExpectation(more, order, allowed, othersAllowed);
    }

    /**
     * The same hosts, in any order and with any preferences.
     *
     * @return a new expectation
     * @throws IllegalArgumentException if a host is there twice
     */
    public MxExpectation anyOrder() {
        return new MxExpectation(hosts, Order.ANY, allowed, othersAllowed);
    }

    /**
     * The same hosts, and perhaps these: an archive, a filter, a backup. They stay where the customer has them, also before all
     * others.
     *
     * @param first the name of a host, or a name such as {@code *.archive.example} for all names below that one
     * @param more more of them
     * @return a new expectation
     * @throws IllegalArgumentException if a name is none
     */
    public MxExpectation allowing(String first, String... more) {
        List<DomainName> names = new ArrayList<>(allowed);
        names.add(pattern(first));
        for (String name : more) {
            names.add(pattern(name));
        }
        return new MxExpectation(hosts, order, names, othersAllowed);
    }

    /**
     * The same hosts, and whatever others the customer has. One that is tried before them, or together with them, is worth a warning
     * unless it is {@linkplain #allowing allowed by name}.
     *
     * @return a new expectation
     */
    public MxExpectation allowingOthers() {
        return new MxExpectation(hosts, order, allowed, true);
    }

    private static DomainName pattern(String text) {
        if (!text.startsWith("*.")) {
            return DomainName.of(text);
        }
        List<String> labels = new ArrayList<>(List.of("*"));
        labels.addAll(DomainName.of(text.substring(2)).labels());
        return DomainName.ofLabels(labels);
    }

    /** Whether a host may be there that was not asked for, because its name is allowed. */
    boolean allows(DomainName host) {
        return allowed.stream().anyMatch(name -> isOf(host, name));
    }

    private static boolean isOf(DomainName host, DomainName name) {
        return !name.labels().isEmpty() && name.labels().get(0).equals("*")
                ? name.parent()
                        .filter(zone -> host.isWithin(zone) && !host.equals(zone))
                        .isPresent()
                : host.equals(name);
    }

    @Override
    public CheckKey<MxResult> check() {
        return MxCheck.KEY;
    }

    @Override
    public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
        return hosts.stream()
                .map(host -> RecordToPublish.of(domain, host.data()))
                .toList();
    }
}
