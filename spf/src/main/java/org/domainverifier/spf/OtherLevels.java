package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;

/** Says where a record is that may have been meant for a name one level higher or lower. It stays, since it may serve somebody. */
final class OtherLevels {
    private static final List<String> LOWER = List.of("_spf", "spf");

    /** Where a web site is, whose name often has a record of its own. */
    private static final String WEB = "www";

    private OtherLevels() {}

    /** The names to look at; the one above and that of the web site only where something is asked for, by which the record can be told. */
    static List<DomainName> of(DomainName domain, SpfWanted wanted) {
        List<DomainName> names = new ArrayList<>();
        LOWER.forEach(label -> domain.tryChild(label).ifPresent(names::add));
        if (wanted.terms().stream().anyMatch(term -> !term.argument().isEmpty())) {
            domain.parent().filter(parent -> parent.labels().size() > 1).ifPresent(names::add);
            domain.tryChild(WEB).ifPresent(names::add);
        }
        return names;
    }

    static List<Finding> findings(SpfEvidence evidence, SpfWanted wanted, Standings standings) {
        return evidence.levels().stream()
                .flatMap(answer -> finding(evidence.domain(), answer, wanted, standings).stream())
                .toList();
    }

    private static Optional<Finding> finding(
            DomainName domain, DnsAnswer answer, SpfWanted wanted, Standings standings) {
        ParsedSpf record = SpfSelection.of(answer).only();
        DomainName found = answer.question().name();
        boolean ownAffair = !found.isWithin(domain) || found.labels().get(0).equals(WEB);
        if (record == null || ownAffair && !asksFor(record, wanted)) {
            return Optional.empty();
        }
        // what a wildcard answers, nobody put there
        return standings.of(answer) != Standing.OWN
                ? Optional.empty()
                : Optional.of(Finding.of(SpfFinding.OTHER_LEVEL, found)
                        .with("found", found)
                        .with("name", domain)
                        .in(record.text()));
    }

    private static boolean asksFor(ParsedSpf record, SpfWanted wanted) {
        return Stream.of(record.terms()).flatMap(List::stream).anyMatch(wanted::isNamedBy);
    }
}
