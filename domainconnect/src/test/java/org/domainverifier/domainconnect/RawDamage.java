package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of one line of a zone when somebody makes a mistake. By test code alone. */
enum RawDamage {
    /** It is not there. */
    REMOVED {
        @Override
        Optional<List<String>> of(String line, boolean alone) {
            return Optional.of(List.of());
        }
    },
    /** It is almost right. */
    NEAR_MISS {
        @Override
        Optional<List<String>> of(String line, boolean alone) {
            int at = line.indexOf(" IN ") + 4;
            String type = line.substring(at, line.indexOf(' ', at));
            String start = line.substring(0, at) + type + " ";
            String data = line.substring(start.length());
            String missed = switch (type) {
                case "TXT" -> text(data);
                case "A" -> data.substring(0, data.lastIndexOf('.') + 1) + (data.endsWith("7") ? "8" : "7");
                case "AAAA" -> data + "7";
                case "MX", "SRV" ->
                    data.substring(0, data.lastIndexOf(' ') + 1) + "x" + data.substring(data.lastIndexOf(' ') + 1);
                default -> "x" + data;
            };
            return Optional.of(List.of(start + missed));
        }
    },
    /** Somebody else's is beside it. */
    DOUBLED {
        @Override
        Optional<List<String>> of(String line, boolean alone) {
            int at = line.indexOf(" IN ") + 4;
            String type = line.substring(at, line.indexOf(' ', at));
            String start = line.substring(0, at) + type + " ";
            String data = line.substring(start.length());
            Optional<String> foreign = switch (type) {
                case "A" -> Optional.of("192.0.2.199");
                case "MX" -> Optional.of("5 mx.foreign.example.");
                case "NS" -> Optional.of("ns.foreign.example.");
                case "SRV" -> Optional.of("0 0 443 srv.foreign.example.");
                case "TXT" -> foreignText(line, data, alone);
                default -> Optional.empty();
            };
            return foreign.map(other -> List.of(line, start + other));
        }
    };

    /** The lines in place of one; empty if that is no mistake. */
    abstract Optional<List<String>> of(String line, boolean alone);

    static List<String> zone(List<String> lines, String line, List<String> instead) {
        List<String> zone = new ArrayList<>(lines);
        int at = zone.indexOf(line);
        zone.remove(at);
        zone.addAll(at, instead);
        return zone;
    }

    private static String text(String data) {
        if (data.startsWith("\"v=spf1")) {
            if (data.contains("include:")) {
                return data.replaceFirst("include:", "include:x");
            }
            return data.endsWith("v=spf1 -all\"") || data.endsWith("v=spf1 ~all\"")
                    ? "\"v=spf1 ?all\""
                    : data.replaceFirst("\"v=spf1 \\S+ ", "\"v=spf1 ");
        }
        if (data.startsWith("\"v=DMARC1")) {
            return data.replace("v=DMARC1", "v=DMARC");
        }
        if (data.contains("mailto:")) {
            return data.replace("mailto:", "mailto:x");
        }
        int middle = data.length() / 2;
        char c = data.charAt(middle);
        int last = data.length() - 2;
        return data.length() > 100
                ? data.substring(0, middle) + (c == 'A' ? 'B' : 'A') + data.substring(middle + 1)
                : data.substring(0, last) + (data.charAt(last) == '7' ? '8' : '7') + data.substring(last + 1);
    }

    private static Optional<String> foreignText(String line, String data, boolean alone) {
        if (data.startsWith("\"v=spf1")) {
            return Optional.of("\"v=spf1 a:mail.foreign.example ~all\"");
        } else if (line.startsWith("_dmarc.")) {
            return Optional.of("\"v=DMARC1; p=reject\"");
        } else if (line.contains("._domainkey.")) {
            return Optional.of("\"v=DKIM1; k=ed25519; p=" + RawValues.ED25519 + "\"");
        } else if (line.startsWith("_smtp._tls.")) {
            return Optional.of("\"v=TLSRPTv1; rua=mailto:tls@foreign.example\"");
        } else if (line.startsWith("_mta-sts.")) {
            return Optional.of("\"v=STSv1; id=77\"");
        }
        return alone ? Optional.of("\"foreign\"") : Optional.empty();
    }
}
