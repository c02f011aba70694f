/* The passes of a worked sample: all its arithmetic, in order, by the functions of model/, for either loss.
 */
#ifndef STEPMAX_TRACE_CHAIN_PASS_H
#define STEPMAX_TRACE_CHAIN_PASS_H

#include "trace/trace.h"

/* chain->updates passes, in the arena.  What a pass ends with (W_next, b_next, z_next, ...) and what the next
 * one begins with are the same numbers in memory, so they agree bit for bit.  dp and jacobian are always
 * there; which lessons have them, chain_scene.c says. */
Pass *chain_pass_run(Arena *arena, const Chain *chain, PaneLoss loss);

#endif
