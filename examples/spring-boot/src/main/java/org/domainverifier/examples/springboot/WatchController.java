package org.domainverifier.examples.springboot;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.domainverifier.DomainState;
import org.domainverifier.dns.DomainName;
import org.domainverifier.json.ReportJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Customers' domains. In a real service these are behind the log-in, and ask whose domain it is.
 */
@RestController
@RequestMapping("/watched")
final class WatchController {
    private final DomainStore store;
    private final ReportJson json;
    private final Clock clock;

    WatchController(DomainStore store, ReportJson json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** Watches a domain from now on. */
    @PutMapping
    DomainState watch(@RequestParam DomainName domain) {
        store.watch(domain, clock.instant());
        return state(domain);
    }

    /** Where it stands, with its history. */
    @GetMapping
    DomainState state(@RequestParam DomainName domain) {
        return store.state(domain).orElseThrow(WatchController::notWatched);
    }

    /** What is known of it, in the language of whoever asks. */
    @GetMapping(path = "/report", produces = MediaType.APPLICATION_JSON_VALUE)
    String report(@RequestParam DomainName domain, Locale locale) {
        return json.inLanguage(locale).write(store.report(domain).orElseThrow(WatchController::notWatched));
    }

    /** What changed from report to report, the newest first. */
    @GetMapping("/changes")
    List<DomainStore.Change> changes(@RequestParam DomainName domain) {
        state(domain);
        return store.changes(domain);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@RequestParam DomainName domain) {
        store.forget(domain);
    }

    private static RefusedException notWatched() {
        return new RefusedException(Refusal.NOT_WATCHED);
    }
}
