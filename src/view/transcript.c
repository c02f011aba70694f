#include "view/transcript.h"

#include "view/transcript_panels.h"

#include "formula/formula.h"
#include "trace/ask.h"
#include "trace/equation.h"
#include "trace/fill.h"
#include "trace/training.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { INDENT = 2, NUMBERS_INDENT = 4, HANGING = 6 };

#define NO_BREAK "\xC2\xA0"

/* How many columns of a terminal a character takes. */
static size_t columns_of(uint32_t c) {
  bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
              (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF60);
  bool none = (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200D);
  return wide ? 2 : none ? 0 : 1;
}

/* The bytes of the word at `at`, and its columns. */
static size_t measure_word(const char *at, size_t *columns) {
  size_t length = strcspn(at, " \n");
  *columns = 0;
  for (const char *c = at; c < at + length;)
    *columns += columns_of(text_next(&c));
  return length;
}

static void add_word(Text *out, const char *word, size_t length) {
  const char *end = word + length;
  while (word < end) {
    if (strncmp(word, NO_BREAK, strlen(NO_BREAK)) == 0) {
      text_add_char(out, ' ');
      word += strlen(NO_BREAK);
    } else {
      text_add_char(out, *word++);
    }
  }
}

static void add_spaces(Text *out, size_t count) {
  while (count-- > 0)
    text_add_char(out, ' ');
}

/* One line of the source, up to its end; returns where it ends. */
static const char *wrap_line(Text *out, const char *at, size_t indent, size_t hanging, size_t columns) {
  size_t used = 0;
  while (*at != '\0' && *at != '\n') {
    size_t width, length = measure_word(at, &width);
    if (length > 0 && used > 0 && used + 1 + width > columns) {
      text_add_char(out, '\n');
      used = 0;
      indent = hanging;
    }
    if (length > 0) {
      size_t gap = used > 0 ? 1 : indent;
      add_spaces(out, gap);
      add_word(out, at, length);
      used += gap + width;
    }
    at += length + (at[length] == ' ');
  }
  text_add_char(out, '\n');
  return at;
}

void transcript_wrap(Text *out, const char *text, size_t indent, size_t hanging, size_t columns) {
  do {
    text = wrap_line(out, text, indent, hanging, columns);
    indent = hanging;
  } while (*text == '\n' && *++text != '\0');
}

/* A step being written. */
typedef struct Writer {
  Text *out;
  const Trace *trace;
  size_t step;
  const TranscriptOptions *options;
  FillOptions fill;
  Arena *arena;
} Writer;

static const char *word(const Writer *writer, StringId id) {
  return strings_get(writer->options->strings, writer->options->language, id);
}

static const char *phrase(const Writer *writer, const Phrase *of) {
  return of->in[writer->options->language];
}

/* A text of the lesson with its numbers, in the arena; "" for none. */
static const char *filled_text(const Writer *writer, const char *source) {
  if (!source)
    return "";
  Text text = {0};
  bool ok = fill_text(&text, writer->trace, writer->step, source, &writer->fill, NULL);
  const char *result = arena_copy(writer->arena, ok ? text_get(&text) : source);
  text_free(&text);
  return result;
}

/* The lines of an aligned formula that go on with "=" or "≈" follow each other without more. */
static const char *joined_lines(const Writer *writer, const char *plain) {
  Text joined = {0};
  for (const char *at = plain; *at; at++)
    if (strncmp(at, "; = ", strlen("; = ")) != 0 && strncmp(at, "; ≈ ", strlen("; ≈ ")) != 0)
      text_add_char(&joined, *at);
  return text_take(&joined, writer->arena);
}

static const char *filled_formula(const Writer *writer, const char *source) {
  if (!source)
    return "";
  Text latex = {0}, plain = {0};
  bool ok = fill_formula(&latex, writer->trace, writer->step, source, &writer->fill, NULL) &&
            formula_text(&plain, text_get(&latex), NULL);
  const char *result = ok ? joined_lines(writer, text_get(&plain)) : source;
  text_free(&latex);
  text_free(&plain);
  return result;
}

static void write_paragraph(const Writer *writer, const char *text) {
  if (text[0] == '\0')
    return;
  text_add_char(writer->out, '\n');
  transcript_wrap(writer->out, text, INDENT, INDENT, TRANSCRIPT_COLUMNS);
}

static Value value_of(const Writer *writer, ValueId id) {
  return *trace_value(writer->trace, writer->step, id);
}

static bool is_fresh(const Writer *writer, Cell cell) {
  return trace_visibility(writer->trace, writer->step, cell) == FRESH &&
         equation_is_told(writer->trace, writer->step, cell.value);
}

