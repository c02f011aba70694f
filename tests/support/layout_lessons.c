#include "support/layout_lessons.h"

#include "base/file.h"
#include "support/check.h"
#include "support/panel_play.h"
#include "trace/training.h"

#include <stdio.h>
#include <string.h>

#define FOLDER "lessons"
#define WORKED_SAMPLE FOLDER "/05-one-sample.yaml"

static void add(LayoutLessons *lessons, const char *file, const char *text, size_t size) {
  ErrorList errors = {0};
  Error err = {0};
  char line[1500];
  assert_true(lessons->count < LAYOUT_LESSONS_MAX);
  LayoutLesson *lesson = &lessons->at[lessons->count++];
  if (!lesson_parse(&lesson->lesson, &lessons->arena, file, text, size, &errors))
    fail_msg("%s", error_text(&errors.items[0], line, sizeof line));
  if (!trace_build(&lesson->trace, &lesson->lesson, &lesson->lesson.setup, &(Opened){0}, &err))
    fail_msg("%s", error_text(&err, line, sizeof line));
  training_finish(&lesson->trace);
}

static char *read_whole(LayoutLessons *lessons, const char *path, size_t *size) {
  Error err = {0};
  char *data;
  if (!file_read(&lessons->arena, path, LESSON_BYTES_MAX, &data, size, &err))
    fail_msg("%s: %s", path, err.what);
  return data;
}

void layout_lessons_read(LayoutLessons *out) {
  Error err = {0};
  assert_true(catalogue_read(&out->catalogue, &out->catalogue_count, &out->arena, FOLDER, &err));
  ErrorList errors = {0};
  course_arrange(&out->course, out->catalogue, out->catalogue_count, &out->arena, FOLDER, &errors);
  assert_int_equal(errors.total, 0);
  out->shown = ARENA_ARRAY(&out->arena, size_t, out->catalogue_count);
  for (size_t i = 0; i < out->catalogue_count; i++) {
    out->shown[i] = i;
    size_t size;
    const char *path = out->catalogue[i].path;
    const char *text = read_whole(out, path, &size);
    add(out, path, text, size);
  }
  assert_true(out->count >= 2);
}

/* How a made lesson's numbers come about. */
typedef struct Recipe {
  const char *id;
  size_t K, D, label, updates;
  double x, W, b; /* the largest of each; the others are spread below, down to its opposite for W and b */
  double eta;
  bool named;
} Recipe;

static void add_list(Text *text, size_t count, size_t offset, double most, bool both_signs) {
  text_add(text, "[");
  for (size_t i = 0; i < count; i++) {
    double share = (double)((i * 7 + offset * 5) % 11) / 10; /* spread over 0, 0.1, ... 1 */
    text_addf(text, "%s%.6g", i ? ", " : "", most * (both_signs ? 1 - 2 * share : 1 - share));
  }
  text_add(text, "]\n");
}

static void add_names(Text *text, const char *key, size_t count, const char *korean, const char *english) {
  text_addf(text, "  %s:\n", key);
  for (size_t i = 0; i < count; i++)
    text_addf(text, "    - { ko: %s %zu, en: %s %zu }\n", korean, i + 1, english, i + 1);
}

static void add_made(LayoutLessons *lessons, const Recipe *recipe, const char *rest) {
  Text text = {0};
  text_addf(&text, "id: %s\nnumber: \"99\"\n", recipe->id);
  text_add(
      &text,
      "title: { ko: 배치를 시험하는 강의, en: A lesson that strains the layout }\nscene: chain\nchain:\n");
  text_add(&text, "  x: ");
  add_list(&text, recipe->D, 0, recipe->x, false);
  text_add(&text, "  W:\n");
  for (size_t k = 0; k < recipe->K; k++) {
    text_add(&text, "    - ");
    add_list(&text, recipe->D, k, recipe->W, true);
  }
  text_add(&text, "  b: ");
  add_list(&text, recipe->K, 3, recipe->b, true);
  text_addf(&text, "  label: %zu\n  eta: %g\n  alpha: 0.01\n  updates: %zu\n", recipe->label, recipe->eta,
            recipe->updates);
  if (recipe->named) {
    add_names(&text, "classes", recipe->K, "국립공원의 아주 긴 이름", "Supercalifragilistic example");
    add_names(&text, "features", recipe->D, "하루 평균 기온의 변화", "Average change of temperature");
  }
  text_addf(&text,
            "editable:\n  x: [-1e9, 1e9]\n  W: [-1e9, 1e9]\n  eta: [0.0001, 1000]\n  updates: [1, 200]\n%s",
            rest);
  add(lessons, recipe->id, text_get(&text), text.length);
  text_free(&text);
}

