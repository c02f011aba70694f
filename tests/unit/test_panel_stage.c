/* The panels of a step on the screen: which are there, which one matters, strips, and how they move. */
#include "support/check.h"
#include "support/fixed_font.h"
#include "view/transcript.h"
#include "view/view.h"

#include <math.h>
#include <string.h>

/* P, then Q with a question, then H, then nothing new, then H again as the panel that the step names. */
static const char LESSON[] =
    "id: own\n"
    "title: { ko: 값, en: Values }\n"
    "sizes: { K: 3 }\n"
    "values:\n"
    "  P[k to K]: { given: [0.5, 0.3, 0.2], edit: [0, 1] }\n"
    "  Q[k to K]: { given: [0.2, 0.3, 0.5] }\n"
    "  H: { is: '-sum(k to K: xlogy(P[k], P[k]))', symbol: H }\n"
    "groups: [ { id: a, title: { ko: 하나, en: One } } ]\n"
    "steps:\n"
    "  - { id: one, group: a, reveal: [P], title: { ko: 하나, en: One }, text: { ko: 글, en: Text } }\n"
    "  - { id: two, group: a, reveal: [Q], title: { ko: 둘, en: Two }, text: { ko: 글, en: Text },\n"
    "      ask: { question: { ko: 왜, en: Why }, choices: [ { ko: 가, en: a }, { ko: 나, en: b } ], answer: "
    "1 } }\n"
    "  - { id: three, group: a, reveal: [H], title: { ko: 셋, en: Three }, text: { ko: 글, en: Text } }\n"
    "  - { id: four, group: a, title: { ko: 넷, en: Four }, text: { ko: 글, en: Text } }\n"
    "  - { id: five, group: a, main: p, title: { ko: 다섯, en: Five }, text: { ko: 글, en: Text } }\n"
    "panels:\n"
    "  - row:\n"
    "    - bars: { of: P, id: p, title: { ko: 참, en: Truth } }\n"
    "    - bars: { of: Q, title: { ko: 모델, en: Model } }\n"
    "  - bars: { of: H, when: seen(H) }\n"
    "  - controls: { of: P, title: { ko: 설정, en: Settings } }\n";
enum { P_PANEL = 2, Q_PANEL, H_PANEL, CONTROLS_PANEL };

typedef struct Stage {
  Arena arena;
  ErrorList errors;
  Lesson lesson;
  Trace trace;
  Strings strings;
  View *view;
  Canvas canvas;
  Hits hits;
  ViewState state;
  unsigned char opened[PANELS_MAX];
} Stage;

static Stage stage;

static int set_up(void **unused) {
  (void)unused;
  Error err;
  char text[1024];
  stage = (Stage){.state = {.progress = 1, .width = 1280, .height = 720, .text_scale = 1, .digits = 2}};
  assert_true(strings_load(&stage.strings, "assets/strings", &err));
  if (!lesson_parse(&stage.lesson, &stage.arena, "own.yaml", LESSON, strlen(LESSON), &stage.errors))
    fail_msg("%s", error_text(&stage.errors.items[0], text, sizeof text));
  assert_true(trace_build(&stage.trace, &stage.lesson, &stage.lesson.setup, NULL, &err));
  stage.view = view_new(&fixed_font, &stage.strings);
  stage.state.language = LANG_EN;
  stage.state.lesson = &stage.lesson;
  stage.state.trace = stage.state.original = &stage.trace;
  stage.state.opened_panels = stage.opened;
  return 0;
}

static int tear_down(void **unused) {
  (void)unused;
  view_free(stage.view);
  hits_free(&stage.hits);
  canvas_free(&stage.canvas);
  strings_free(&stage.strings);
  trace_free(&stage.trace);
  arena_free(&stage.arena);
  return 0;
}

static void draw(size_t step) {
  stage.state.step = step;
  (void)view_draw(stage.view, &stage.canvas, &stage.hits, &stage.state);
}

static const PanelPlace *place(size_t panel) {
  size_t count;
  const PanelPlace *places = view_panels(stage.view, &count);
  for (size_t i = 0; i < count; i++)
    if (places[i].panel->index == panel)
      return &places[i];
  return NULL;
}

