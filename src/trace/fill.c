#include "trace/fill.h"

#include "trace/ask.h"
#include "trace/scope.h"
#include "trace/template.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { CONTROL_DECIMALS_MAX = 5, COMMON_DECIMALS_MAX = 6, NEURON_DECIMALS = 4 };

/* How a number is shown. */
typedef struct Style {
  bool significant; /* `digits` significant digits, else decimals */
  int digits;
  bool never_zero; /* what is not 0 but would read so is shown by its first significant digit */
} Style;

/* Decimals for a vector of small numbers, the same for all: the greatest gets `digits` significant digits.
 * -1: they are too small for that. */
static int common_decimals(const Value *value, int digits) {
  double greatest = 0;
  for (size_t i = 0; i < value->rows * value->cols; i++)
    if (isfinite(value->at[i]))
      greatest = fmax(greatest, fabs(value->at[i]));
  if (greatest <= 0 || greatest >= 1)
    return digits;
  double decimals = digits - 1 - floor(log10(greatest));
  return decimals > COMMON_DECIMALS_MAX ? -1 : (int)decimals;
}

/* What a neuron computes is all between 0 and 1, and often next to one of the two. */
static Style neuron_style(const Value *value, ValueId id, int digits) {
  int finer = digits > NEURON_DECIMALS ? digits : NEURON_DECIMALS;
  switch (id) {
  case VALUE_SMALL_W:
  case VALUE_B:
  case VALUE_Z:
  case VALUE_SMALL_W_NEXT:
  case VALUE_B_NEXT:
  case VALUE_Z_NEXT:
    return (Style){.digits = number_decimals(value->at, value->rows, finer)};
  default:
    return (Style){.digits = finer, .never_zero = true};
  }
}

/* Changes of J are small beside it; tenths of a degree tell enough. */
static Style slope_style(const Value *value, ValueId id, bool given, int digits) {
  int finer = digits < 2 || digits > NEURON_DECIMALS ? digits : NEURON_DECIMALS;
  switch (id) {
  case VALUE_ANGLE:
  case VALUE_PHI:
  case VALUE_BEST_ANGLE:
    return (Style){.digits = number_decimals(value->at, 1, 1)};
  case VALUE_SMALL_W:
  case VALUE_B:
    return (Style){.digits = number_decimals(value->at, 1, given ? finer : digits)};
  case VALUE_EPS:
  case VALUE_SMALL_W_NEXT:
  case VALUE_B_NEXT:
    return (Style){.digits = number_decimals(value->at, 1, finer)};
  default:
    return (Style){.digits = finer, .never_zero = true};
  }
}

static Style style_of(const Trace *trace, size_t step, Cell cell, int digits) {
  const Pass *pass = trace_pass(trace, step);
  const Value *value = &pass->values[cell.value];
  if (value_info(cell.value)->whole)
    return (Style){.digits = 0};
  const Style significant = {.significant = true, .digits = digits > 0 ? digits : 1};
  switch (cell.value) {
  case VALUE_ETA:
  case VALUE_ALPHA: {
    int decimals = number_decimals(value->at, 1, CONTROL_DECIMALS_MAX + 1);
    return decimals > CONTROL_DECIMALS_MAX ? significant : (Style){.digits = decimals};
  }
  case VALUE_MOVE: {
    if (trace->setup.scene == SCENE_NEURON)
      break;
    int decimals = common_decimals(value, digits);
    return decimals < 0 ? significant : (Style){.digits = decimals};
  }
  case VALUE_CHECK:
    return significant;
  case VALUE_W:
  case VALUE_B:
    if (trace_step(trace, step).pass > 0 || trace->setup.scene == SCENE_NEURON ||
        trace->setup.scene == SCENE_SLOPE)
      break;
    return (Style){.digits = number_decimals(value->at, value->rows * value->cols, digits)};
  case VALUE_X: /* each by itself: features have units of their own */
    return (Style){.digits = number_decimals(&value->at[cell.row], 1, digits)};
  case VALUE_LOSS:
  case VALUE_LOSS_NEXT:
  case VALUE_LOSSES:
    if (trace->setup.scene == SCENE_NEURON)
      break;
    return (Style){.digits = digits, .never_zero = true};
  default:
    break;
  }
  if (trace->setup.scene == SCENE_SLOPE)
    return slope_style(value, cell.value, trace_step(trace, step).pass == 0, digits);
  if (trace->setup.scene == SCENE_NEURON)
    return neuron_style(value, cell.value, digits);
  return (Style){.digits = digits};
}

static char *show(char out[NUMBER_MAX], double number, Style style) {
  bool vanishes = number != 0 && fabs(number) < 0.5 * pow(10, -style.digits);
  if (style.never_zero && vanishes)
    return number_show_small(out, number, 1);
  return style.significant ? number_show_small(out, number, style.digits)
                           : number_show(out, number, style.digits);
}

char *fill_show_as(char out[NUMBER_MAX], const Trace *trace, size_t step, Cell cell, double number,
                   int digits) {
  return show(out, number, style_of(trace, step, cell, digits));
}

char *fill_show(char out[NUMBER_MAX], const Trace *trace, size_t step, Cell cell, int digits) {
  return fill_show_as(out, trace, step, cell, trace_number(trace, step, cell), digits);
}

static double read_back(const char *shown, double number) {
  double read;
  return number_parse(&read, shown, NULL) ? read : number;
}

double fill_rounded(const Trace *trace, size_t step, Cell cell, int digits) {
  char shown[NUMBER_MAX];
  return read_back(fill_show(shown, trace, step, cell, digits), trace_number(trace, step, cell));
}

