/* The questions of a lesson's steps, and their right answers, which come from the trace: an edit may change
 * them.
 *
 * A step that is repeated, or seen again inside an opened update, asks only the first time. */
#ifndef STEPMAX_TRACE_ASK_H
#define STEPMAX_TRACE_ASK_H

#include "base/arena.h"
#include "lesson/asked.h"
#include "trace/trace.h"

/* The words of a question; of its choices NULL where there is none. */
typedef struct AskWords {
  const char *question, *chosen, *right;
} AskWords;

/* What became of the question of one of the lesson's steps. */
typedef struct Answer {
  bool revealed;         /* what its step shows has been on the screen */
  bool met;              /* and before that the question, at this step */
  size_t chosen;         /* from 1; 0: none */
  size_t right;          /* the right choice when it was revealed; 0: the numbers gave none */
  const AskWords *words; /* of that moment, one of each language; NULL: not kept */
} Answer;

/* Skipped: revealed without a choice.  Open: not met so far, or passed over by a jump. */
typedef enum { ASK_OPEN, ASK_SKIPPED, ASK_WRONG, ASK_RIGHT, ASK_RESULTS } AskResult;
AskResult ask_result(const Answer *answer);

/* The question that a step asks; NULL: none. */
const LessonAsk *ask_at(const Trace *trace, size_t step);

/* Where the lesson's own step asks; false: nowhere in this trace. */
bool ask_step(size_t *out, const Trace *trace, const LessonStep *source);

/* The right choice, from 1, of a step that asks.  Fails where the answer cannot be computed or is no whole
 * number from 1 to the number of choices; the error's column counts characters of the expression from 1. */
bool ask_answer(size_t *out, const Trace *trace, size_t step, Error *err) MUST_CHECK;

/* Whether this question is one of those that are asked. */
bool ask_is_asked(const LessonAsk *ask, Asked asked);

/* The questions of a lesson that are asked or were met: the indices of their steps in the lesson, in the
 * trace's order.  Returns how many. */
size_t ask_list(size_t out[LESSON_STEPS_MAX], const Trace *trace, const Answer answers[LESSON_STEPS_MAX],
                Asked asked);

/* The words of a step that asks, with the present numbers, for a choice and the right one (from 1; 0: none);
 * in the arena. */
AskWords ask_words(Arena *arena, const Trace *trace, size_t step, const Answer *answer, Language language,
                   int digits);

/* The same of one of the lesson's steps that ask_list gives: as they were when it was answered, else with the
 * present numbers. */
AskWords ask_words_of(Arena *arena, const Trace *trace, size_t source, const Answer *answer,
                      Language language, int digits);

#endif
