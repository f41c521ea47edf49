package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.catalogue.Catalogue;
import org.domainverifier.catalogue.CatalogueEntry;
import org.domainverifier.catalogue.NameEndings;
import org.domainverifier.dns.DomainName;

/**
 * Recognizes the DNS host of a zone by its name servers. The well-known hosts come from a data file; {@code docs/dns-hosts.md}
 * says how to add one. Immutable and safe for use by several threads.
 */
public final class DnsHosts {
    /** The name of the bundle with the sentences of {@link WatchOut}; they have the arguments of {@link TypedRecord#arguments()}. */
    public static final String MESSAGES = "dns-hosts";

    private static final String FILE = "dns-hosts.txt";
    private static final Set<String> FIELDS =
            Set.of("name", "servers", "names", "targets", "texts", "preferences", "watch");

    private final List<DnsHost> hosts;
    private final NameEndings<DnsHost> byServer;

    private DnsHosts(List<DnsHost> hosts, NameEndings<DnsHost> byServer) {
        this.hosts = List.copyOf(hosts);
        this.byServer = byServer;
    }

    /**
     * The hosts of the data file, read again.
     *
     * @return the well-known hosts
     */
    public static DnsHosts wellKnown() {
        return Catalogue.load(DnsHosts.class, FILE, DnsHosts::parse);
    }

    /**
     * The hosts of a text of the same form as the data file.
     *
     * @param text the entries
     * @return the lookup
     * @throws IllegalArgumentException if the text is not of that form; the message begins with the line
     */
    public static DnsHosts parse(String text) {
        List<DnsHost> hosts = new ArrayList<>();
        NameEndings.Builder<DnsHost> servers = NameEndings.builder(DnsHost::id);
        for (CatalogueEntry entry : Catalogue.parse(text, FIELDS)) {
            DnsHost host = host(entry);
            hosts.add(host);
            entry.text("servers"); // a host cannot be recognized by anything else
            entry.words("servers", ending -> {
                servers.add(ending, host);
                return ending;
            });
        }
        return new DnsHosts(hosts, servers.build());
    }

    private static DnsHost host(CatalogueEntry entry) {
        DnsHost unsaid = DnsHost.UNKNOWN;
        return new DnsHost(
                entry.id(),
                entry.text("name"),
                entry.choice("names", unsaid.names()),
                entry.choice("targets", unsaid.targets()),
                entry.choice("texts", unsaid.texts()),
                entry.choice("preferences", unsaid.preferences()),
                entry.choices("watch", WatchOut.class));
    }

    /**
     * All hosts.
     *
     * @return in the order of the data file
     */
    public List<DnsHost> hosts() {
        return hosts;
    }

    /**
     * The host whose name server this is.
     *
     * @param nameServer the name of a name server
     * @return the host, if it is a well-known one
     */
    public Optional<DnsHost> byNameServer(DomainName nameServer) {
        return byServer.find(nameServer);
    }

    /**
     * The host of a zone.
     *
     * @param nameServers the targets of the zone's NS records
     * @return the well-known host that all of them belong to; {@link DnsHost#UNKNOWN} if there is none, since a record may then
     *     have to be typed at another one
     */
    public DnsHost recognize(Collection<DomainName> nameServers) {
        List<DnsHost> found = nameServers.stream()
                .map(server -> byNameServer(server).orElse(DnsHost.UNKNOWN))
                .distinct()
                .toList();
        return found.size() == 1 ? found.get(0) : DnsHost.UNKNOWN;
    }
}
