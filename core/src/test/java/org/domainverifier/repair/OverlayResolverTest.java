package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;

class OverlayResolverTest {
    private static final String ZONE = """
            example.com.          300 IN MX    10 old.example.net.
            example.com.          300 IN TXT   "v=spf1 -all"
            mta-sts.example.com.  300 IN CNAME policy.example.net.
            policy.example.net.   300 IN A     192.0.2.80
            away.example.net.     300 IN CNAME www.example.com.
            *.wild.example.com.   300 IN TXT   "anything"
            *.wild.example.com.   300 IN A     192.0.2.7
            """;

    private final ZoneResolver live = ZoneResolver.parse(ZONE);

    private static DnsRecord record(String line) {
        return ZoneResolver.parse(line).records().get(0);
    }

    private static RecordChange add(String line) {
        return new RecordChange.Add(record(line));
    }

    private static RecordChange delete(String line) {
        return new RecordChange.Delete(record(line));
    }

    private DnsAnswer after(String name, RecordType type, RecordChange... changes) {
        return ask(OverlayResolver.applying(live, List.of(changes)), name, type);
    }

    private static DnsAnswer ask(DnsResolver resolver, String name, RecordType type) {
        return resolver.resolve(DomainName.of(name), type).join();
    }

    private static List<String> data(DnsAnswer answer) {
        return answer.records().stream()
                .map(record -> record.data().toZoneText())
                .toList();
    }

    @Test
    void whatNoChangeTouchesIsAsItIs() {
        DnsAnswer answer = after("example.com", RecordType.MX, add("_dmarc.example.com. IN TXT x"));

        assertThat(answer).isEqualTo(ask(live, "example.com", RecordType.MX));
    }

    @Test
    void recordsAreAddedReplacedAndDeleted() {
        assertThat(data(after(
                        "_dmarc.example.com", RecordType.TXT, add("_dmarc.example.com. IN TXT \"v=DMARC1; p=none\""))))
                .containsExactly("\"v=DMARC1; p=none\"");
        RecordChange replace = new RecordChange.Replace(
                record("example.com. 300 IN MX 10 old.example.net."),
                record("example.com. 300 IN MX 10 new.example.net."));
        assertThat(data(after("example.com", RecordType.MX, replace))).containsExactly("10 new.example.net.");
        assertThat(after("example.com", RecordType.MX, delete("example.com. 300 IN MX 10 old.example.net.")))
                .isInstanceOf(DnsAnswer.NoData.class);
    }

    @Test
    void otherRecordsOfTheSameNameStay() {
        RecordChange more = add("example.com. IN TXT other");

        assertThat(data(after("example.com", RecordType.TXT, more))).containsExactly("\"v=spf1 -all\"", "\"other\"");
        assertThat(data(after("example.com", RecordType.MX, more))).containsExactly("10 old.example.net.");
    }

    @Test
    void anAliasCanBeAddedAndIsFollowed() {
        DnsAnswer answer = after("new.example.com", RecordType.A, add("new.example.com. IN CNAME policy.example.net."));

        assertThat(data(answer)).containsExactly("192.0.2.80");
        assertThat(answer.aliases()).hasSize(1);
    }

    @Test
    void anAliasThatIsDeletedLeadsNowhere() {
        RecordChange gone = delete("mta-sts.example.com. IN CNAME policy.example.net.");

        assertThat(after("mta-sts.example.com", RecordType.A, gone).records()).isEmpty();
        assertThat(data(after("mta-sts.example.com", RecordType.A, gone, add("mta-sts.example.com. IN A 192.0.2.9"))))
                .containsExactly("192.0.2.9");
    }

    @Test
    void anAliasFromElsewhereLeadsToTheChangedRecords() {
        assertThat(data(after("away.example.net", RecordType.A, add("www.example.com. IN A 192.0.2.1"))))
                .containsExactly("192.0.2.1");
    }

    @Test
    void aNameWithRecordsOfItsOwnIsNoWildcardsAnyMore() {
        RecordChange own = add("a.wild.example.com. IN TXT own");

        assertThat(data(after("a.wild.example.com", RecordType.TXT, own))).containsExactly("\"own\"");
        assertThat(after("a.wild.example.com", RecordType.A, own).records()).isEmpty();
        assertThat(data(after("b.wild.example.com", RecordType.TXT, own))).containsExactly("\"anything\"");
    }

