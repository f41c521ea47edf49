package org.domainverifier.laws.loop;

import static org.domainverifier.laws.loop.Harm.pick;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.domainverifier.laws.Wanted;
import org.domainverifier.laws.Wanted.Asked;
import org.domainverifier.laws.Wanted.Dmarc;

/** Zones in which all is as it should be: what a provider asked for, if one did, and what customers have besides. */
final class Bases {
    /** Two keys that verifiers take, with no small factors; whose they are does not matter. */
    static final String KEY =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArlA36hU+IzK4LFnRIDVo+q94JN9OBfYDICFU4GSkqnBg/Ylu0GGTbS2dEUMO"
                    + "cz+QsvZTRIOIXPLTAX3hVN/4AfUQVNClBLnfo7Gorh7F2F4DHRnhU0vXmJ1HZn1XaQpE4FAPVrz7Ze4+owUDA1AhSusBLDdBl4nMHHFkxXWEggaPUFxz"
                    + "IrT0mfKE4+CaJTfmJYy5CqtHhs3o11IaE4TBs3xKnGMqDeSGt/y1nKcLbPGWYVtdMLa5A+3ytuqr60RJVsblUvjUleT0B8kypwWVnt4zHH5n0D4HzdNh"
                    + "h4sTFjk+W1JLNSXCQ/3FKIUDtPWrC126LIU6Qt9/wjv+OXdHgwIDAQAB";

    static final String OTHER_KEY =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAknwCPNTr60A6nNXRRpTBWEiJ+0bIM8ymdW9sFGN5L93EdAGp5dSvnZMY2eWJ"
                    + "xjo+p6wYKZClSgGWE1e1a/RgmBekZFDyCWHZDEEKt6loE4hTU2ojXp/Flqd0amNN5jtNPrLrnmNQfCIqpG3E3Y0T5h9VGzA5WdwFSQm2ksM7RwRkCz9B"
                    + "6RbxmqxoXPLDYSRqRLQDLURu8zGTdrkcdPhuLJ1UyaMGl3Gpd2+emOFjvSGWLQ+1u+sWIAontRqurB/c6YVgAe+7huggGom2i1+Y3sXOZEW/OTQvqWQO"
                    + "7Q+Gm4g1M+S68Yye82J+8RztXIFCcElgX1AQSQn1Rf7IPKLzSQIDAQAB";

    private Bases() {}

    /** A scene of a provider's customer, or of somebody whom nobody asked for anything. */
    static Scene of(RandomGenerator random) {
        int shape = random.nextInt(10);
        String apex = pick(random, "kunde.example", "firma.test", "verband.example", "xn--mller-kva.example");
        String domain = shape < 6 ? apex : shape < 9 ? pick(random, "team.", "send.", "mail.") + apex : "a.b." + apex;
        boolean delegated = shape == 8;
        Wanted wanted = random.nextInt(4) == 0 ? Wanted.NOTHING : wanted(random, domain);
        Scene scene = new Scene(domain, delegated ? domain : apex, wanted);
        Others.publish(scene);
        scene.foreignZone(apex);
        scene.foreign(apex, "NS", "ns.host.example.");
        if (delegated) {
            scene.foreignZone(domain);
            scene.foreign(domain, "NS", "ns.other-host.example.");
        }
        publish(scene, random);
        return scene;
    }

    private static Wanted wanted(RandomGenerator random, String domain) {
        Asked required = Asked.NOTHING;
        Asked recommended = Asked.NOTHING;
        boolean all = random.nextInt(3) > 0;
        if (all || random.nextBoolean()) {
            required = required.withMx(10, "mail.trekmail.net");
            required = random.nextInt(3) == 0 ? required.withMx(20, "mx2.trekmail.net") : required;
        }
        if (all || random.nextBoolean()) {
            required = required.withIncludes("spf.trekmail.net");
        }
        if (random.nextInt(8) == 0) {
            required = required.withAddresses(pick(random, "192.0.2.1", "2001:db8:25::1", "203.0.113.77"));
        }
        if (all || random.nextBoolean()) {
            String selector = pick(random, "dkim", "s1", "selector1");
            required = random.nextInt(3) == 0
                    ? required.withAlias(selector, selector + ".dkim.trekmail.net")
                    : required.withKey(selector, "v=DKIM1; k=rsa; p=" + KEY);
        }
        if (all || random.nextBoolean()) {
            required = required.withDmarc(dmarc(random));
        }
        if (random.nextBoolean()) {
            recommended = recommended.withTlsRpt("mailto:tlsrpt@trekmail.net");
        }
        if (random.nextInt(3) == 0) {
            recommended = recommended.withMtaSts("mta-sts.trekmail.net", random.nextBoolean() ? "20251124" : null);
        }
        return new Wanted(required, recommended);
    }

    private static Dmarc dmarc(RandomGenerator random) {
        String rua = "mailto:dmarc@trekmail.net";
        return switch (random.nextInt(5)) {
            case 0 -> new Dmarc(Optional.empty(), Optional.empty(), List.of());
            case 1 -> new Dmarc(Optional.of("v=DMARC1; p=none; rua=" + rua), Optional.empty(), List.of());
            case 2 -> new Dmarc(Optional.of("v=DMARC1; p=quarantine; rua=" + rua), Optional.empty(), List.of());
            case 3 -> new Dmarc(Optional.of("v=DMARC1; p=reject; rua=" + rua), Optional.of("quarantine"), List.of());
            default -> new Dmarc(Optional.of("v=DMARC1; p=none; rua=" + rua), Optional.empty(), List.of(rua));
        };
    }

