package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Provided;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.Test;

class DkimExpectationTest {
    private static final DomainName DOMAIN = DomainName.of("example.com");
    private static final DomainName NAME = DomainName.of(Zones.NAME);

    private static String text(DkimExpectation expectation) {
        List<Map.Entry<CustomerValue<?>, Provided<?>>> said = new ArrayList<>();
        for (CustomerValue<?> value : expectation.values()) {
            Object given = value.ask(DOMAIN).toCompletableFuture().join().orElseThrow();
            said.add(Map.entry(value, new Provided.Ready<>(given)));
        }
        RecordToPublish record =
                expectation.recordsToPublish(DOMAIN, CustomerValues.of(said)).get(0);
        assertThat(record.name()).isEqualTo(NAME);
        return ((RecordData.Txt) record.data().orElseThrow()).text();
    }

    @Test
    void theRecordToPublishIsTheSameHoweverTheKeyIsGiven() {
        byte[] encoded = TestKeys.rsa(2048).getPublic().getEncoded();
        for (String given : new String[] {
            Zones.RECORD,
            Zones.KEY,
            " " + Zones.KEY + "\n",
            "p=" + Zones.KEY,
            "v=DKIM1;p=" + Zones.KEY + ";",
            TestKeys.pem("PUBLIC KEY", encoded),
            TestKeys.base64(TestKeys.pkcs1(TestKeys.rsa(2048).getPublic())),
        }) {
            assertThat(text(DkimExpectation.key("dkim", given))).isEqualTo(Zones.RECORD);
        }
        assertThat(text(DkimExpectation.key("dkim", TestKeys.rsa(2048).getPublic())))
                .isEqualTo(Zones.RECORD);
        assertThat(text(DkimExpectation.key("DKIM", domain -> Optional.of(Zones.KEY))))
                .isEqualTo(Zones.RECORD);
    }

    @Test
    void anEd25519KeyAloneIsRecognized() {
        var key = TestKeys.ed25519().getPublic();
        String record = DkimKeyRecord.of(key).toString();
        assertThat(text(DkimExpectation.key("dkim", TestKeys.base64(TestKeys.raw(key)))))
                .isEqualTo(record);
        assertThat(text(DkimExpectation.key("dkim", TestKeys.spki(key)))).isEqualTo(record);
        assertThat(text(DkimExpectation.key("dkim", "v=DKIM1; k=ed25519; p=" + TestKeys.spki(key))))
                .isEqualTo(record);
        assertThat(text(DkimExpectation.key("dkim", TestKeys.pem("PUBLIC KEY", key.getEncoded()))))
                .isEqualTo(record);
    }

    @Test
    void theTagsOfTheProviderAreKept() {
        assertThat(text(DkimExpectation.key("dkim", "v=DKIM1;t=s;n=ours;p=" + Zones.KEY)))
                .isEqualTo("v=DKIM1; k=rsa; t=s; n=ours; p=" + Zones.KEY);
    }

    @Test
    void aLongRecordIsPublishedInStrings() {
        RecordToPublish record =
                Zones.expected().recordsToPublish(DOMAIN, CustomerValues.none()).get(0);
        assertThat(((RecordData.Txt) record.data().orElseThrow()).strings())
                .hasSize(2)
                .allSatisfy(string -> assertThat(string.length()).isLessThanOrEqualTo(255));
    }

    @Test
    void whatIsNotReadyHasNoData() {
        assertThat(DkimExpectation.notReady("dkim").recordsToPublish(DOMAIN, CustomerValues.none()))
                .containsExactly(RecordToPublish.notReady(NAME, RecordType.TXT));
        assertThat(DkimExpectation.alias("dkim", domain -> Optional.empty())
                        .recordsToPublish(DOMAIN, CustomerValues.none()))
                .containsExactly(RecordToPublish.notReady(NAME, RecordType.CNAME));
    }

