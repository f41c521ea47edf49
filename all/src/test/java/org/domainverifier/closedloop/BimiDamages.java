package org.domainverifier.closedloop;

import static org.domainverifier.closedloop.CustomerZone.doubled;

import java.util.List;
import java.util.function.UnaryOperator;
import org.domainverifier.dns.RecordType;

/** What people do to the record of BIMI, a check that is not the library's. */
final class BimiDamages {
    private static final String VERSION = "v=BIMI1";

    static final List<Damage> ALL = List.of(
            new Damage("BIMI_GONE", zone -> zone.removeAt(zone.bimi(), RecordType.TXT)),
            edit("BIMI_OTHER_LOGO", text -> text.replace("logo", "old")),
            edit("BIMI_VERSION", text -> text.replace(VERSION, "v=BIMI2")),
            edit("BIMI_COMMA", text -> text.replace(VERSION + ";", VERSION + ",")),
            edit("BIMI_NO_VERSION", text -> text.replace(VERSION + "; ", "")),
            edit("BIMI_QUOTES", text -> '"' + text + '"'),
            edit("BIMI_HTTP", text -> text.replace("https:", "http:")),
            edit("BIMI_NO_LOCATION", text -> text.replace("l=", "a=")),
            edit("BIMI_SYNTAX", text -> text + "; ;x"),
            new Damage(
                    "BIMI_TWO", zone -> !zone.texts(zone.bimi()).isEmpty() && zone.text(zone.bimi(), VERSION + "; l=")),
            new Damage("BIMI_DOUBLED_NAME", zone -> zone.move(zone.bimi(), VERSION, doubled(zone, zone.bimi()))),
            new Damage("BIMI_WRONG_NAME", zone -> zone.move(zone.bimi(), VERSION, zone.domain.child("_bimi"))));

    private BimiDamages() {}

    private static Damage edit(String name, UnaryOperator<String> change) {
        return new Damage(name, zone -> zone.edit(zone.bimi(), VERSION, change));
    }
}
