package org.domainverifier.spf;

/** Zones of the four shapes that are measured, and the client that comes last in each. */
final class Shapes {
    /** One include. */
    static final String ONE_INCLUDE = """
            one.example. IN TXT "v=spf1 include:spf.trekmail.net ~all"
            spf.trekmail.net. IN TXT "v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.0/24 ~all"
            """;

    /** A typical customer: three senders, six questions. */
    static final String TYPICAL = """
            typical.example. IN TXT "v=spf1 include:_spf.google.example include:spf.protection.outlook.example include:sendgrid.example -all"
            _spf.google.example. IN TXT "v=spf1 include:_netblocks.google.example include:_netblocks2.google.example ~all"
            _netblocks.google.example. IN TXT "v=spf1 ip4:203.0.113.0/26 ip4:203.0.113.64/26 ~all"
            _netblocks2.google.example. IN TXT "v=spf1 ip6:2001:db8:1::/48 ip6:2001:db8:2::/48 ~all"
            spf.protection.outlook.example. IN TXT "v=spf1 ip4:203.0.113.128/26 ip6:2001:db8:3::/48 -all"
            sendgrid.example. IN TXT "v=spf1 ip4:192.0.2.0/25 ip4:198.51.100.0/24 ~all"
            """;

    /** A big mixed record: ten questions. */
    static final String BIG = """
            big.example. IN TXT "v=spf1 a mx a:www.big.example include:_spf.one.example include:_spf.two.example exists:%{i}._spf.big.example ip4:192.0.2.0/25 ip4:198.51.100.0/24 -all"
            big.example. IN A 203.0.113.1
            big.example. IN MX 10 mx1.big.example.
            big.example. IN MX 20 mx2.big.example.
            mx1.big.example. IN A 203.0.113.2
            mx2.big.example. IN A 203.0.113.3
            www.big.example. IN A 203.0.113.4
            _spf.one.example. IN TXT "v=spf1 include:_spf.inner.example ip4:203.0.113.16/28 ~all"
            _spf.inner.example. IN TXT "v=spf1 ip4:203.0.113.32/28 ~all"
            _spf.two.example. IN TXT "v=spf1 ip4:203.0.113.64/28 ip6:2001:db8::/32 ~all"
            """;

    /** A chain of includes, ten deep. */
    static final String CHAIN = chain();

    private Shapes() {}

    private static String chain() {
        StringBuilder zone = new StringBuilder("chain.example. IN TXT \"v=spf1 include:c1.example -all\"\n");
        for (int i = 1; i < 10; i++) {
            zone.append('c')
                    .append(i)
                    .append(".example. IN TXT \"v=spf1 include:c")
                    .append(i + 1)
                    .append(".example -all\"\n");
        }
        return zone.append("c10.example. IN TXT \"v=spf1 ip4:198.51.100.0/24 -all\"\n")
                .toString();
    }
}