static bool is_main(size_t panel) {
  return place(panel) && place(panel)->main;
}

static void what_shows_nothing_takes_no_room(void **unused) {
  (void)unused;
  draw(0);
  assert_true(is_main(P_PANEL));
  assert_null(place(Q_PANEL));
  assert_null(place(H_PANEL));
  assert_non_null(place(CONTROLS_PANEL));
  Rect room = view_content(stage.view);
  check_close(place(P_PANEL)->rect.w, room.w, 0, 1.5);
}

static void the_main_panel_shows_what_is_new(void **unused) {
  (void)unused;
  draw(1);
  assert_true(is_main(Q_PANEL));
  draw(2);
  assert_true(is_main(H_PANEL) && !is_main(Q_PANEL));
  draw(3); /* nothing new: it stays */
  assert_true(is_main(H_PANEL));
  draw(4); /* by its id */
  assert_true(is_main(P_PANEL));
}

/* Two of one kind and weight side by side: both matter, whichever it is. */
static void equal_panels_are_equally_large(void **unused) {
  (void)unused;
  draw(1);
  assert_true(is_main(P_PANEL) && is_main(Q_PANEL));
  check_close(place(P_PANEL)->unit, place(Q_PANEL)->unit, 0, 1e-9);
  check_close(place(P_PANEL)->rect.w, place(Q_PANEL)->rect.w, 0, 1.5);
  draw(4);
  assert_true(is_main(P_PANEL) && is_main(Q_PANEL));
  check_close(place(P_PANEL)->unit, place(Q_PANEL)->unit, 0, 1e-9);
}

static void while_a_step_asks_the_answer_takes_no_room(void **unused) {
  (void)unused;
  stage.state.asking = true;
  draw(1);
  assert_null(place(Q_PANEL));
  assert_true(is_main(P_PANEL));
}

static void controls_lie_across_the_foot(void **unused) {
  (void)unused;
  for (size_t step = 0; step < 5; step++) {
    draw(step);
    Rect room = view_content(stage.view), strip = place(CONTROLS_PANEL)->rect;
    check_close(strip.w, room.w, 0, 1.5);
    assert_true(strip.y + strip.h <= room.y + room.h + 1.5 && strip.y > place(P_PANEL)->rect.y);
  }
}

static void what_comes_slides_in(void **unused) {
  (void)unused;
  draw(2);
  Rect now = place(H_PANEL)->rect, row = place(P_PANEL)->rect;
  draw(1);
  Rect before = place(P_PANEL)->rect;
  double last = now.y + 8 * 8 + 1;
  for (double progress = 0; progress < 0.95; progress += 0.1) {
    stage.state.progress = progress;
    draw(2);
    Rect moving = place(H_PANEL)->rect, shrinking = place(P_PANEL)->rect;
    assert_true(moving.y >= now.y && moving.y <= last); /* from below */
    assert_true(shrinking.h >= row.h - 1 && shrinking.h <= before.h + 1);
    last = moving.y;
  }
  stage.state.progress = 0;
  draw(2);
  check_close(place(P_PANEL)->rect.h, before.h, 0, 1.5);
}

static void an_answer_slides_in_too(void **unused) {
  (void)unused;
  draw(1);
  Rect now = place(Q_PANEL)->rect;
  stage.state.progress = 0.3;
  draw(1);
  Rect moving = place(Q_PANEL)->rect; /* from the right, or from below */
  assert_true(moving.x > now.x + 5 || moving.y > now.y + 5);
}

/* In a window of any size, and for large text, so that some fold. */
static const PanelPlace *first_strip(void) {
  size_t count;
  const PanelPlace *places = view_panels(stage.view, &count);
  for (size_t i = 0; i < count; i++)
    if (!places[i].open)
      return &places[i];
  return NULL;
}

