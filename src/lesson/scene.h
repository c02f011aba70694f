/* A scene: which values there are, how each follows from others, and what can be given and changed.
 *
 * It is data: read from lessons/scenes/ID.yaml, or from a lesson's own `sizes:` and `values:`.
 *
 *   sizes: { K: { from: 2, to: 10 } }
 *   values:
 *     z[k to K]: { given: required, symbol: 'z_{\v{k}}' }
 *     p[k to K]: { is: 'softmax(z)[k]', symbol: 'p_{\v{k}}' }
 *
 * An equation is written once.  From it come the number, its operands, the order of computing, the formula
 * with symbols and with numbers (where the file does not word them better), and its derivative. */
#ifndef STEPMAX_LESSON_SCENE_H
#define STEPMAX_LESSON_SCENE_H

#include "base/language.h"
#include "expr/expr.h"
#include "lesson/panel.h"

#include <stdbool.h>
#include <stddef.h>

enum {
  SCENE_SIZES_MAX = 8,
  SCENE_VALUES_MAX = 128,
  SCENE_VARIANTS_MAX = 4,
  SCENE_WORDS_MAX = 8,
  SCENE_ROWS_MAX = 40
};

/* A number of rows or columns with a name: "K". */
typedef struct SceneSize {
  const char *name;
  size_t from, to;   /* what it may be */
  const char *names; /* the key under which a lesson names the single ones: "classes"; NULL: none */
} SceneSize;

/* What the rows or columns of a value are: by the key under which a lesson names the single ones, else by the
 * usual letter of the size: K or R, D, S, n. */
typedef enum {
  SIDE_PLAIN,
  SIDE_CLASSES,
  SIDE_FEATURES,
  SIDE_SITUATIONS,
  SIDE_NAMED_COUNT, /* those before have names in a lesson */
  SIDE_SAMPLES = SIDE_NAMED_COUNT
} SideKind;

/* A side of a value: a size of the scene by its place, or a fixed number. */
typedef struct SceneSide {
  bool named;
  size_t size;       /* its place, or the number */
  const char *index; /* how equations call its index: "k" */
} SceneSide;

/* What a formula is not enough for. */
typedef enum {
  KERNEL_NONE,
  KERNEL_OBJECTIVE, /* objective(w, b) can be used: the mean loss of a logistic model of the lesson's data */
  KERNEL_TRAINING,  /* it makes the passes: lesson/training.h */
  KERNEL_COUNT
} Kernel;

/* How a value's numbers are shown, each beside the user's digits. */
typedef enum {
  SHOWN_PLAIN,       /* so many decimals */
  SHOWN_GIVEN,       /* as few as they need while they are the lesson's own, then plain */
  SHOWN_EACH,        /* each as few as it needs */
  SHOWN_FEW,         /* as few as it needs, up to 5, else significant digits */
  SHOWN_ALIKE,       /* as many as show significant digits of the greatest one */
  SHOWN_SIGNIFICANT, /* significant digits */
  SHOWN_LOSS,        /* plain, but never 0 where it is not 0 */
  SHOWN_FINE,        /* at least 4 decimals, and never 0 where it is not 0 */
  SHOWN_NEEDED,      /* as few as they need, at most 4, or the user's if those are more */
  SHOWN_GIVEN_FINE,  /* the same while they are the lesson's own, then at most the user's */
  SHOWN_TENTH,       /* as few as it needs, at most one */
  SHOWN_PERCENT,     /* a hundred times as much with a sign for it, and one decimal less than plain */
  SHOWN_COUNT
} NumberStyle;

/* An equation, and how it is written.  Texts are formula templates (trace/fill.h) and expressions (expr.h) in
 * which the value's indices stand by their names. */
typedef struct SceneEquation {
  const char *is;       /* NULL: none */
  const char *symbolic; /* the right-hand side with symbols; NULL: the symbol says it all */
  const char *numeric;  /* the same with numbers put in; NULL: only the number is shown */
  const char *parts;    /* what the numbers as shown give; also names the operands; NULL: as `is` */
  const char *reads;    /* what names the operands, where `parts` does not; NULL: it does */
  int line, column;     /* of `is` */
  const Expr *tree;     /* of `is` */
  const Expr *operands; /* of `parts`, else of `is` */
} SceneEquation;

/* The symbol of a value: a formula template. */
typedef struct SceneSymbol {
  const char *text;
  int line, column;
} SceneSymbol;

