package org.domainverifier.examples.springboot;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What anybody may ask of any domain. */
@RestController
final class VerificationController {
    private final DomainVerifier verifier;
    private final Verifications verifications;
    private final ProgressStreams streams;
    private final Gate gate;

    VerificationController(DomainVerifier verifier, Verifications verifications, ProgressStreams streams, Gate gate) {
        this.verifier = verifier;
        this.verifications = verifications;
        this.streams = streams;
        this.gate = gate;
    }

    /**
     * A record for copying.
     *
     * @param value as in a zone; empty while it is not ready
     */
    record Row(String name, String type, Optional<String> value, Requirement requirement) {
        static Row of(RecordToPublish record, Requirement requirement) {
            return new Row(
                    record.name().toString(),
                    record.type().toString(),
                    record.data().map(RecordData::toZoneText),
                    requirement);
        }
    }

    /** What a new customer has to publish; the DNS is not asked. */
    @GetMapping("/records")
    List<Row> records(@RequestParam DomainName domain) {
        return Stream.of(Requirement.REQUIRED, Requirement.RECOMMENDED)
                .flatMap(requirement -> verifier.recordsToPublish(domain, requirement).stream()
                        .map(record -> Row.of(record, requirement)))
                .toList();
    }

    /** The report; no thread of the server waits for it. */
    @PostMapping("/verification")
    CompletableFuture<DomainReport> verify(@RequestParam DomainName domain, HttpServletRequest request) {
        Gate.Place place = gate.enter(request.getRemoteAddr());
        try {
            return verifications.verify(domain).whenComplete((report, problem) -> place.close());
        } catch (RuntimeException failed) {
            place.close();
            throw failed;
        }
    }

    /** The same with its progress, as events. */
    @GetMapping(path = "/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress(@RequestParam DomainName domain, HttpServletRequest request, Locale locale) {
        return streams.open(domain, locale, gate.enter(request.getRemoteAddr()));
    }
}
