package org.domainverifier.laws.loop;

import static org.domainverifier.laws.loop.Harm.pick;

import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.domainverifier.laws.zone.Rr;

/** What people make of MX, DKIM, TLS-RPT and MTA-STS records. */
final class OtherHarms {
    static final List<Harm> ALL = List.of(
            Harm.of("MX: gone", (scene, random) -> scene.remove(record -> isMx(scene, record))),
            Harm.of(
                    "MX: misspelt",
                    (scene, random) -> mx(scene, (data, r) -> data.replace("trekmail", "trekmial"), random)),
            Harm.of(
                    "MX: zone appended",
                    (scene, random) ->
                            mx(scene, (data, r) -> data.replaceFirst("(?<=\\S)\\.$", "." + scene.apex + "."), random)),
            Harm.of(
                    "MX: other preference",
                    (scene, random) -> mx(
                            scene, (data, r) -> data.replaceFirst("^[0-9]+", pick(r, "0", "1", "20", "50")), random)),
            Harm.of("MX: foreign one first", (scene, random) -> scene.add(scene.domain, "MX", "1 mx.old.example")),
            Harm.of("MX: foreign one behind", (scene, random) -> scene.add(scene.domain, "MX", "90 mx.old.example")),
            Harm.of(
                    "MX: only a foreign one",
                    (scene, random) -> scene.remove(record -> isMx(scene, record))
                            & scene.add(scene.domain, "MX", "10 mx.old.example")),
            Harm.of(
                    "MX: null",
                    (scene, random) ->
                            scene.remove(record -> isMx(scene, record)) & scene.add(scene.domain, "MX", "0 .")),
            Harm.of("MX: null beside", (scene, random) -> scene.add(scene.domain, "MX", "0 .")),
            Harm.of("MX: address for a host", (scene, random) -> scene.add(scene.domain, "MX", "30 203.0.113.25")),
            Harm.of(
                    "MX: verification record",
                    (scene, random) -> scene.add(scene.domain, "MX", "0 ms12345678.msv1.invalid")),
            Harm.of(
                    "MX: host without addresses",
                    (scene, random) -> scene.add(scene.domain, "MX", "5 gone.old.example")),
            Harm.of("MX: loopback", (scene, random) -> scene.add(scene.domain, "MX", "30 local.host.example")),
            Harm.of("MX: made by the DNS host", (scene, random) -> {
                boolean found = scene.remove(record -> isMx(scene, record));
                scene.add("_dc-mx.a1b2c3." + scene.apex, "A", "192.0.2.25");
                return found && scene.add(scene.domain, "MX", "10 _dc-mx.a1b2c3." + scene.apex);
            }),
            Harm.of("DKIM: gone", (scene, random) -> scene.clear(scene.dkim())),
            key("in quotes", (text, random) -> "\"" + text + "\""),
            key(
                    "quotes in the middle",
                    (text, random) ->
                            text.replaceFirst("(MII.{80})", "$1" + pick(random, "\" \"", "\"\"", "\\\\\" \\\\\""))),
            key(
                    "whole zone line",
                    (text, random) -> "s1._domainkey\tIN\tTXT\t( \"" + text.replaceFirst("; p=", "; \"\n\t  \"p=")
                            + "\" )  ; ----- DKIM key s1"),
            key("another key", (text, random) -> "v=DKIM1; k=rsa; p=" + Bases.OTHER_KEY),
            key("cut off", (text, random) -> text.substring(0, Math.min(text.length(), 255))),
            key("spaces in the key", (text, random) -> text.replaceFirst("(MII.{60})", "$1 ")),
            key("line breaks in the key", (text, random) -> text.replaceFirst("(MII.{60})", "$1\r\n")),
            key("revoked", (text, random) -> "v=DKIM1; p="),
            key("name of the alias as text", (text, random) -> "s1.dkim.trekmail.net"),
            key("no version", (text, random) -> text.replaceFirst("v=DKIM1; ", "")),
            key(
                    "version misspelt",
                    (text, random) -> text.replaceFirst("v=DKIM1", pick(random, "v=DKIM", "v=dkim1", "DKIM1"))),
            key("no semicolons", (text, random) -> text.replace(";", "")),
            key("begins at k", (text, random) -> pick(random, "k=rsa", "v=DKIM1", "v=DKIM1; k=rsa")),
            key("testing", (text, random) -> text + "; t=y"),
            key("hash spelt wrong", (text, random) -> text.replaceFirst("k=rsa", "k=rsa; h=rsa-sha256")),
            key("markup", (text, random) -> "<p>" + text + "</p>"),
            Harm.of(
                    "DKIM: two records",
                    (scene, random) -> scene.text(
                            scene.dkim(),
                            pick(random, "v=DKIM1; p=", "v=DKIM1; k=rsa; p=" + Bases.OTHER_KEY, "dkim=all"))),
            Harm.of(
                    "DKIM: at a doubled name",
                    (scene, random) -> scene.move(scene.dkim(), "v=DKIM1", scene.dkim() + "." + scene.apex)),
            Harm.of(
                    "DKIM: one level up",
                    (scene, random) -> !scene.domain.equals(scene.apex)
                            && scene.move(scene.dkim(), "v=DKIM1", scene.selector() + "._domainkey." + scene.apex)),
            Harm.of(
                    "DKIM: at another selector",
                    (scene, random) -> scene.move(scene.dkim(), "v=DKIM1", scene.at("mail._domainkey"))),
            Harm.of(
                    "DKIM: without underscore",
                    (scene, random) -> scene.move(scene.dkim(), "v=DKIM1", scene.at(scene.selector() + ".domainkey"))),
            Harm.of(
                    "DKIM: addresses of a proxy",
                    (scene, random) -> scene.clear(scene.dkim())
                            & scene.add(scene.dkim(), "A", "203.0.113.7")
                            & scene.add(scene.dkim(), "A", "203.0.113.8")),
            Harm.of(
                    "DKIM: alias with the zone appended",
                    (scene, random) -> scene.alias(scene.dkim(), "s1.dkim.trekmail.net." + scene.apex)),
            Harm.of("DKIM: alias to nothing", (scene, random) -> scene.alias(scene.dkim(), "gone.trekmail.net")),
            report("mailto missing", (text, random) -> text.replaceFirst("mailto:", "")),
            report(
                    "space behind mailto",
                    (text, random) -> text.replaceFirst("mailto:", pick(random, "mailto: ", "mailto://", "malto:"))),
            report("rua twice", (text, random) -> text + "; rua=mailto:b@reports.example"),
            report(
                    "addresses with a space",
                    (text, random) -> text + pick(random, " ", "; ", " , ") + "mailto:b@reports.example"),
            report("web address", (text, random) -> text + ",https://reports.example/tls"),
            report(
                    "version misspelt",
                    (text, random) -> text.replaceFirst(
                            "v=TLSRPTv1", pick(random, "v=TLSRPT1", "v=tlsrptv1", "v=TLSRPTv1:", "TLSRPTv1"))),
            report("in quotes", (text, random) -> "\"" + text + "\""),
            report("U-label", (text, random) -> text + ",mailto:d@m\u00fcller.example"),
            report("markup", (text, random) -> text + pick(random, "<br>", "&lt;br&gt;")),
            Harm.of("TLS-RPT: gone", (scene, random) -> scene.clear(scene.tlsRpt())),
            Harm.of(
                    "TLS-RPT: second record",
                    (scene, random) -> scene.text(scene.tlsRpt(), "v=TLSRPTv1; rua=mailto:c@reports.example")),
            Harm.of(
                    "TLS-RPT: at another name",
                    (scene, random) -> scene.move(
                            scene.tlsRpt(),
                            "v=TLSRPTv1",
                            scene.at(pick(
                                    random,
                                    "_tlsrpt",
                                    "_smtp-tls",
                                    "_smtp._tls." + scene.domain.replace('.', '-'),
                                    "_tls")))),
            Harm.of(
                    "TLS-RPT: at the domain",
                    (scene, random) -> scene.move(scene.tlsRpt(), "v=TLSRPTv1", scene.domain)),
            sts("id with dashes", (text, random) -> text.replaceFirst("id=\\w+", "id=2025-11-24")),
            sts("no id", (text, random) -> "v=STSv1;"),
            sts("id twice", (text, random) -> text + "; id=2"),
            sts("other id", (text, random) -> text.replaceFirst("id=\\w+", "id=1")),
            sts("no semicolon", (text, random) -> text.replace(";", "")),
            sts(
                    "version misspelt",
                    (text, random) -> text.replaceFirst("STSv1", pick(random, "STS1", "stsv1", "STSV1"))),
            sts("in quotes", (text, random) -> "\"" + text + "\""),
            Harm.of("MTA-STS: gone", (scene, random) -> scene.clear(scene.mtaSts())),
            Harm.of("MTA-STS: second record", (scene, random) -> scene.text(scene.mtaSts(), "v=STSv1; id=3")),
            Harm.of(
                    "MTA-STS: at another name",
                    (scene, random) -> scene.move(scene.mtaSts(), "v=STSv1", scene.at("_mta_sts"))),
            Harm.of("MTA-STS: policy host gone", (scene, random) -> scene.clear(scene.at("mta-sts"))),
            Harm.of(
                    "MTA-STS: policy host elsewhere",
                    (scene, random) -> scene.alias(scene.at("mta-sts"), "mta-sts.vendor.example")),
            Harm.of(
                    "MTA-STS: policy host of its own",
                    (scene, random) ->
                            scene.clear(scene.at("mta-sts")) & scene.add(scene.at("mta-sts"), "A", "203.0.113.80")));

