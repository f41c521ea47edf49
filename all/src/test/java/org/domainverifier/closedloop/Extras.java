package org.domainverifier.closedloop;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.domainverifier.check.Expectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.spf.SpfExpectation;

/**
 * What some providers ask for beside the records of the domain's mail.
 *
 * @param send what is expected at the return path
 * @param records other records
 */
record Extras(List<Expectation> send, List<RecordExpectation> records) {
    static final String RETURN_PATH = "send";
    static final String TOKEN = "site-token=";

    static Extras random(RandomGenerator random, String name, String include) {
        List<Expectation> send = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            send.add(
                    random.nextBoolean()
                            ? MxExpectation.only(10, "bounce." + name)
                            : MxExpectation.hosts("bounce." + name, "backup." + name));
            send.add(SpfExpectation.include(include));
        }
        return new Extras(send, random.nextBoolean() ? records(random, name) : List.of());
    }

    private static List<RecordExpectation> records(RandomGenerator random, String name) {
        List<RecordExpectation> all = List.of(
                RecordExpectation.cname("autoconfig", "autoconfig." + name),
                RecordExpectation.cname("link", "track." + name),
                RecordExpectation.a("app", "192.0.2.80"),
                RecordExpectation.aaaa("app", "2001:db8:2::80"),
                RecordExpectation.a("pool", "192.0.2.80", "192.0.2.81"),
                RecordExpectation.txt("@", TOKEN + "4711").replacing(TOKEN),
                RecordExpectation.txt("_owner", "owner-42"),
                RecordExpectation.txtAlone("_claim", "claimed by " + name),
                RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "mail." + name),
                RecordExpectation.srv("_submission._tcp", 0, 1, 587, "mail." + name)
                        .and(10, 1, 587, "backup." + name),
                RecordExpectation.caa("letsencrypt.org"));
        List<RecordExpectation> some = new ArrayList<>();
        for (RecordExpectation each : all) {
            if (random.nextInt(3) == 0) {
                some.add(each);
            }
        }
        return some;
    }
}
