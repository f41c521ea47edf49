package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.domainverifier.testing.internal.Cost;
import org.domainverifier.testing.internal.SmallStack;
import org.domainverifier.testing.internal.WorstText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a stranger's policy host sends: no response costs much to read, nor more than twice as much for twice as much. */
class HttpCostTest {
    private static final Duration BAR = Duration.ofMillis(50);
    private static final int HEAD = 30_000; // below the bound of the head
    private static final int BODY = 64_000;
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    private record Response(WorstText text, int length) {
        static Response of(String name, String start, String part, String end, int length) {
            return new Response(WorstText.repeating("http", name, start, part, end), length);
        }

        @Override
        public String toString() {
            return text.name();
        }
    }

    static Stream<Response> responses() {
        return Stream.of(
                Response.of("fields", OK, "x#: y\r\n", "\r\n", HEAD),
                Response.of("one field again and again", OK, "x: y\r\n", "\r\n", HEAD),
                Response.of("a long field", OK + "x: ", "y", "\r\n\r\n", HEAD),
                Response.of("a long name", OK, "x", ": y\r\n\r\n", HEAD),
                Response.of("spaces", OK + "x:", " ", "y\r\n\r\n", HEAD),
                Response.of("a long reason", "HTTP/1.1 200 ", "x ", "\r\n\r\n", HEAD),
                Response.of("carriage returns", OK + "x: ", "\r", "\n\r\n", HEAD),
                Response.of("types", OK + "Content-Type: ", "text/plain;", "\r\n\r\n", HEAD),
                Response.of("digits of a length", OK + "Content-Length: ", "0", "\r\n\r\n", HEAD),
                Response.of("small chunks", CHUNKED, "1\r\nx\r\n", "0\r\n\r\n", 6 * BODY),
                Response.of("spaces behind a size", CHUNKED + "1", " ", "x\r\n", HEAD),
                Response.of("extensions of a chunk", CHUNKED + "1", ";a=b", "\r\nx\r\n0\r\n\r\n", HEAD),
                Response.of("zeros of a size", CHUNKED, "0", "1\r\nx\r\n", HEAD),
                Response.of("a body", OK + "\r\n", "x", "", BODY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void aResponseCostsLittle(Response response) {
        Cost cost = Cost.of(response.toString(), response.length(), BAR, length -> {
            byte[] octets = response.text().ofLength().apply(length).getBytes(StandardCharsets.US_ASCII);
            return () -> read(octets);
        });
        assertThat(cost).as(response.toString()).matches(found -> found.isRight(BAR), "within " + BAR);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void aSmallStackIsEnough(Response response) {
        byte[] octets = response.text().ofLength().apply(response.length()).getBytes(StandardCharsets.US_ASCII);
        SmallStack.run(() -> read(octets));
    }

    private static void read(byte[] octets) {
        try {
            new HttpResponseReader(new ByteArrayInputStream(octets), BODY)
                    .read()
                    .header("content-type");
        } catch (IOException notHttp) {
            // that costs little too
        }
    }
}
