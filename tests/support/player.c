#include "support/player.h"

#include "support/check.h"
#include "support/given.h"
#include "support/sample_lesson.h"

#include <string.h>

enum { WIDE = 40, HIGH = 20 };

void player_lesson(Lesson *out, Arena *arena) {
  sample_lesson(out, arena);
  const Setup *setup = &out->setup;
  out->ranges[given_field(setup, "x")] = (SetupRange){true, false, -20, 20};
  out->ranges[given_field(setup, "W")] = out->ranges[given_field(setup, "b")] =
      (SetupRange){true, false, -5, 5};
  out->ranges[given_field(setup, "label")] = (SetupRange){true, true, 1, 5};
  out->ranges[given_field(setup, "eta")] = (SetupRange){true, false, 0.0001, 1};
  out->ranges[given_field(setup, "alpha")] = (SetupRange){false, false, 0, 1};
  out->ranges[given_field(setup, "updates")] = (SetupRange){true, true, 1, 200};
}

Target player_cell(ValueId value, int row, int col) {
  return (Target){TARGET_CELL, (int)value, row, col, 0};
}

static void add_cell(Player *player, ValueId value, size_t row, size_t col, double x, double y,
                     bool editable) {
  const State *state = player->state;
  if (trace_visibility(&state->trace, state->step, (Cell){value, row, col}) == HIDDEN)
    return;
  Hit *hit = hits_add(&player->hits, (Rect){x, y, WIDE, HIGH}, player_cell(value, (int)row, (int)col));
  hit->editable = editable;
  hit->focusable = true;
  hit->group = 1 + (int)value;
  hit->row = (int)row;
  hit->col = value == VALUE_X ? (int)row : (int)col;
  if (value == VALUE_X)
    hit->row = 0;
}

/* − and + beside a number. */
static void add_steps(Player *player, ValueId value, double x, double y) {
  for (int side = 0; side < 2; side++) {
    Hit *hit = hits_add(&player->hits, (Rect){x + WIDE * side, y, WIDE, HIGH}, player_cell(value, 0, 0));
    hit->action = (Action){.kind = ACTION_CHANGE, .arg = side == 0 ? -10 : 10};
  }
}

/* Puts numbers into derivations. */
static void add_button(Player *player, double x, double y) {
  Hit *hit =
      hits_add(&player->hits, (Rect){x, y, WIDE, HIGH}, (Target){TARGET_CONTROL, ACTION_NUMBERS, 0, 0, 0});
  hit->action = (Action){.kind = ACTION_NUMBERS};
}

static void add_class(Player *player, size_t k) {
  double y = 200 + 20.0 * (double)k;
  Hit *chip = hits_add(&player->hits, (Rect){20, y, WIDE, HIGH},
                       (Target){TARGET_CONTROL, ACTION_LABEL, (int)k + 1, 0, 0});
  chip->action = (Action){.kind = ACTION_LABEL, .arg = (int)k + 1};
  for (size_t d = 0; d < given_size(&player->state->setup, "D"); d++)
    add_cell(player, VALUE_W, k, d, 100 + 40.0 * (double)d, y, true);
  add_cell(player, VALUE_B, k, 0, 300, y, true);
  add_cell(player, VALUE_Z, k, 0, 400, y, false);
}

/* The first two terms of the glossary, and the first one again. */
static void add_terms(Player *player) {
  for (int i = 0; i < 3 && player->state->glossary; i++)
    hits_add(&player->hits, (Rect){100 + 60.0 * i, 20, WIDE, HIGH},
             (Target){TARGET_TERM, i % 2, i / 2, 0, 0});
}

