package org.domainverifier.examples.springboot;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why a request is refused, beside a text that is not a domain name; the sentences are in {@code problems.properties}. */
enum Refusal {
    /** The client has had its share of this minute. */
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, 60),
    /** All places are taken. */
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, 5),
    /** A name that nobody has in public. */
    NOT_PUBLIC(HttpStatus.BAD_REQUEST, 0),
    /** No customer has this domain. */
    NOT_WATCHED(HttpStatus.NOT_FOUND, 0);

    private final HttpStatus status;
    private final int secondsToWait;

    Refusal(HttpStatus status, int secondsToWait) {
        this.status = status;
        this.secondsToWait = secondsToWait;
    }

    HttpStatus status() {
        return status;
    }

    /** How long to wait before asking again; 0 if that does not help. */
    int secondsToWait() {
        return secondsToWait;
    }

    /** Such as {@code too-many-requests}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
