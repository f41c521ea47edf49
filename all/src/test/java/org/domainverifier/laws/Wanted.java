package org.domainverifier.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a provider asks a customer to publish, as plain data.
 *
 * @param required without which a domain is not right
 * @param recommended what is better to have
 */
public record Wanted(Asked required, Asked recommended) {
    /** Nobody asks for anything: the standards alone count. */
    public static final Wanted NOTHING = new Wanted(Asked.NOTHING, Asked.NOTHING);

    /** A mail exchanger. */
    public record Host(int preference, String name) {}

    /**
     * A DKIM key.
     *
     * @param name the selector
     * @param key the text of the record, if it is one
     * @param alias what the selector is to be an alias of, if it is one; with neither, the key is not ready yet
     */
    public record Selector(String name, Optional<String> key, Optional<String> alias) {}

    /** A DMARC record: the one to publish where none is, the weakest policy, the addresses of reports. */
    public record Dmarc(Optional<String> suggestion, Optional<String> atLeast, List<String> rua) {}

    /** MTA-STS: what the policy host is to be an alias of, and the id. */
    public record Sts(Optional<String> host, Optional<String> id) {}

    /** What is asked for with the same weight. */
    public record Asked(
            List<Host> mx,
            List<String> includes,
            List<String> addresses,
            List<Selector> selectors,
            Optional<Dmarc> dmarc,
            Optional<List<String>> tlsRpt,
            Optional<Sts> mtaSts) {
        public static final Asked NOTHING = new Asked(
                List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

        public Asked {
            mx = List.copyOf(mx);
            includes = List.copyOf(includes);
            addresses = List.copyOf(addresses);
            selectors = List.copyOf(selectors);
        }

        public Asked withMx(int preference, String host) {
            List<Host> more = new ArrayList<>(mx);
            more.add(new Host(preference, host));
            return new Asked(more, includes, addresses, selectors, dmarc, tlsRpt, mtaSts);
        }

        public Asked withIncludes(String... names) {
            return new Asked(mx, List.of(names), addresses, selectors, dmarc, tlsRpt, mtaSts);
        }

        public Asked withAddresses(String... literals) {
            return new Asked(mx, includes, List.of(literals), selectors, dmarc, tlsRpt, mtaSts);
        }

        public Asked withKey(String selector, String text) {
            return with(new Selector(selector, Optional.of(text), Optional.empty()));
        }

        public Asked withAlias(String selector, String target) {
            return with(new Selector(selector, Optional.empty(), Optional.of(target)));
        }

        private Asked with(Selector selector) {
            List<Selector> more = new ArrayList<>(selectors);
            more.add(selector);
            return new Asked(mx, includes, addresses, more, dmarc, tlsRpt, mtaSts);
        }

        public Asked withDmarc(Dmarc wish) {
            return new Asked(mx, includes, addresses, selectors, Optional.of(wish), tlsRpt, mtaSts);
        }

        public Asked suggesting(String record) {
            return withDmarc(new Dmarc(Optional.of(record), Optional.empty(), List.of()));
        }

        public Asked withTlsRpt(String... uris) {
            return new Asked(mx, includes, addresses, selectors, dmarc, Optional.of(List.of(uris)), mtaSts);
        }

        public Asked withMtaSts(String host, String id) {
            Sts wish = new Sts(Optional.of(host), Optional.ofNullable(id));
            return new Asked(mx, includes, addresses, selectors, dmarc, tlsRpt, Optional.of(wish));
        }

        public boolean isNothing() {
            return equals(NOTHING);
        }
    }

    public static Wanted required(Asked asked) {
        return new Wanted(asked, Asked.NOTHING);
    }

    private Stream<Asked> both() {
        return Stream.of(required, recommended);
    }

    public List<Host> mx() {
        return both().flatMap(asked -> asked.mx().stream()).toList();
    }

    public List<String> includes() {
        return both().flatMap(asked -> asked.includes().stream()).toList();
    }

    public List<String> addresses() {
        return both().flatMap(asked -> asked.addresses().stream()).toList();
    }

    public List<Selector> selectors() {
        return both().flatMap(asked -> asked.selectors().stream()).toList();
    }

    public List<Dmarc> dmarc() {
        return both().flatMap(asked -> asked.dmarc().stream()).toList();
    }

    public List<String> tlsRpt() {
        return both().flatMap(asked -> asked.tlsRpt().stream())
                .flatMap(List::stream)
                .toList();
    }

    public List<Sts> mtaSts() {
        return both().flatMap(asked -> asked.mtaSts().stream()).toList();
    }

    public boolean isNothing() {
        return required.isNothing() && recommended.isNothing();
    }
}