    /** All that is asked for, or as far as somebody came: many begin with nothing but a website. */
    private static void publish(Scene scene, RandomGenerator random) {
        int progress = random.nextInt(5);
        if (progress > 0 || random.nextInt(3) == 0) {
            website(scene, random);
        }
        if (isDone(progress, random)) {
            mail(scene, random);
        }
        if (isDone(progress, random)) {
            scene.text(scene.domain, spf(scene, random));
        }
        if (isDone(progress, random)) {
            keys(scene);
        }
        if (isDone(progress, random)) {
            scene.text(scene.dmarc(), dmarcText(scene, random));
        }
        if (isDone(progress, random)) {
            tls(scene, random);
        }
    }

    private static boolean isDone(int progress, RandomGenerator random) {
        return progress > 1 || progress == 1 && random.nextBoolean();
    }

    private static void tls(Scene scene, RandomGenerator random) {
        List<String> reports = new ArrayList<>(scene.wanted().tlsRpt());
        if (reports.isEmpty() && random.nextBoolean()) {
            reports.add("mailto:tls@" + scene.domain);
        }
        if (!reports.isEmpty()) {
            scene.text(scene.tlsRpt(), "v=TLSRPTv1; rua=" + String.join(",", reports));
        }
        scene.wanted().mtaSts().forEach(wish -> {
            scene.text(scene.mtaSts(), "v=STSv1; id=" + wish.id().orElse("20240101"));
            scene.add(scene.at("mta-sts"), "CNAME", wish.host().orElseThrow());
        });
    }

    private static void website(Scene scene, RandomGenerator random) {
        if (random.nextInt(3) > 0) {
            scene.add(scene.domain, "A", "203.0.113.90");
            scene.add(scene.at("www"), "CNAME", scene.domain);
        }
        if (random.nextBoolean()) {
            scene.text(scene.domain, "google-site-verification=" + random.nextInt(100_000));
        }
    }

    private static void mail(Scene scene, RandomGenerator random) {
        scene.wanted().mx().forEach(host -> scene.add(scene.domain, "MX", host.preference() + " " + host.name()));
        if (scene.wanted().mx().isEmpty() && random.nextInt(5) > 0) {
            String host = random.nextBoolean() ? scene.at("mx") : "mail.trekmail.net";
            scene.add(scene.domain, "MX", "10 " + host);
            if (host.equals(scene.at("mx"))) {
                scene.add(host, "A", "203.0.113.25");
            }
        }
    }

    private static String spf(Scene scene, RandomGenerator random) {
        List<String> terms = new ArrayList<>();
        for (String sender : Others.SENDERS) {
            if (random.nextInt(4) == 0) {
                terms.add(sender);
            }
        }
        scene.wanted().includes().forEach(name -> terms.add(random.nextInt(terms.size() + 1), "include:" + name));
        scene.wanted().addresses().forEach(each -> terms.add((each.contains(":") ? "ip6:" : "ip4:") + each));
        if (terms.isEmpty()) {
            terms.add(pick(random, "mx", "ip4:203.0.113.25", "include:spf.esp.example"));
        }
        return "v=spf1 " + String.join(" ", terms) + pick(random, " -all", " ~all", " -all", " ?all");
    }

    private static void keys(Scene scene) {
        scene.wanted().selectors().forEach(selector -> {
            String name = scene.at(selector.name() + "._domainkey");
            selector.key().ifPresent(key -> scene.text(name, key));
            selector.alias().ifPresent(alias -> scene.add(name, "CNAME", alias));
        });
        if (scene.wanted().selectors().isEmpty()) {
            scene.text(scene.dkim(), "v=DKIM1; k=rsa; p=" + KEY);
        }
    }

    private static String dmarcText(Scene scene, RandomGenerator random) {
        List<String> rua = new ArrayList<>();
        scene.wanted().dmarc().forEach(wish -> rua.addAll(wish.rua()));
        if (rua.isEmpty() || random.nextInt(3) == 0) {
            rua.add("mailto:a@" + scene.domain);
        }
        if (random.nextInt(3) == 0) {
            rua.add("mailto:dmarc@reports.example");
        }
        boolean strict =
                scene.wanted().dmarc().stream().anyMatch(wish -> wish.atLeast().isPresent());
        StringBuilder text = new StringBuilder("v=DMARC1; p=");
        text.append(strict ? pick(random, "quarantine", "reject") : pick(random, "quarantine", "reject", "none"));
        text.append(pick(
                random, "", "", "; sp=reject", "; sp=quarantine", "; adkim=s", "; adkim=s; aspf=s", "; np=reject"));
        text.append("; rua=").append(String.join(",", rua));
        text.append(pick(
                random,
                "",
                "",
                "; ruf=mailto:f@" + scene.domain + "; fo=1",
                "; ruf=mailto:f@" + scene.domain + "; fo=d:s"));
        return text.toString();
    }
}
