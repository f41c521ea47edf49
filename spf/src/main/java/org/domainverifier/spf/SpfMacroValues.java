package org.domainverifier.spf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.spf.MacroString.Letter;
import org.jspecify.annotations.Nullable;

/** The values of macros in an evaluation (RFC 7208 §7.2). */
final class SpfMacroValues {
    private final SpfSender sender;
    private final ValidatedNames names;
    private final Receiver receiver;

    /**
     * Who evaluates, and when.
     *
     * @param name the macro {@code r}
     * @param time the macro {@code t}
     */
    record Receiver(String name, Instant time) {}

    SpfMacroValues(SpfSender sender, ValidatedNames names, Receiver receiver) {
        this.sender = sender;
        this.names = names;
        this.receiver = receiver;
    }

    /** The name that a spec stands for in the record of a domain. */
    TargetName domain(DomainSpec spec, DomainName current) {
        return MacroExpander.domain(spec, letter -> value(letter, current));
    }

    /** Whether a spec has the local part in it, and that is not ASCII: a term like that matches nothing (RFC 8616 §4). */
    boolean matchesNothing(DomainSpec spec) {
        boolean local = spec.macros().uses(Letter.SENDER) || spec.macros().uses(Letter.LOCAL_PART);
        return local && sender.localPart().chars().anyMatch(c -> c > 0x7f);
    }

    /** The explanation of a domain; empty also if it is not known yet. */
    Optional<String> explanation(MacroString text, DomainName current) {
        return MacroExpander.explanation(text, letter -> value(letter, current));
    }

    private @Nullable String value(Letter letter, DomainName current) {
        return switch (letter) {
            case SENDER -> sender.localPart() + "@" + sender.domainText();
            case LOCAL_PART -> sender.localPart();
            case SENDER_DOMAIN -> sender.domainText();
            case DOMAIN -> text(current);
            case CLIENT -> sender.client().dotted();
            case CLIENT_NAME -> clientName(current);
            case ADDRESS_FAMILY -> sender.client().family();
            case HELO -> sender.helo();
            case READABLE_CLIENT -> sender.client().readable();
            case RECEIVER -> receiver.name();
            case TIMESTAMP -> String.valueOf(receiver.time().getEpochSecond());
        };
    }

    /** The validated name: the domain itself, or one below it, or any (RFC 7208 §7.3). */
    private @Nullable String clientName(DomainName current) {
        List<DomainName> validated = names.find();
        if (validated == null) {
            return null;
        }
        DomainName best = null;
        for (DomainName name : validated) {
            if (name.equals(current)) {
                return text(name);
            }
            if (best == null || name.isWithin(current) && !best.isWithin(current)) {
                best = name;
            }
        }
        return best == null ? "unknown" : text(best);
    }

    // labels as they are, without the escapes of zone files
    private static String text(DomainName name) {
        return String.join(".", name.labels());
    }
}