static void place_hits(Player *player) {
  const State *state = player->state;
  hits_clear(&player->hits);
  if (state->overlay != OVERLAY_NONE || !state->is_open)
    return;
  add_terms(player);
  for (size_t d = 0; d < given_size(&state->setup, "D"); d++)
    add_cell(player, VALUE_X, d, 0, 100 + 40.0 * (double)d, 100, true);
  add_cell(player, VALUE_LABEL, 0, 0, 400, 100, true);
  add_cell(player, VALUE_ETA, 0, 0, 500, 100, true);
  add_cell(player, VALUE_UPDATES, 0, 0, 560, 100, true);
  add_steps(player, VALUE_ETA, 500, 140);
  add_button(player, 600, 140);
  for (size_t k = 0; k < given_size(&state->setup, "K"); k++)
    add_class(player, k);
  for (size_t i = 0; i < state->trace.step_count; i++)
    hits_add(&player->hits, (Rect){10.0 * (double)i, 700, 10, 20},
             (Target){TARGET_TIMELINE, (int)i, 0, 0, 0});
  for (size_t i = 0; i < state->trace.step_count; i++)
    hits_add(&player->hits, (Rect){10.0 * (double)i, 600, 10, 80}, (Target){TARGET_CHART, 100, (int)i, 0, 0})
        ->action = (Action){.kind = ACTION_GO_TO, .arg = (int)i};
}

static void after(Player *player) {
  place_hits(player);
  player->hits.layer = (int)player->state->overlay;
  bool wanted = state_wants_text(player->state);
  if (wanted != player->text_on)
    state_text_input(player->state, wanted, player->now_ms);
  player->text_on = wanted;
}

static void send(Player *player, Event event) {
  player->now_ms += 10;
  event.time_ms = player->now_ms;
  player->effects = (Effects){0};
  state_event(player->state, &event, &player->hits, &player->effects);
  after(player);
}

void player_start(Player *player) {
  Error err;
  Lesson lesson;
  Arena arena = {0};
  *player = (Player){.now_ms = 1000};
  assert_true(strings_load(&player->strings, "assets/strings", &err));
  player->state = state_new(&player->strings);
  player_lesson(&lesson, &arena);
  assert_true(state_open(player->state, &lesson, arena, NULL, &err));
  after(player);
}

void player_stop(Player *player) {
  state_free(player->state);
  strings_free(&player->strings);
  hits_free(&player->hits);
}

void player_key(Player *player, Key key, unsigned mods) {
  send(player, (Event){.kind = EVENT_KEY, .key = key, .mods = mods});
}

void player_char(Player *player, char c, unsigned mods) {
  bool text = player->text_on;
  send(player, (Event){.kind = EVENT_KEY, .key = KEY_CHAR, .codepoint = (uint32_t)c, .mods = mods});
  if (!text || mods & MOD_CTRL)
    return;
  Event event = {.kind = EVENT_TEXT, .text = {c, '\0'}};
  send(player, event);
}

void player_keys(Player *player, const char *letters) {
  for (; *letters; letters++)
    player_char(player, *letters, 0);
}

void player_type(Player *player, const char *text) {
  Event event = {.kind = EVENT_TEXT};
  assert_true(strlen(text) < sizeof event.text);
  memcpy(event.text, text, strlen(text) + 1);
  assert_true(player->text_on);
  send(player, event);
}

void player_wait(Player *player, uint32_t ms) {
  player->now_ms += ms;
  player->effects = (Effects){0};
  state_time(player->state, player->now_ms, &player->effects);
  after(player);
}

void player_move(Player *player, double x, double y) {
  send(player, (Event){.kind = EVENT_POINTER_MOVE, .x = x, .y = y});
}

void player_down(Player *player, double x, double y, int clicks) {
  send(player, (Event){.kind = EVENT_POINTER_DOWN, .x = x, .y = y, .button = BUTTON_LEFT, .clicks = clicks});
}

void player_up(Player *player, double x, double y) {
  send(player, (Event){.kind = EVENT_POINTER_UP, .x = x, .y = y, .button = BUTTON_LEFT, .clicks = 1});
}

void player_click(Player *player, double x, double y) {
  player_down(player, x, y, 1);
  player_up(player, x, y);
}

void player_wheel(Player *player, double x, double y, double notches, unsigned mods) {
  send(player, (Event){.kind = EVENT_WHEEL, .x = x, .y = y, .wheel = notches, .mods = mods});
}

void player_go(Player *player, size_t step) {
  player_click(player, 10.0 * (double)step + 5, 705);
  assert_int_equal(player->state->step, step);
}
