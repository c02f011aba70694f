#include "ui/action.h"

#define KEY(key, mods, does, label, help)                                                                    \
  { KEY_##key, 0, (mods), 0, {.kind = ACTION_##does}, label, STRING_##help }
#define CHAR(c, mods, does, label, help)                                                                     \
  { KEY_CHAR, (c), (mods), 0, {.kind = ACTION_##does}, label, STRING_##help }
#define CLASS(c, label, help)                                                                                \
  { KEY_CHAR, '0' + (c), MOD_ANY_SHIFT, 0, {.kind = ACTION_LABEL, .arg = (c)}, label, STRING_##help }
/* While a number, or what can be dragged, has the focus. */
#define FOCUSED(key, mods, does, by, label, help)                                                            \
  { KEY_##key, 0, (mods), KEYS_ON_NUMBER, {.kind = ACTION_##does, .arg = (by)}, label, STRING_##help }
/* While a step asks. */
#define CHOICE(c, label, help)                                                                               \
  {                                                                                                          \
    KEY_CHAR, '0' + (c), MOD_ANY_SHIFT, KEYS_ON_QUESTION, {.kind = ACTION_CHOOSE, .arg = (c)}, label,        \
        STRING_##help                                                                                        \
  }

enum { ANY = MOD_ANY_SHIFT, CTRL = MOD_CTRL, SHIFT = MOD_SHIFT, ALT = MOD_ALT };

/* In the order in which help lists them. */
static const KeyBinding BINDINGS[] = {
    KEY(RIGHT, ANY, NEXT, "→", NEXT),
    KEY(SPACE, 0, NEXT, "Space", NONE),
    KEY(PAGE_DOWN, ANY, NEXT, "PageDown", NONE),
    CHAR('n', ANY, NEXT, "N", NONE),
    KEY(LEFT, ANY, PREVIOUS, "←", PREVIOUS),
    KEY(BACKSPACE, ANY, PREVIOUS, "Backspace", NONE),
    KEY(SPACE, SHIFT, PREVIOUS, "", NONE),
    KEY(PAGE_UP, ANY, PREVIOUS, "PageUp", NONE),
    CHAR('p', ANY, PREVIOUS, "P", NONE),
    KEY(HOME, ANY, FIRST, "Home", FIRST),
    KEY(END, ANY, LAST, "End", LAST),
    CHAR(']', ANY, NEXT_UPDATE, "]", NEXT_UPDATE),
    CHAR('[', ANY, PREVIOUS_UPDATE, "[", PREVIOUS_UPDATE),
    CHAR('g', ANY, GO, "G", GO),
    {KEY_CHAR, 'o', ANY, 0, {.kind = ACTION_OPEN_UPDATE, .arg = -1}, "O", STRING_OPEN_UPDATE},

    {KEY_CHAR, 'e', ANY, 0, {.kind = ACTION_PANEL, .arg = -1}, "E", STRING_PANEL_OPEN},
    CHAR('c', ANY, COLUMNS, "C", CHOOSE_COLUMNS),
    {KEY_CHAR, 'w', 0, 0, {.kind = ACTION_TERM, .arg = 1}, "W", STRING_TERM},
    {KEY_CHAR, 'w', SHIFT, 0, {.kind = ACTION_TERM, .arg = -1}, "Shift+W", STRING_NONE},
    {KEY_CHAR, 'i', ANY, 0, {.kind = ACTION_GLOSSARY, .arg = -1}, "I", STRING_GLOSSARY},

    CHAR('a', ANY, PLAY, "A", PLAY),
    CHAR(',', SHIFT, SLOWER, "<", SLOWER),
    CHAR('<', ANY, SLOWER, "", NONE),
    CHAR('.', SHIFT, FASTER, ">", FASTER),
    CHAR('>', ANY, FASTER, "", NONE),
    KEY(F5, ANY, PRESENT, "F5", PRESENT),
    KEY(F11, ANY, FULLSCREEN, "F11", FULLSCREEN),
    CHAR('f', ANY, FULLSCREEN, "F", NONE),
    CHAR('.', 0, BLANK, ".", BLANK),
    CHAR('b', ANY, BLANK, "B", NONE),

    CHAR('l', ANY, LANGUAGE, "L", SWITCH_LANGUAGE),
    CHAR('t', ANY, THEME, "T", SWITCH_THEME),
    CHAR('+', ANY, LARGER, "+", LARGER),
    CHAR('=', ANY, LARGER, "", NONE),
    CHAR('+', ANY | CTRL, LARGER, "Ctrl +", NONE),
    CHAR('=', ANY | CTRL, LARGER, "", NONE),
    CHAR('-', ANY, SMALLER, "−", SMALLER),
    CHAR('-', ANY | CTRL, SMALLER, "Ctrl −", NONE),
    CHAR('d', ANY, DIGITS, "D", DIGITS),
    CHAR('j', ANY, MOTION, "J", MOTION),

    KEY(TAB, 0, FOCUS_NEXT, "Tab", FOCUS),
    KEY(TAB, SHIFT, FOCUS_PREVIOUS, "Shift+Tab", NONE),
    KEY(UP, 0, FOCUS_UP, "", NONE),
    KEY(DOWN, 0, FOCUS_DOWN, "", NONE),
    KEY(ENTER, ANY, ENTER, "Enter", ENTER),
    FOCUSED(LEFT, 0, FOCUS_LEFT, 10, "← → ↑ ↓", FOCUS_ARROWS),
    FOCUSED(RIGHT, 0, FOCUS_RIGHT, 10, "", NONE),
    FOCUSED(LEFT, SHIFT, FOCUS_LEFT, 100, "", NONE),
    FOCUSED(RIGHT, SHIFT, FOCUS_RIGHT, 100, "", NONE),
    FOCUSED(LEFT, ALT, FOCUS_LEFT, 1, "", NONE),
    FOCUSED(RIGHT, ALT, FOCUS_RIGHT, 1, "", NONE),
    FOCUSED(UP, 0, CHANGE, 10, "↑ ↓", CHANGE),
    FOCUSED(DOWN, 0, CHANGE, -10, "", NONE),
    FOCUSED(UP, SHIFT, CHANGE, 100, "Shift+↑ ↓", CHANGE_LARGE),
    FOCUSED(DOWN, SHIFT, CHANGE, -100, "", NONE),
    FOCUSED(UP, ALT, CHANGE, 1, "Alt+↑ ↓", CHANGE_SMALL),
    FOCUSED(DOWN, ALT, CHANGE, -1, "", NONE),
    CHOICE(1, "1 … 4", CHOOSE),
    CHOICE(2, "", NONE),
    CHOICE(3, "", NONE),
    CHOICE(4, "", NONE),
    CHOICE(5, "", NONE),
    CHOICE(6, "", NONE),
    CHOICE(7, "", NONE),
    CHOICE(8, "", NONE),
    CHOICE(9, "", NONE),
    {KEY_CHAR, 'q', ANY, 0, {.kind = ACTION_ASKED, .arg = -1}, "Q", STRING_ASKED},
    CHAR('v', ANY, QUESTIONS, "V", QUESTIONS),
    CLASS(1, "1 … 9", LABEL),
    CLASS(2, "", NONE),
    CLASS(3, "", NONE),
    CLASS(4, "", NONE),
    CLASS(5, "", NONE),
    CLASS(6, "", NONE),
    CLASS(7, "", NONE),
    CLASS(8, "", NONE),
    CLASS(9, "", NONE),
    CHAR('r', ANY, RESET, "R", RESET),
    CHAR('z', CTRL, UNDO, "Ctrl+Z", UNDO),
    CHAR('y', CTRL, REDO, "Ctrl+Y", REDO),
    CHAR('z', CTRL | SHIFT, REDO, "Ctrl+Shift+Z", NONE),

    CHAR('s', ANY, SAVE_PICTURE, "S", SAVE_PICTURE),
    CHAR('s', CTRL, SAVE_LESSON, "Ctrl+S", SAVE_LESSON),
    CHAR('m', ANY, LIST, "M", LIST),
    KEY(ESCAPE, ANY, CLOSE, "Esc", CLOSE),
    CHAR('h', ANY, HELP, "H", HELP),
    CHAR('/', ANY, HELP, "?", NONE),
    CHAR('?', ANY, HELP, "", NONE),
    KEY(F1, ANY, HELP, "F1", NONE),
    CHAR('q', CTRL, QUIT, "Ctrl+Q", QUIT),
};

enum { BINDING_COUNT = sizeof BINDINGS / sizeof BINDINGS[0] };

const KeyBinding *key_bindings(size_t *count) {
  *count = BINDING_COUNT;
  return BINDINGS;
}

static bool fits(const KeyBinding *binding, const Event *event) {
  unsigned without = binding->mods & MOD_ANY_SHIFT ? MOD_SHIFT : 0;
  unsigned wanted = binding->mods & ~(unsigned)MOD_ANY_SHIFT;
  return binding->key == event->key && (binding->key != KEY_CHAR || binding->codepoint == event->codepoint) &&
         (event->mods & ~without) == (wanted & ~without);
}

static const KeyBinding *find(const Event *event, unsigned on) {
  for (size_t i = 0; i < BINDING_COUNT; i++)
    if (BINDINGS[i].on == on && fits(&BINDINGS[i], event))
      return &BINDINGS[i];
  return NULL;
}

Action key_action(const Event *event, unsigned where) {
  static const unsigned PLACES[] = {KEYS_ON_NUMBER, KEYS_ON_QUESTION, 0};
  const Action none = {.kind = ACTION_NONE};
  if (event->kind != EVENT_KEY)
    return none;
  for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
    const KeyBinding *binding = (where & PLACES[i]) == PLACES[i] ? find(event, PLACES[i]) : NULL;
    if (binding)
      return binding->action;
  }
  return none;
}
