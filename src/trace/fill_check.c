/* Checking what a lesson's templates say, at the steps that show them. */
#include "trace/fill.h"

#include "base/particle.h"
#include "expr/scan.h"
#include "trace/ask.h"

#include <stdio.h>
#include <string.h>

/* The bytes of line `line` (from 1) of a lesson's file and what follows; NULL if it has no such line. */
static const char *file_line(const Lesson *lesson, int line) {
  const char *at = lesson->text, *end = at ? at + lesson->size : NULL;
  for (; at && line > 1; line--) {
    at = memchr(at, '\n', (size_t)(end - at));
    at = at ? at + 1 : NULL;
  }
  return at;
}

void fill_place_error(Error *err, const Lesson *lesson, const char *source, int line, int first) {
  const char *at = file_line(lesson, line), *end = lesson->text ? lesson->text + lesson->size : NULL;
  int column = err->column, above = 0;
  for (int left = column - 1; left > 0 && *source; left--)
    if (text_next(&source) == '\n') {
      above++;
      column = left;
    }
  for (int left = first; at && at < end && left > 1; left--)
    text_next(&at);
  char opening = at && at < end ? *at : '\0';
  snprintf(err->file, sizeof err->file, "%s", lesson->file ? lesson->file : "");
  err->line = line;
  if (opening == '|') {
    err->line += 1 + above;
    const char *block = file_line(lesson, err->line);
    err->column = column;
    for (; block && block < end && *block == ' '; block++)
      err->column++;
  } else {
    bool quoted = opening == '"' || opening == '\'';
    err->column = above > 0 || opening == '>' ? first : first + column - 1 + quoted;
  }
}

/* How many of many repeated steps are checked: what one shows may be measured over a large data set. */
static size_t checked_most(const Trace *trace) {
  enum { MOST = 400, LEAST = 2, WORK = 10 * 1000 * 1000 };
  size_t work = trace->runs ? training_samples(&trace->setup) * trace->setup.sizes[TRAINING_R] *
                                  (trace->setup.sizes[TRAINING_D] + 12)
                            : 1;
  size_t count = WORK / work;
  return count > MOST ? MOST : count < LEAST ? LEAST : count;
}

/* The last of the repeated steps that begin at `low` and have ended before `high`. */
static size_t last_repeated(const Trace *trace, size_t low, size_t high) {
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    *(trace_step(trace, middle).kind->summary ? &low : &high) = middle;
  }
  return low;
}

size_t fill_next_checked(const Trace *trace, size_t step) {
  enum { LONG = 2000 };
  size_t count = trace->step_count, stride = count / checked_most(trace);
  if (count < LONG || stride < 2 || !trace_step(trace, step).kind->summary)
    return step + 1;
  if (count - step > stride && trace_step(trace, step + stride).kind->summary)
    return step + stride;
  size_t last = last_repeated(trace, step, count - step > stride ? step + stride : count);
  return last > step ? last : step + 1;
}

/* --- Step by step: what a step shows may be costly to compute, and all its phrases want it */

typedef bool FillFunction(Text *, const Trace *, size_t, const char *, const FillOptions *, Error *);

enum { PLACE_TITLE, PLACE_TEXT, PLACE_FORMULA, PLACE_QUESTION, PLACE_CHOICES };
enum { PHRASES_MAX = PLACE_CHOICES + LESSON_CHOICES_MAX };

/* The first fault of each phrase of a step, in each language; NULL: none so far. */
typedef struct Faults {
  const Error *at[PHRASES_MAX][LANG_COUNT];
} Faults;

typedef struct Check {
  const Trace *trace;
  FillLook *look;
  void *self;
  Arena arena;
  Faults *of_steps, of_lesson;
  Text text;
} Check;

static size_t list_phrases(const Phrase *out[PHRASES_MAX], const LessonStep *step) {
  size_t count = PLACE_CHOICES;
  out[PLACE_TITLE] = &step->title;
  out[PLACE_TEXT] = &step->text;
  out[PLACE_FORMULA] = &step->formula;
  out[PLACE_QUESTION] = &step->ask.question;
  for (size_t i = 0; i < step->ask.count; i++)
    out[count++] = &step->ask.choices[i];
  return count;
}

static const Error *keep_fault(Check *check, const Error *fault, const Phrase *phrase, int language) {
  Error *kept = ARENA_NEW(&check->arena, Error);
  *kept = *fault;
  fill_place_error(kept, check->trace->lesson, phrase->in[language], phrase->line[language],
                   phrase->column[language]);
  return kept;
}

