package org.domainverifier.publish;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.dns.Octets;

/** Texts as literals of some languages. Whatever is in a text, it stays within its literal, which is one line of printable ASCII. */
final class Literals {
    private static final int INDENT = 2;

    private Literals() {}

    /** A string of JSON (RFC 8259 §7), and the same in JavaScript and in YAML with quotation marks; a page's script is not ended by it either. */
    static String json(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e || c == '<') {
                literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                literal.append(c);
            }
        }
        return literal.append('"').toString();
    }

    /** A quoted template of HCL in which nothing is evaluated (HCL native syntax, "Template Expressions"). */
    static String hcl(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if ((c == '$' || c == '%') && text.startsWith("{", i + 1)) {
                literal.append(c).append(c);
            } else if (c < 0x20 || c > 0x7e) {
                literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                literal.append(c);
            }
        }
        return literal.append('"').toString();
    }

    /** What is between the quotation marks of a character-string at Route 53, whose escapes are octal. */
    static String octal(Octets octets) {
        StringBuilder text = new StringBuilder(octets.length());
        for (byte b : octets.toBytes()) {
            int octet = b & 0xff;
            if (octet == '"') {
                text.append("\\\"");
            } else if (octet < 0x20 || octet > 0x7e || octet == '\\') {
                text.append(String.format(Locale.ROOT, "\\%03o", octet));
            } else {
                text.append((char) octet);
            }
        }
        return text.toString();
    }

    /** A document of JSON, of maps, lists, texts and numbers. */
    static String document(Map<String, ?> object) {
        StringBuilder text = new StringBuilder();
        value(text, object, 0);
        return text.append('\n').toString();
    }

    private static void value(StringBuilder text, Object value, int depth) {
        if (value instanceof Map<?, ?> object) {
            Iterator<? extends Map.Entry<?, ?>> entries = object.entrySet().iterator();
            text.append('{');
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                line(text, depth + 1).append(json(entry.getKey().toString())).append(": ");
                value(text, entry.getValue(), depth + 1);
                text.append(entries.hasNext() ? "," : "");
            }
            (object.isEmpty() ? text : line(text, depth)).append('}');
        } else if (value instanceof List<?> list) {
            Iterator<?> elements = list.iterator();
            text.append('[');
            while (elements.hasNext()) {
                value(line(text, depth + 1), elements.next(), depth + 1);
                text.append(elements.hasNext() ? "," : "");
            }
            (list.isEmpty() ? text : line(text, depth)).append(']');
        } else {
            text.append(value instanceof String string ? json(string) : value);
        }
    }

    private static StringBuilder line(StringBuilder text, int depth) {
        return text.append('\n').append(" ".repeat(INDENT * depth));
    }
}
