package org.domainverifier.laws.reading;

/**
 * Somebody whom an SPF text speaks of.
 *
 * @param sign one of {@code + - ~ ?}
 * @param mechanism such as {@code include}; {@code redirect} is one here
 * @param value what stands behind it, in one spelling; may be empty for {@code a}, {@code mx} and {@code ptr}
 * @param written as it stands in the text, more or less
 */
public record Sender(char sign, String mechanism, String value, String written) {
    /** The mechanism and its value, as it should be written. */
    public String term() {
        String separator = value.isEmpty() || value.startsWith("/") ? "" : mechanism.equals("redirect") ? "=" : ":";
        return mechanism + separator + value;
    }

    public boolean passes() {
        return sign == '+';
    }

    /** Whether receivers take it for this term too: {@code include=x} is a modifier that they do not know. */
    public boolean isInForce() {
        return written.matches("[+?~-]?" + mechanism + "(?:[:/].*)?|redirect=.*");
    }

    /** The name without a prefix length; empty for the domain itself and for addresses. */
    public String domain() {
        if (mechanism.startsWith("ip")) {
            return "";
        }
        return value.replaceFirst("/[0-9/]*$", "");
    }
}
