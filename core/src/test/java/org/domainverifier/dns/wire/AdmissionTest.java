package org.domainverifier.dns.wire;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final DnsQuestion QUESTION = new DnsQuestion(DomainName.of("example.com"), RecordType.MX);
    private static final DnsAnswer ANSWER = DnsAnswer.Failure.of(QUESTION, FailureCause.REFUSED, "an answer");

    private final DnsTransport transport = new DnsTransport("admission-under-test");
    private final Asker asker = new Asker();
    private final Admission admission = new Admission(transport, 2);
    private final List<String> began = Collections.synchronizedList(new ArrayList<>());
    private final List<Runnable> onTheirWay = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        transport.close();
    }

    /** Runs a task on the transport's thread and waits until all that came of it is done. */
    private void onLoop(Runnable task) throws Exception {
        CompletableFuture<Object> done = new CompletableFuture<>();
        transport.execute(new EventLoop.Task(task::run, done::completeExceptionally));
        for (int turns = 0; turns < 3; turns++) {
            CompletableFuture<Object> turn = new CompletableFuture<>();
            transport.execute(new EventLoop.Task(() -> turn.complete("done"), turn::completeExceptionally));
            turn.get(20, SECONDS);
        }
    }

    private void admit(String name) throws Exception {
        onLoop(() -> admission.admit(
                asker,
                done -> {
                    began.add(name);
                    onTheirWay.add(done);
                },
                why -> began.add(name + " abandoned")));
    }

    @Test
    void whoFindsNoRoomWaitsForThoseBefore() throws Exception {
        for (String name : List.of("a", "b", "c", "d")) {
            admit(name);
        }
        assertThat(began).containsExactly("a", "b");

        onLoop(onTheirWay.get(1));
        assertThat(began).containsExactly("a", "b", "c");
        onLoop(onTheirWay.get(0));
        assertThat(began).containsExactly("a", "b", "c", "d");
    }

    private void admit(Admission to, Asker who, String name) throws Exception {
        onLoop(() -> to.admit(
                who,
                done -> {
                    began.add(name);
                    onTheirWay.add(done);
                },
                why -> began.add(name + " abandoned")));
    }

    @Test
    void whoeverHasManyWaitingLetsEveryOtherHaveItsTurn() throws Exception {
        Asker many = new Asker();
        Asker few = new Asker();
        for (String name : List.of("m1", "m2", "m3", "m4", "m5")) {
            admit(admission, many, name);
        }
        admit(admission, few, "f1");
        admit(admission, few, "f2");

        for (int i = 0; i < 5; i++) {
            onLoop(onTheirWay.get(i));
        }

        assertThat(began).containsExactly("m1", "m2", "m3", "f1", "m4", "f2", "m5");
    }

    @Test
    void somePlacesAreKeptForThoseWhoHaveLessThanTheirShare() throws Exception {
        Admission large = new Admission(transport, 40);
        List<Asker> many = List.of(new Asker(), new Asker(), new Asker());
        for (int i = 0; i < 40; i++) {
            for (Asker one : many) {
                admit(large, one, "m");
            }
        }
        assertThat(began)
                .as("thirty of forty, and what is less than a share of them")
                .hasSizeBetween(30, 39);

        for (int i = 0; i < 20; i++) {
            admit(large, asker, "other");
        }
        assertThat(began).hasSize(40).endsWith("other");
    }

    @Test
    void whoHasGoneNeitherBeginsNorHoldsAPlace() throws Exception {
        Asker goes = new Asker();
        for (String name : List.of("g1", "g2", "g3", "g4")) {
            admit(admission, goes, name);
        }
        admit(admission, asker, "stays");

        admission.leave(goes);
        onLoop(onTheirWay.get(0));
        onLoop(onTheirWay.get(1));
        admit(admission, goes, "g5");

        assertThat(began).containsExactly("g1", "g2", "g3 abandoned", "g4 abandoned", "stays", "g5 abandoned");
    }

    @Test
    void whatIsUnderWayIsToldOnceWhenNobodyWaitsAnyMore() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Runnable ended = () -> told.add("ended");
        onLoop(() -> {
            asker.underWay(ended);
            asker.underWay(() -> told.add("given up"));
            asker.ended(ended);
        });

        admission.leave(asker);
        admission.leave(asker);
        onLoop(() -> asker.underWay(() -> told.add("too late")));

        assertThat(told).containsExactly("given up", "too late");
    }

    @Test
    void aPlaceIsLeftOnceHoweverOftenItIsSaid() throws Exception {
        for (String name : List.of("a", "b", "c", "d")) {
            admit(name);
        }

        onLoop(onTheirWay.get(0));
        onLoop(onTheirWay.get(0));

        assertThat(began).containsExactly("a", "b", "c");
    }

    @Test
    void whatCannotBeginGivesItsPlaceBack() throws Exception {
        for (int i = 0; i < 3; i++) {
            onLoop(() -> admission.admit(
                    asker,
                    done -> {
                        throw new IOException("no network");
                    },
                    why -> began.add(why.getMessage())));
        }
        admit("last");

        assertThat(began).containsExactly("no network", "no network", "no network", "last");
    }

    @Test
    void aQuestionIsAnsweredInItsTurn() throws Exception {
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();

        admission.ask(asker, QUESTION, then -> then.accept(ANSWER), answer::complete);

        assertThat(answer.get(20, SECONDS)).isEqualTo(ANSWER);
    }

    @Test
    void aRunThatBreaksIsAFailureOfTheQuestion() throws Exception {
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();

        admission.ask(
                asker,
                QUESTION,
                then -> {
                    throw new IllegalStateException("broken");
                },
                answer::complete);

        assertThat(answer.get(20, SECONDS))
                .isEqualTo(DnsAnswer.Failure.of(QUESTION, FailureCause.RESOLVER_ERROR, "broken"));
    }

    @Test
    void whenTheTransportIsClosedEveryQuestionIsUnreachable() throws Exception {
        transport.close();
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();

        admission.ask(asker, QUESTION, then -> then.accept(ANSWER), answer::complete);

        assertThat(answer.get(20, SECONDS))
                .isInstanceOfSatisfying(
                        DnsAnswer.Failure.class,
                        failure -> assertThat(failure.cause()).isEqualTo(FailureCause.UNREACHABLE));
    }
}
