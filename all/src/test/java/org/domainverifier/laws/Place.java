package org.domainverifier.laws;

/**
 * Where records of a kind are looked for.
 *
 * @param kind the kind
 * @param name the name
 */
record Place(Kind kind, String name) {
    /** Whether a record of this type can be one of the kind, or lead to it. */
    boolean takes(String type) {
        return switch (kind) {
            case MX -> type.equals("MX");
            case SPF -> type.equals("TXT") || type.equals("SPF");
            case DKIM, DMARC, TLS_RPT, MTA_STS -> type.equals("TXT") || type.equals("CNAME");
            case POLICY_HOST -> type.equals("CNAME") || type.equals("A") || type.equals("AAAA");
        };
    }
}
