package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.domainverifier.mtasts.HttpResponseReader.BodyTooLargeException;
import org.domainverifier.mtasts.HttpResponseReader.MalformedResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of a policy host, octet by octet, right and hostile. */
class HttpResponseReaderTest {
    private static final int MAX_BODY = 10;
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private static HttpResponse read(String response) throws IOException {
        byte[] octets = response.getBytes(StandardCharsets.ISO_8859_1);
        return new HttpResponseReader(new ByteArrayInputStream(octets), MAX_BODY).read();
    }

    private static String body(String response) throws IOException {
        return read(response).body().text();
    }

    private static void assertMalformed(String response, String problem) {
        assertThatThrownBy(() -> read(response))
                .as(response)
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining(problem);
    }

    // the head (RFC 9112 §4, §5)

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK, 200",
        "HTTP/1.0 200 OK, 200",
        "HTTP/1.1 200, 200",
        "'HTTP/1.1 200 ', 200",
        "HTTP/1.1 404 Not Found, 404",
        "HTTP/1.1 999 x y z, 999"
    })
    void aStatusIsRead(String line, int status) throws IOException {
        assertThat(read(line + "\r\n\r\n").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/2 200",
                "HTTP/1.2 200 OK",
                "HTTP/1.1 20 OK",
                "HTTP/1.1 2000 OK",
                "HTTP/1.1 099 x",
                "hello"
            })
    void anotherStatusLineIsNotHttp(String line) {
        assertMalformed(line + "\r\n\r\n", "status line");
    }

    @Test
    void fieldsAreReadWhateverTheCaseOfTheirNames() throws IOException {
        HttpResponse response =
                read("HTTP/1.1 404 x\r\nContent-TYPE:  text/plain \r\nX-a:1\r\nx-A: 2:3\r\nEmpty:\r\n\r\n");

        assertThat(response.header("content-type")).contains("text/plain");
        assertThat(response.headers()).containsEntry("x-a", List.of("1", "2:3")).containsEntry("empty", List.of(""));
        assertThat(response.header("location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no colon", ": no name", "a name: x", " folded: x"})
    void aFieldHasAName(String field) {
        assertMalformed(OK + field + "\r\n\r\n", "header field");
    }

    @Test
    void linesMayEndInALineFeedAlone() throws IOException {
        assertThat(body("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi")).isEqualTo("hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\nA: b\r\n"})
    void aHeadThatEndsTooSoonIsNotAResponse(String response) {
        assertThatThrownBy(() -> read(response))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("within the head");
    }

    @Test
    void aHeadHasAtMost32767Octets() throws IOException {
        String begin = "HTTP/1.1 404 x\r\nA:";
        int lineFeeds = 3; // which do not count
        int room = 32 * 1024 - 1 - (begin + "\r\n\r\n").length() + lineFeeds;

        assertThat(read(begin + "x".repeat(room) + "\r\n\r\n").status()).isEqualTo(404);
        assertMalformed(begin + "x".repeat(room + 1) + "\r\n\r\n", "the head is too long");
    }

    // interim responses (RFC 9110 §15.2)

    @Test
    void fiveInterimResponsesAreSkippedAndNotSix() throws IOException {
        String interim = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";

        assertThat(body(interim.repeat(5) + OK + "Content-Length: 2\r\n\r\nhi")).isEqualTo("hi");
        assertMalformed(interim.repeat(6) + OK + "Content-Length: 2\r\n\r\nhi", "interim");
    }

    @ParameterizedTest
    @CsvSource({"199, true", "200, false", "201, false"})
    void aStatusBelow200IsInterim(int status, boolean interim) throws IOException {
        String response = "HTTP/1.1 " + status + " x\r\n\r\n" + "HTTP/1.1 404 x\r\n\r\n";

        assertThat(read(response.substring(0, response.length() - (interim ? 0 : 18)))
                        .status())
                .isEqualTo(interim ? 404 : status);
    }

    // the body (RFC 9112 §6)

    @Test
    void aBodyIsAsLongAsItIsSaidToBe() throws IOException {
        assertThat(body(OK + "Content-Length: 2\r\n\r\nhi there")).isEqualTo("hi");
        assertThat(body(OK + "Content-Length: 0\r\n\r\n")).isEmpty();
        assertThat(body(OK + "Content-Length: 10\r\n\r\n0123456789")).isEqualTo("0123456789");
    }

    @Test
    void aBodyWithoutALengthEndsWithTheConnection() throws IOException {
        assertThat(body(OK + "\r\nhi")).isEqualTo("hi");
        assertThat(body(OK + "\r\n0123456789")).isEqualTo("0123456789");
    }

    @Test
    void theBodyOfAnotherStatusIsNotRead() throws IOException {
        assertThat(body("HTTP/1.1 404 x\r\nContent-Length: 2\r\n\r\nhi")).isEmpty();
        assertThat(body("HTTP/1.1 201 x\r\nContent-Length: 2\r\n\r\nhi")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 11\r\n\r\n0123456789a",
                "Content-Length: 999999999999999999\r\n\r\n",
                "\r\n0123456789a",
                "Transfer-Encoding: chunked\r\n\r\nb\r\n0123456789a\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n8\r\n01234567\r\n3\r\n89a\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n"
            })
    void aBodyIsNotReadBeyondWhatIsAllowed(String rest) {
        assertThatThrownBy(() -> read(OK + rest)).isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void aBodyThatEndsTooSoonIsNotOne() {
        assertThatThrownBy(() -> read(OK + "Content-Length: 3\r\n\r\nhi"))
                .isInstanceOf(EOFException.class)
                .hasMessage("the connection was closed after 2 of 3 octets");
        assertThatThrownBy(() -> read(OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nhi"))
                .isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "", "+2", "2 2", "1234567890123456789"})
    void aLengthIsANumber(String length) {
        assertMalformed(OK + "Content-Length: " + length + "\r\n\r\nhi", "Content-Length");
    }

    @Test
    void chunksAreJoinedAndTheirExtensionsLeftOut() throws IOException {
        String chunks = "2;name=\"value\"\r\nhi\r\n1 \t; x\r\n-\r\n";

        assertThat(body(OK + "Transfer-Encoding: CHUNKED\r\nContent-Length: 1\r\n\r\n" + chunks
                        + "0\r\nTrailer: x\r\n\r\n"))
                .isEqualTo("hi-");
        assertThat(body(OK + "Transfer-Encoding: chunked\r\n\r\n0a\r\n0123456789\r\n0\r\n\r\n"))
                .isEqualTo("0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\n", "\r\n", "-1\r\n", "123456789\r\n", "2 x\r\nhi\r\n"})
    void aChunkHasASize(String chunk) {
        assertMalformed(OK + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n", "a chunk without a size");
    }

    @Test
    void aChunkIsNotLongerThanItsSize() {
        assertMalformed(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nhi\r\n0\r\n\r\n", "longer than its size");
    }

    @Test
    void theSizesOfManyChunksAreNotTakenForALongHead() throws IOException {
        String extension = "1;" + "x".repeat(20_000) + "\r\n";

        assertThat(body(OK + "Transfer-Encoding: chunked\r\n\r\n" + extension + "a\r\n" + extension + "b\r\n0\r\n"))
                .isEqualTo("ab");
    }

    @Test
    void onlyWhatWasAskedForIsDecoded() throws IOException {
        assertMalformed(OK + "Content-Encoding: gzip\r\n\r\nhi", "content coding that nobody asked for: gzip");
        assertMalformed(OK + "Transfer-Encoding: gzip\r\n\r\nhi", "unknown transfer coding: gzip");
        assertThat(body(OK + "Content-Encoding: Identity\r\n\r\nhi")).isEqualTo("hi");
    }

    // what is made of a response

    @ParameterizedTest
    @CsvSource({
        "text/plain, true",
        "TEXT/Plain; charset=utf-8, true",
        "'text/plain ;x', true",
        "text/html, false",
        "text/plain2, false"
    })
    void theTypeIsToldWhateverItsCaseAndParameters(String type, boolean plain) throws IOException {
        assertThat(read("HTTP/1.1 404 x\r\nContent-Type: " + type + "\r\n\r\n").isPlainText())
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"299, false", "300, true", "399, true", "400, false"})
    void aRedirectIsToldByItsStatus(int status, boolean redirect) throws IOException {
        assertThat(read("HTTP/1.1 " + status + " x\r\n\r\n").isRedirect()).isEqualTo(redirect);
    }
}
