package org.domainverifier.domainconnect;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Addresses of web pages (RFC 9110 §4.2). Nothing is looked up. */
final class WebAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST = 2048;

    private WebAddress() {}

    static boolean isOne(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        try {
            URI address = new URI(text);
            return address.getScheme() != null
                    && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getHost() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
