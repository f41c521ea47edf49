package org.domainverifier.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
    private static final String LABEL_63 = "a".repeat(63);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|EMPTY|The domain name is missing.",
                "' \t'|EMPTY|The domain name is missing.",
                ".|EMPTY|The domain name is missing.",
                "localhost://|URL|\"localhost://\" is a web address, not a domain name. Enter only the domain.",
                "root@localhost|MAIL_ADDRESS|\"root@localhost\" is an email address, not a domain name. Enter only the part after the @.",
                "192.0.2.1|IP_ADDRESS|\"192.0.2.1\" is an IP address, not a domain name.",
                "192.0.2.1.|IP_ADDRESS|\"192.0.2.1.\" is an IP address, not a domain name.",
                "2001:db8::1|IP_ADDRESS|\"2001:db8::1\" is an IP address, not a domain name.",
                "[192.0.2.1]|IP_ADDRESS|\"[192.0.2.1]\" is an IP address, not a domain name.",
                "localhost:25|PORT|\"localhost:25\" has a port. Enter only the domain name, without the colon and the number.",
                "example.1|ONLY_DIGITS|\"example.1\" is not a domain name: the last part, \"1\", has only digits.",
                "..|EMPTY_LABEL|\"..\" is not a domain name: it has two dots in a row, or begins with a dot.",
                ".com|EMPTY_LABEL|\".com\" is not a domain name: it has two dots in a row, or begins with a dot.",
                "-a.com|HYPHEN|\"-a.com\" is not a domain name: \"-a\" begins or ends with a hyphen.",
                "a-.com|HYPHEN|\"a-.com\" is not a domain name: \"a-\" begins or ends with a hyphen.",
                "a b.com|SPACE|\"a b.com\" has a space in it. A domain name has none.",
                "a!b.com|CHARACTER|\"a!b.com\" is not a domain name: it cannot have the character !.",
                "a/b.com|CHARACTER|\"a/b.com\" is not a domain name: it cannot have the character /.",
                "a\\.b.com|CHARACTER|\"a\\.b.com\" is not a domain name: it cannot have the character \\.",
            })
    void whatIsNoNameIsRefusedWithTheReason(String text, NameProblem problem, String sentence) {
        assertThatExceptionOfType(InvalidDomainNameException.class)
                .isThrownBy(() -> DomainName.of(text))
                .withMessage(sentence)
                .matches(exception -> exception.problem() == problem, problem.name())
                .matches(exception -> exception.suggestion().isEmpty(), "without a suggestion");
        assertThat(DomainName.tryParse(text)).isEmpty();
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> DomainName.of(null))
                .withMessageContaining("must not be null");
    }

    @Test
    void aControlCharacterIsNamedAndNotPrinted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of("exa\u0007mple.com"))
                .withMessage("\"exa\\u{0007}mple.com\" has a character in it that cannot be seen (U+0007).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exa\u00a0mple.com", "exa\u2003mple.com", "exa\u3000mple.com"})
    void spacesOfEveryKindAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of(text))
                .withMessageContaining("has a space in it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " example.com",
                "example.com \r\n",
                "\ufeffexample.com",
                "\u00a0example.com\u200b",
                "\u200eexample.com"
            })
    void whatIsAroundANameAndCannotBeSeenIsOverlooked(String text) {
        assertThat(DomainName.of(text)).hasToString("example.com");
        assertThat(DomainName.tryParse(text)).contains(DomainName.of("example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" example.com", "example.com ", "example.com\n"})
    void inARecordASpaceIsNoPartOfAName(String text) {
        assertThat(DomainName.tryParseExact(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0007example.com", "\u202eexample.com"})
    void whatDoesMoreThanTakeRoomIsNotOverlooked(String text) {
        assertThat(DomainName.tryParse(text)).isEmpty();
    }

    @Test
    void aLabelHasAtMost63Characters() {
        assertThat(DomainName.of(LABEL_63 + ".com").labels()).containsExactly(LABEL_63, "com");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of(LABEL_63 + "a.com"))
                .withMessageContaining("has 64 characters. Between two dots, a domain name has at most 63.");
    }

    @Test
    void aNameHasAtMost253Characters() {
        String longest = String.join(".", LABEL_63, LABEL_63, LABEL_63, "a".repeat(61));
        assertThat(longest).hasSize(253);

        assertThat(DomainName.of(longest)).hasToString(longest);
        assertThat(DomainName.of(longest + ".")).hasToString(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of(longest + "a"))
                .withMessageEndingWith("it has 254 characters, and 253 are allowed.");
    }

    @Test
    void aTextOfThousandsOfCharactersIsRefusedShortly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of("a.".repeat(5000)))
                .withMessageContaining("it has 10000 characters")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void theTrailingDotMakesNoDifference() {
        assertThat(DomainName.of("example.com.")).isEqualTo(DomainName.of("example.com"));
        assertThat(DomainName.of("example.com").toAbsolute()).isEqualTo("example.com.");
    }

    @Test
    void caseMakesNoDifference() {
        assertThat(DomainName.of("EXAMPLE.Com"))
                .isEqualTo(DomainName.of("example.com"))
                .hasSameHashCodeAs(DomainName.of("example.com"))
                .hasToString("example.com");
    }

    @Test
    void namesAreToldApartByTheirHash() {
        assertThat(DomainName.of("a.example")).doesNotHaveSameHashCodeAs(DomainName.of("b.example"));
    }

    @Test
    void caseIsFoldedTheSameInTurkey() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));

            assertThat(DomainName.of("MAIL.EXAMPLE.TITI")).hasToString("mail.example.titi");
            assertThat(DomainName.of("INFO-B\u00dcCHER.example")).hasToString("xn--info-bcher-feb.example");
            assertThat(DomainName.ofLabels(List.of("MAIL", "\u00dc"))).hasToString("mail.\\220");
            assertThat(RecordType.of("txt").toString() + RecordType.of("mx")).isEqualTo("TXTMX");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void underscoresAreTakenForServiceLabels() {
        assertThat(DomainName.of("_dmarc.example.com").isHostName()).isFalse();
        assertThat(DomainName.of("dmarc.example.com").isHostName()).isTrue();
        assertThat(DomainName.ROOT.isHostName()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "b\u00fccher.example, xn--bcher-kva.example",
        "B\u00dcCHER.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "b\u00fccher\u3002example, xn--bcher-kva.example",
        "b\u00fccher\uff0eexample\uff61, xn--bcher-kva.example",
        "\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45.com, example.com",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "\u4f8b\u3048.\u30c6\u30b9\u30c8, xn--r8jz45g.xn--zckzah",
        "\u0440\u0430ypal.com, xn--ypal-43d9g.com",
    })
    void uLabelsBecomeALabels(String text, String ascii) {
        assertThat(DomainName.of(text)).hasToString(ascii);
    }

    @Test
    void aLabelThatIsTooLongOnlyAsAnALabelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of("\u00fc".repeat(63) + ".com"))
                .withMessageContaining("has characters that domain names cannot have");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of("\u00df" + "\u00fc".repeat(62) + ".com"))
                .withMessageContaining("has characters that domain names cannot have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0378\ufffe.com", "\u202ea\u00fc.com", "\ue000.com", "\ud800a.com"})
    void charactersThatNoALabelCanHoldAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DomainName.of(text));
    }

    @Test
    void anAddressInFullWidthDigitsIsStillAnAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.of("\uff11\uff192.0.2.\uff11"))
                .withMessageContaining("has only digits");
    }

    @Test
    void theUnicodeFormIsForPeople() {
        assertThat(DomainName.of("xn--bcher-kva.example").toUnicode()).isEqualTo("b\u00fccher.example");
        assertThat(DomainName.of("example.com").toUnicode()).isEqualTo("example.com");
        assertThat(DomainName.ROOT.toUnicode()).isEqualTo(".");
        assertThat(DomainName.of("xn--strae-oqa.example").toUnicode()).isEqualTo("stra\u00dfe.example");
        assertThat(DomainName.of("xn--99999999.example").toUnicode()).isEqualTo("xn--99999999.example");
        assertThat(DomainName.ofLabels(List.of("a.b", "xn--bcher-kva")).toUnicode())
                .isEqualTo("a\\.b.b\u00fccher");
    }

    @Test
    void oddOctetsAreEscapedAsInZoneFiles() {
        DomainName odd = DomainName.ofLabels(List.of("a.b", "c\\d", "\u0000\u00ff ", "\"@$;()", "Com"));

        assertThat(odd).hasToString("a\\.b.c\\\\d.\\000\\255\\032.\\\"\\@\\$\\;\\(\\).com");
        assertThat(odd.labels()).containsExactly("a.b", "c\\d", "\u0000\u00ff ", "\"@$;()", "com");
        assertThat(DomainName.ofLabels(List.of("a.b")))
                .as("one label with a dot is not two labels")
                .isNotEqualTo(DomainName.ofLabels(List.of("a", "b")));
    }

    @Test
    void labelsAreCheckedToo() {
        assertThat(DomainName.ofLabels(List.of())).isSameAs(DomainName.ROOT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.ofLabels(List.of("a", "")))
                .withMessageContaining("this one has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.ofLabels(List.of(LABEL_63 + "a")))
                .withMessageContaining("this one has 64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.ofLabels(List.of("\u0100")))
                .withMessageContaining("not an octet string");
    }

    @Test
    void theWireHolds255OctetsAndNotOneMore() {
        DomainName longest = DomainName.ofLabels(List.of(LABEL_63, LABEL_63, LABEL_63, "a".repeat(61)));
        assertThat(longest.labels()).hasSize(4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainName.ofLabels(List.of(LABEL_63, LABEL_63, LABEL_63, "a".repeat(62))))
                .withMessage("a name has at most 255 octets, this one has 256");
        assertThat(DomainName.ofLabels(List.of("\u00ff".repeat(63))))
                .as("escapes do not count")
                .satisfies(name -> assertThat(name.toString()).hasSize(4 * 63));
    }

    @Test
    void childrenAndParents() {
        DomainName domain = DomainName.of("example.com");

        assertThat(domain.child("Dkim._domainkey")).hasToString("dkim._domainkey.example.com");
        assertThat(domain.child("_dmarc").parent()).contains(domain);
        assertThat(domain.parent().orElseThrow().parent()).contains(DomainName.ROOT);
        assertThat(DomainName.ROOT.parent()).isEmpty();
        assertThat(DomainName.ROOT.child("com")).isEqualTo(DomainName.of("com"));
        assertThatIllegalArgumentException().isThrownBy(() -> domain.child(""));
        assertThatIllegalArgumentException().isThrownBy(() -> domain.child("a."));
    }

    @Test
    void aChildMayBeTooLong() {
        DomainName domain = DomainName.of(String.join(".", LABEL_63, LABEL_63, LABEL_63, "a".repeat(61)));

        assertThat(domain.tryChild("_dmarc")).isEmpty();
        assertThat(DomainName.of("example.com").tryChild("_dmarc")).contains(DomainName.of("_dmarc.example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> domain.child("a"));
    }

    @Test
    void aFullNameBelowTheDomainAgain() {
        DomainName domain = DomainName.of("example.com");

        assertThat(DomainName.of("_dmarc.example.com").under(domain))
                .contains(DomainName.of("_dmarc.example.com.example.com"));
        assertThat(DomainName.of("a".repeat(50) + "." + LABEL_63 + "." + LABEL_63 + ".com")
                        .under(DomainName.of(LABEL_63 + ".com")))
                .isPresent();
        assertThat(DomainName.of(LABEL_63 + "." + LABEL_63 + ".com").under(DomainName.of(LABEL_63 + "." + LABEL_63)))
                .isEmpty();
        assertThat(DomainName.of(LABEL_63 + "." + LABEL_63).under(DomainName.of(LABEL_63 + "." + "a".repeat(61))))
                .isPresent();
        assertThat(DomainName.ROOT.under(domain)).contains(domain);
    }

    @Test
    void withinIsByLabelsNotByText() {
        DomainName domain = DomainName.of("example.com");

        assertThat(domain.isWithin(domain)).isTrue();
        assertThat(DomainName.of("a.b.example.com").isWithin(domain)).isTrue();
        assertThat(DomainName.of("badexample.com").isWithin(domain)).isFalse();
        assertThat(DomainName.of("com").isWithin(domain)).isFalse();
        assertThat(domain.isWithin(DomainName.ROOT)).isTrue();
        assertThat(DomainName.ofLabels(List.of("x.example", "com")).isWithin(domain))
                .isFalse();
    }

    @Test
    void theLastLabels() {
        DomainName name = DomainName.of("a.b.example.com");

        assertThat(name.lastLabels(2)).isEqualTo(DomainName.of("example.com"));
        assertThat(name.lastLabels(4)).isEqualTo(name);
        assertThat(name.lastLabels(0)).isSameAs(DomainName.ROOT);
        assertThatThrownBy(() -> name.lastLabels(5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> name.lastLabels(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theOrderIsTheCanonicalOneOfDnssec() {
        // the example of RFC 4034 §6.1
        List<DomainName> ordered = List.of(
                DomainName.of("example"),
                DomainName.of("a.example"),
                DomainName.of("yljkjljk.a.example"),
                DomainName.of("Z.a.example"),
                DomainName.ofLabels(List.of("zABC", "a", "EXAMPLE")),
                DomainName.of("z.example"),
                DomainName.ofLabels(List.of("\u0001", "z", "example")),
                DomainName.ofLabels(List.of("*", "z", "example")),
                DomainName.ofLabels(List.of("\u00c8", "z", "example")));

        assertThat(ordered).isSorted();
        assertThat(DomainName.ROOT).isLessThan(DomainName.of("a"));
        assertThat(DomainName.of("a.example")).isEqualByComparingTo(DomainName.of("A.EXAMPLE."));
    }

    @ParameterizedTest
    @MethodSource("octetTexts")
    void octetsOfAText(String dotted, List<String> labels) {
        assertThat(DomainName.tryParseOctets(dotted).map(DomainName::labels)).contains(labels);
    }

    static List<Object[]> octetTexts() {
        return List.of(
                new Object[] {".", List.of()},
                new Object[] {"a!.B.", List.of("a!", "b")},
                new Object[] {"*.x", List.of("*", "x")},
                new Object[] {"\u00fc.x", List.of("\u00c3\u00bc", "x")},
                new Object[] {"\u00fc\u03bb.x", List.of("\u00c3\u00bc\u00ce\u00bb", "x")},
                new Object[] {"192.0.2.1", List.of("192", "0", "2", "1")});
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a..b", ".a"})
    void octetsWithAnEmptyLabelAreNoName(String dotted) {
        assertThat(DomainName.tryParseOctets(dotted)).isEmpty();
    }

    @Test
    void octetsThatAreTooManyAreNoName() {
        assertThat(DomainName.tryParseOctets("\u00fc".repeat(32))).isEmpty();
        assertThat(DomainName.tryParseOctets("\u00fc".repeat(31))).isPresent();
        String most = String.join(".", LABEL_63, LABEL_63, LABEL_63, "a".repeat(61));
        assertThat(DomainName.tryParseOctets(most)).isPresent();
        assertThat(DomainName.tryParseOctets(most + ".")).isPresent();
        assertThat(DomainName.tryParseOctets(most + "a")).isEmpty();
    }
}
