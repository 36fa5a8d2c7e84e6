#ifndef OUTTURN_CCURL_SHIM_H
#define OUTTURN_CCURL_SHIM_H

#include <curl/curl.h>

/* Options take a variable argument, which Swift cannot call; these take one of each kind. */
static inline CURLcode outturn_curl_set_long(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode outturn_curl_set_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode outturn_curl_set_list(
    CURL *curl, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode outturn_curl_set_pointer(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}

typedef size_t (*outturn_curl_transfer)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode outturn_curl_set_transfer(
    CURL *curl, CURLoption option, outturn_curl_transfer transfer) {
    return curl_easy_setopt(curl, option, transfer);
}

static inline long outturn_curl_status(CURL *curl) {
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

#endif
