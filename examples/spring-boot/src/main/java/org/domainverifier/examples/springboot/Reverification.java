package org.domainverifier.examples.springboot;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.domainverifier.dns.DomainName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Verifies the customers' domains again and again. */
@Component
final class Reverification {
    private static final Logger LOG = LoggerFactory.getLogger(Reverification.class);
    private static final int MOST_AT_A_TIME = 1000;

    private final DomainStore store;
    private final Verifications verifications;
    private final StatusGauges gauges;
    private final int atOnce;
    private final Clock clock;

    Reverification(
            DomainStore store, Verifications verifications, StatusGauges gauges, WatchProperties watch, Clock clock) {
        this.store = store;
        this.verifications = verifications;
        this.gauges = gauges;
        this.clock = clock;
        atOnce = watch.atOnce();
    }

    /** Those whose time has come. */
    @Scheduled(initialDelayString = "${watch.look-every}", fixedDelayString = "${watch.look-every}")
    void verifyDue() throws InterruptedException {
        verify(store.takeDue(clock.instant(), MOST_AT_A_TIME));
        gauges.show(store.counts());
    }

    private void verify(List<DomainName> due) throws InterruptedException {
        Semaphore places = new Semaphore(atOnce);
        for (DomainName domain : due) {
            places.acquire();
            verifications.verify(domain).whenComplete((report, problem) -> {
                places.release();
                if (problem != null) {
                    LOG.warn("What was found of {} could not be kept", domain, problem);
                }
            });
        }
        places.acquire(atOnce); // all have ended
    }
}
