package org.domainverifier.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.domainverifier.dns.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailServicesTest {
    private final MailServices services = MailServices.wellKnown();

    /** That they are read shows that the file is of its form, and that no two services claim a name. */
    @Test
    void theDataFileNamesManyServices() {
        assertThat(services.services()).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void idsAndNamesAreUnique() {
        assertThat(services.services()).extracting(MailService::id).doesNotHaveDuplicates();
        assertThat(services.services()).extracting(MailService::name).doesNotHaveDuplicates();
    }

    /** No service has names below those of another: whose a name is does not hang on which end is longer. */
    @Test
    void noServiceIsInsideAnother() {
        assertThat(claimedTwice(MailService::mailExchangers)).isEmpty();
        assertThat(claimedTwice(MailService::spfIncludes)).isEmpty();
        assertThat(claimedTwice(MailService::dkimTargets)).isEmpty();
    }

    private List<String> claimedTwice(Function<MailService, List<String>> ends) {
        List<String> claimed = new ArrayList<>();
        for (MailService inner : services.services()) {
            for (MailService outer : services.services()) {
                for (String end : ends.apply(inner)) {
                    if (outer != inner && ends.apply(outer).stream().anyMatch(other -> isWithin(end, other))) {
                        claimed.add(end + " of " + inner.id() + " is within " + outer.id());
                    }
                }
            }
        }
        return claimed;
    }

    private static boolean isWithin(String end, String other) {
        String pattern = other.replace(".", "\\.").replace("*", "[^.]*");
        return end.matches("(.*\\.)?" + pattern);
    }

    @Test
    void everyServiceCanBeRecognisedBySomething() {
        assertThat(services.services())
                .allMatch(service -> !service.mailExchangers().isEmpty()
                        || !service.spfIncludes().isEmpty()
                        || !service.dkimTargets().isEmpty()
                        || !service.dkimSelectors().isEmpty());
    }

    /** Every end that the file has leads to its own service, also with labels before it. */
    @Test
    void everyNameOfTheFileIsFound() {
        for (MailService service : services.services()) {
            assertThat(service.mailExchangers())
                    .allMatch(end -> services.byMailExchanger(below(end)).equals(Optional.of(service)));
            assertThat(service.spfIncludes())
                    .allMatch(end -> services.bySpfInclude(below(end)).equals(Optional.of(service)));
            assertThat(service.dkimTargets())
                    .allMatch(end -> services.byDkimTarget(below(end)).equals(Optional.of(service)));
        }
    }

    private static DomainName below(String end) {
        return DomainName.of("x1." + end.replace('*', '7'));
    }

    @ParameterizedTest
    @CsvSource({
        "aspmx.l.google.com, Google Workspace",
        "ALT1.ASPMX.L.GOOGLE.COM., Google Workspace",
        "smtp.google.com, Google Workspace",
        "customer-example.mail.protection.outlook.com, Microsoft 365",
        "customer-example.o-v1.mx.microsoft, Microsoft 365",
        "mailstore1.secureserver.net, GoDaddy Email",
        "mx00.ionos.de, IONOS",
        "inbound-smtp.eu-west-1.amazonaws.com, Amazon SES",
        "d1234a.ess.de.barracudanetworks.com, Barracuda Email Gateway Defense",
        "mx1.pub.mailpod1-cph3.one.com, one.com",
    })
    void aMailExchangerIsRecognised(String host, String name) {
        assertThat(services.byMailExchanger(DomainName.of(host)))
                .map(MailService::name)
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "_spf.google.com, Google Workspace",
        "spf.protection.outlook.com, Microsoft 365",
        "u1234.wl.sendgrid.net, Twilio SendGrid",
        "1234567.spf04.hubspotemail.net, HubSpot",
        "_spf.psm.knowbe4.com,",
    })
    void anIncludedNameIsRecognised(String included, String name) {
        assertThat(services.bySpfInclude(DomainName.of(included)).map(MailService::name))
                .isEqualTo(Optional.ofNullable(name));
    }

    @ParameterizedTest
    @CsvSource({
        "selector1-customer-example._domainkey.customer.onmicrosoft.com, Microsoft 365",
        "fm1.customer.example.dkim.fmhosted.com, Fastmail",
        "abc.dkim.amazonses.com, Amazon SES",
        "dkim2.mcsv.net, Mailchimp",
        "abc.dkim.af-south-1.amazonses.com, Amazon SES",
        "pdk1._domainkey.9d876.dkim1.mailgun.com, Mailgun",
        "kl1.domainkey.1.klaviyodns.com, Klaviyo",
        "s1.domainkey.tutanota.de, Tuta",
        "dkimprovmx1.improvmx.com, ImprovMX",
    })
    void aDkimTargetIsRecognised(String target, String name) {
        assertThat(services.byDkimTarget(DomainName.of(target)))
                .map(MailService::name)
                .contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mail.trekmail.net", "evil-aspmx.l.google.com.example", "notsecureserver.net", "google.com"})
    void aLookAlikeIsNobody(String host) {
        assertThat(services.byMailExchanger(DomainName.of(host))).isEmpty();
    }

    // selectors

    /** What one selector costs a search is one question: the list grows with thought. */
    @Test
    void theSelectorsAreThoseOfTheServicesAndOfHabit() {
        assertThat(services.dkimSelectors())
                .hasSizeBetween(100, 140)
                .doesNotHaveDuplicates()
                .startsWith(services.commonestDkimSelectors().toArray(String[]::new))
                .containsAll(services.services().stream()
                        .flatMap(service -> service.dkimSelectors().stream())
                        .toList());
        assertThat(services.commonestDkimSelectors()).hasSizeBetween(5, 10);
    }

    @Test
    void aSelectorMayBeOfSeveralServices() {
        assertThat(services.byDkimSelector("s1")).extracting(MailService::id).containsExactly("sendgrid", "tuta");
        assertThat(services.byDkimSelector("selector1"))
                .extracting(MailService::id)
                .containsExactly("microsoft-365", "runbox");
        assertThat(services.byDkimSelector("default")).isEmpty();
    }

    // a file of one's own

    @Test
    void servicesOfOnesOwnAreRecognised() {
        MailServices own = MailServices.parse("""
                [commonest-selectors]
                selectors: mail
                [trekmail]
                name: Trekmail
                mx: mail.trekmail.net
                selectors: trek1 mail
                [other-selectors]
                selectors: default trek1
                """);

        assertThat(own.byMailExchanger(DomainName.of("mx1.mail.trekmail.net")))
                .map(MailService::id)
                .contains("trekmail");
        assertThat(own.services()).hasSize(1);
        assertThat(own.byDkimSelector("mail")).isEqualTo(own.services());
        assertThat(own.dkimSelectors()).containsExactly("mail", "trek1", "default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[a]~mx: mx.example|line 1: the entry a has no name",
                "[a]~name: A|line 1: nothing to recognize a by",
                "[a]~name: A~mx: mx.example~[b]~name: B~mx: mx.example|line 6: mx.example is of a and of b too",
                "[a]~name: A~mx: mx.example~[b]~name: A~mx: my.example|line 4: a second service is called A",
                "[a]~name: A~~mx: Mx.example|line 4: not in lower case, or with a dot at its end: Mx.example",
                "[a]~name: A~selectors: s1 S2|line 3: not a DKIM selector in lower case: S2",
                "[commonest-selectors]~selectors: a..b|line 2: not a DKIM selector in lower case: a..b",
                "[a]~name: A~selectors: s1 s1|line 3: something is there twice: s1",
                "[a]~name: A~dkim-targets: x.example|line 3: no field is called dkim-targets",
            })
    void whatIsWrongInAFileIsToldWithItsLine(String text, String message) {
        assertThatThrownBy(() -> MailServices.parse(text.replace('~', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
