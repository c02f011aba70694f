/* A person at the program without a window: sends keys, text, pointer and time to a State that shows the
 * worked sample, and keeps what it asks for.
 *
 * In place of a drawn picture there are hits at known places, 40 by 20 pixels each: x in a row at (100, 100),
 * W below it from (100, 200) with b beside it, the label at (400, 100), eta at (500, 100), updates at
 * (560, 100), − and + of eta at (500, 140) and (540, 140), the button that puts numbers in at (600, 140), z
 * from (400, 200) where it is on screen, a chip that makes its class the label from (20, 200), where there is
 * a glossary, its first two terms and the first again from (100, 20), 60 pixels apart, a chart over the steps
 * from y 600 to 680 with 10 pixels a step, and a timeline like it at y 700. */
#ifndef STEPMAX_TESTS_SUPPORT_PLAYER_H
#define STEPMAX_TESTS_SUPPORT_PLAYER_H

#include "app/state.h"
#include "support/values.h"

typedef struct Player {
  Strings strings;
  State *state;
  Hits hits;
  Effects effects; /* of the last thing sent */
  uint32_t now_ms; /* each thing sent comes 10 ms after the last */
  bool text_on;    /* what a window would have been told */
} Player;

/* The sample with ranges: x -20 to 20, W and b -5 to 5, label, eta 0.0001 to 1, updates 1 to 200; alpha may
 * not be changed. */
void player_lesson(Lesson *out, Arena *arena);

void player_start(Player *player);
void player_stop(Player *player);

void player_key(Player *player, Key key, unsigned mods);
void player_char(Player *player, char c, unsigned mods);
void player_keys(Player *player, const char *letters); /* one key after the other */
void player_type(Player *player, const char *text);    /* as text, where text is wanted */
void player_wait(Player *player, uint32_t ms);

void player_move(Player *player, double x, double y);
void player_down(Player *player, double x, double y, int clicks);
void player_up(Player *player, double x, double y);
void player_click(Player *player, double x, double y);
void player_wheel(Player *player, double x, double y, double notches, unsigned mods);

/* Goes there by the timeline. */
void player_go(Player *player, size_t step);
Target player_cell(ValueId value, int row, int col);

#endif
