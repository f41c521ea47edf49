package org.domainverifier.examples.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.Verdict;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.propagation.ZonePropagation;
import org.domainverifier.propagation.ZoneServer;
import org.domainverifier.text.Messages;

/** The lines of the report that tell who has which version of the zones, and by when everybody sees the same. */
final class PropagationText {
    private final Texts texts;
    private final Messages messages;

    PropagationText(Texts texts, Locale locale) {
        this.texts = texts;
        this.messages = Messages.of(locale);
    }

    List<String> servers(DomainPropagation seen) {
        List<String> lines = new ArrayList<>();
        for (ZonePropagation zone : seen.zones()) {
            for (ZoneServer server : zone.servers()) {
                lines.add(zone.zone() + "  " + server.label() + "  " + state(server));
            }
        }
        return lines;
    }

    private String state(ZoneServer server) {
        if (server.condition() != ServerCondition.ANSWERED) {
            return messages.word(DnsFinding.SERVERS_LAME, server.condition());
        }
        return server.serial()
                .map(serial -> texts.of("serial", String.valueOf(serial)))
                .orElse("");
    }

    /** Empty if no time can be named, or there is nothing to wait for. */
    Optional<String> visibleBy(DomainReport report) {
        if (report.propagation().isEmpty()) {
            boolean allRight = report.verdict() == Verdict.VERIFIED;
            return report.visibleBy().filter(at -> !allRight).map(at -> texts.of("cached-until", seconds(at)));
        }
        DomainPropagation seen = report.propagation().get();
        return seen.isVisible()
                ? Optional.of(texts.of("visible"))
                : seen.visibleBy().map(at -> texts.of("visible-by", seconds(at)));
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
