package org.domainverifier.exports;

import java.util.Map;

/** The tool for each format, by the format's id. */
public final class Tools {
    /** By the ids of the formats. */
    public static final Map<String, Tool> ALL = Map.of(
            "zone-lines", LineTools::zoneFile,
            "nsupdate", LineTools::update,
            "csv", LineTools::csv,
            "markdown", LineTools::markdown,
            "route53", Route53Tools::batch,
            "terraform-route53", Route53Tools::terraform,
            "cloudflare", CloudflareTools::batch,
            "terraform-cloudflare", CloudflareTools::terraform,
            "octodns", ConfigurationTools::octoDns,
            "dnscontrol", ConfigurationTools::dnsControl);

    private Tools() {}
}
