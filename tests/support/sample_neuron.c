#include "support/sample_neuron.h"

#include "support/given.h"
#include "support/sample_scene.h"

static Phrase both(const char *text) {
  return (Phrase){.in = {text, text}, .line = {1, 1}, .column = {1, 1}};
}

enum { STEPS = 7, REVEALS = 4 };

static const struct {
  const char *id, *reveals[REVEALS];
} ROWS[STEPS] = {
    {"given", {"x", "y", "w", "b"}},
    {"output", {"z", "o", "error"}},
    {"loss", {"loss"}},
    {"gradient", {"sigma_prime", "dw", "db"}},
    {"change", {"w_next", "b_next", "loss_next"}},
    {"update", {0}},
    {"principle", {0}},
};

static void add_step(Lesson *out, Arena *arena, size_t row) {
  LessonStep *step = &out->steps[out->step_count++];
  Reveal *reveals = ARENA_ARRAY(arena, Reveal, REVEALS);
  *step = (LessonStep){.id = ROWS[row].id,
                       .reveals = reveals,
                       .title = both("o is {o[1]:4}"),
                       .text = both("{mse.loss[1]:4}"),
                       .each_update = row + 2 == STEPS,
                       .start = LESSON_STARTS_MAX,
                       .line = (int)(10 * (row + 1))};
  for (size_t i = 0; i < REVEALS && ROWS[row].reveals[i]; i++)
    reveals[step->reveal_count++] =
        (Reveal){.name = ROWS[row].reveals[i], .line = step->line + 1, .column = 12};
}

void sample_neuron(Lesson *out, Arena *arena) {
  *out = (Lesson){.file = "neuron.yaml", .id = "two-losses", .number = "17", .text = ""};
  out->title = both("Two losses");
  out->scene = sample_scene(arena, "neuron");
  out->setup = SAMPLE_SETUP(out->scene, {"S", 3});
  GIVEN_PUT(&out->setup, "updates", 100);
  GIVEN_PUT(&out->setup, "x", 1.5);
  GIVEN_PUT(&out->setup, "eta", 0.5);
  GIVEN_PUT(&out->setup, "w", 0.4, 1.9, -1);
  GIVEN_PUT(&out->setup, "b", 0.5, 3, 0.5);
  out->panes[0] = (LessonPane){.id = "mse", .title = both("MSE"), .loss = PANE_SQUARED_ERROR};
  out->panes[1] = (LessonPane){.id = "ce", .title = both("Cross-entropy"), .loss = PANE_CROSS_ENTROPY};
  out->pane_count = 2;
  out->groups[0] = (LessonGroup){"all", both("All")};
  out->group_count = 1;
  out->steps = ARENA_ARRAY(arena, LessonStep, STEPS);
  for (size_t row = 0; row < STEPS; row++)
    add_step(out, arena, row);
}

int sample_neuron_set_up(void **state) {
  return sample_set_up_with(state, sample_neuron);
}
