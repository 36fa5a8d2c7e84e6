#ifndef OUTTURN_CISAL_SHIM_H
#define OUTTURN_CISAL_SHIM_H

#include <stdlib.h>
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

/* The state of unpacking holds arrays of 70,000 bytes, which Swift would take for tuples; it sees
   the state only from afar, and the state is always on the heap. */
struct outturn_inflation;

struct outturn_inflation_kept {
    struct inflate_state state;
    const uint8_t *rest;
    uint32_t rest_count;
    uint32_t idle;
};

/* How much is unpacked at a time, and how much may pass without giving a byte: empty blocks cost
   far more than they take, and nobody who packs a workbook writes many of them. */
#define OUTTURN_STEP (32 * 1024)
#define OUTTURN_MOST_IDLE (256 * 1024)

/* Begins to unpack raw deflate, without a header; null where there is no memory. The packed bytes
   must stay where they are until the end. */
static inline struct outturn_inflation *outturn_inflate_begin(
    const uint8_t *packed, uint32_t count) {
    struct outturn_inflation_kept *kept =
        (struct outturn_inflation_kept *)malloc(sizeof(struct outturn_inflation_kept));
    if (kept == NULL) return NULL;
    isal_inflate_init(&kept->state);
    kept->state.crc_flag = ISAL_DEFLATE;
    kept->state.avail_in = 0;
    kept->rest = packed;
    kept->rest_count = count;
    kept->idle = 0;
    return (struct outturn_inflation *)kept;
}

/* Hands over more of the packed bytes when all have been taken. */
static inline void outturn_inflate_feed(struct outturn_inflation_kept *kept) {
    if (kept->state.avail_in > 0) return;
    uint32_t count = kept->rest_count < OUTTURN_STEP ? kept->rest_count : OUTTURN_STEP;
    kept->state.next_in = (uint8_t *)kept->rest;
    kept->state.avail_in = count;
    kept->rest += count;
    kept->rest_count -= count;
}

/* Fills the room as far as the packed bytes go: how many bytes there were, or less than zero where
   they are not deflate or give nothing for too long. */
static inline int64_t outturn_inflate(
    struct outturn_inflation *inflation, uint8_t *room, uint32_t count) {
    struct outturn_inflation_kept *kept = (struct outturn_inflation_kept *)inflation;
    struct inflate_state *state = &kept->state;
    state->next_out = room;
    state->avail_out = count;
    while (state->avail_out > 0 && state->block_state != ISAL_BLOCK_FINISH) {
        uint32_t before = state->avail_out;
        outturn_inflate_feed(kept);
        uint32_t taken = state->avail_in;
        if (isal_inflate(state) != ISAL_DECOMP_OK) return -1;
        taken -= state->avail_in;
        if (state->avail_out < before) {
            kept->idle = 0;
        } else if (taken == 0 && state->block_state != ISAL_BLOCK_FINISH) {
            break;
        } else if ((kept->idle += taken) > OUTTURN_MOST_IDLE) {
            return -1;
        }
    }
    return (int64_t)count - state->avail_out;
}

/* Whether the last block has ended and all of it has been handed over. */
static inline int outturn_inflate_is_finished(struct outturn_inflation *inflation) {
    return ((struct outturn_inflation_kept *)inflation)->state.block_state == ISAL_BLOCK_FINISH;
}

static inline void outturn_inflate_end(struct outturn_inflation *inflation) {
    free(inflation);
}

#endif