void layout_lessons_make(LayoutLessons *out) {
  static const Recipe recipes[] = {
      {"least", 2, 1, 1, 3, 2, 0.5, 0.1, 0.1, false},
      {"most", 10, 12, 7, 5, 9.5, 0.5, 0.5, 0.01, false},
      {"most-named", 10, 12, 3, 4, 9.5, 0.5, 0.5, 0.01, true},
      {"long-names", 3, 2, 2, 4, 3, 0.7, 0.3, 0.1, true},
      {"huge", 4, 3, 2, 6, 1e6, 1000, 10, 0.5, false},
      {"tiny", 4, 3, 2, 6, 1e-6, 0.001, 1e-5, 0.5, false},
      {"rising", 5, 3, 4, 12, 7, 0.4, 0.2, 10, false},
      {"many-updates", 5, 3, 4, 200, 7, 0.4, 0.2, 0.01, false},
      {"negative", 5, 4, 1, 6, 8, 5, 5, 0.02, false},
  };
  size_t size;
  char *sample = read_whole(out, WORKED_SAMPLE, &size);
  char *rest = strstr(arena_copy_n(&out->arena, sample, size), "\ngroups:");
  assert_non_null(rest);
  for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++)
    add_made(out, &recipes[i], rest + 1);
}

/* A lesson of the folder with panels added. */
typedef struct Panelled {
  const char *file, *panels;
} Panelled;

static const Panelled PANELLED[] = {
    {"05-one-sample",
     "  - table: { of: [W, x, b] }\n"
     "  - row:\n"
     "    - bars: { of: p, title: { ko: 확률, en: Probabilities } }\n"
     "    - curve: { of: loss, over: 'x[1]', tangent: yes, when: seen(loss), title: { ko: 손실, en: Loss } "
     "}\n"
     "  - row:\n"
     "    - series: { of: loss, next: loss_next, when: seen(loss_next), title: { ko: 학습 곡선, en: Learning "
     "curve } }\n"
     "    - bars: { of: dz, when: seen(dz) }\n"
     "  - controls: { of: [eta, alpha, updates] }\n"},
    {"05-one-sample", "  - bars: { of: z, sum: sum_exp, title: { ko: 점수, en: Scores } }\n"},
    {"05-one-sample", "  - line: { points: [ { at: 'z[label]' }, { at: eta } ] }\n"
                      "  - graph: { of: loss, when: seen(loss) }\n"
                      "  - derivation: { lines: [ { line: 'p_1 = \\n{p[1]}', when: seen(p) } ] }\n"},
    {"19-mse-vs-ce",
     "  - panes: { bars: { of: o, title: { ko: 출력, en: Outputs } } }\n"
     "  - panes:\n"
     "      column: [ { bars: { of: loss, when: seen(loss) } }, { bars: { of: dw, when: seen(dw) } } ]\n"
     "  - controls: { of: [x, y, eta] }\n"},
    {"14-downhill",
     "  - map: { of: J, over: [w, b], title: { ko: 지도, en: Map } }\n"
     "  - row: [ { curve: { of: J, over: w } }, { bars: { of: [dw, db], when: seen(dw) } } ]\n"},
};

void layout_lessons_panels(LayoutLessons *out) {
  for (size_t i = 0; i < sizeof PANELLED / sizeof *PANELLED; i++) {
    size_t size;
    const char *path = arena_printf(&out->arena, "%s/%s.yaml", FOLDER, PANELLED[i].file);
    char *text = read_whole(out, path, &size);
    panel_play_drop(text);
    text = arena_printf(&out->arena, "%s\npanels:\n%s", text, PANELLED[i].panels);
    add(out, path, text, strlen(text));
  }
}

ListView layout_list(const LayoutLessons *lessons) {
  return (ListView){.entries = lessons->catalogue,
                    .count = lessons->catalogue_count,
                    .shown = lessons->shown,
                    .shown_count = lessons->catalogue_count,
                    .course = &lessons->course,
                    .follow = true};
}

void layout_lessons_free(LayoutLessons *lessons) {
  for (size_t i = 0; i < lessons->count; i++)
    trace_free(&lessons->at[i].trace);
  arena_free(&lessons->arena);
  *lessons = (LayoutLessons){0};
}