static void a_strip_can_be_pressed(void **unused) {
  (void)unused;
  stage.state.text_scale = 1.6;
  draw(2);
  const PanelPlace *strip = first_strip();
  if (!strip) /* there is room for all: nothing to press */
    return;
  size_t panel = strip->panel->index;
  const Target target = {TARGET_CONTROL, ACTION_PANEL, (int)panel, 0, 0};
  const Hit *hit = hits_find(&stage.hits, target);
  assert_true(hit && hit->focusable && hit->action.arg == (int)panel);
  stage.opened[panel] = 1;
  draw(2);
  assert_true(place(panel)->open);
  assert_non_null(hits_find(&stage.hits, target));
  assert_true(is_main(H_PANEL));
}

static void an_explanation_leaves_the_words_alone(void **unused) {
  (void)unused;
  draw(2);
  size_t plain = 0, explained = 0;
  for (size_t i = 0; i < stage.canvas.count; i++)
    plain += stage.canvas.commands[i].card == 1 && stage.canvas.commands[i].kind == COMMAND_TEXT;
  ValueId id;
  assert_true(trace_find(&id, &stage.trace, "H"));
  stage.state.inspected = (Target){TARGET_CELL, (int)id, 0, 0, 0};
  draw(2);
  for (size_t i = 0; i < stage.canvas.count; i++)
    explained += stage.canvas.commands[i].card == 1 && stage.canvas.commands[i].kind == COMMAND_TEXT;
  assert_int_equal(explained, plain);
  const Hit *card = hits_find(&stage.hits, (Target){TARGET_PANEL, PANEL_INSPECTOR, 0, 0, 0});
  assert_non_null(card);
  Rect room = view_content(stage.view), both = rect_intersect(room, card->rect);
  check_close(both.w * both.h, card->rect.w * card->rect.h, 1e-9, 0);
}

/* Text that is too large for the words or the main panel is taken back, and told. */
static void large_text_is_as_large_as_fits(void **unused) {
  (void)unused;
  for (double scale = 0.8; scale < 1.65; scale += 0.1) {
    stage.state.text_scale = scale;
    draw(2);
    assert_true(view_text_scale(stage.view) <= scale + 1e-9);
    assert_true(view_text_scale(stage.view) >= fmin(scale, 1) - 1e-9);
    assert_true(view_unit(stage.view) <= 8 * view_text_scale(stage.view) + 1e-9);
  }
}

/* Large text folds what is known rather than what has come. */
static void what_is_new_stays_open_whatever_the_text(void **unused) {
  (void)unused;
  static const size_t NEW[] = {P_PANEL, Q_PANEL, H_PANEL};
  for (double scale = 1; scale < 1.65; scale += 0.2)
    for (size_t step = 0; step < 3; step++) {
      stage.state.text_scale = scale;
      draw(step);
      assert_true(place(NEW[step])->open);
    }
}

/* The transcript tells of what is new, and of the panel that the step is about. */
static const char *told(size_t step) {
  const TranscriptOptions options = {.strings = &stage.strings, .language = LANG_EN, .digits = 2};
  Text out = {0};
  transcript_step(&out, &stage.trace, step, &options);
  const char *text = arena_copy(&stage.arena, text_get(&out));
  text_free(&out);
  return text;
}

static void the_transcript_tells_of_panels(void **unused) {
  (void)unused;
  check_contains(told(0), "Pictures");
  check_contains(told(0), "Truth: ");
  assert_null(strstr(told(0), "Model: "));
  check_contains(told(1), "Model: ");
  assert_null(strstr(told(1), "Truth: "));
  assert_null(strstr(told(3), "Pictures")); /* nothing new */
  check_contains(told(4), "Truth: ");
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      CASE(what_shows_nothing_takes_no_room),
      CASE(the_main_panel_shows_what_is_new),
      CASE(equal_panels_are_equally_large),
      CASE(while_a_step_asks_the_answer_takes_no_room),
      CASE(controls_lie_across_the_foot),
      CASE(what_comes_slides_in),
      CASE(an_answer_slides_in_too),
      CASE(a_strip_can_be_pressed),
      CASE(an_explanation_leaves_the_words_alone),
      CASE(large_text_is_as_large_as_fits),
      CASE(what_is_new_stays_open_whatever_the_text),
      CASE(the_transcript_tells_of_panels),
  };
#undef CASE
  return cmocka_run_group_tests(tests, NULL, NULL);
}
