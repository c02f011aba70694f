/* What a flow's rows and columns are, and what they are called. */
#include "view/panel_flow.h"

SideKind flow_side(const FlowLane *lane, bool columns) {
  return trace_side(lane->draw->state->trace, lane->cells.value, columns != lane->across);
}

const char *flow_name(const Flow *flow, SideKind side, size_t i) {
  const Phrase *names = side < SIDE_NAMED_COUNT ? flow->draw->state->lesson->names[side] : NULL;
  return names ? names[i].in[flow->draw->state->language] : NULL;
}