/* "−η ∂ℓ/∂z₄ = " that no line's end divides. */
static void add_symbol(Text *list, const Writer *writer, Cell cell) {
  Text latex = {0}, plain = {0};
  equation_symbol(&latex, writer->trace, cell);
  bool known = formula_text(&plain, text_get(&latex), NULL);
  assert(known && "the program's own symbols are formulas");
  (void)known;
  text_add(&plain, " = ");
  for (const char *at = text_get(&plain); *at; at++)
    text_add_n(list, *at == ' ' ? NO_BREAK : at, *at == ' ' ? strlen(NO_BREAK) : 1);
  text_free(&latex);
  text_free(&plain);
}

/* Adds ", " between, then the number, with its symbol if wanted. */
static void add_number(Text *list, const Writer *writer, Cell cell, bool with_symbol) {
  char number[NUMBER_MAX];
  if (list->length > 0)
    text_add(list, ", ");
  if (with_symbol)
    add_symbol(list, writer, cell);
  bool undefined = isnan(trace_number(writer->trace, writer->step, cell));
  text_add(list, undefined ? fill_undefined(writer->options->language)
                           : fill_show(number, writer->trace, writer->step, cell, writer->options->digits));
}

/* "class 4 (cat)" */
static const char *class_name(const Writer *writer, size_t k) {
  const Phrase *names = writer->trace->lesson->names[SIDE_CLASSES];
  const char *name = names ? phrase(writer, &names[k]) : NULL;
  const char *number =
      name ? arena_printf(writer->arena, "%zu (%s)", k + 1, name) : arena_printf(writer->arena, "%zu", k + 1);
  return strings_format(writer->arena, writer->options->strings, writer->options->language,
                        STRING_TRANSCRIPT_CLASS, number, NULL, NULL);
}

static void write_line(const Writer *writer, const char *name, const Text *list) {
  const char *line = arena_printf(writer->arena, "%s: %s", name, text_get(list));
  transcript_wrap(writer->out, line, NUMBERS_INDENT, HANGING, TRANSCRIPT_COLUMNS);
}

/* A matrix: a line a row, without symbols, as its columns stand under each other. */
static void write_matrix(const Writer *writer, ValueId id, const char *name) {
  Value value = value_of(writer, id);
  text_addf(writer->out, "%*s%s\n", NUMBERS_INDENT, "", name);
  for (size_t row = 0; row < value.rows; row++) {
    Text list = {0};
    if (!is_fresh(writer, (Cell){id, row, 0}))
      continue;
    for (size_t col = 0; col < value.cols; col++)
      add_number(&list, writer, (Cell){id, row, col}, false);
    const char *line = text_get(&list);
    SideKind rows = trace_side(writer->trace, id, false);
    if (rows == SIDE_CLASSES && value.rows == trace_dimension(writer->trace, SIDE_CLASSES))
      line = arena_printf(writer->arena, "%s: %s", class_name(writer, row), line);
    else if (rows == SIDE_SAMPLES)
      line = arena_printf(writer->arena, "%zu: %s", training_sample(writer->trace, writer->step, row), line);
    transcript_wrap(writer->out, line, HANGING, HANGING + INDENT, TRANSCRIPT_COLUMNS);
    text_free(&list);
  }
}

static void write_vector(const Writer *writer, ValueId id, const char *name, bool with_symbols) {
  Text list = {0};
  Value value = value_of(writer, id);
  for (size_t row = 0; row < value.rows; row++)
    if (is_fresh(writer, (Cell){id, row, 0}))
      add_number(&list, writer, (Cell){id, row, 0}, with_symbols);
  write_line(writer, name, &list);
  text_free(&list);
}

static bool any_fresh(const Writer *writer, ValueId id) {
  Value value = value_of(writer, id);
  for (size_t row = 0; row < value.rows; row++)
    if (is_fresh(writer, (Cell){id, row, 0}))
      return true;
  return false;
}

/* What a value is called in words; by its name where the scene has none. */
static const char *value_title(const Writer *writer, ValueId id) {
  const char *title = phrase(writer, &writer->trace->lesson->scene->values[id].title);
  return title ? title : trace_info(writer->trace, id)->name;
}

static void write_value(const Writer *writer, ValueId id) {
  const char *name = value_title(writer, id);
  if (trace_rank(writer->trace, id) == 2)
    write_matrix(writer, id, name);
  else
    write_vector(writer, id, name, trace_info(writer->trace, id)->record == 0);
}

/* Whether a value is new in every pane, and the same in all. */
static bool is_shared(const Writer *writer, ValueId id) {
  Value first = value_of(writer, id);
  size_t size = first.rows * first.cols * sizeof *first.at;
  for (size_t pane = 0; pane < writer->trace->pane_count; pane++) {
    const Trace trace = trace_of_pane(writer->trace, pane);
    Writer other = *writer;
    other.trace = &trace;
    if (!trace_pane_shown(&trace, pane))
      continue;
    Value value = value_of(&other, id);
    if (!any_fresh(&other, id) || value.rows * value.cols * sizeof *value.at != size ||
        (size > 0 && memcmp(value.at, first.at, size) != 0))
      return false;
  }
  return true;
}

