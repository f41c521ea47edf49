package org.domainverifier.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.repair.PublicationStep;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;

/** Right zones are damaged at random; the plan makes each right again, takes nothing away that it has not seen, and is its own end. */
class RecordsLoopTest {
    private static final int ZONES = 150;

    /** What is asked for, the lines that are right, and lines that are there instead, or beside. */
    private record Asked(RecordExpectation expectation, List<String> right, List<String> wrong) {}

    private static final List<Asked> ALL = List.of(
            new Asked(
                    RecordExpectation.cname("autoconfig", "autoconfig.trekmail.net"),
                    List.of("autoconfig CNAME autoconfig.trekmail.net."),
                    List.of(
                            "autoconfig CNAME old.host.example.",
                            "autoconfig CNAME autoconfig.trekmail.net.customer.example.",
                            "autoconfig A 192.0.2.80",
                            "autoconfig TXT \"autoconfig.trekmail.net\"",
                            "autoconfig MX 10 old.host.example.",
                            "autoconfig.customer.example CNAME autoconfig.trekmail.net.")),
            new Asked(
                    RecordExpectation.a("www", "192.0.2.1", "192.0.2.2"),
                    List.of("www A 192.0.2.1", "www A 192.0.2.2"),
                    List.of("www A 192.0.2.80", "www CNAME old.host.example.", "www.customer.example A 192.0.2.1")),
            new Asked(
                    RecordExpectation.txt("", "trekmail-site=Ab4711").replacing("trekmail-site="),
                    List.of("@ TXT \"trekmail-\" \"site=Ab4711\""),
                    List.of(
                            "@ TXT \"trekmail-site=old\"",
                            "@ TXT \"\\\"trekmail-site=Ab4711\\\"\"",
                            "@ TXT \" trekmail-site=Ab4711\"",
                            "@ TXT \"trekmail-site=Ab4712\"",
                            "customer.example TXT \"trekmail-site=Ab4711\"")),
            new Asked(
                    RecordExpectation.txt("_token", "token=1"),
                    List.of("_token TXT \"token=1\""),
                    List.of("_token TXT \"TXT token=1\"", "@ TXT \"token=1\"", "_token CNAME old.host.example.")),
            new Asked(
                    RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.trekmail.net")
                            .and(10, 1, 993, "imap2.trekmail.net"),
                    List.of(
                            "_imaps._tcp SRV 0 1 993 imap.trekmail.net.",
                            "_imaps._tcp SRV 10 1 993 imap2.trekmail.net."),
                    List.of(
                            "_imaps._tcp SRV 0 0 0 .",
                            "_imaps._tcp SRV 0 1 143 imap.trekmail.net.",
                            "_imaps._tcp SRV 0 1 993 imap.trekmial.net.",
                            "_imaps._tcp SRV 5 1 993 imap.old.example.")),
            new Asked(
                    RecordExpectation.caa("shop", "letsencrypt.org"),
                    List.of(),
                    List.of(
                            "@ CAA 0 issue \"other.example\"",
                            "shop CAA 0 issue \";\"",
                            "shop CAA 0 issuewild \"other.example\"",
                            "@ CAA 0 iodef \"mailto:a@b.example\"")),
            new Asked(
                    RecordExpectation.ns("news", "ns1.trekmail.net", "ns2.trekmail.net"),
                    List.of("news NS ns1.trekmail.net.", "news NS ns2.trekmail.net."),
                    List.of("news NS ns.old.example.", "news NS ns1.trekmial.net.")));

    private static String line(String relative) {
        int end = relative.indexOf(' ');
        String name = relative.substring(0, end);
        return (name.equals("@") ? "" : name + ".") + "customer.example." + relative.substring(end) + "\n";
    }

    /** A zone in which some of what is asked for is missing, and something wrong is there. */
    private static String damaged(SplittableRandom random) {
        List<String> lines = new ArrayList<>(List.of("@ TXT \"v=spf1 -all\""));
        for (Asked asked : ALL) {
            String wrong = asked.wrong().get(random.nextInt(asked.wrong().size()));
            List<String> right = new ArrayList<>(asked.right());
            switch (random.nextInt(4)) {
                case 0 -> right.clear();
                case 1 -> right.removeIf(each -> random.nextBoolean());
                default -> {
                    // all of it is there
                }
            }
            boolean alias = (wrong + right).contains(" CNAME ") || wrong.contains(" CNAME ");
            boolean together = !alias || right.isEmpty();
            lines.addAll(right);
            if (random.nextInt(3) > 0 && (together || !wrong.split(" ", 2)[0].equals(nameOf(asked)))) {
                lines.add(wrong);
            }
        }
        if (random.nextInt(4) == 0) {
            lines.add("* A 192.0.2.80");
        }
        StringBuilder zone = new StringBuilder();
        lines.stream().distinct().forEach(each -> zone.append(line(each)));
        return zone.toString();
    }

    private static String nameOf(Asked asked) {
        return asked.expectation().owner();
    }

    @Test
    void thePlanOfEveryDamagedZoneMakesItRight() {
        long seed = Long.getLong("domainverifier.seed", 20261127L);
        for (int i = 0; i < ZONES; i++) {
            String zone = damaged(new SplittableRandom(seed + i));
            RecordsScenario before = RecordsScenario.zone(zone)
                    .require(ALL.stream().map(Asked::expectation).toArray(RecordExpectation[]::new));
            String what = "seed " + (seed + i) + ":\n" + zone + "\n" + before.codes() + "\n" + before.plan();
            assertThat(before.steps()).as(what).noneMatch(PublicationStep.VERIFY_AGAIN.id()::equals);
            for (RecordChange change : before.report().repairs().changes()) {
                change.before()
                        .ifPresent(record -> assertThat(before.zone())
                                .as(what)
                                .anyMatch(each -> each.name().equals(record.name())
                                        && each.data().equals(record.data())));
            }
            RecordsScenario after = before.repaired();
            assertThat(after.status())
                    .as("%s\nafterwards %s", what, after.codes())
                    .isIn(CheckStatus.CORRECT, CheckStatus.WARNING);
            assertThat(after.report().repairs().changes()).as(what).isEmpty();
            assertThat(after.zone().toString()).contains("v=spf1 -all");
        }
    }
}
