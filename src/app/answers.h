/* What became of the questions of all lessons, by the ids of lessons and their steps: kept while the program
 * runs, and written as CSV when that is asked for. */
#ifndef STEPMAX_APP_ANSWERS_H
#define STEPMAX_APP_ANSWERS_H

#include "base/arena.h"
#include "base/text.h"
#include "trace/ask.h"

typedef struct AnswersPage AnswersPage; /* of one lesson */
typedef struct Answers {
  Arena arena; /* holds the answers' words, too */
  AnswersPage *pages;
} Answers;

/* Keeps the answers to a lesson's steps, in place of what was known of these. */
void answers_keep(Answers *answers, const Lesson *lesson, const Answer now[LESSON_STEPS_MAX]);
/* What is known of a lesson's steps; {0} where nothing is, and no choice that the question does not have. */
void answers_find(Answer out[LESSON_STEPS_MAX], const Answers *answers, const Lesson *lesson);
void answers_free(Answers *answers);

/* The words of an answer as they are now, in all languages, in the arena. */
const AskWords *answers_words(Answers *answers, const Trace *trace, size_t step, const Answer *answer,
                              int digits);

/* UTF-8 with its mark, a header, then a line a question of ask_list:
 * lesson,step,id,question,chosen,right_answer,result. */
void answers_csv(Text *out, const Trace *trace, const Answer answers[LESSON_STEPS_MAX], Asked asked,
                 Language language, int digits);

#endif
