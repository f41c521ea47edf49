package org.domainverifier.laws.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.domainverifier.laws.Plan;
import org.domainverifier.laws.zone.Change;
import org.domainverifier.laws.zone.Names;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;

/**
 * A way to break a plan on purpose.
 *
 * @param name what it does
 * @param law the law that the result breaks
 * @param breaker the broken plan; empty if this plan has nothing to break
 */
record Mutation(String name, int law, BiFunction<Scene, Plan, Optional<Plan>> breaker) {
    static final List<Mutation> ALL = List.of(
            new Mutation("drop a sender", 5, (scene, plan) -> rewritten(plan, "v=spf1 ", Mutation::withoutSender)),
            new Mutation(
                    "lower p",
                    4,
                    (scene, plan) -> rewritten(
                            plan,
                            "v=DMARC1",
                            (before, after) -> before.contains("p=reject;")
                                            && after.contains("p=reject;")
                                            && !after.contains("sp=")
                                    ? after.replace("p=reject;", "p=none;")
                                    : after)),
            new Mutation("delete a wildcard's answer", 1, Mutation::deletingWildcard),
            new Mutation("add at another name", 1, Mutation::addingElsewhere),
            new Mutation("delete the alias of a website", 2, Mutation::deletingWebsite),
            new Mutation(
                    "authorize a stranger",
                    3,
                    (scene, plan) -> rewritten(
                            plan,
                            "v=spf1 ",
                            (before, after) -> after.replaceFirst("v=spf1", "v=spf1 include:spf.stranger.example"))),
            new Mutation(
                    "cut letters from a name",
                    3,
                    (scene, plan) -> rewritten(
                            plan, "v=spf1 ", (before, after) -> after.replaceFirst("include:spf\\.", "include:sp."))),
            new Mutation(
                    "drop a report address",
                    5,
                    (scene, plan) -> rewritten(plan, "v=DMARC1", (before, after) -> {
                        String address = "mailto:a@" + scene.domain;
                        // whom a step quotes is not lost
                        return before.contains(address)
                                        && plan.steps().stream().noneMatch(step -> step.contains(address))
                                        && after.contains("rua=" + address + ",")
                                ? after.replace("rua=" + address + ",", "rua=")
                                : after;
                    })),
            new Mutation(
                    "replace -all by ~all",
                    4,
                    (scene, plan) -> rewritten(
                            plan,
                            "v=spf1 ",
                            (before, after) -> before.endsWith(" -all") && before.indexOf("all") > before.length() - 4
                                    ? after.replace(" -all", " ~all")
                                    : after)),
            new Mutation("a policy out of nothing", 7, Mutation::policyOutOfNothing));

    private static Optional<Plan> rewritten(Plan plan, String beginning, BiFunction<String, String, String> change) {
        return plan.changes().stream()
                .filter(edit -> edit.before().isPresent() && edit.after().isPresent())
                .filter(edit -> edit.after().get().is("TXT"))
                .filter(edit -> edit.before().get().text().startsWith(beginning)
                        && edit.after().get().text().startsWith(beginning))
                .map(edit -> {
                    Rr after = edit.after().get();
                    String broken = change.apply(edit.before().get().text(), after.text());
                    return broken.equals(after.text())
                            ? plan
                            : replaced(
                                    plan,
                                    edit,
                                    each -> Change.replace(edit.before().get(), Rr.txt(after.name(), broken)));
                })
                .filter(broken -> broken != plan)
                .findFirst();
    }

    private static Plan replaced(Plan plan, Change old, UnaryOperator<Change> change) {
        List<Plan.Item> items = new ArrayList<>();
        plan.items()
                .forEach(item -> items.add(
                        item instanceof Plan.Edit edit && edit.change().equals(old)
                                ? new Plan.Edit(change.apply(old))
                                : item));
        return new Plan(items, plan.said());
    }

    private static Plan with(Plan plan, Change change) {
        List<Plan.Item> items = new ArrayList<>(plan.items());
        items.add(new Plan.Edit(change));
        return new Plan(items, plan.said());
    }

    /** Without an include of a service that nobody asked for, where the old record had it too. */
    private static String withoutSender(String before, String after) {
        for (String term : List.of(" include:spf.esp.example", " include:spf.crm.example", " ip4:198.51.100.200")) {
            boolean both = (before + " ").contains(term + " ") && (after + " ").contains(term + " ");
            if (both && !after.contains("198.51.100.128/26")) {
                return (after + " ").replace(term + " ", " ").strip();
            }
        }
        return after;
    }

    /** Where no wildcard gives the same. */
    private static Optional<Plan> deletingWebsite(Scene scene, Plan plan) {
        World world = scene.world();
        return scene.own().stream()
                .filter(record -> record.is("CNAME") && record.name().startsWith("www."))
                .filter(record -> world.ask(record.name(), "A").hasData())
                .filter(record -> !world.after(List.of(Change.delete(record)), scene.domain)
                        .ask(record.name(), "A")
                        .hasData())
                .findFirst()
                .map(record -> with(plan, Change.delete(record)));
    }

    private static Optional<Plan> deletingWildcard(Scene scene, Plan plan) {
        World world = scene.world();
        return scene.own().stream()
                .filter(record -> record.name().startsWith("*."))
                .map(record ->
                        Rr.of(Names.child("synthesized", Names.parent(record.name())), record.type(), record.data()))
                .filter(record -> !world.exists(record.name())
                        && world.zoneOf(record.name()).equals(scene.apex))
                .findFirst()
                .map(record -> with(plan, Change.delete(record)));
    }

    private static Optional<Plan> addingElsewhere(Scene scene, Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.before().isEmpty())
                .findFirst()
                .map(change -> replaced(plan, change, add -> {
                    Rr record = add.after().orElseThrow();
                    return Change.add(new Rr("elsewhere." + record.name(), record.ttl(), record.type(), record.data()));
                }));
    }

    private static Optional<Plan> policyOutOfNothing(Scene scene, Plan plan) {
        boolean nothing = scene.world().texts(scene.dmarc()).isEmpty()
                && scene.wanted().dmarc().isEmpty()
                && plan.changes().stream().noneMatch(change -> change.name().equals(scene.dmarc()));
        return nothing
                ? Optional.of(with(plan, Change.add(Rr.txt(scene.dmarc(), "v=DMARC1; p=none"))))
                : Optional.empty();
    }
}
