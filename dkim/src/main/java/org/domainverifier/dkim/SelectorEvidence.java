package org.domainverifier.dkim;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.service.MailService;
import org.domainverifier.service.MailServices;
import org.domainverifier.txt.AliasState;
import org.domainverifier.txt.TxtLook;

/** What the DNS said of one selector, parsed once. Immutable; what was asked later is added by {@code with…}. */
final class SelectorEvidence {
    private final String selector;
    private final DkimSelectorResult.Origin origin;
    private final TxtLook<KeyReading> look;
    private final Optional<KeyReading> joined;
    private final boolean wildcard;
    private final Optional<TxtLook<KeyReading>> target;
    private final List<TxtLook<KeyReading>> elsewhere;
    private final List<DnsAnswer> addresses;

    private SelectorEvidence(
            SelectorEvidence former,
            boolean wildcard,
            Optional<TxtLook<KeyReading>> target,
            List<TxtLook<KeyReading>> elsewhere,
            List<DnsAnswer> addresses) {
        this.selector = former.selector;
        this.origin = former.origin;
        this.look = former.look;
        this.joined = former.joined;
        this.wildcard = wildcard;
        this.target = target;
        this.elsewhere = List.copyOf(elsewhere);
        this.addresses = List.copyOf(addresses);
    }

    /** What was found at the name of a selector, and why it was asked for. */
    SelectorEvidence(String selector, DkimSelectorResult.Origin origin, TxtLook<KeyReading> look) {
        this.selector = selector;
        this.origin = origin;
        this.look = look;
        this.joined = look.tooLong().isEmpty() ? SplitKey.join(look.texts()) : Optional.empty();
        this.wildcard = false;
        this.target = Optional.empty();
        this.elsewhere = List.of();
        this.addresses = List.of();
    }

    /** The same, known to have nothing but what a selector that nobody publishes has too. */
    SelectorEvidence ofWildcard() {
        return new SelectorEvidence(this, true, target, elsewhere, addresses);
    }

    /** The same with what is at the name to which the selector should be a CNAME. */
    SelectorEvidence withTarget(TxtLook<KeyReading> there) {
        return new SelectorEvidence(this, wildcard, Optional.of(there), elsewhere, addresses);
    }

    /** The same with what is at the wrong names where its record may have landed. */
    SelectorEvidence withElsewhere(List<TxtLook<KeyReading>> places) {
        return new SelectorEvidence(this, wildcard, target, places, addresses);
    }

    /** The same with what the DNS said of addresses at the name, where a CNAME should be. */
    SelectorEvidence withAddresses(List<DnsAnswer> answers) {
        return new SelectorEvidence(this, wildcard, target, elsewhere, answers);
    }

    String selector() {
        return selector;
    }

    DkimSelectorResult.Origin origin() {
        return origin;
    }

    /** The TXT records at the name, wherever they come from. */
    TxtLook<KeyReading> look() {
        return look;
    }

    /** The key whose two halves are two records. */
    Optional<KeyReading> joined() {
        return joined;
    }

    /** Whether a wildcard alone answers here. */
    boolean isWildcard() {
        return wildcard;
    }

    /** What is at the expected target, if a CNAME is expected. */
    Optional<TxtLook<KeyReading>> target() {
        return target;
    }

    /** The wrong names, if those were asked for. */
    List<TxtLook<KeyReading>> elsewhere() {
        return elsewhere;
    }

    /** What there is of addresses at the name, if they were asked for. */
    List<DnsAnswer> addresses() {
        return addresses;
    }

    /** Where the record has to be. */
    DomainName name() {
        return look.name();
    }

    DnsAnswer answer() {
        return look.answer();
    }

    /** The names that the CNAME records lead through. */
    List<DomainName> aliases() {
        return AliasState.aliases(answer());
    }

    /** Who keeps the key, for certain, if it is behind an alias to a well-known service: the first on the way. */
    Optional<MailService> keeper() {
        return aliases().stream()
                .flatMap(name -> MailServices.wellKnown().byDkimTarget(name).stream())
                .findFirst();
    }
}