    @Test
    void theAliasOfAWildcardEndsTooWhereANameHasRecordsOfItsOwn() {
        ZoneResolver aliases = ZoneResolver.parse("*.example.com. CNAME www.example.net.\nwww.example.net. TXT x");
        RecordChange own = add("a.example.com. IN MX 10 mail.example.net.");
        DnsResolver after = OverlayResolver.applying(aliases, List.of(own));

        assertThat(ask(after, "a.example.com", RecordType.TXT))
                .isInstanceOfSatisfying(
                        DnsAnswer.NoData.class,
                        none -> assertThat(none.aliases()).isEmpty());
        assertThat(data(ask(after, "b.example.com", RecordType.TXT))).containsExactly("\"x\"");
    }

    @Test
    void aNameThatIsAddedMakesItsAncestorsExistAndEndsTheWildcardForThemAndBelow() {
        RecordChange deep = add("_smtp._tls.wild.example.com. IN TXT own");

        assertThat(after("_tls.wild.example.com", RecordType.TXT, deep)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(after("x._tls.wild.example.com", RecordType.TXT, deep)).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(data(after("other.wild.example.com", RecordType.TXT, deep))).containsExactly("\"anything\"");
        assertThat(data(after("_tls.other.wild.example.com", RecordType.TXT, deep)))
                .containsExactly("\"anything\"");
    }

    @Test
    void aNameThatWasThereKeepsItsWildcard() {
        ZoneResolver two = ZoneResolver.parse("*.example.com. TXT x\n*.sub.example.com. TXT x");
        DnsResolver after = OverlayResolver.applying(two, List.of(add("a.sub.example.com. IN TXT own")));

        assertThat(data(ask(after, "b.sub.example.com", RecordType.TXT)))
                .as("of the wildcard right above, though the other one says the same")
                .containsExactly("\"x\"");
    }

    /** A text of its own, or none, at each of some names with wildcards among them; what a change adds is like nothing there. */
    @Test
    void everyRandomZoneIsPredictedAsItWillBe() {
        List<String> names = List.of(
                "example.com",
                "*.example.com",
                "a.example.com",
                "b.example.com",
                "*.a.example.com",
                "b.a.example.com",
                "a.b.example.com",
                "*.b.example.com",
                "a.a.b.example.com",
                "b.a.b.example.com",
                "*.a.b.example.com");
        Seed.repeat(Seed.cases(), random -> {
            StringBuilder zone = new StringBuilder("sub.example.net. TXT x\n");
            // no two aliases are alike: a name that has the same as the wildcards around it cannot be told from one
            // that is not there
            List<String> targets = new ArrayList<>(names);
            Collections.shuffle(targets, random);
            names.forEach(name -> zone.append(
                    switch (random.nextInt(5)) {
                        case 0 -> name + ". TXT \"at " + name + "\"\n";
                        case 1 -> name + ". CNAME " + name.replace("*", "any") + ".example.net.\n";
                        // within the zone, so that some lead in circles
                        case 2 ->
                            name + ". CNAME " + targets.get(names.indexOf(name)).replace("*", "any") + ".\n";
                        default -> "";
                    }));
            ZoneResolver before = ZoneResolver.parse(zone.toString());
            List<RecordChange> changes = new ArrayList<>();
            for (String name : names) {
                boolean taken = zone.toString().lines().anyMatch(line -> line.startsWith(name + "."));
                if (!name.startsWith("*") && !taken && random.nextInt(4) == 0) {
                    changes.add(add(name + ". IN TXT \"new at " + name + "\""));
                }
            }
            ZoneResolver real = ZoneResolver.of(ZoneChanges.apply(before.records(), changes));
            DnsResolver predicted = OverlayResolver.applying(before, changes);
            for (String name : names) {
                String asked = name.replace("*", "c");
                for (RecordType type : List.of(RecordType.TXT, RecordType.CNAME)) {
                    DnsAnswer will = ask(real, asked, type);
                    assertThat(ask(predicted, asked, type))
                            .as("%s %s in %s after %s", asked, type, before.records(), changes)
                            .matches(answer -> answer.isFailure() == will.isFailure()
                                    && answer.records().equals(will.records())
                                    && answer.aliases().equals(will.aliases()));
                }
            }
        });
    }

    @Test
    void aNameAboveAnAddedRecordExists() {
        RecordChange below = add("dkim._domainkey.example.com. IN TXT x");

        assertThat(after("_domainkey.example.com", RecordType.TXT, below)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(after("other.example.com", RecordType.TXT, below)).isInstanceOf(DnsAnswer.NoSuchName.class);
    }

    @Test
    void aFailureOfTheLiveDnsStaysAFailure() {
        DnsResolver broken = ZoneResolver.builder().servfail("example.com").build();
        DnsAnswer answer = ask(
                OverlayResolver.applying(broken, List.of(add("example.com. IN TXT x"))), "example.com", RecordType.TXT);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        DnsAnswer.Failure.class,
                        failure -> assertThat(failure.cause()).isEqualTo(FailureCause.SERVFAIL));
    }

    @Test
    void aliasesThatAreAddedInACircleEnd() {
        DnsAnswer answer = after(
                "a.example.com",
                RecordType.A,
                add("a.example.com. IN CNAME b.example.com."),
                add("b.example.com. IN CNAME a.example.com."));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        DnsAnswer.Failure.class,
                        failure -> assertThat(failure.cause()).isEqualTo(FailureCause.CNAME_LOOP));
    }