/* A particle behind what is put in is chosen when it is known what that is: no choice is written out there.
 */
static bool check_particles(const char *template, Error *err) {
  for (const char *at = template; (at = strchr(at, '}')) != NULL;) {
    at++;
    at += particle_quotes(at);
    size_t length = particle_written_out(at);
    if (length > 0) {
      error_at(err, NULL, 0, scan_column(template, at), "\"%.*s\" leaves the choice to the reader",
               (int)length, at);
      return error_hint(err, "write one form: the one that goes with what is put in is chosen");
    }
  }
  return true;
}

static void check_phrase(Check *check, size_t step, const Phrase *phrase, bool formula,
                         const Error *faults[LANG_COUNT]) {
  FillFunction *fill = formula ? fill_formula : fill_text;
  for (int language = 0; language < LANG_COUNT; language++) {
    const FillOptions options = {(Language)language, 2};
    const char *template = phrase->in[language];
    bool looked_at = formula && check->look;
    bool known = faults[language] || (language > 0 && template == phrase->in[language - 1]);
    if (!template || (known && !looked_at))
      continue;
    Error fault = {0};
    text_clear(&check->text);
    bool filled = fill(&check->text, check->trace, step, template, &options, &fault);
    if (filled && looked_at)
      check->look(check->self, step, (Language)language, text_get(&check->text));
    if (filled && !formula && language == LANG_KO)
      filled = check_particles(template, &fault);
    if (!filled && !known)
      faults[language] = keep_fault(check, &fault, phrase, language);
  }
}

static void check_step(Check *check, size_t step) {
  const Lesson *lesson = check->trace->lesson;
  const LessonStep *source = trace_step(check->trace, step).kind->source;
  const Phrase *phrases[PHRASES_MAX];
  size_t count = list_phrases(phrases, source);
  Faults *faults = &check->of_steps[source - lesson->steps];
  for (size_t i = 0; i < count; i++)
    check_phrase(check, step, phrases[i], i == PLACE_FORMULA, faults->at[i]);
}

/* In the order of the file, whatever the order in which they were found. */
static void report(ErrorList *errors, const Faults *faults) {
  for (size_t i = 0; i < PHRASES_MAX; i++)
    for (int language = 0; language < LANG_COUNT; language++)
      if (faults->at[i][language])
        *error_list_add(errors) = *faults->at[i][language];
}

static void check_answer(const Trace *trace, const LessonStep *step, ErrorList *errors) {
  const LessonAsk *ask = &step->ask;
  size_t place, answer;
  Error err = {0};
  if (!ask_step(&place, trace, step) || ask_answer(&answer, trace, place, &err))
    return;
  fill_place_error(&err, trace->lesson, ask->answer, ask->line, ask->column);
  *error_list_add(errors) = err;
}

/* What an equation could not do, in any pass that a step shows: an index out of range.  Differences, which
 * take longest, name the same cells in every pass. */
static void report_equations(const Trace *trace, ErrorList *errors) {
  for (size_t pane = 0; pane < trace->pane_count && trace->engines[pane]; pane++) {
    const Trace of_pane = trace_of_pane(trace, pane);
    for (size_t step = 0; step < trace->step_count; step = fill_next_checked(trace, step))
      (void)(step == 0 ? trace_pass_whole : trace_pass)(&of_pane, step);
    const Error *fault = trace_fault(trace, pane);
    if (fault) {
      *error_list_add(errors) = *fault;
      return;
    }
  }
}

void fill_check(const Trace *trace, FillLook *look, void *self, ErrorList *errors) {
  const Lesson *lesson = trace->lesson;
  Check check = {.trace = trace, .look = look, .self = self};
  check.of_steps = ARENA_ARRAY(&check.arena, Faults, lesson->step_count);
  check_phrase(&check, 0, &lesson->title, false, check.of_lesson.at[0]);
  check_phrase(&check, 0, &lesson->subtitle, false, check.of_lesson.at[1]);
  for (size_t step = 0; step < trace->step_count; step = fill_next_checked(trace, step))
    check_step(&check, step);
  report(errors, &check.of_lesson);
  report_equations(trace, errors);
  for (size_t i = 0; i < lesson->step_count; i++) {
    report(errors, &check.of_steps[i]);
    check_answer(trace, &lesson->steps[i], errors);
  }
  text_free(&check.text);
  arena_free(&check.arena);
}