typedef struct SceneValue {
  const char *name;
  const char *key; /* of a given one in a lesson's file; NULL: its name */
  Phrase title;    /* in words, for the transcript; may be absent */
  SceneSide rows, cols;
  int rank; /* 0 a number, 1 a vector, 2 a matrix */
  NumberStyle style;
  SceneSymbol symbol;
  SceneSymbol symbols[SCENE_VARIANTS_MAX]; /* in the scene's variants; text NULL: as in all */

  double start;             /* else what it is without */
  const double *starts;     /* of a lesson's own value: all its numbers; NULL: `start` everywhere */
  double min, max;          /* what it takes at all */
  size_t most;              /* the place of the size that is the most it takes, + 1; 0: max is */
  double sum;               /* what dragging one number keeps the sum at; NaN: nothing */
  const char *const *words; /* that stand for 0, 1, ...; NULL: numbers only */

  size_t record; /* the value whose numbers after 0, 1, ... updates it holds, + 1; 0: none */
  size_t next;   /* the value that takes its place in the next update, + 1; 0: it stays */

  size_t with; /* comes with this value at the latest, + 1; 0: with none */

  const char *when; /* an expression: only while it holds is it worth a word; NULL: always */

  SceneEquation equation;
  SceneEquation variants[SCENE_VARIANTS_MAX]; /* of the scene's variants; `is` NULL: the equation holds */
  const char *file;
  int line, column;

  bool whole;
  bool given;    /* a lesson sets it: one of the fields of its set-up */
  bool required; /* a lesson must */
  bool above;    /* min itself is not taken */
  bool counts;   /* it says how many updates there are */
  bool chooses;  /* it is the number of the right row: `[label]` and `[others]` go by it */
  bool filled;   /* by the kernel: the equation only words it */
  bool counter;  /* holds how many updates were made before */
  bool known;    /* on screen from the first step on */
  bool kept;     /* known when an opened update begins */
  bool apart;    /* shown when a lesson reveals it, not with what is computed from it */
  bool anew;     /* new in an update that is told in one step */
  bool in_panes; /* only lessons with panes have it */
} SceneValue;

typedef struct Scene {
  const char *id; /* "" for a lesson's own */
  SceneSize sizes[SCENE_SIZES_MAX];
  size_t size_count;
  const char *variants[SCENE_VARIANTS_MAX]; /* what a pane's `loss` may say */
  size_t variant_count;
  SceneValue *values; /* in the file's order, a base's first */
  size_t value_count;
  size_t inherited; /* how many of them are a base's */
  size_t chosen;    /* the place of the value that is the number of the right row, + 1; 0: none */
  size_t *order;    /* all values, each after what it is computed from */
  size_t order_count;
  Kernel kernel;
  const SceneValue **given; /* those that a lesson sets: the fields of its set-up */
  size_t given_count;
  const Panel *panels; /* NULL: the lesson has its own */
  ExprNames names;     /* for expressions */
} Scene;

/* The key under which a lesson names the single ones; NULL: it names none. */
const char *scene_side_key(SideKind kind);
SideKind scene_side_kind(const Scene *scene, SceneSide side);
/* Of a value: 0 a number, 1 a vector, 2 a matrix; a record has a row for each update. */
int scene_rank(const Scene *scene, const SceneValue *value);

/* False: no value of this name. */
bool scene_find(size_t *out, const Scene *scene, const char *name);
/* The value of a place kept as "place + 1". */
static inline const SceneValue *scene_value_of(const Scene *scene, size_t place) {
  return place > 0 ? &scene->values[place - 1] : NULL;
}
/* The equation of a value in a variant; `is` NULL: the value is given, or counted. */
static inline const SceneEquation *scene_equation(const SceneValue *value, size_t variant) {
  return value->variants[variant].is ? &value->variants[variant] : &value->equation;
}
/* The symbol of a value in a variant. */
static inline const SceneSymbol *scene_symbol(const SceneValue *value, size_t variant) {
  return value->symbols[variant].text ? &value->symbols[variant] : &value->symbol;
}
/* Marks what the marked values are computed from, by a variant's equations; of what a kernel fills in, as it
 * is worded. */
void scene_mark_sources(bool *marked, const Scene *scene, size_t variant);
/* The key of a given value in a lesson's file. */
static inline const char *scene_key(const SceneValue *value) {
  return value->key ? value->key : value->name;
}
/* How many rows or columns a side has. */
static inline size_t scene_side(SceneSide side, const size_t *sizes) {
  return side.named ? sizes[side.size] : side.size;
}
static inline size_t scene_numbers(const SceneValue *value, const size_t *sizes) {
  return scene_side(value->rows, sizes) * scene_side(value->cols, sizes);
}

#endif
