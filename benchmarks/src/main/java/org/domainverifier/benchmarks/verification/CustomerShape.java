package org.domainverifier.benchmarks.verification;

/** What customers of a provider publish; each has its provider's world around it. */
public enum CustomerShape {
    /** All that the provider asks for, and nothing else. */
    RIGHT("""
            @ IN TXT "v=spf1 include:spf.trekmail.net ~all"
            """ + Texts.AS_ASKED),
    /** The same with four other senders, whose records take ten look-ups. */
    SENDERS("""
            @ IN TXT ( "v=spf1 include:spf.trekmail.net include:_spf.google.com include:spf.protection.outlook.com "
                       "include:sendgrid.net include:amazonses.com ~all" )
            """ + Texts.AS_ASKED),
    /** Another provider's mail servers, a key that was cut, two records with mistakes, no policy: a plan of several changes. */
    BROKEN("""
            @ IN MX 0 smtp.secureserver.net.
            @ IN MX 10 mailstore1.secureserver.net.
            @ IN TXT "v=spf1 include:secureserver.net -all"
            dkim._domainkey IN TXT "v=DKIM1; k=rsa; p=%2$.200s"
            _dmarc IN TXT "v=DMARC1; p=monitor; rua=mailto:dmarc@trekmail.net"
            _smtp._tls IN TXT "v=TLSRPTv1 rua=tlsrpt@trekmail.net"
            """);

    private final String records;

    CustomerShape(String records) {
        this.records = records;
    }

    /**
     * The zones of a customer, of the provider and of other senders.
     *
     * @param domain the customer's domain
     * @param key its DKIM key in base64
     * @return zone-file text
     */
    String zones(String domain, String key) {
        return "$ORIGIN " + domain + ".\n" + Texts.EVERYBODY
                + records.formatted(key.substring(0, 200), key.substring(0, 200), key.substring(200))
                + "$ORIGIN .\n" + Texts.WORLD;
    }

    /** Zone-file texts. */
    private static final class Texts {
        static final String EVERYBODY = """
                @ 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 300
                @ IN A 192.0.2.7
                @ IN TXT "google-site-verification=aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcdefg"
                @ IN TXT "MS=ms12345678"
                """;

        static final String AS_ASKED = """
                @ IN MX 10 mail.trekmail.net.
                dkim._domainkey IN TXT ( "v=DKIM1; k=rsa; p=%1$s" "%3$s" )
                _dmarc IN TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"
                _smtp._tls IN TXT "v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net"
                _mta-sts IN TXT "v=STSv1; id=20260101T000000;"
                mta-sts IN CNAME mta-sts.trekmail.net.
                """;

        static final String WORLD = """
                trekmail.net. IN SOA ns1.trekmail.net. hostmaster.trekmail.net. 1 7200 3600 1209600 300
                trekmail.net. IN MX 10 mail.trekmail.net.
                mail.trekmail.net. IN A 198.51.100.10
                mail.trekmail.net. IN AAAA 2001:db8:100::10
                spf.trekmail.net. IN TXT "v=spf1 ip4:198.51.100.0/26 ip4:203.0.113.64/27 ip6:2001:db8:100::/48 -all"
                mta-sts.trekmail.net. IN A 198.51.100.20
                mta-sts.trekmail.net. IN AAAA 2001:db8:100::20
                *._report._dmarc.trekmail.net. IN TXT "v=DMARC1"
                _spf.google.com. IN TXT ( "v=spf1 include:_netblocks.google.com include:_netblocks2.google.com "
                  "include:_netblocks3.google.com ~all" )
                _netblocks.google.com. IN TXT ( "v=spf1 ip4:35.190.247.0/24 ip4:64.233.160.0/19 ip4:66.102.0.0/20 "
                  "ip4:66.249.80.0/20 ip4:72.14.192.0/18 ip4:74.125.0.0/16 ip4:108.177.8.0/21 ip4:173.194.0.0/16 ~all" )
                _netblocks2.google.com. IN TXT ( "v=spf1 ip6:2001:4860:4000::/36 ip6:2404:6800:4000::/36 "
                  "ip6:2607:f8b0:4000::/36 ip6:2800:3f0:4000::/36 ip6:2a00:1450:4000::/36 ~all" )
                _netblocks3.google.com. IN TXT ( "v=spf1 ip4:172.217.0.0/19 ip4:172.217.32.0/20 ip4:172.217.128.0/19 "
                  "ip4:172.217.160.0/20 ip4:172.253.56.0/21 ip4:108.177.96.0/19 ip4:35.191.0.0/16 ~all" )
                spf.protection.outlook.com. IN TXT ( "v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 ip4:52.100.0.0/15 "
                  "ip4:52.102.0.0/16 ip4:52.103.0.0/17 ip4:104.47.0.0/17 ip6:2a01:111:f400::/48 -all" )
                sendgrid.net. IN TXT ( "v=spf1 ip4:167.89.0.0/17 ip4:208.117.48.0/20 ip4:50.31.32.0/19 ip4:198.37.144.0/20 "
                  "ip4:198.21.0.0/21 ip4:192.254.112.0/20 ip4:168.245.0.0/17 include:ab.sendgrid.net ~all" )
                ab.sendgrid.net. IN TXT "v=spf1 ip4:223.165.113.0/24 ip4:223.165.115.0/24 ip4:223.165.118.0/23 ~all"
                amazonses.com. IN TXT ( "v=spf1 ip4:199.255.192.0/22 ip4:199.127.232.0/22 ip4:54.240.0.0/18 "
                  "ip4:69.169.224.0/20 ip4:23.249.208.0/20 ip4:76.223.176.0/20 -all" )
                smtp.secureserver.net. IN A 68.178.213.37
                mailstore1.secureserver.net. IN A 68.178.213.243
                secureserver.net. IN TXT "v=spf1 include:spf-0.secureserver.net -all"
                spf-0.secureserver.net. IN TXT "v=spf1 ip4:97.74.135.0/24 ip4:72.167.238.0/24 -all"
                """;

        private Texts() {}
    }
}
