/* What a flow's rows and columns are, and what they are called. */
#include "view/panel_flow.h"

#include <string.h>

/* By the key under which a lesson names the single ones of a size, or else by the size's usual letter. */
static FlowSide side_of(const Scene *scene, SceneSide side) {
  static const struct {
    const char *names, *letter;
    FlowSide side;
  } USUAL[] = {{"classes", "K", FLOW_CLASSES},
               {"classes", "R", FLOW_CLASSES},
               {"features", "D", FLOW_FEATURES},
               {"situations", "S", FLOW_SITUATIONS},
               {"", "n", FLOW_SAMPLES}};
  if (!side.named)
    return FLOW_PLAIN;
  const SceneSize *size = &scene->sizes[side.size];
  for (size_t i = 0; i < sizeof USUAL / sizeof *USUAL; i++)
    if (size->names ? strcmp(size->names, USUAL[i].names) == 0 : strcmp(size->name, USUAL[i].letter) == 0)
      return USUAL[i].side;
  return FLOW_PLAIN;
}

/* Of a training, whose shapes say it. */
static FlowSide side_of_shape(Shape shape, bool columns) {
  if (columns)
    return shape == SHAPE_NK || shape == SHAPE_KK   ? FLOW_CLASSES
           : shape == SHAPE_ND || shape == SHAPE_KD ? FLOW_FEATURES
                                                    : FLOW_PLAIN;
  return shape_by_sample(shape)  ? FLOW_SAMPLES
         : shape_by_class(shape) ? FLOW_CLASSES
         : shape == SHAPE_D      ? FLOW_FEATURES
                                 : FLOW_PLAIN;
}

FlowSide flow_side(const FlowLane *lane, bool columns) {
  const Trace *trace = lane->draw->state->trace;
  const Scene *scene = trace->lesson->scene;
  bool second = columns != lane->across;
  if (!scene)
    return side_of_shape(trace_shape(trace, lane->cells.value), second);
  const SceneValue *value = &scene->values[lane->cells.value];
  return side_of(scene, second ? value->cols : value->rows);
}

const char *flow_name(const Flow *flow, FlowSide side, size_t i) {
  const Lesson *lesson = flow->draw->state->lesson;
  const Phrase *names = side == FLOW_CLASSES      ? lesson->classes
                        : side == FLOW_FEATURES   ? lesson->features
                        : side == FLOW_SITUATIONS ? lesson->situations
                                                  : NULL;
  return names ? names[i].in[flow->draw->state->language] : NULL;
}
