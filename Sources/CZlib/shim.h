#ifndef OUTTURN_CZLIB_SHIM_H
#define OUTTURN_CZLIB_SHIM_H

#include <zlib.h>

/* inflateInit2 and deflateInit2 are macros, which Swift cannot see; zip parts are raw deflate,
   without a header. */
static inline int outturn_inflate_raw_begin(z_stream *stream) {
    return inflateInit2(stream, -MAX_WBITS);
}

static inline int outturn_deflate_raw_begin(z_stream *stream) {
    return deflateInit2(stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}

#endif
