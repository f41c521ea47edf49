package org.domainverifier.domainconnect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MTA-STS needs two: the record at {@code _mta-sts}, and the host {@code mta-sts} that has the policy (RFC 8461 §3). */
final class MtaStsLint {
    private static final String RECORD = "_mta-sts";
    private static final String HOST = "mta-sts";

    private MtaStsLint() {}

    static void check(List<LintRecord> records) {
        Map<String, LintRecord> places = new HashMap<>();
        records.forEach(each -> places.putIfAbsent(each.place(), each));
        half(places, RECORD, HOST);
        half(places, HOST, RECORD);
    }

    private static void half(Map<String, LintRecord> places, String there, String missing) {
        LintRecord found = places.get(there);
        if (found != null && !places.containsKey(missing)) {
            found.notice(TemplateDiagnostic.at(found.path(), TemplateFinding.HALF_MTA_STS)
                    .with("host", there)
                    .with("missing", missing));
        }
    }
}
