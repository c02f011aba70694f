#include "trace/ask.h"

#include "base/number.h"
#include "base/text.h"
#include "trace/fill.h"
#include "trace/steps.h"

#include <assert.h>
#include <math.h>

/* The first step of a segment that shows the lesson's step. */
static bool find_in(size_t *out, const TraceSegment *segment, const LessonStep *source) {
  for (size_t i = 0; i < segment->count; i++) {
    const StepKind *kind = &segment->kinds[i];
    if (kind->source == source && !kind->within) {
      *out = segment->first + i;
      return true;
    }
  }
  return false;
}

bool ask_step(size_t *out, const Trace *trace, const LessonStep *source) {
  if (source->ask.count == 0)
    return false;
  for (size_t i = 0; i < trace->segment_count; i++)
    if (find_in(out, &trace->segments[i], source))
      return true;
  return false;
}

const LessonAsk *ask_at(const Trace *trace, size_t step) {
  const LessonStep *source = trace_step(trace, step).kind->source;
  size_t place;
  return ask_step(&place, trace, source) && place == step ? &source->ask : NULL;
}

bool ask_answer(size_t *out, const Trace *trace, size_t step, Error *err) {
  const LessonAsk *ask = ask_at(trace, step);
  assert(ask);
  double answer;
  if (!fill_number(&answer, trace, step, ask->answer, err))
    return false;
  if (!(answer >= 1 && answer <= (double)ask->count && floor(answer) >= answer)) {
    char found[NUMBER_MAX];
    return error_at(err, NULL, 1, 1, "the answer must be a whole number from 1 to %zu, found %s", ask->count,
                    number_exact(found, answer));
  }
  *out = (size_t)answer;
  return true;
}

/* --- What became of it */

AskResult ask_result(const Answer *answer) {
  if (!answer->met)
    return ASK_OPEN;
  if (answer->chosen == 0 || answer->right == 0)
    return ASK_SKIPPED;
  return answer->chosen == answer->right ? ASK_RIGHT : ASK_WRONG;
}

bool ask_is_asked(const LessonAsk *ask, Asked asked) {
  return asked == ASKED_ALL || (asked == ASKED_KEPT && ask->keep);
}

size_t ask_list(size_t out[LESSON_STEPS_MAX], const Trace *trace, const Answer answers[LESSON_STEPS_MAX],
                Asked asked) {
  size_t count = 0, step;
  for (size_t i = 0; i < trace->lesson->step_count; i++) {
    const LessonStep *source = &trace->lesson->steps[i];
    if ((answers[i].met || ask_is_asked(&source->ask, asked)) && ask_step(&step, trace, source))
      out[count++] = i;
  }
  return count;
}

/* --- Its words */

/* The source itself where the numbers cannot be put in. */
static const char *filled(Arena *arena, const Trace *trace, size_t step, const char *source,
                          const FillOptions *options) {
  Text text = {0};
  const char *result =
      arena_copy(arena, fill_text(&text, trace, step, source, options, NULL) ? text_get(&text) : source);
  text_free(&text);
  return result;
}

AskWords ask_words(Arena *arena, const Trace *trace, size_t step, const Answer *answer, Language language,
                   int digits) {
  const LessonAsk *ask = ask_at(trace, step);
  assert(ask && answer->chosen <= ask->count && answer->right <= ask->count);
  const FillOptions options = {.language = language, .digits = digits};
  AskWords words = {.question = filled(arena, trace, step, ask->question.in[language], &options)};
  if (answer->chosen > 0)
    words.chosen = filled(arena, trace, step, ask->choices[answer->chosen - 1].in[language], &options);
  if (answer->right > 0)
    words.right = filled(arena, trace, step, ask->choices[answer->right - 1].in[language], &options);
  return words;
}

AskWords ask_words_of(Arena *arena, const Trace *trace, size_t source, const Answer *answer,
                      Language language, int digits) {
  size_t step;
  if (answer->words)
    return answer->words[language];
  bool found = ask_step(&step, trace, &trace->lesson->steps[source]);
  assert(found);
  return found ? ask_words(arena, trace, step, &(Answer){0}, language, digits) : (AskWords){0};
}
