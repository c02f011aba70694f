#include "support/sample_lesson.h"

#include "support/given.h"
#include "support/sample_scene.h"

#include <string.h>

/* id, group, what is revealed with its part: "x label", "z.label", "z.others" */
typedef struct Row {
  const char *id;
  size_t group;
  const char *reveals;
} Row;

static const Row ROWS[] = {
    {"sample", 0, "x label"},
    {"weights", 1, "W b"},
    {"products", 1, "products.label"},
    {"score", 1, "z.label"},
    {"other-scores", 1, "z.others"},
    {"compare", 1, ""},
    {"exp", 2, "exp_z"},
    {"sum", 2, "sum_exp"},
    {"divide", 2, "p.label"},
    {"probabilities", 2, "p.others"},
    {"target", 3, "y"},
    {"loss", 3, "loss"},
    {"difference", 4, "dz"},
    {"move", 4, "move"},
    {"outer", 4, "dW db"},
    {"check", 4, "check"},
    {"parameters", 5, "W_next b_next"},
    {"forward", 5, "z_next exp_z_next sum_exp_next p_next"},
    {"new-loss", 5, "loss_next"},
    {"update", 5, ""},
};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS, REVEALS_MAX = 4 };

static Phrase both(const char *text) {
  return (Phrase){.in = {text, text}, .line = {1, 1}, .column = {1, 1}};
}

static void read_reveals(LessonStep *step, Arena *arena, const char *list, int line) {
  Reveal *reveals = ARENA_ARRAY(arena, Reveal, REVEALS_MAX);
  step->reveals = reveals;
  while (*list) {
    size_t length = strcspn(list, " ");
    char *name = arena_copy_n(arena, list, length), *part = strchr(name, '.');
    Rows rows = !part ? ROWS_ALL : strcmp(part, ".label") == 0 ? ROWS_LABEL : ROWS_OTHERS;
    if (part)
      *part = '\0';
    reveals[step->reveal_count++] = (Reveal){.name = name, .rows = rows, .line = line, .column = 12};
    list += length + (list[length] == ' ');
  }
}

static Setup numbers(const Scene *scene) {
  Setup setup = SAMPLE_SETUP(scene, {"K", 5}, {"D", 3});
  GIVEN_PUT(&setup, "label", 4);
  GIVEN_PUT(&setup, "updates", 13);
  GIVEN_PUT(&setup, "eta", 0.01);
  GIVEN_PUT(&setup, "x", 5, 3, 7);
  GIVEN_PUT(&setup, "W", -0.2, 0.3, 0.1, 0.1, 0.2, 0.0, 0.2, -0.1, 0.1, 0.4, -0.2, 0.2, -0.1, 0.1, 0.2);
  GIVEN_PUT(&setup, "b", -0.1, 0.1, 0.2, 0.2, 0.0);
  return setup;
}

void sample_lesson(Lesson *out, Arena *arena) {
  static const char *const GROUPS[] = {"sample", "scores", "softmax", "loss", "gradient", "update"};
  *out = (Lesson){.file = "sample.yaml", .id = "one-sample", .number = "05", .text = ""};
  out->title = both("One sample");
  out->scene = sample_scene(arena, "chain");
  out->setup = numbers(out->scene);
  out->panels = out->scene->panels;
  for (size_t i = 0; i < sizeof GROUPS / sizeof *GROUPS; i++)
    out->groups[out->group_count++] = (LessonGroup){GROUPS[i], both(GROUPS[i])};
  out->steps = ARENA_ARRAY(arena, LessonStep, ROW_COUNT);
  for (size_t i = 0; i < ROW_COUNT; i++) {
    LessonStep *step = &out->steps[out->step_count++];
    step->id = ROWS[i].id;
    step->group = ROWS[i].group;
    step->start = LESSON_STARTS_MAX;
    step->line = (int)(10 * (i + 1));
    read_reveals(step, arena, ROWS[i].reveals, step->line + 1);
    step->title = both("the loss is {loss}");
    step->text = both("{x[1]}");
    step->each_update = i + 1 == ROW_COUNT;
  }
}