    @Test
    void aCircleThatChangesOpenIsOpen() {
        ZoneResolver circle = ZoneResolver.parse("""
                *.example.com. IN CNAME mail.example.com.
                a.example.org. IN CNAME b.example.org.
                b.example.org. IN CNAME a.example.org.
                """);
        DnsResolver after = OverlayResolver.applying(
                circle,
                List.of(
                        add("mail.example.com. IN TXT \"new\""),
                        delete("b.example.org. IN CNAME a.example.org."),
                        add("b.example.org. IN TXT \"new\"")));

        for (String name : List.of("mail.example.com", "other.example.com", "a.example.org", "b.example.org")) {
            assertThat(data(ask(after, name, RecordType.TXT))).as(name).containsExactly("\"new\"");
        }
        assertThat(ask(after, "mail.example.com", RecordType.CNAME)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask(after, "mail.example.com", RecordType.A)).isInstanceOf(DnsAnswer.NoData.class);
        assertThat(ask(after, "below.mail.example.com", RecordType.TXT)).isInstanceOf(DnsAnswer.NoSuchName.class);
    }

    @Test
    void aCircleThatLosesAnAliasLeadsNowhere() {
        ZoneResolver circle =
                ZoneResolver.parse("a.example.org. IN CNAME b.example.org.\nb.example.org. IN CNAME a.example.org.\n");
        DnsResolver after = OverlayResolver.applying(circle, List.of(delete("b.example.org. IN CNAME a.example.org.")));

        assertThat(ask(after, "b.example.org", RecordType.TXT)).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(ask(after, "a.example.org", RecordType.TXT))
                .isInstanceOf(DnsAnswer.NoSuchName.class)
                .satisfies(answer -> assertThat(answer.aliases()).hasSize(1));
    }

    @Test
    void aCircleThatNothingOpensStays() {
        ZoneResolver circle = ZoneResolver.parse("*.example.com. IN CNAME mail.example.com.");
        DnsResolver after = OverlayResolver.applying(circle, List.of(add("x.example.com. IN TXT \"new\"")));

        for (String name : List.of("mail.example.com", "other.example.com")) {
            assertThat(ask(after, name, RecordType.TXT).isFailure()).as(name).isTrue();
        }
        assertThat(data(ask(after, "x.example.com", RecordType.TXT))).containsExactly("\"new\"");
    }

    @Test
    void intendedRecordsTakeThePlaceOfThoseOfTheirType() {
        DnsResolver intended = OverlayResolver.publishing(
                live,
                List.of(
                        record("example.com. IN MX 10 mail.trekmail.net."),
                        record("mta-sts.example.com. IN A 192.0.2.9")));

        assertThat(data(ask(intended, "example.com", RecordType.MX))).containsExactly("10 mail.trekmail.net.");
        assertThat(data(ask(intended, "example.com", RecordType.TXT))).containsExactly("\"v=spf1 -all\"");
        assertThat(data(ask(intended, "mta-sts.example.com", RecordType.A))).containsExactly("192.0.2.9");
    }

    @Test
    void theAliasItselfCanBeAskedFor() {
        assertThat(ask(
                                OverlayResolver.applying(live, List.of(add("x.example.com. IN CNAME y.example.net."))),
                                "x.example.com",
                                RecordType.CNAME)
                        .data(RecordData.Cname.class))
                .containsExactly(new RecordData.Cname(DomainName.of("y.example.net")));
    }
}
