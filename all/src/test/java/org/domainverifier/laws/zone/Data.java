package org.domainverifier.laws.zone;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The data of records as zone files write them (RFC 1035 §5.1). */
final class Data {
    private static final int LONGEST = 255;
    private static final Memo<String, String> TEXTS = new Memo<>(Data::read);
    private static final Memo<String, String> CANONICAL = new Memo<>(data -> quoted(strings(data)));

    private Data() {}

    static String canonical(String type, String written) {
        String data = written.strip();
        return switch (type) {
            case "CNAME", "NS", "PTR" -> Names.plain(data) + ".";
            case "MX" -> mx(data);
            case "AAAA" -> address(data);
            case "TXT", "SPF" -> CANONICAL.of(data);
            default -> data.replaceAll("\\s+", " ");
        };
    }

    private static String mx(String data) {
        String[] fields = data.split("\\s+");
        return Integer.parseInt(fields[0]) + " " + Names.plain(fields[1]) + ".";
    }

    private static String address(String data) {
        try {
            return InetAddress.getByName(data).getHostAddress();
        } catch (UnknownHostException notALiteral) {
            throw new IllegalArgumentException(notALiteral);
        }
    }

    static String ofText(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        List<byte[]> strings = new ArrayList<>();
        for (int start = 0; start == 0 || start < octets.length; start += LONGEST) {
            strings.add(Arrays.copyOfRange(octets, start, Math.min(octets.length, start + LONGEST)));
        }
        return quoted(strings);
    }

    /** The octets of each string, quoted or not. */
    static List<byte[]> strings(String data) {
        List<byte[]> strings = new ArrayList<>();
        ByteArrayOutputStream string = new ByteArrayOutputStream();
        boolean quoted = false;
        boolean open = false;
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            if (c == '"') {
                if (open) {
                    strings.add(string.toByteArray());
                    string.reset();
                }
                quoted = !quoted;
                open = quoted;
            } else if (Character.isWhitespace(c) && !quoted) {
                if (open) {
                    strings.add(string.toByteArray());
                    string.reset();
                }
                open = false;
            } else {
                open = true;
                i = octet(data, i, string);
            }
        }
        if (open) {
            strings.add(string.toByteArray());
        }
        return strings;
    }

    /** Writes the octets of one character, perhaps escaped, and says where it ends. */
    private static int octet(String data, int at, ByteArrayOutputStream octets) {
        if (data.charAt(at) != '\\') {
            octets.writeBytes(String.valueOf(data.charAt(at)).getBytes(StandardCharsets.UTF_8));
            return at;
        }
        if (at + 3 < data.length() && data.substring(at + 1, at + 4).matches("[0-9]{3}")) {
            octets.write(Integer.parseInt(data.substring(at + 1, at + 4)));
            return at + 3;
        }
        octets.write(data.charAt(at + 1));
        return at + 1;
    }

    private static String quoted(List<byte[]> strings) {
        StringBuilder data = new StringBuilder();
        for (byte[] string : strings) {
            data.append(data.isEmpty() ? "\"" : " \"");
            for (byte each : string) {
                int octet = each & 0xff;
                if (octet == '"' || octet == '\\') {
                    data.append('\\').append((char) octet);
                } else if (octet < 0x20 || octet > 0x7e) {
                    data.append(String.format(Locale.ROOT, "\\%03d", octet));
                } else {
                    data.append((char) octet);
                }
            }
            data.append('"');
        }
        return data.toString();
    }

    /** The text of the data of a TXT record. */
    static String text(String data) {
        return TEXTS.of(data);
    }

    private static String read(String data) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        strings(data).forEach(joined::writeBytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(joined.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return joined.toString(Charset.forName("windows-1252"));
        }
    }
}