double fill_rounded_number(double number, int digits) {
  char shown[NUMBER_MAX];
  return read_back(number_show(shown, number, digits), number);
}

/* A superscript digit or minus as itself; 0 for anything else. */
static char from_superscript(uint32_t c) {
  static const uint32_t DIGITS[] = {0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
  for (size_t i = 0; i < sizeof DIGITS / sizeof *DIGITS; i++)
    if (DIGITS[i] == c)
      return (char)('0' + i);
  return c == 0x207B ? '-' : '\0';
}

void fill_add_latex(Text *out, const char *shown) {
  bool raised = false;
  for (uint32_t c; (c = text_next(&shown)) != 0;) {
    char digit = from_superscript(c);
    if (digit && !raised)
      text_add(out, "^{");
    raised = raised || digit;
    if (digit)
      text_add_char(out, digit);
    else if (c == 0x2212)
      text_add_char(out, '-');
    else if (c == 0x221E)
      text_add(out, "\\infty");
    else if (c == 0xD7)
      text_add(out, " \\times ");
    else if (c == 'N')
      shown += strlen(shown), text_add(out, "\\mathrm{NaN}");
    else
      text_add_codepoint(out, c);
  }
  if (raised)
    text_add_char(out, '}');
}

bool fill_text(Text *out, const Trace *trace, size_t step, const char *source, const FillOptions *options,
               Error *err) {
  return template_fill(out, TEMPLATE_TEXT, trace, step, source, options, NULL, err);
}

bool fill_formula(Text *out, const Trace *trace, size_t step, const char *source, const FillOptions *options,
                  Error *err) {
  return template_fill(out, TEMPLATE_FORMULA, trace, step, source, options, NULL, err);
}

bool fill_number(double *out, const Trace *trace, size_t step, const char *expression, Error *err) {
  Scope scope = {.trace = trace, .step = step, .digits = 2};
  ScopeResult result;
  if (!scope_evaluate(&result, &scope, expression, strlen(expression), err))
    return false;
  *out = result.number;
  return true;
}

/* The bytes of line `line` (from 1) of a lesson's file and what follows; NULL if it has no such line. */
static const char *file_line(const Lesson *lesson, int line) {
  const char *at = lesson->text, *end = at ? at + lesson->size : NULL;
  for (; at && line > 1; line--) {
    at = memchr(at, '\n', (size_t)(end - at));
    at = at ? at + 1 : NULL;
  }
  return at;
}

/* Moves an error from a place in a template, `column` characters from 1, to its place in the lesson's file,
 * where the template's own place is `line` and `first`.  Exact for plain and quoted scalars on one line and
 * for blocks behind
 * '|'; a folded text's fault is given the place where the text begins. */
static void place_error(Error *err, const Lesson *lesson, const char *source, int line, int first) {
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

typedef bool FillFunction(Text *, const Trace *, size_t, const char *, const FillOptions *, Error *);

/* How many of many repeated steps are checked: what one shows may be measured over a large data set. */
static size_t checked_most(const Trace *trace) {
  enum { MOST = 400, LEAST = 2, WORK = 10 * 1000 * 1000 };
  const Training *training = &trace->setup.training;
  size_t work = trace->runs ? training_samples(training) * training->R * (training->D + 12) : 1;
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

/* Fills a phrase at every step of `source` (NULL: the first step), up to its first fault in each language. */
static void check_phrase(const Trace *trace, const LessonStep *source, const Phrase *phrase,
                         FillFunction *fill, ErrorList *errors) {
  Text text = {0};
  for (int language = 0; language < LANG_COUNT; language++) {
    FillOptions options = {(Language)language, 2};
    const char *template = phrase->in[language];
    bool same = language > 0 && template == phrase->in[language - 1];
    for (size_t step = 0; template && !same && step < trace->step_count;
         step = fill_next_checked(trace, step)) {
      Error err = {0};
      text_clear(&text);
      if (source ? trace_step(trace, step).kind->source != source : step > 0)
        continue;
      if (fill(&text, trace, step, template, &options, &err))
        continue;
      place_error(&err, trace->lesson, template, phrase->line[language], phrase->column[language]);
      *error_list_add(errors) = err;
      break;
    }
  }
  text_free(&text);
}

static void check_ask(const Trace *trace, const LessonStep *step, ErrorList *errors) {
  const LessonAsk *ask = &step->ask;
  size_t place, answer;
  Error err = {0};
  check_phrase(trace, step, &ask->question, fill_text, errors);
  for (size_t i = 0; i < ask->count; i++)
    check_phrase(trace, step, &ask->choices[i], fill_text, errors);
  if (!ask_step(&place, trace, step) || ask_answer(&answer, trace, place, &err))
    return;
  place_error(&err, trace->lesson, ask->answer, ask->line, ask->column);
  *error_list_add(errors) = err;
}

void fill_check(const Trace *trace, ErrorList *errors) {
  const Lesson *lesson = trace->lesson;
  check_phrase(trace, NULL, &lesson->title, fill_text, errors);
  check_phrase(trace, NULL, &lesson->subtitle, fill_text, errors);
  for (size_t i = 0; i < lesson->step_count; i++) {
    const LessonStep *step = &lesson->steps[i];
    check_phrase(trace, step, &step->title, fill_text, errors);
    check_phrase(trace, step, &step->text, fill_text, errors);
    check_phrase(trace, step, &step->formula, fill_formula, errors);
    check_ask(trace, step, errors);
  }
}