    @Test
    void anAliasIsPublishedAsSuch() {
        assertThat(DkimExpectation.alias("dkim", "key.example.net").recordsToPublish(DOMAIN, CustomerValues.none()))
                .containsExactly(RecordToPublish.of(NAME, new RecordData.Cname(DomainName.of("key.example.net"))));
    }

    @Test
    void ofARotationOnlyTheNextKeyIsToBePublished() {
        DkimExpectation rotation = DkimExpectation.rotation(DkimExpectation.notReady("old"), Zones.expected());
        assertThat(rotation.recordsToPublish(DOMAIN, CustomerValues.none()))
                .extracting(RecordToPublish::name)
                .containsExactly(NAME);
        assertThat(rotation.selectors()).containsExactly("dkim", "old");
        assertThat(rotation).hasToString("DKIM at dkim, old");
    }

    @Test
    void ofARotationByDatesBothKeysAreToBePublished() {
        DkimExpectation rotation = DkimExpectation.rotation(
                DkimExpectation.notReady("old"), Zones.expected(), DkimRotation.from(Instant.EPOCH));
        assertThat(rotation.recordsToPublish(DOMAIN, CustomerValues.none()))
                .extracting(record -> record.name().labels().get(0))
                .containsExactly("dkim", "old");
    }

    @Test
    void aRotationEndsAfterItBegins() {
        DkimRotation rotation = DkimRotation.from(LocalDate.of(2026, 12, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> rotation.until(LocalDate.of(2026, 12, 1)));
        assertThat(rotation.until(LocalDate.of(2026, 12, 2)).end()).contains(Instant.parse("2026-12-02T00:00:00Z"));
    }

    @Test
    void unusableKeysAreRefusedAtTheBorder() {
        String revoked = "v=DKIM1; p=";
        String weak = TestKeys.spki(TestKeys.rsa(512).getPublic());
        String ec = TestKeys.spki(TestKeys.ec().getPublic());
        for (String bad : new String[] {
            "",
            "  ",
            "hello",
            revoked,
            weak,
            ec,
            Zones.RECORD + "; p=x",
            "v=DKIM1; h=sha1; p=" + Zones.KEY,
            "v=DKIM1; s=tlsrpt; p=" + Zones.KEY,
            "v=DKIM1; k=ed25519; p=" + Zones.KEY,
            "\"" + Zones.RECORD + "\"",
            Zones.KEY.substring(0, 200),
        }) {
            assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(() -> DkimExpectation.key("dkim", bad))
                    .withMessageContaining("not a DKIM key that can be expected");
        }
    }

    @Test
    void aSecretIsRefusedAndNotRepeated() {
        byte[] secret = TestKeys.rsa(2048).getPrivate().getEncoded();
        for (String bad : new String[] {
            TestKeys.pem("PRIVATE KEY", secret), TestKeys.base64(secret), "v=DKIM1; p=" + TestKeys.base64(secret)
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DkimExpectation.key("dkim", bad))
                    .satisfies(problem ->
                            assertThat(problem.getMessage()).contains("private").hasSizeLessThan(200));
        }
    }

    @Test
    void badSelectorsAndTargetsAreRefusedAtTheBorder() {
        assertThatIllegalArgumentException().isThrownBy(() -> DkimExpectation.key("dkim._domainkey", Zones.KEY));
        assertThatIllegalArgumentException().isThrownBy(() -> DkimExpectation.notReady(""));
        assertThatIllegalArgumentException().isThrownBy(() -> DkimExpectation.alias("dkim", "not a name"));
        assertThatIllegalArgumentException().isThrownBy(() -> DkimExpectation.keys(Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimExpectation.rotation(Zones.expected(), Zones.expected()))
                .withMessageContaining("new selector");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DkimExpectation.rotation(
                        Zones.expected().and(DkimExpectation.notReady("b")), DkimExpectation.notReady("c")));
    }

    @Test
    void selectorsAreNames() {
        assertThat(DkimExpectation.notReady("2026").selectors()).containsExactly("2026");
        assertThat(DkimExpectation.notReady("Foo.Bar").selectors()).containsExactly("foo.bar");
    }
}
