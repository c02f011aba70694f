/* Everything a person can ask of the program, as plain data, and the keys that ask it.
 *
 * Keys, mouse, remote, touch and controls on the screen all end in an Action; the help page
 * is drawn from the same table of keys. */
#ifndef STEPMAX_UI_ACTION_H
#define STEPMAX_UI_ACTION_H

#include "ui/event.h"
#include "ui/strings.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum {
  ACTION_NONE,
  ACTION_NEXT,
  ACTION_PREVIOUS,
  ACTION_FIRST,
  ACTION_LAST,
  ACTION_NEXT_UPDATE,
  ACTION_PREVIOUS_UPDATE,
  ACTION_GO,          /* asks for a step number */
  ACTION_GO_TO,       /* arg: the step, from 0 */
  ACTION_OPEN_UPDATE, /* arg: the pass, or -1 for the present one: opens it into its steps, or closes it */
  ACTION_PLAY,
  ACTION_SLOWER,
  ACTION_FASTER,
  ACTION_FULLSCREEN,
  ACTION_PRESENT,
  ACTION_BLANK,
  ACTION_LANGUAGE,
  ACTION_THEME,
  ACTION_LARGER,
  ACTION_SMALLER,
  ACTION_DIGITS,
  ACTION_MOTION,
  ACTION_NUMBERS, /* puts numbers into derivations, or takes them out again */
  ACTION_FOCUS_NEXT,
  ACTION_FOCUS_PREVIOUS,
  ACTION_FOCUS_LEFT,
  ACTION_FOCUS_RIGHT,
  ACTION_FOCUS_UP,
  ACTION_FOCUS_DOWN,
  ACTION_ENTER,     /* inspects or edits the focused number, presses the focused control */
  ACTION_CHANGE,    /* arg: steps up (positive) or down of the focused editable number, in tenths of a step */
  ACTION_LABEL,     /* arg: the class, from 1 */
  ACTION_CHOOSE,    /* arg: the choice of the open question, from 1 */
  ACTION_ASK_AGAIN, /* opens the step's question again */
  ACTION_ASKED,     /* arg: which questions are asked, of Asked in trace/ask.h; -1: the next way */
  ACTION_QUESTIONS, /* the sheet of the lesson's questions; the four below are done in it */
  ACTION_QUESTION,  /* arg: index of the lesson's step to whose question it goes */
  ACTION_ASK_ALL,   /* opens all of them again */
  ACTION_SAVE_ANSWERS,
  ACTION_NEXT_LESSON,
  ACTION_START, /* arg: index of the lesson's starts, whose numbers are set */
  ACTION_RESET,
  ACTION_UNDO,
  ACTION_REDO,
  ACTION_SAVE_PICTURE,
  ACTION_SAVE_LESSON,
  ACTION_LIST,
  ACTION_CLOSE,
  ACTION_HELP,
  ACTION_QUIT,
  ACTION_OPEN_LESSON,  /* arg: index into the catalogue */
  ACTION_SET,          /* `set`: a choice of the set-up */
  ACTION_STRIDE,       /* arg: updates that a step goes on by */
  ACTION_PANEL,        /* arg: the panel that is to be opened, or folded again; -1: the next that is folded */
  ACTION_UNFOLD,       /* `part`: opens a folded part of a panel, or folds it again */
  ACTION_COLUMNS,      /* asks for the columns of the lesson's data */
  ACTION_COLUMN_LABEL, /* arg: the column, from 0, that is to be predicted */
  ACTION_COLUMN_FEATURE, /* arg: a column to be taken, or no longer */
  ACTION_COLUMNS_SCALE,
  ACTION_COLUMNS_MODEL, /* arg: 0 softmax, 1 logistic */
  ACTION_COLUMNS_APPLY,
  ACTION_TERM,            /* arg: 1 or -1: explains the next or previous term of the step */
  ACTION_GLOSSARY,        /* arg: the entry that is shown first, or -1 for the one that is explained */
  ACTION_GLOSSARY_ROW,    /* arg: the row of its sheet that is chosen, from 0 */
  ACTION_GLOSSARY_LESSON, /* arg: the entry whose lesson is opened */
} ActionKind;

/* One number of the set-up, and the whole number or word that it becomes. */
typedef struct ActionSet {
  unsigned field, row, value;
} ActionSet;

/* A part of a panel that folds. */
typedef struct ActionPart {
  unsigned panel, part;
} ActionPart;

typedef struct Action {
  ActionKind kind;
  int arg;
  union {
    ActionSet set;   /* of an ACTION_SET */
    ActionPart part; /* of an ACTION_UNFOLD */
  };
} Action;

/* In a binding's mods: with or without Shift. */
enum { MOD_ANY_SHIFT = 8 };

/* Where some keys mean something else; bits. */
enum { KEYS_ON_NUMBER = 1 /* a number has the focus */, KEYS_ON_QUESTION = 2 /* a step asks */ };

/* One line of the table: a key with modifiers, what it does.  help is STRING_NONE for a second spelling of
 * the line before it. */
typedef struct KeyBinding {
  Key key;
  uint32_t codepoint; /* of a KEY_CHAR: what the key bears without Shift, as in event.h */
  uint16_t mods; /* exactly these of MOD_SHIFT, MOD_CTRL, MOD_ALT, or of the last two with MOD_ANY_SHIFT */
  uint16_t on;   /* only there, a KEYS_ bit; 0: anywhere */
  Action action;
  const char *label; /* as help shows it: "Right", "Space", "Ctrl+S" */
  StringId help;
} KeyBinding;

const KeyBinding *key_bindings(size_t *count);

/* The action of a key event where these KEYS_ bits hold, the number before the question; ACTION_NONE if it
 * has none. */
Action key_action(const Event *event, unsigned where);

#endif
