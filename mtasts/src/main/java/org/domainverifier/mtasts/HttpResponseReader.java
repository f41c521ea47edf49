package org.domainverifier.mtasts;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.domainverifier.dns.Octets;

/**
 * Reads one HTTP/1.1 response (RFC 9112) from a server that may be hostile: what it holds in memory is bounded, and the body of
 * any other status than 200 is not read at all. The time is bounded by whoever closes the connection.
 */
final class HttpResponseReader {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*+)?+");
    private static final Pattern FIELD_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]++");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8}+)[ \t]*+(?:;.*+)?+");
    private static final int MAX_HEAD = 32 * 1024;
    private static final int MAX_INTERIM = 5;

    private final InputStream in;
    private final int maxBody;
    private int headLeft = MAX_HEAD;

    /** The response is not HTTP. */
    static final class MalformedResponseException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedResponseException(String problem) {
            super(problem);
        }
    }

    /** The body is larger than allowed. */
    static final class BodyTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        BodyTooLargeException() {
            super("the body is too large");
        }
    }

    HttpResponseReader(InputStream in, int maxBody) {
        this.in = in;
        this.maxBody = maxBody;
    }

    HttpResponse read() throws IOException {
        for (int i = 0; i <= MAX_INTERIM; i++) {
            HttpResponse head = readHead();
            if (head.status() >= 200) {
                return head.status() == HttpResponse.OK
                        ? new HttpResponse(head.status(), head.headers(), Octets.of(readBody(head)))
                        : head;
            }
        }
        throw new MalformedResponseException("too many interim responses");
    }

    private HttpResponse readHead() throws IOException {
        Matcher statusLine = STATUS_LINE.matcher(readLine());
        if (!statusLine.matches()) {
            throw new MalformedResponseException("it does not begin with a status line of HTTP/1.1");
        }
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon < 0 || !FIELD_NAME.matcher(line.substring(0, colon)).matches()) {
                throw new MalformedResponseException("a header field has no name");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new HttpResponse(Integer.parseInt(statusLine.group(1)), headers, Octets.of(new byte[0]));
    }

    private byte[] readBody(HttpResponse head) throws IOException {
        Optional<String> coding = head.header("content-encoding").filter(value -> !value.equalsIgnoreCase("identity"));
        if (coding.isPresent()) {
            throw new MalformedResponseException("a content coding that nobody asked for: " + coding.get());
        }
        Optional<String> transfer = head.header("transfer-encoding");
        if (transfer.isPresent()) { // it counts more than a length (RFC 9112 §6.3)
            if (!transfer.get().equalsIgnoreCase("chunked")) {
                throw new MalformedResponseException("an unknown transfer coding: " + transfer.get());
            }
            return readChunks();
        }
        Optional<String> length = head.header("content-length");
        return length.isPresent() ? readExactly(parseLength(length.get())) : readToEnd();
    }

    private static long parseLength(String length) throws IOException {
        if (!length.matches("[0-9]{1,18}+")) {
            throw new MalformedResponseException("the Content-Length is not a number: " + length);
        }
        return Long.parseLong(length);
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            headLeft = MAX_HEAD;
            Matcher chunk = CHUNK.matcher(readLine());
            if (!chunk.matches()) {
                throw new MalformedResponseException("a chunk without a size");
            }
            long size = Long.parseLong(chunk.group(1), 16);
            if (size == 0) {
                return body.toByteArray(); // trailers are of no interest, and the connection is closed behind them
            }
            requireRoom(body.size() + size);
            body.writeBytes(readExactly(size));
            if (!readLine().isEmpty()) {
                throw new MalformedResponseException("a chunk is longer than its size");
            }
        }
    }

    private byte[] readExactly(long length) throws IOException {
        requireRoom(length);
        byte[] octets = in.readNBytes((int) length);
        if (octets.length < length) {
            throw new EOFException("the connection was closed after " + octets.length + " of " + length + " octets");
        }
        return octets;
    }

    private byte[] readToEnd() throws IOException {
        byte[] octets = in.readNBytes(maxBody + 1);
        requireRoom(octets.length);
        return octets;
    }

    private void requireRoom(long size) throws IOException {
        if (size > maxBody) {
            throw new BodyTooLargeException();
        }
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection was closed within the head");
            }
            if (--headLeft <= 0) {
                throw new MalformedResponseException("the head is too long");
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
