package org.domainverifier.laws.loop;

import static org.domainverifier.laws.loop.Harm.pick;

import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.domainverifier.laws.zone.Rr;

/** What people make of SPF records, from reports of checkers, providers and their help pages. */
final class SpfHarms {
    static final List<Harm> ALL = List.of(
            include("include with a dot", "include:", "include."),
            include("include with a space", "include:", "include: "),
            include("include without a colon", "include:", "include "),
            include("include with a semicolon", "include:", "include;"),
            include("include with two colons", "include:", "include::"),
            include("include with an equals sign", "include:", "include="),
            include("include of a URL", "include:(\\S+)", "include:https://$1/"),
            include("include in quotes", "include:(\\S+)", "include:\"$1\""),
            include("include in capitals", "include:(\\S+)", "INCLUDE:$1."),
            include("include misspelt", "include:", "inclde:"),
            include("include of an address", "include:\\S+", "include:198.51.100.9"),
            text("all glued on", (text, random) -> text.replaceFirst(" ([-~?]all)", "$1")),
            text("terms glued by a plus", (text, random) -> text.replaceFirst(" (include:|ip4:|a |mx )", "+$1")),
            text("names with commas", (text, random) -> text.replaceFirst("include:(\\S+) include:", "include:$1,")),
            text("terms with commas", (text, random) -> text.replaceAll(" (?=[a-z])", pick(random, ", ", ","))),
            text("addresses with commas", (text, random) -> insert(text, "ip4:203.0.113.61,203.0.113.62")),
            text("addresses glued", (text, random) -> insert(text, "ip4:203.0.113.61ip4:203.0.113.62")),
            text("address with a netmask", (text, random) -> insert(text, "ip4:203.0.113.64/255.255.255.192")),
            text("address without a mechanism", (text, random) -> insert(text, "203.0.113.61")),
            text("name without a mechanism", (text, random) -> insert(text, "spf.crm.example")),
            text(
                    "IPv4 written as IPv6",
                    (text, random) -> insert(text, pick(random, "ip6:203.0.113.61", "ip4:::ffff:203.0.113.61"))),
            text("IPv6 in ip4", (text, random) -> insert(text, "ip4:2001:db8:78::1")),
            text(
                    "ipv4 mechanism",
                    (text, random) ->
                            insert(text, pick(random, "ipv4:203.0.113.61", "ip:203.0.113.61", "ip4=203.0.113.61"))),
            text("address beyond 255", (text, random) -> insert(text, "ip4:203.0.113.300")),
            text("empty term", (text, random) -> insert(text, pick(random, "ip4:", "include:", "a:"))),
            text(
                    "names that cannot exist",
                    (text, random) -> insert(
                            text,
                            pick(
                                    random,
                                    "a:mail..esp.example",
                                    "include:spf..esp.example",
                                    "mx:" + "x".repeat(64) + ".example",
                                    "exists:a..%{d}"))),
            text("redirect with a space", (text, random) -> text.replaceFirst("include:(\\S+).*", "redirect= $1")),
            text("redirect with a plus", (text, random) -> text.replaceFirst("include:(\\S+).*", "+redirect=$1")),
            text("redirect beside all", (text, random) -> text.replaceFirst("include:", "redirect=")),
            text("redirect alone", (text, random) -> "v=spf1 redirect=spf.esp.example"),
            text("version twice", (text, random) -> text.replaceFirst("v=spf1", "v=spf1 v=spf1")),
            text(
                    "version spaced",
                    (text, random) -> text.replaceFirst("v=spf1", pick(random, "v= spf1", "v = spf1", "v =spf1"))),
            text(
                    "version misspelt",
                    (text, random) ->
                            text.replaceFirst("v=spf1", pick(random, "v:spf1", "v=spf", "spf1", "v=spf1;", "v=spfl"))),
            text("version glued", (text, random) -> text.replaceFirst("v=spf1 ", "v=spf1")),
            text(
                    "words before",
                    (text, random) -> pick(random, "SPF ", "TXT ", "spf: ", "@ IN TXT ", "\u200b", " ") + text),
            text("back-ticks", (text, random) -> "`" + text + "`"),
            text(
                    "quotation marks",
                    (text, random) ->
                            pick(random, "\"", "'", "\u201c", "\u00ab") + text + pick(random, "\"", "'", "\u201d")),
            text("quoted strings as text", (text, random) -> "\"" + text.replaceFirst(" ", "\" \"") + "\""),
            text("markup", (text, random) -> text + pick(random, "</p>", "<br />", "</span>", "&lt;/p&gt;")),
            text("markup around", (text, random) -> "<p>" + text + "</p>"),
            text("markup spaces", (text, random) -> text.replace(" ", pick(random, "&nbsp;", "\u00a0", "\t", "  "))),
            text(
                    "another dash",
                    (text, random) -> text.replaceFirst(
                            " [-~?]all", pick(random, " \u2013all", " \u2014all", " \u2212all", " - all"))),
            text("all open", (text, random) -> text.replaceFirst("[-~?]all", pick(random, "+all", "all"))),
            text("no all", (text, random) -> text.replaceFirst(" [-~?]all", "")),
            text("all first", (text, random) -> text.replaceFirst("v=spf1 (.*) ([-~?]all)", "v=spf1 $2 $1")),
            text("two alls", (text, random) -> text + pick(random, " ~all", " ?all", " -all")),
            text("dot behind all", (text, random) -> text + pick(random, ".", ";", ",")),
            text("Cyrillic letter", (text, random) -> text.replaceFirst("include:spf", "include:s\u0440f")),
            text("full-width digit", (text, random) -> insert(text, "ip4:203.0.113.\uff16")),
            text("U-label", (text, random) -> insert(text, "include:spf.m\u00fcller.example")),
            text(
                    "template variable",
                    (text, random) -> insert(
                            text,
                            pick(random, "include:{{spf_host}}", "ip4:<your-ip>", "include:$DOMAIN", "ip4:x.x.x.x"))),
            text("mail address", (text, random) -> insert(text, "a:postmaster@esp.example")),
            text("comment behind", (text, random) -> text + pick(random, " ; for our mail", " (our mail)", " // 2024")),
            text("cut off", (text, random) -> cut(text, text.length() - random.nextInt(1, 12))),
            text("ptr", (text, random) -> insert(text, pick(random, "ptr", "ptr:esp.example"))),
            text(
                    "macros",
                    (text, random) -> insert(
                            text,
                            pick(
                                    random,
                                    "exists:%{i}._spf.esp.example",
                                    "include:%{d}.spf.esp.example",
                                    "include:%{i}._ip.%{h}._ehlo.esp.example"))),
            text(
                    "unknown modifier",
                    (text, random) -> text + pick(random, " x=y", " ra=postmaster", " exp=gone.esp.example")),
            text(
                    "void terms",
                    (text, random) -> insert(text, "a:gone1.esp.example a:gone2.esp.example mx:gone3.esp.example")),
            text("include of nothing", (text, random) -> insert(text, "include:gone.esp.example")),
            text(
                    "sender refused",
                    (text, random) ->
                            text.replaceFirst(" include:", pick(random, " -include:", " ?include:", " ~include:"))),
            text("include missing", (text, random) -> text.replace(" include:spf.trekmail.net", "")),
            text(
                    "neighbour's name",
                    (text, random) -> text.replace(
                            "spf.trekmail.net", pick(random, "spf.trekmail.com", "trekmail.net", "sfp.trekmail.net"))),
            text("many lookups", SpfHarms::many),
            text("nobody", (text, random) -> pick(random, "v=spf1 -all", "v=spf1 ~all", "v=spf1")),
            Harm.of(
                    "several records",
                    (scene, random) -> scene.text(
                            scene.domain,
                            pick(
                                    random,
                                    "v=spf1 include:spf.esp.example ~all",
                                    "v=spf1 -all",
                                    "v=spf1 ip4:198.51.100.9 ?all",
                                    "v=spf1 mx +all"))),
            Harm.of("no SPF", (scene, random) -> scene.remove(record -> isSpf(scene, record))),
            Harm.of("type 99 only", (scene, random) -> {
                List<String> texts = scene.texts(scene.domain, "v=spf1");
                scene.remove(record -> isSpf(scene, record));
                return texts.size() == 1
                        && scene.add(scene.domain, "SPF", "\"" + texts.get(0).replace("\"", "\\\"") + "\"");
            }),
            Harm.of("eleven exchangers", (scene, random) -> {
                for (int i = 1; i <= 11; i++) {
                    scene.add(scene.domain, "MX", "40 mx" + i + "." + scene.domain);
                    scene.add("mx" + i + "." + scene.domain, "A", "203.0.113." + (100 + i));
                }
                return scene.edit(scene.domain, "v=spf1", text -> "v=spf1 mx -all");
            }),
            Harm.of(
                    "SPF at a doubled name",
                    (scene, random) -> scene.move(scene.domain, "v=spf1", scene.domain + "." + scene.domain)),
            Harm.of(
                    "SPF at the wrong name",
                    (scene, random) -> scene.move(
                            scene.domain, "v=spf1", pick(random, scene.at("_spf"), scene.at("spf"), scene.at("www")))),
            Harm.of("strings cut at a space", SpfHarms::cutStrings));

