package org.domainverifier.laws.loop;

import static org.domainverifier.laws.loop.Harm.pick;

import java.util.List;
import java.util.random.RandomGenerator;
import org.domainverifier.laws.zone.Names;

/** What else is in zones: wildcards, aliases, delegations, other senders, parents with policies. */
final class Structures {
    static final List<Harm> ALL = List.of(
            Harm.of(
                    "wildcard of addresses",
                    (scene, random) -> scene.add(wildcard(scene, random), "A", "203.0.113.91")),
            Harm.of(
                    "wildcard alias",
                    (scene, random) -> scene.add(
                            wildcard(scene, random),
                            "CNAME",
                            pick(random, "sites.host.example", scene.apex, scene.domain))),
            Harm.of(
                    "wildcard of mail",
                    (scene, random) -> scene.add(
                            wildcard(scene, random),
                            "MX",
                            "10 " + pick(random, "mail.trekmail.net", "mx.old.example"))),
            Harm.of("wildcard null MX", (scene, random) -> scene.add(wildcard(scene, random), "MX", "0 .")),
            Harm.of(
                    "wildcard SPF",
                    (scene, random) -> scene.text(
                            wildcard(scene, random),
                            pick(
                                    random,
                                    "v=spf1 -all",
                                    "v=spf1 include:spf.trekmail.net ~all",
                                    "v=spf1 include:spf.esp.example -all"))),
            Harm.of(
                    "wildcard DMARC",
                    (scene, random) -> scene.text(
                            pick(random, "*.", "*._dmarc.") + scene.domain,
                            "v=DMARC1; p=reject; rua=mailto:a@" + scene.domain)),
            Harm.of("wildcard of other text", (scene, random) -> scene.text(wildcard(scene, random), "hosted-here=1")),
            Harm.of("wildcard of revoked keys", (scene, random) -> scene.text(scene.at("*._domainkey"), "v=DKIM1; p=")),
            Harm.of("registered by nobody", (scene, random) -> scene.domain.equals(scene.apex) && scene.unregister()),
            Harm.of("nothing but a wildcard", Structures::onlyWildcard),
            Harm.of("nothing but a wildcard's alias", Structures::onlyWildcardAlias),
            Harm.of(
                    "wildcard alias of keys",
                    (scene, random) -> scene.add(scene.at("*._domainkey"), "CNAME", "s1.domainkey.u7.esp.example")),
            Harm.of(
                    "names below",
                    (scene, random) -> scene.add(
                            pick(random, "x.y.", "autodiscover.", "a.b.c.") + scene.domain, "A", "203.0.113.92")),
            Harm.of(
                    "name below a service name",
                    (scene, random) -> scene.text(
                            pick(random, "other._domainkey.", "x._dmarc.", "_acme-challenge.") + scene.domain,
                            "token=1")),
            Harm.of("domain is an alias", Structures::apexAlias),
            Harm.of("domain is an alias of its own", Structures::ownAlias),
            Harm.of("DMARC kept by a service", (scene, random) -> {
                String target = scene.domain + ".vendor.example";
                scene.foreign(
                        target,
                        "TXT",
                        pick(
                                random,
                                "v=DMARC1; p=reject; rua=mailto:dmarc@vendor.example",
                                "v=DMARC1; p=quarantin; rua=mailto:dmarc@vendor.example",
                                "v=DMARC1; p=none"));
                return scene.alias(scene.dmarc(), target);
            }),
            Harm.of("DMARC shared within the zone", Structures::sharedPolicy),
            Harm.of("DMARC alias to nothing", (scene, random) -> scene.alias(scene.dmarc(), "gone.vendor.example")),
            Harm.of("DMARC alias to the domain", (scene, random) -> scene.alias(scene.dmarc(), scene.domain)),
            Harm.of(
                    "TLS-RPT kept by a service",
                    (scene, random) -> scene.alias(scene.tlsRpt(), "_smtp._tls.vendor.example")),
            Harm.of(
                    "MTA-STS kept by a service",
                    (scene, random) -> scene.alias(scene.mtaSts(), "_mta-sts.vendor.example")),
            Harm.of(
                    "another sender's key",
                    (scene, random) -> scene.add(
                            scene.at(pick(random, "s2", "em", "k2") + "._domainkey"),
                            "CNAME",
                            "s1.domainkey.u7.esp.example")),
            Harm.of(
                    "another sender's key at the selector",
                    (scene, random) -> scene.alias(scene.dkim(), "s1.domainkey.u7.esp.example")),
            Harm.of("keys delegated", (scene, random) -> delegated(scene, "_domainkey")),
            Harm.of("policy delegated", (scene, random) -> delegated(scene, "_dmarc")),
            Harm.of("subdomain delegated", (scene, random) -> delegated(scene, "shop")),
            Harm.of("parent with a policy", Structures::parentPolicy),
            Harm.of(
                    "parent with SPF",
                    (scene, random) -> scene.domain.equals(scene.apex)
                            ? scene.text(scene.at("shop"), "v=spf1 include:spf.esp.example -all")
                            : scene.text(scene.apex, "v=spf1 include:spf.esp.example -all")),
            Harm.of(
                    "others follow",
                    (scene, random) -> scene.add("_dmarc." + scene.at("shop"), "CNAME", scene.dmarc())),
            Harm.of("addresses of the domain", (scene, random) -> scene.add(scene.domain, "AAAA", "2001:db8:90::1")),
            Harm.of(
                    "other texts",
                    (scene, random) -> scene.text(
                            scene.domain, pick(random, "MS=ms123", "spf2.0/pra ?all", "v=spf10 x", "some words"))),
            Harm.of(
                    "included record of its own",
                    (scene, random) -> scene.text(scene.at("_spf"), "v=spf1 ip4:198.51.100.77 -all")
                            && scene.edit(
                                    scene.domain,
                                    "v=spf1 ",
                                    text -> text.replaceFirst("v=spf1", "v=spf1 include:" + scene.at("_spf")))));

