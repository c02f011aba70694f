/* What the files of the narration share: its columns, and the parts that fill them. */
#ifndef STEPMAX_VIEW_NARRATION_H
#define STEPMAX_VIEW_NARRATION_H

#include "view/parts.h"

typedef struct Column {
  double x, y, width; /* y: where the next thing goes */
  double scale;       /* of the text: larger where there is room, for the last row of the lecture hall */
  double least_label; /* u */
} Column;

/* What the step says is 2 u at least, except where a picture that is not made of panels leaves it no room
 * (scale below 1); there labels may be smaller, too. */
#define SIZE_WORDS 2.0
static inline double words_size(const Column *column, double size) {
  double least = column->scale < 1 ? SIZE_LEAST : SIZE_WORDS;
  return size * column->scale > least ? size * column->scale : least;
}
static inline double label_size(const Column *column, double size) {
  return size * column->scale > column->least_label ? size * column->scale : column->least_label;
}

/* Adds something to a column, or, without paint, only its height. */
typedef void NarrationPart(const Draw *draw, Column *column, bool paint);

/* The height that the card needs for its words at their least size, in pixels. */
double narration_need(const Draw *draw, double width, bool stacked);

/* The question of the present step; NULL: it has none. */
const LessonAsk *question_of(const Draw *draw);

/* An open question in large letters; its choices, which can be pressed, and how to choose. */
NarrationPart question_open_words, question_open_choices;
/* A question that is over: a rule above it, the words, the choices with the right one and the one made
 * marked, and the verdict. */
NarrationPart question_rule, question_words, question_choices, question_verdict;

/* The lesson's starts, one of which can be pressed; the one that the step is fixed to stands alone. */
NarrationPart question_starts;

#endif
