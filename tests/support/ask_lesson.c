#include "support/ask_lesson.h"

#include "support/check.h"

#include <string.h>

static const char LESSON[] =
    "id: ask\n"
    "title: { ko: 질문, en: Questions }\n"
    "scene: neuron\n"
    "panes:\n"
    "  - { id: mse, title: { ko: MSE, en: MSE }, loss: mse }\n"
    "  - { id: ce, title: { ko: 교차 엔트로피, en: Cross-entropy }, loss: ce }\n"
    "neuron: { x: 1.5, y: 0, w: [0.4, 1.9], b: [0.5, 3], eta: 0.5, updates: 4,\n"
    "          situations: [{ ko: 왼쪽, en: left }, { ko: 오른쪽, en: right }] }\n"
    "starts:\n"
    "  - { id: own, title: { ko: 슬라이드, en: Slide }, set: {} }\n"
    "  - { id: far, title: { ko: 먼 곳, en: Far off }, set: { w: 3 } }\n"
    "editable: { w: [-5, 5], b: [-5, 5] }\n"
    "groups: [{ id: all, title: { ko: 모두, en: All } }]\n"
    "steps:\n"
    "  - id: given\n"
    "    group: all\n"
    "    reveal: [x, y, w, b, z, o]\n"
    "    title: { ko: 처음, en: Given }\n"
    "    text: { ko: 글, en: A neuron. }\n"
    "  - id: loss\n"
    "    group: all\n"
    "    reveal: [loss]\n"
    "    ask:\n"
    "      question: { ko: \"손실은 어느 쪽이 클까?\", en: \"Which loss is larger at x = {x}?\" }\n"
    "      choices: [{ ko: 왼쪽, en: left }, { ko: 오른쪽, en: right }, { ko: 같다, en: neither }]\n"
    "      answer: 1 + (loss[2] > loss[1]) + 2*(loss[2] == loss[1])\n"
    "    title: { ko: 손실, en: The loss }\n"
    "    text: { ko: 글, en: Far off costs more. }\n"
    "    formula: \\ell_1 = \\n{loss[1]}\n"
    "  - id: gradient\n"
    "    group: all\n"
    "    reveal: [dw, db]\n"
    "    ask:\n"
    "      question: { ko: \"기울기는?\", en: \"Which gradient?\" }\n"
    "      choices: [{ ko: 왼쪽, en: left }, { ko: 오른쪽, en: right }]\n"
    "      answer: 1 + (mse.dw[2] > mse.dw[1])\n"
    "    title: { ko: 기울기, en: The gradient }\n"
    "    text: { ko: 글, en: Not so. }\n"
    "  - id: far\n"
    "    group: all\n"
    "    start: far\n"
    "    title: { ko: 먼 곳, en: Far away }\n"
    "    text: { ko: 글, en: From elsewhere. }\n"
    "  - id: update\n"
    "    group: all\n"
    "    for: update\n"
    "    title: { ko: 다시, en: Again }\n"
    "    text: { ko: 글, en: Once more. }\n"
    "  - id: end\n"
    "    group: all\n"
    "    title: { ko: 끝, en: The end }\n"
    "    text: { ko: 글, en: That is all. }\n";

const char *ask_lesson_text(Arena *arena, const char *part, const char *by) {
  const char *at = strstr(LESSON, part);
  assert_non_null(at);
  return arena_printf(arena, "%.*s%s%s", (int)(at - LESSON), LESSON, by, at + strlen(part));
}

void ask_lesson(Lesson *out, Arena *arena, const char *id) {
  ErrorList errors = {0};
  char line[1500];
  const char *text = ask_lesson_text(arena, "id: ask", arena_printf(arena, "id: %s", id ? id : "ask"));
  if (!lesson_parse(out, arena, "ask.yaml", text, strlen(text), &errors))
    fail_msg("%s", error_text(&errors.items[0], line, sizeof line));
}
