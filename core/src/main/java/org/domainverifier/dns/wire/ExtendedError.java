package org.domainverifier.dns.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/** The extended errors of a message (RFC 8914). */
final class ExtendedError {
    /** DNSSEC Bogus, Signature Expired, Not Yet Valid, DNSKEY Missing, RRSIGs Missing, No Zone Key Bit Set, NSEC Missing, and Expired before Valid. */
    private static final Set<Integer> BOGUS = Set.of(6, 7, 8, 9, 10, 11, 12, 25);
    /** Forged Answer, Blocked, Censored, Filtered. */
    private static final Set<Integer> FILTERING = Set.of(4, 15, 16, 17);

    private static final int MAX_TEXT = 100;

    private ExtendedError() {}

    /** Whether the server says that the data failed DNSSEC validation (RFC 8914 §4.7 to §4.13). */
    static boolean isBogus(Message message) {
        return errorsOf(message).stream().anyMatch(error -> BOGUS.contains(error.getErrorCode()));
    }

    /**
     * What the server says if it withholds or forges the answer by policy (RFC 8914 §4.5, §4.16 to §4.18): an absence that it
     * states is then none.
     */
    static Optional<String> filtering(Message message) {
        boolean filtering = errorsOf(message).stream().anyMatch(error -> FILTERING.contains(error.getErrorCode()));
        return filtering ? Optional.of("withheld the answer" + textOf(message)) : Optional.empty();
    }

    /** The errors in brackets, after a space; empty if there are none. */
    static String textOf(Message message) {
        List<ExtendedErrorCodeOption> errors = errorsOf(message);
        if (errors.isEmpty()) {
            return "";
        }
        return errors.stream().map(ExtendedError::text).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String text(ExtendedErrorCodeOption error) {
        String name = ExtendedErrorCodeOption.text(error.getErrorCode());
        String text = error.getText() == null ? "" : error.getText();
        String printable = text.substring(0, Math.min(text.length(), MAX_TEXT)).replaceAll("\\p{C}", "?");
        return name + (printable.isEmpty() ? "" : ": " + printable);
    }

    private static List<ExtendedErrorCodeOption> errorsOf(Message message) {
        OPTRecord opt = message.getOPT();
        if (opt == null) {
            return List.of();
        }
        return opt.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
                .filter(ExtendedErrorCodeOption.class::isInstance)
                .map(ExtendedErrorCodeOption.class::cast)
                .toList();
    }
}