    private OtherHarms() {}

    private static boolean isMx(Scene scene, Rr record) {
        return record.name().equals(scene.domain) && record.is("MX");
    }

    private static boolean mx(Scene scene, BiFunction<String, RandomGenerator, String> change, RandomGenerator random) {
        List<Rr> records = scene.records(scene.domain, "MX");
        if (records.isEmpty()) {
            return false;
        }
        Rr record = records.get(random.nextInt(records.size()));
        scene.remove(record::equals);
        return scene.add(scene.domain, "MX", change.apply(record.data(), random));
    }

    private static Harm key(String name, BiFunction<String, RandomGenerator, String> change) {
        return Harm.of(
                "DKIM: " + name,
                (scene, random) -> scene.edit(scene.dkim(), "v=DKIM1", text -> change.apply(text, random)));
    }

    private static Harm report(String name, BiFunction<String, RandomGenerator, String> change) {
        return Harm.of(
                "TLS-RPT: " + name,
                (scene, random) -> scene.edit(scene.tlsRpt(), "v=TLSRPTv1", text -> change.apply(text, random)));
    }

    private static Harm sts(String name, BiFunction<String, RandomGenerator, String> change) {
        return Harm.of(
                "MTA-STS: " + name,
                (scene, random) -> scene.edit(scene.mtaSts(), "v=STSv1", text -> change.apply(text, random)));
    }
}
