package org.domainverifier.examples.springboot;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainReport;
import org.domainverifier.dns.DomainName;
import org.domainverifier.json.ReportJson;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Verifications whose progress somebody looks at. */
@Component
final class ProgressStreams {
    private static final Duration TIME_TO_SEND = Duration.ofSeconds(10);

    private final Verifications verifications;
    private final Duration longest;
    private final ReportJson json;

    ProgressStreams(Verifications verifications, DnsProperties dns, ReportJson json) {
        this.verifications = verifications;
        longest = dns.deadline().plus(TIME_TO_SEND);
        this.json = json;
    }

    /**
     * Begins a verification.
     *
     * @param locale a language of the service
     * @param place given back when the stream has ended, not when the report is there: who reads slowly holds it as long
     */
    SseEmitter open(DomainName domain, Locale locale, Gate.Place place) {
        SseEmitter emitter = new SseEmitter(longest.toMillis());
        emitter.onCompletion(place::close);
        try {
            ProgressStream stream = new ProgressStream(emitter, locale, json.inLanguage(locale));
            CompletableFuture<DomainReport> coming = verifications.verify(domain, stream);
            emitter.onError(gone -> coming.cancel(true)); // the page was closed
            emitter.onTimeout(() -> coming.cancel(true));
            return emitter;
        } catch (RuntimeException failed) {
            place.close();
            throw failed;
        }
    }
}