    private static final Pattern TERM = Pattern.compile(" ");

    private SpfHarms() {}

    private static boolean isSpf(Scene scene, Rr record) {
        return record.name().equals(scene.domain)
                && record.is("TXT")
                && record.text().contains("spf1");
    }

    /** Of which the version stays. */
    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), Math.max("v=spf1 x".length(), length)));
    }

    private static Harm text(String name, BiFunction<String, RandomGenerator, String> change) {
        return Harm.of(
                "SPF: " + name,
                (scene, random) -> scene.edit(scene.domain, "v=spf1", text -> change.apply(text, random)));
    }

    /** Changes one of the includes. */
    private static Harm include(String name, String pattern, String replacement) {
        return text(name, (text, random) -> {
            List<MatchResult> found =
                    Pattern.compile(pattern).matcher(text).results().toList();
            if (found.isEmpty()) {
                return text;
            }
            int start = found.get(random.nextInt(found.size())).start();
            return text.substring(0, start) + text.substring(start).replaceFirst(pattern, replacement);
        });
    }

    /** Puts a term somewhere behind the version. */
    private static String insert(String text, String term) {
        Matcher space = TERM.matcher(text);
        return space.find()
                ? text.substring(0, space.start()) + " " + term + text.substring(space.start())
                : text + " " + term;
    }

    private static String many(String text, RandomGenerator random) {
        String result = text;
        int more = random.nextInt(2, 6);
        for (int i = 0; i < more; i++) {
            result = insert(
                    result,
                    pick(
                            random,
                            "include:spf.crm.example",
                            "include:_b.crm.example",
                            "include:spf.news.example",
                            "mx:old.example",
                            "a:sites.host.example"));
        }
        return result;
    }

    private static boolean cutStrings(Scene scene, RandomGenerator random) {
        List<String> texts = scene.texts(scene.domain, "v=spf1 ");
        if (texts.size() != 1 || texts.get(0).chars().anyMatch(c -> c > 126 || c == '"' || c == '\\')) {
            return false;
        }
        String text = texts.get(0);
        int seam = text.lastIndexOf(' ');
        if (seam > 255) { // no string is as long
            return false;
        }
        scene.remove(record -> isSpf(scene, record));
        return seam > 6
                && scene.add(Rr.parse(scene.domain + ". 3600 IN TXT \"" + text.substring(0, seam) + "\" \""
                        + text.substring(seam + 1) + "\""));
    }
}
