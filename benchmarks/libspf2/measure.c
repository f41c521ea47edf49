/* Measures libspf2 over the zones that ShapesAsLines prints: evaluations and parsed records a second, on one thread. */
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include <spf2/spf.h>
#include <spf2/spf_dns_zone.h>

static const char *RECORD = "v=spf1 a mx ip4:192.0.2.0/24 ip6:2001:db8::/32 include:_spf.example.com -all";

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static SPF_result_t evaluate(SPF_server_t *server, const char *client, const char *sender) {
    SPF_request_t *request = SPF_request_new(server);
    SPF_response_t *response = NULL;
    SPF_request_set_ipv4_str(request, client);
    SPF_request_set_helo_dom(request, "mail.client.example");
    SPF_request_set_env_from(request, sender);
    SPF_request_query_mailfrom(request, &response);
    SPF_result_t result = SPF_response_result(response);
    SPF_response_free(response);
    SPF_request_free(request);
    return result;
}

static void measure_evaluation(SPF_dns_server_t *zone, const char *domain, const char *client, double seconds) {
    SPF_server_t *server = SPF_server_new_dns(zone, 0);
    SPF_server_set_rec_dom(server, "receiver.example");
    char sender[4200];
    snprintf(sender, sizeof sender, "jane@%s", domain);
    if (evaluate(server, client, sender) != SPF_RESULT_PASS) {
        fprintf(stderr, "%s does not pass\n", domain);
        exit(1);
    }
    long best = 0;
    for (int round = 0; round < 5; round++) { /* the first ones warm up; the best one counts */
        long count = 0;
        double start = now();
        double end = start;
        while (end - start < seconds) {
            for (int i = 0; i < 1000; i++, count++) {
                evaluate(server, client, sender);
            }
            end = now();
        }
        long each = (long) (count / (end - start));
        best = each > best ? each : best;
    }
    printf("evaluate %-16s %10ld a second\n", domain, best);
    /* the zone belongs to the server and goes with it; this program ends soon */
}

static void measure_parsing(double seconds) {
    SPF_server_t *server = SPF_server_new_dns(SPF_dns_zone_new(NULL, "empty", 0), 0);
    long best = 0;
    for (int round = 0; round < 5; round++) {
        long count = 0;
        double start = now();
        double end = start;
        while (end - start < seconds) {
            for (int i = 0; i < 1000; i++, count++) {
                SPF_request_t *request = NULL;
                SPF_response_t *response = SPF_response_new(request);
                SPF_record_t *record = NULL;
                if (SPF_record_compile(server, response, &record, RECORD) != SPF_E_SUCCESS) {
                    fprintf(stderr, "the record is not accepted\n");
                    exit(1);
                }
                SPF_record_free(record);
                SPF_response_free(response);
            }
            end = now();
        }
        long each = (long) (count / (end - start));
        best = each > best ? each : best;
    }
    printf("parse    %-16s %10ld a second\n", "", best);
}

/* usage: measure CLIENT SECONDS <lines */
int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: %s CLIENT SECONDS\n", arguments[0]);
        return 2;
    }
    double seconds = atof(arguments[2]);
    char line[4096];
    char domain[4096] = "";
    SPF_dns_server_t *zone = NULL;
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        if (strncmp(line, "shape ", 6) == 0) {
            if (zone) {
                measure_evaluation(zone, domain, arguments[1], seconds);
            }
            snprintf(domain, sizeof domain, "%s", line + 6);
            zone = SPF_dns_zone_new(NULL, domain, 0);
            continue;
        }
        char *type = strchr(line, ' ');
        *type++ = 0;
        char *data = strchr(type, ' ');
        *data++ = 0;
        ns_type code = strcmp(type, "A") == 0      ? ns_t_a
                       : strcmp(type, "AAAA") == 0 ? ns_t_aaaa
                       : strcmp(type, "MX") == 0   ? ns_t_mx
                                                   : ns_t_txt;
        SPF_dns_zone_add_str(zone, line, code, NETDB_SUCCESS, data);
        if (code == ns_t_txt) { /* libspf2 may ask for the former type first */
            SPF_dns_zone_add_str(zone, line, ns_t_spf, NETDB_SUCCESS, data);
        }
    }
    if (zone) {
        measure_evaluation(zone, domain, arguments[1], seconds);
    }
    measure_parsing(seconds);
    return 0;
}
