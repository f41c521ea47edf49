package org.domainverifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Expected;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;

/** What one customer has to publish, by all that is expected. Asks the provider for its values, and waits for them. */
final class RecordsOfCustomer {
    private final DomainName customer;
    private final VerifierSettings settings;
    private final ProvidedValues values;
    private final long endNanos;

    RecordsOfCustomer(DomainName customer, VerifierSettings settings) {
        this.customer = Objects.requireNonNull(customer, "domain");
        this.settings = settings;
        this.values = new ProvidedValues(
                customer, settings.threads(), CallerContext.capture(settings.contexts()), Runnable::run);
        this.endNanos = System.nanoTime() + settings.timeout().toNanos();
    }

    /** A definite expectation at a name. */
    private record Definite(DomainName name, Requirement requirement, Expectation expectation) {
        /** With another one where both are about one record. */
        Optional<Definite> together(Definite other) {
            if (!name.equals(other.name)) {
                return Optional.empty();
            }
            // what is recommended to all may be required of some, this customer among them
            return expectation.equals(other.expectation)
                    ? Optional.of(this)
                    : expectation.together(other.expectation).map(both -> new Definite(name, requirement, both));
        }
    }

    /** Required ones first. */
    List<RecordToPublish> all() {
        return of(List.of(Requirement.REQUIRED, Requirement.RECOMMENDED));
    }

    List<RecordToPublish> of(Requirement requirement) {
        return of(List.of(requirement));
    }

    private List<RecordToPublish> of(List<Requirement> requirements) {
        List<Stated> stated = requirements.stream()
                .flatMap(requirement -> settings.expectations().stream()
                        .filter(each -> each.expected().requirement() == requirement))
                .toList();
        CustomerValues whole = await(stated.stream()
                .flatMap(each -> Alternatives.wanted(each.expectation()).stream())
                .toList());
        List<Definite> definite = new ArrayList<>();
        stated.forEach(each -> preferred(each.expected(), whole)
                .ifPresent(expectation -> each.nameFor(customer)
                        .ifPresent(name ->
                                definite.add(new Definite(name, each.expected().requirement(), expectation)))));
        CustomerValues within = await(definite.stream()
                .flatMap(each -> each.expectation().values().stream())
                .toList());
        List<Definite> together = together(definite);
        return requirements.stream()
                .flatMap(requirement -> together.stream()
                        .filter(each -> each.requirement() == requirement)
                        .flatMap(each -> each.expectation().recordsToPublish(each.name(), within).stream())
                        .distinct())
                .toList();
    }

    /** What is about one record is one, where the first part of it was. */
    private static List<Definite> together(List<Definite> apart) {
        List<Definite> all = new ArrayList<>();
        for (Definite each : apart) {
            Optional<Definite> both = Optional.empty();
            for (int i = 0; i < all.size() && both.isEmpty(); i++) {
                both = all.get(i).together(each);
                if (both.isPresent()) {
                    all.set(i, both.get());
                }
            }
            if (both.isEmpty()) {
                all.add(each);
            }
        }
        return all;
    }

    private static Optional<Expectation> preferred(Expected<?> expected, CustomerValues whole) {
        return Alternatives.of(expected, whole).options().stream().findFirst();
    }

    private CustomerValues await(Collection<CustomerValue<?>> wanted) {
        try {
            return values.all(wanted).get(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException late) {
            // what is not known by now is not waited for
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        }
        values.expire();
        return values.all(wanted).join();
    }
}
