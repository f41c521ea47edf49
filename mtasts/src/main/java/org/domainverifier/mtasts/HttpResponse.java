package org.domainverifier.mtasts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.Octets;

/**
 * The response of a policy host.
 *
 * @param status the status
 * @param headers the values of the header fields by name, in lower case
 * @param body the body; empty if it was of no interest
 */
record HttpResponse(int status, Map<String, List<String>> headers, Octets body) {
    static final int OK = 200;

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /** RFC 8461 §3.2: the media type is text/plain, whatever its parameters. */
    boolean isPlainText() {
        return header("content-type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter("text/plain"::equals)
                .isPresent();
    }
}
