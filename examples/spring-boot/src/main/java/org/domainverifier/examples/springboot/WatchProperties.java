package org.domainverifier.examples.springboot;

import java.time.Duration;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.DomainStatus;
import org.domainverifier.Verdict;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How customers' domains are watched.
 *
 * @param pending how often a domain is verified that was never right, or of which too little could be determined
 * @param active how often one that was
 * @param atOnce how many at the same time, so that strangers find a place beside them
 * @param failedReports how many reports in a row must say that an active domain is wrong
 * @param failingFor over what time at least
 * @param probe a domain of the provider's own: whether it can be verified is the health of the service
 */
@ConfigurationProperties("watch")
record WatchProperties(
        @DefaultValue("10m") Duration pending,
        @DefaultValue("6h") Duration active,
        @DefaultValue("16") int atOnce,
        @DefaultValue("3") int failedReports,
        @DefaultValue("1h") Duration failingFor,
        String probe) {

    DomainState.Patience patience() {
        return new DomainState.Patience(failedReports, failingFor);
    }

    Duration untilNext(DomainState state, DomainReport report) {
        boolean soon = state.status() == DomainStatus.PENDING || report.verdict() == Verdict.INCONCLUSIVE;
        return soon ? pending : active;
    }
}
