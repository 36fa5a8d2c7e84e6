#ifndef OUTTURN_CISAL_SHIM_H
#define OUTTURN_CISAL_SHIM_H

#include <stdlib.h>
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

/* The state of unpacking holds arrays of 70,000 bytes, which Swift would take for tuples; it sees
   the state only from afar, and the state is always on the heap. */
struct outturn_inflation;

static inline struct inflate_state *outturn_inflate_state(struct outturn_inflation *inflation) {
    return (struct inflate_state *)inflation;
}

/* Begins to unpack raw deflate, without a header; null where there is no memory. The packed bytes
   must stay where they are until the end. */
static inline struct outturn_inflation *outturn_inflate_begin(
    const uint8_t *packed, uint32_t count) {
    struct inflate_state *state = (struct inflate_state *)malloc(sizeof(struct inflate_state));
    if (state == NULL) return NULL;
    isal_inflate_init(state);
    state->crc_flag = ISAL_DEFLATE;
    state->next_in = (uint8_t *)packed;
    state->avail_in = count;
    return (struct outturn_inflation *)state;
}

/* Fills the room as far as the packed bytes go: how many bytes there were, or less than zero where
   they are not deflate. */
static inline int64_t outturn_inflate(
    struct outturn_inflation *inflation, uint8_t *room, uint32_t count) {
    struct inflate_state *state = outturn_inflate_state(inflation);
    state->next_out = room;
    state->avail_out = count;
    if (isal_inflate(state) != ISAL_DECOMP_OK) return -1;
    return (int64_t)count - state->avail_out;
}

/* Whether the last block has ended and all of it has been handed over. */
static inline int outturn_inflate_is_finished(struct outturn_inflation *inflation) {
    return outturn_inflate_state(inflation)->block_state == ISAL_BLOCK_FINISH;
}

static inline void outturn_inflate_end(struct outturn_inflation *inflation) {
    free(inflation);
}

#endif
