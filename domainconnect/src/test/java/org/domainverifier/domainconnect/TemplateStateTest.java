package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Domain Connect §10.1 and §10.4.1: a DNS host that remembers which template wrote what. */
class TemplateStateTest {
    private static final HostedZone EMPTY = TemplateApplyTest.zone().remembering("1");

    private static String txt(String host, String data, String more) {
        return "'type': 'TXT', 'host': '" + host + "', 'data': '" + data + "', 'ttl': 600" + more;
    }

    private static String a(String host, String address, String more) {
        return "'type': 'A', 'host': '" + host + "', 'pointsTo': '" + address + "', 'ttl': 600" + more;
    }

    private static DomainConnectTemplate template(String service, String fields, String... records) {
        String json = Templates.with(fields, records).replace("\"mailbox\"", "\"" + service + "\"");
        return DomainConnectTemplate.read(json).orElseThrow();
    }

    private static HostedZone applied(HostedZone zone, String id, DomainConnectTemplate template, String... groups) {
        AppliedTemplate applied = template.applyTo(zone.remembering(id), "", Map.of("v", id), Arrays.asList(groups));
        assertThat(applied.isApplied()).isTrue();
        return applied.zone();
    }

    private static String contents(HostedZone zone) {
        return zone.contents().stream()
                .map(each -> TemplateApplyTest.printed(((HostedRecord.InDns) each).record()) + " by "
                        + each.origin().map(TemplateInstance::id).orElse("nobody"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Test
    void anotherTemplateOfWhichAnEssentialRecordGoesGoesAsAWhole() {
        HostedZone zone = applied(EMPTY, "1", template("old", "", a("@", "192.0.2.1", ""), txt("_old", "x", "")));

        assertThat(contents(applied(zone, "2", template("new", "", a("@", "192.0.2.2", "")))))
                .isEqualTo("@ A 192.0.2.2 by 2");
    }

    @Test
    void aRecordThatMayGoLaterTakesNothingWithIt() {
        HostedZone zone = applied(
                EMPTY, "1", template("old", "", a("@", "192.0.2.1", ", 'essential': 'OnApply'"), txt("_old", "x", "")));

        assertThat(contents(applied(zone, "2", template("new", "", a("@", "192.0.2.2", "")))))
                .isEqualTo("@ A 192.0.2.2 by 2, _old TXT x by 1");
    }

    @Test
    void theSameRecordIsSharedAndStaysUntilTheLastTemplateGoes() {
        DomainConnectTemplate one = template("one", "", a("@", "192.0.2.1", ""), txt("_one", "x", ""));
        DomainConnectTemplate two = template("two", "", a("@", "192.0.2.1", ""));
        DomainConnectTemplate three = template("three", "", txt("_one", "y", ", 'txtConflictMatchingMode': 'All'"));
        HostedZone shared = applied(applied(EMPTY, "1", one), "2", two);

        assertThat(contents(shared)).isEqualTo("@ A 192.0.2.1 by 1, @ A 192.0.2.1 by 2, _one TXT x by 1");
        assertThat(shared.records()).hasSize(2);
        assertThat(contents(applied(shared, "3", three))).isEqualTo("@ A 192.0.2.1 by 2, _one TXT y by 3");
    }

    @Test
    void whatTheCustomerPublishedIsSharedAndStays() {
        HostedZone zone =
                TemplateApplyTest.zone("@ A 192.0.2.1", "@ A 192.0.2.3").remembering("1");

        assertThat(contents(applied(zone, "1", template("one", "", a("@", "192.0.2.1", "")))))
                .isEqualTo("@ A 192.0.2.1 by 1, @ A 192.0.2.1 by nobody");
    }

    @Test
    void ofATemplateOfSeveralInstancesOnlyTheOneInConflictGoes() {
        DomainConnectTemplate several =
                template("several", "'multiInstance': true", txt("_t", "t-%v%", ""), a("h%v%", "192.0.2.1", ""));
        HostedZone zone = applied(applied(EMPTY, "1", several), "2", several);

        assertThat(contents(applied(zone, "3", template("new", "", a("h1", "192.0.2.2", "")))))
                .isEqualTo("_t TXT t-2 by 2, h1 A 192.0.2.2 by 3, h2 A 192.0.2.1 by 2");
    }

    @Test
    void aGroupIsAddedToTheOthersAndReplacesItself() {
        DomainConnectTemplate groups =
                template("groups", "", txt("_a", "a-%v%", ", 'groupId': 'a'"), txt("_b", "b-%v%", ", 'groupId': 'b'"));
        HostedZone both = applied(applied(EMPTY, "1", groups, "a"), "2", groups, "b");

        assertThat(contents(both)).isEqualTo("_a TXT a-1 by 1, _b TXT b-2 by 1");
        assertThat(contents(applied(both, "3", groups, "a"))).isEqualTo("_a TXT a-3 by 1, _b TXT b-2 by 1");
        assertThat(contents(applied(both, "4", groups))).isEqualTo("_a TXT a-4 by 4, _b TXT b-4 by 4");
    }

    @Test
    void theSameTemplateAtAnotherHostIsAnotherOne() {
        DomainConnectTemplate template = template("one", "", txt("_t", "t-%v%", ""));
        HostedZone zone = applied(EMPTY, "1", template);

        AppliedTemplate shop = template.applyTo(zone.remembering("2"), "shop", Map.of("v", "2"), List.of());

        assertThat(contents(shop.zone())).isEqualTo("_t TXT t-1 by 1, _t.shop TXT t-2 by 2");
    }

    @Test
    void whatSeveralTermsWereMergedIntoBelongsToNobodyAndCascadesToNobody() {
        DomainConnectTemplate text = template("text", "", txt("@", "v=spf1 mx -all", ""), a("www", "192.0.2.1", ""));
        DomainConnectTemplate merged =
                template("merged", "", "'type': 'SPFM', 'host': '@', 'spfRules': 'include:x.example'");
        HostedZone zone = applied(applied(EMPTY, "1", text), "2", merged);

        assertThat(contents(zone)).isEqualTo("@ TXT v=spf1 include:x.example mx -all by nobody, www A 192.0.2.1 by 1");
        assertThat(contents(applied(zone, "3", merged))).isEqualTo(contents(zone));
    }

    @Test
    void whoWroteARecordIsRememberedInFull() {
        HostedZone zone = applied(
                EMPTY, "1", template("one", "", txt("_a", "x", ", 'groupId': 'g', 'essential': 'OnApply'")), "g");

        assertThat(Stream.of(zone.contents().get(0).origin().orElseThrow()))
                .containsExactly(
                        new TemplateInstance("1", "mail.example", "one", "", Essential.ON_APPLY, Optional.of("g")));
    }
}
