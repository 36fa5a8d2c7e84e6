#ifndef OUTTURN_CZLIB_SHIM_H
#define OUTTURN_CZLIB_SHIM_H

#include <zlib.h>

/* inflateInit2 is a macro, which Swift cannot see; zip parts are raw deflate, without a header. */
static inline int outturn_inflate_raw_begin(z_stream *stream) {
    return inflateInit2(stream, -MAX_WBITS);
}

#endif