/* What all panes share, or have by themselves, under a heading with `pane` behind it. */
static void write_some(const Writer *writer, bool shared, const char *pane) {
  bool any = false;
  const Scene *scene = writer->trace->lesson->scene;
  for (size_t i = 0; i < scene->order_count; i++) { /* each behind what it is computed from */
    ValueId id = scene->order[i];
    if (!trace_has(writer->trace, id) || !any_fresh(writer, id) || is_shared(writer, id) != shared)
      continue;
    if (!any)
      text_addf(writer->out, "\n%*s%s%s\n", INDENT, "", word(writer, STRING_TRANSCRIPT_VALUES), pane);
    any = true;
    write_value(writer, id);
  }
}

/* First what all panes have in common. */
static void write_values(const Writer *writer) {
  const Lesson *lesson = writer->trace->lesson;
  write_some(writer, true, "");
  for (size_t pane = 0; pane < lesson->pane_count; pane++) {
    const Trace trace = trace_of_pane(writer->trace, pane);
    Writer other = *writer;
    other.trace = &trace;
    if (trace_pane_shown(&trace, pane))
      write_some(&other, false,
                 arena_printf(writer->arena, " (%s)", phrase(writer, &lesson->panes[pane].title)));
  }
}

/* "Predict first: ...?", its choices, and the right one. */
static void write_question(const Writer *writer) {
  const LessonAsk *ask = ask_at(writer->trace, writer->step);
  size_t right;
  if (!ask)
    return;
  const char *question = filled_text(writer, phrase(writer, &ask->question));
  const char *line = arena_printf(writer->arena, "%s: %s", word(writer, STRING_ASK_TITLE), question);
  text_add_char(writer->out, '\n');
  transcript_wrap(writer->out, line, INDENT, INDENT, TRANSCRIPT_COLUMNS);
  for (size_t i = 0; i < ask->count; i++) {
    const char *choice = filled_text(writer, phrase(writer, &ask->choices[i]));
    line = arena_printf(writer->arena, "%zu. %s", i + 1, choice);
    transcript_wrap(writer->out, line, NUMBERS_INDENT, HANGING, TRANSCRIPT_COLUMNS);
  }
  if (!ask_answer(&right, writer->trace, writer->step, NULL))
    return;
  const char *answer = filled_text(writer, phrase(writer, &ask->choices[right - 1]));
  write_paragraph(writer, strings_format(writer->arena, writer->options->strings, writer->options->language,
                                         STRING_ASK_ANSWER, answer, NULL, NULL));
}

/* "Step 15 of 31 (Gradient)", and the title below. */
static void write_heading(const Writer *writer) {
  const Trace *trace = writer->trace;
  const LessonStep *source = trace_step(trace, writer->step).kind->source;
  const char *number = arena_printf(writer->arena, "%zu", writer->step + 1);
  const char *count = arena_printf(writer->arena, "%zu", trace->step_count);
  const char *place = strings_format(writer->arena, writer->options->strings, writer->options->language,
                                     STRING_TRANSCRIPT_STEP, number, count, NULL);
  const char *group = filled_text(writer, phrase(writer, &trace->lesson->groups[source->group].title));
  text_addf(writer->out, "%s (%s)\n", place, group);
  transcript_wrap(writer->out, filled_text(writer, phrase(writer, &source->title)), 0, 0, TRANSCRIPT_COLUMNS);
}

void transcript_step(Text *out, const Trace *trace, size_t step, const TranscriptOptions *options) {
  Arena arena = {0};
  const Writer writer = {.out = out,
                         .trace = trace,
                         .step = step,
                         .options = options,
                         .fill = {options->language, options->digits},
                         .arena = &arena};
  const LessonStep *source = trace_step(trace, step).kind->source;
  write_heading(&writer);
  write_question(&writer);
  write_paragraph(&writer, filled_text(&writer, phrase(&writer, &source->text)));
  write_paragraph(&writer, filled_formula(&writer, phrase(&writer, &source->formula)));
  write_values(&writer);
  transcript_panels(out, trace, step, options);
  arena_free(&arena);
}

void transcript_lesson(Text *out, const Trace *trace, const TranscriptOptions *options) {
  Arena arena = {0};
  const Writer writer = {.out = out,
                         .trace = trace,
                         .options = options,
                         .fill = {options->language, options->digits},
                         .arena = &arena};
  const Lesson *lesson = trace->lesson;
  transcript_wrap(out, filled_text(&writer, phrase(&writer, &lesson->title)), 0, 0, TRANSCRIPT_COLUMNS);
  const char *subtitle = filled_text(&writer, phrase(&writer, &lesson->subtitle));
  if (subtitle[0])
    transcript_wrap(out, subtitle, 0, 0, TRANSCRIPT_COLUMNS);
  for (size_t step = 0; step < trace->step_count; step++) {
    text_add(out, "\n\n");
    transcript_step(out, trace, step, options);
  }
  arena_free(&arena);
}