    private Structures() {}

    private static String wildcard(Scene scene, RandomGenerator random) {
        String parent = scene.domain.equals(scene.apex) ? scene.domain : Names.parent(scene.domain);
        return "*." + pick(random, scene.domain, parent, scene.apex);
    }

    /** A name below somebody's domain that has never been published: all that it has comes from above. */
    private static boolean onlyWildcard(Scene scene, RandomGenerator random) {
        String wildcard = "*." + Names.parent(scene.domain);
        boolean cleared = nothingOfItsOwn(scene) && scene.add(wildcard, "A", "203.0.113.91");
        if (random.nextBoolean()) {
            scene.add(wildcard, "MX", "10 " + pick(random, "mail.trekmail.net", "mx.old.example"));
        }
        if (random.nextBoolean()) {
            scene.text(wildcard, pick(random, "v=spf1 include:spf.trekmail.net ~all", "v=spf1 -all"));
        }
        return cleared;
    }

    private static boolean onlyWildcardAlias(Scene scene, RandomGenerator random) {
        return nothingOfItsOwn(scene)
                && scene.add(
                        "*." + Names.parent(scene.domain), "CNAME", pick(random, "sites.host.example", scene.apex));
    }

    private static boolean nothingOfItsOwn(Scene scene) {
        if (scene.domain.equals(scene.apex)) {
            return false;
        }
        scene.remove(record -> Names.isWithin(record.name(), scene.domain));
        return true;
    }

    private static boolean apexAlias(Scene scene, RandomGenerator random) {
        // at the apex of a zone no server loads it beside the SOA record; hosts that flatten answer with addresses
        return !scene.domain.equals(scene.apex)
                && scene.world().zoneOf(scene.domain).equals(scene.apex)
                && scene.alias(scene.domain, "sites.host.example");
    }

    private static boolean ownAlias(Scene scene, RandomGenerator random) {
        if (scene.domain.equals(scene.apex)) {
            return false;
        }
        scene.add(scene.apex, "A", "203.0.113.93");
        return scene.alias(scene.domain, scene.apex);
    }

    private static boolean sharedPolicy(Scene scene, RandomGenerator random) {
        List<String> texts = scene.texts(scene.dmarc(), "");
        String shared = "policy." + scene.apex;
        if (texts.size() != 1) {
            return false;
        }
        scene.text(shared, texts.get(0));
        scene.add("_dmarc." + scene.at("news"), "CNAME", shared);
        return scene.alias(scene.dmarc(), shared);
    }

    /** The names from a label on are in a zone of somebody else, with what was there. */
    private static boolean delegated(Scene scene, String label) {
        String name = scene.at(label);
        List<org.domainverifier.laws.zone.Rr> below = scene.own().stream()
                .filter(record -> Names.isWithin(record.name(), name))
                .toList();
        scene.remove(record -> Names.isWithin(record.name(), name));
        scene.foreignZone(name);
        scene.foreign(name, "NS", "ns.other-host.example.");
        below.stream()
                .filter(record -> !record.name().equals(name) || !record.is("CNAME"))
                .forEach(record ->
                        scene.foreign(record.name(), record.type(), record.is("TXT") ? record.text() : record.data()));
        return true;
    }

    private static boolean parentPolicy(Scene scene, RandomGenerator random) {
        String parent = scene.domain.equals(scene.apex) ? scene.apex : Names.parent(scene.domain);
        if (parent.equals(scene.domain)) {
            return false;
        }
        scene.clear(scene.dmarc());
        return scene.text(
                "_dmarc." + parent,
                "v=DMARC1; p=" + pick(random, "reject", "quarantine", "none; sp=reject", "reject; sp=none")
                        + "; rua=mailto:d@" + parent);
    }
}
