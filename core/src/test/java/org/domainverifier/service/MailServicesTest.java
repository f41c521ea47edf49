package org.domainverifier.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
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

    @Test
    void everyServiceCanBeRecognisedBySomething() {
        assertThat(services.services())
                .allMatch(service -> !service.mxHosts().isEmpty()
                        || !service.spfNames().isEmpty()
                        || !service.dkimTargets().isEmpty()
                        || !service.dkimSelectors().isEmpty());
    }

    @Test
    void everySelectorIsOne() {
        DomainName keys = DomainName.of("_domainkey.example.com");
        assertThat(services.services())
                .flatExtracting(MailService::dkimSelectors)
                .allMatch(selector -> keys.tryChild(selector).isPresent());
    }

    /** Every end that the file has leads to its own service, also with labels before it. */
    @Test
    void everyNameOfTheFileIsFound() {
        for (MailService service : services.services()) {
            assertThat(service.mxHosts())
                    .allMatch(end -> services.byMxHost(below(end)).equals(Optional.of(service)));
            assertThat(service.spfNames())
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
        assertThat(services.byMxHost(DomainName.of(host)))
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
        assertThat(services.byMxHost(DomainName.of(host))).isEmpty();
    }

    @Test
    void oneNameIsOfOneService() {
        MailService one = new MailService("one", "One", List.of("mx.example"), List.of(), List.of(), List.of());
        MailService two = new MailService("two", "Two", List.of("mx.example"), List.of(), List.of(), List.of());

        assertThatThrownBy(() -> MailServices.of(List.of(one, two)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mx.example is of one and of two too");
    }

    @Test
    void servicesOfOnesOwnAreRecognised() {
        MailService own = new MailService("own", "Own", List.of("trekmail.net"), List.of(), List.of(), List.of());

        assertThat(MailServices.of(List.of(own)).byMxHost(DomainName.of("mail.trekmail.net")))
                .contains(own);
    }
}
