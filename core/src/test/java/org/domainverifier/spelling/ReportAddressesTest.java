package org.domainverifier.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.domainverifier.record.ReportUri;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportAddressesTest {
    private static List<String> uris(String value) {
        return ReportAddresses.in(value).uris().stream().map(ReportUri::text).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:a@example.com",
                "mailto: a@example.com",
                "mailto://a@example.com",
                "mailto=a@example.com",
                "MAILTO :a@example.com",
                "malto:a@example.com",
                "email:a@example.com",
                "a@example.com",
                "<a@example.com>",
                "Reports <mailto:a@example.com>",
                "[a@example.com](mailto:a@example.com)",
                "mailto:a@example.com.",
                "mailto:a@example.com!10m",
                "'mailto:a@example.com'"
            })
    void oneAddressIsReadHoweverItIsWritten(String value) {
        assertThat(ReportAddresses.in(value).uris()).containsExactly(ReportUri.of("mailto:a@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:a@example.com,mailto:b@example.com",
                "mailto:a@example.com mailto:b@example.com",
                "mailto:a@example.com; mailto:b@example.com",
                "mailto:a@example.com , b@example.com",
                "mailto:a@example.com|mailto:b@example.com",
                "mailto:a@example.commailto:b@example.com"
            })
    void severalAreReadWhateverDividesThem(String value) {
        assertThat(uris(value)).containsExactly("mailto:a@example.com", "mailto:b@example.com");
    }

    @Test
    void whatIsAUriStaysAsItIs() {
        assertThat(uris("https://x.example/a?b=c, mailto:a%21b@example.com?subject=x,mailto:o'neill=x@example.com"))
                .containsExactly(
                        "https://x.example/a?b=c",
                        "mailto:a%21b@example.com?subject=x",
                        "mailto:o'neill=x@example.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mailto:d@m\u00fcller.example        | mailto:d@xn--mller-kva.example
            mailto:d@\u043f\u0440\u0438\u043c\u0435\u0440.example | mailto:d@xn--e1afmkfd.example
            """)
    void aULabelBecomesItsALabel(String value, String uri) {
        assertThat(uris(value)).containsExactly(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:d@ex\u0430mple.com",
                "mailto:d@\uff16example.com",
                "mailto:d\u0430ve@example.com",
                "mailto:d@{{domain}}",
                "mailto:d@",
                "mailto:a@b@example.com",
                "postmaster"
            })
    void whatCannotBeReadIsToldAndNotMadeUp(String value) {
        ReportAddresses addresses = ReportAddresses.in(value);

        assertThat(addresses.uris()).isEmpty();
        assertThat(addresses.unread()).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mailto:d@{{domain}}       | {{domain}}
            mailto:d@{domain}         | {domain}
            mailto:d@%DOMAIN%         | %DOMAIN%
            mailto:d@[your domain]    | [your domain]
            mailto:d@<domain>         | <domain>
            mailto:d@$DOMAIN          | $DOMAIN
            """)
    void aVariableThatNobodyFilledInIsFound(String address, String variable) {
        assertThat(ReportAddresses.placeholder(address)).contains(variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:a@example.com", "mailto:a%2Cb%2Cc@example.com", "a@", "", "mailto:a$b@example.com"})
    void anAddressIsNoVariable(String address) {
        assertThat(ReportAddresses.placeholder(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:", "a@b.cc ", "<", "mailto:a@b.cc", "=", "@", "https://", "!1", "{", "a\u00fc."})
    void aLongValueCostsNoMoreThanItsLength(String piece) {
        String value = piece.repeat(100_000 / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> ReportAddresses.in(value));
    }
}
