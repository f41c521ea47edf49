package org.domainverifier.laws.loop;

import static org.domainverifier.laws.loop.Harm.pick;

import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** What people make of DMARC records, from reports of checkers and mail servers. */
final class DmarcHarms {
    static final List<Harm> ALL = List.of(
            text("semicolon missing", (text, random) -> text.replaceFirst("; (?=rua|ruf|sp|adkim)", " ")),
            text("comma for semicolon", (text, random) -> text.replaceFirst("; (?=rua|ruf|sp|adkim)", ", ")),
            text("no semicolons", (text, random) -> text.replace(";", "")),
            text("line feeds", (text, random) -> text.replace("; ", pick(random, "\n", ";\n", "\r\n"))),
            text("colon for equals sign", (text, random) -> text.replaceFirst("(; p|sp|adkim|fo|rua)=", "$1:")),
            text("dash for equals sign", (text, random) -> text.replaceFirst("(sp|p)=(reject|quarantine)", "$1- $2")),
            text("policy tag", (text, random) -> text.replaceFirst("; p=", "; policy=")),
            text(
                    "policy misspelt",
                    (text, random) -> text.replaceFirst(
                            "; p=(\\w)\\w+", "; p=" + pick(random, "quarantin", "quarantaine", "rejct", "quarentine"))),
            text(
                    "policy unknown",
                    (text, random) -> text.replaceFirst("; p=\\w+", "; p=" + pick(random, "block", "monitor", "yes"))),
            text("policy missing", (text, random) -> text.replaceFirst("; p=\\w+", "")),
            text("policy quoted", (text, random) -> text.replaceFirst("p=(\\w+)", "p=\"$1\"")),
            text("policy last", (text, random) -> text.replaceFirst("; p=(\\w+)(.*)", "$2; p=$1")),
            text("version only", (text, random) -> pick(random, "v=DMARC1;", "v=DMARC1", "v=DMARC1; rua=mailto:")),
            text("version in small letters", (text, random) -> text.replaceFirst("v=DMARC1", "v=dmarc1")),
            text(
                    "version misspelt",
                    (text, random) -> text.replaceFirst(
                            "v=DMARC1", pick(random, "v=DMARC", "v=DMARCl", "DMARC1", "v=DMARC 1", "v =DMARC1"))),
            text("version missing", (text, random) -> text.replaceFirst("v=DMARC1; ", "")),
            text(
                    "quotation marks",
                    (text, random) -> pick(random, "\"", "\u201c", "'") + text + pick(random, "\"", "\u201d")),
            text("escaped", (text, random) -> text.replace(";", "\\;")),
            text(
                    "markup",
                    (text, random) -> text.replaceFirst(
                            "(rua=\\S+?)(;|$)", "$1" + pick(random, "<br>", "&lt;br&gt;", "</p>") + "$2")),
            text(
                    "address repeated in brackets",
                    (text, random) -> text.replaceFirst(
                            "rua=mailto:([^,;]+)",
                            pick(random, "rua=mailto:$1 &lt;$1&gt;", "rua=mailto:[$1](mailto:$1)", "rua=<mailto:$1>"))),
            text("space behind mailto", (text, random) -> text.replaceFirst("mailto:", "mailto: ")),
            text("mailto as a URL", (text, random) -> text.replaceFirst("mailto:", "mailto://")),
            text("mailto missing", (text, random) -> text.replaceFirst("mailto:", "")),
            text(
                    "mailto misspelt",
                    (text, random) ->
                            text.replaceFirst("mailto:", pick(random, "malto:", "mailto=", "mail:", "email:"))),
            text("addresses with a space", (text, random) -> more(text, " mailto:b@reports.example")),
            text("addresses with a semicolon", (text, random) -> more(text, "; mailto:b@reports.example")),
            text("addresses with one mailto", (text, random) -> more(text, ",b@reports.example")),
            text("rua twice", (text, random) -> more(text, "; rua=mailto:b@reports.example")),
            text("ruf without mailto", (text, random) -> text + "; ruf=f2@reports.example"),
            text("address without a domain", (text, random) -> more(text, ",mailto:postmaster")),
            text("address is a number", (text, random) -> text.replaceFirst("rua=\\S+?(;|$)", "rua=mailto:0$1")),
            text("no addresses", (text, random) -> text.replaceFirst("; rua=[^;]+", "")),
            text("address of a U-label", (text, random) -> more(text, ",mailto:d@m\u00fcller.example")),
            text("address that looks alike", (text, random) -> more(text, ",mailto:d@rep\u043erts.example")),
            text("address with a size", (text, random) -> more(text, ",mailto:c@reports.example!10m")),
            text(
                    "alignment in words",
                    (text, random) -> text.replaceFirst(
                            "; rua",
                            pick(
                                    random,
                                    "; adkim=strict; rua",
                                    "; aspf=relaxed; rua",
                                    "; adkim=strict; aspf=strict; rua"))),
            text(
                    "all failures",
                    (text, random) -> text + pick(random, "; fo=0:1:d:s", "; fo=1:d", "; fo=0,1", "; fo=x")),
            text("percentage", (text, random) -> text + pick(random, "; pct=0", "; pct=50", "; pct=100", "; pct=abc")),
            text(
                    "tags of former days",
                    (text, random) ->
                            text + pick(random, "; rf=afrf; ri=86400", "; rf:afrf; ri=86400", "; 0; adkim=r")),
            text("testing", (text, random) -> text + "; t=y"),
            text("weak subdomains", (text, random) -> text + "; sp=none"),
            text("stray word", (text, random) -> text + pick(random, "; reject", " reject", ";;", "; = ;")),
            text("whole line of a zone", (text, random) -> "_dmarc IN TXT \"" + text + "\""),
            text("no policy at all", (text, random) -> "v=DMARC1; p=none"),
            Harm.of(
                    "DMARC: second record",
                    (scene, random) -> scene.text(
                            scene.dmarc(),
                            pick(
                                    random,
                                    "v=DMARC1; p=none",
                                    "v=DMARC1; p=reject; rua=mailto:c@reports.example",
                                    "v=DMARC1; p=none; sp=reject"))),
            Harm.of("DMARC: SPF there", (scene, random) -> scene.text(scene.dmarc(), "v=spf1 -all")),
            Harm.of("DMARC: gone", (scene, random) -> scene.clear(scene.dmarc())),
            Harm.of("DMARC: at the domain", (scene, random) -> scene.move(scene.dmarc(), "v=DMARC1", scene.domain)),
            Harm.of(
                    "DMARC: doubled name",
                    (scene, random) -> scene.move(scene.dmarc(), "v=DMARC1", scene.dmarc() + "." + scene.domain)),
            Harm.of(
                    "DMARC: without underscore",
                    (scene, random) -> scene.move(scene.dmarc(), "v=DMARC1", scene.at("dmarc"))),
            Harm.of(
                    "DMARC: one level up",
                    (scene, random) -> !scene.domain.equals(scene.apex)
                            && scene.move(scene.dmarc(), "v=DMARC1", "_dmarc." + scene.apex)),
            Harm.of(
                    "DMARC: one level down",
                    (scene, random) -> scene.move(scene.dmarc(), "v=DMARC1", "_dmarc.www." + scene.domain)));

    private DmarcHarms() {}

    private static Harm text(String name, BiFunction<String, RandomGenerator, String> change) {
        return Harm.of(
                "DMARC: " + name,
                (scene, random) -> scene.edit(scene.dmarc(), "v=DMARC1", text -> change.apply(text, random)));
    }

    /** Something more behind the addresses of aggregate reports. */
    private static String more(String text, String what) {
        return text.replaceFirst("(rua=[^;]+)", "$1" + what);
    }
}
