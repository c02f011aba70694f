#include "support/sample_values.h"

#include "support/check.h"

#include <string.h>

static const char LESSON[] = "id: shares\n"
                             "title: { ko: a, en: a }\n"
                             "sizes: { K: 3 }\n"
                             "values:\n"
                             "  P[k to K]: { given: [0.5, 0.3, 0.2], edit: [0.001, 1], sum: 1 }\n"
                             "  Q[k to 4]: { given: [0.4, 0.3, 0.2, 0.1], edit: [0, 0.45], sum: 1 }\n"
                             "  votes[k to K]: { given: [5, 3, 2], edit: [0, 10], whole: yes, sum: 10 }\n"
                             "  free[k to K]: { given: [1, 2, 3], edit: [-10, 10] }\n"
                             "  a: { given: 1, edit: [-4, 4] }\n"
                             "  b: { given: 2, edit: [-2, 3] }\n"
                             "  rate: { given: 0.1, edit: [0.001, 10] }\n"
                             "  angle: { given: 20, edit: [-180, 180] }\n"
                             "  turn: { given: 20, edit: [0, 360] }\n"
                             "  fixed: { given: 7 }\n"
                             "  entropy: { is: '-sum(k to K: xlogy(P[k], P[k]))' }\n"
                             "groups: [{ id: g, title: { ko: a, en: a } }]\n"
                             "steps:\n"
                             "  - id: all\n"
                             "    group: g\n"
                             "    reveal: [P, Q, votes, free, a, b, rate, angle, turn, fixed, entropy]\n"
                             "    title: { ko: a, en: a }\n"
                             "    text: { ko: a, en: a }\n";

void sample_values_parse(Lesson *out, Arena *arena, const char *text) {
  ErrorList errors = {0};
  if (!lesson_parse(out, arena, "lessons/t.yaml", text, strlen(text), &errors))
    fail_msg("%d:%d: %s (%s)", errors.items[0].line, errors.items[0].column, errors.items[0].what,
             errors.items[0].hint);
}

void sample_values(Lesson *out, Arena *arena) {
  sample_values_parse(out, arena, LESSON);
}
