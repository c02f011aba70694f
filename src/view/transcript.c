#include "view/transcript.h"

#include "trace/ask.h"
#include "trace/training.h"
#include "view/panel_numbers.h"
#include "view/panel_tree.h"
#include "view/parts.h"

#include <math.h>
#include <string.h>

enum { INDENT = 2, NUMBERS_INDENT = 4, HANGING = 6 };

#define NO_BREAK "\xC2\xA0"

/* --- Lines */

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

/* Text in which one string stands in the place of another. */
static void add_replaced(Text *out, const char *text, size_t length, const char *from, const char *to) {
  const char *end = text + length;
  size_t taken = strlen(from);
  while (text < end) {
    bool found = strncmp(text, from, taken) == 0;
    text_add_n(out, found ? to : text, found ? strlen(to) : 1);
    text += found ? taken : 1;
  }
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
      text_addf(out, "%*s", (int)gap, "");
      add_replaced(out, at, length, NO_BREAK, " ");
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

static void write_lines(Text *out, const char *text, size_t indent, size_t hanging) {
  transcript_wrap(out, text, indent, hanging, TRANSCRIPT_COLUMNS);
}

/* A text of the lesson with its numbers; "" for none. */
static const char *words_of(const Draw *draw, const Phrase *phrase) {
  const char *text = filled_phrase(draw, phrase, false);
  return text ? text : "";
}

/* Behind an empty line; nothing where there are no words. */
static void write_paragraph(Text *out, const char *text) {
  if (text[0] == '\0')
    return;
  text_add_char(out, '\n');
  write_lines(out, text, INDENT, INDENT);
}

/* The lines of an aligned formula that go on with "=" or "≈" follow each other without more. */
static const char *formula_words(const Draw *draw, const Phrase *phrase) {
  Text equal = {0}, joined = {0};
  const char *source = filled_phrase(draw, phrase, true), *plain = source ? panel_plain(draw, source) : "";
  add_replaced(&equal, plain, strlen(plain), "; = ", " = ");
  add_replaced(&joined, text_get(&equal), equal.length, "; ≈ ", " ≈ ");
  text_free(&equal);
  return text_take(&joined, draw->arena);
}

/* --- New numbers */

static Value value_of(const Draw *draw, ValueId id) {
  return *trace_value(draw->state->trace, draw->state->step, id);
}

static bool is_fresh(const Draw *draw, Cell cell) {
  const ViewState *state = draw->state;
  return draw_visibility(draw, cell) == FRESH && equation_is_told(state->trace, state->step, cell.value);
}

static bool any_fresh_in(const Draw *draw, ValueId id, size_t row) {
  for (size_t col = 0; col < value_of(draw, id).cols; col++)
    if (is_fresh(draw, (Cell){id, row, col}))
      return true;
  return false;
}

/* Adds ", " between, then the number, behind "−η ∂ℓ/∂z₄ = ", which no line's end divides, if wanted; a word
 * says nothing that the title before it does not. */
static void add_number(Text *list, const Draw *draw, Cell cell, bool with_symbol) {
  text_add(list, list->length > 0 ? ", " : "");
  const char *plain = with_symbol ? panel_plain(draw, panel_symbol(draw, cell)) : "";
  if (with_symbol && !panel_symbol_is_word(plain)) {
    const char *symbol = arena_printf(draw->arena, "%s = ", plain);
    add_replaced(list, symbol, strlen(symbol), " ", NO_BREAK);
  }
  const char *word = panel_word(draw, cell);
  text_add(list, word ? word
                 : isnan(draw_number(draw, cell))
                     ? fill_undefined(draw->state->language)
                     : panel_shown(&(PanelNumber){draw, cell}, draw->state->digits));
}

/* "class 4 (cat)" */
static const char *class_name(const Draw *draw, size_t k) {
  const char *name = panel_side_name(draw, SIDE_CLASSES, k);
  return draw_words(draw, STRING_TRANSCRIPT_CLASS,
                    arena_printf(draw->arena, name ? "%zu (%s)" : "%zu", k + 1, name), NULL);
}

/* A matrix: a line a row, without symbols, as its columns stand under each other. */
static void write_matrix(Text *out, const Draw *draw, ValueId id) {
  const Trace *trace = draw->state->trace;
  Value value = value_of(draw, id);
  SideKind rows = trace_side(trace, id, false);
  text_addf(out, "%*s%s\n", NUMBERS_INDENT, "", draw_value_title(draw, id));
  for (size_t row = 0; row < value.rows; row++) {
    Text list = {0};
    if (!any_fresh_in(draw, id, row))
      continue;
    for (size_t col = 0; col < value.cols; col++)
      if (draw_visibility(draw, (Cell){id, row, col}) == HIDDEN)
        text_add(&list, list.length > 0 ? ", …" : "…");
      else
        add_number(&list, draw, (Cell){id, row, col}, false);
    const char *line = text_get(&list);
    if (rows == SIDE_CLASSES && value.rows == trace_dimension(trace, SIDE_CLASSES))
      line = arena_printf(draw->arena, "%s: %s", class_name(draw, row), line);
    else if (rows == SIDE_SAMPLES) /* by its number in the data */
      line = arena_printf(draw->arena, "%zu: %s", training_sample(trace, draw->state->step, row), line);
    write_lines(out, line, HANGING, HANGING + INDENT);
    text_free(&list);
  }
}

static void write_value(Text *out, const Draw *draw, ValueId id) {
  const Trace *trace = draw->state->trace;
  Text list = {0};
  if (trace_rank(trace, id) == 2) {
    write_matrix(out, draw, id);
    return;
  }
  for (size_t row = 0; row < value_of(draw, id).rows; row++)
    if (is_fresh(draw, (Cell){id, row, 0}))
      add_number(&list, draw, (Cell){id, row, 0}, trace_info(trace, id)->record == 0);
  write_lines(out, arena_printf(draw->arena, "%s: %s", draw_value_title(draw, id), text_get(&list)),
              NUMBERS_INDENT, HANGING);
  text_free(&list);
}

static bool any_fresh(const Draw *draw, ValueId id) {
  for (size_t row = 0; row < value_of(draw, id).rows; row++)
    if (any_fresh_in(draw, id, row))
      return true;
  return false;
}

/* Whether a value is new in every pane, and the same in all. */
static bool is_shared(const Draw *draw, ValueId id) {
  Value first = value_of(draw, id);
  size_t size = first.rows * first.cols * sizeof *first.at;
  for (size_t pane = 0; pane < draw->state->trace->pane_count; pane++) {
    const Draw *other = draw_pane(draw, pane);
    if (!trace_pane_shown(other->state->trace, pane))
      continue;
    Value value = value_of(other, id);
    if (!any_fresh(other, id) || value.rows * value.cols * sizeof *value.at != size ||
        (size > 0 && memcmp(value.at, first.at, size) != 0))
      return false;
  }
  return true;
}

/* What all panes share, or have by themselves, under a heading with `pane` behind it. */
static void write_some(Text *out, const Draw *draw, bool shared, const char *pane) {
  bool any = false;
  const Scene *scene = draw->state->lesson->scene;
  for (size_t i = 0; i < scene->order_count; i++) { /* each behind what it is computed from */
    ValueId id = scene->order[i];
    if (!trace_has(draw->state->trace, id) || !any_fresh(draw, id) || is_shared(draw, id) != shared)
      continue;
    if (!any)
      text_addf(out, "\n%*s%s%s\n", INDENT, "", draw_string(draw, STRING_TRANSCRIPT_VALUES), pane);
    any = true;
    write_value(out, draw, id);
  }
}

/* First what all panes have in common. */
static void write_values(Text *out, const Draw *draw) {
  const Lesson *lesson = draw->state->lesson;
  write_some(out, draw, true, "");
  for (size_t pane = 0; pane < lesson->pane_count; pane++)
    if (trace_pane_shown(draw->state->trace, pane))
      write_some(out, draw_pane(draw, pane), false,
                 arena_printf(draw->arena, " (%s)", lesson->panes[pane].title.in[draw->state->language]));
}

/* --- Pictures in words */

/* "MSE, Loss: ": whose picture it is, and its title. */
static const char *lead_of(const Draw *draw, const PanelPresent *present) {
  const Lesson *lesson = draw->state->lesson;
  size_t pane = draw->state->trace->pane;
  const char *title = filled_phrase(draw, &present->panel->title, false);
  const char *whose = present->panes && pane < lesson->pane_count
                          ? lesson->panes[pane].title.in[draw->state->language]
                          : NULL;
  return arena_printf(draw->arena, "%s%s%s%s", whose ? whose : "", whose && title ? ", " : "",
                      title ? title : "", whose || title ? ": " : "");
}

/* The lines of one panel, the first behind its lead; `any`: there is a heading already. */
static void write_panel(Text *out, const Draw *draw, const PanelPresent *present, bool *any) {
  Text lines = {0};
  const PanelLook *look = panel_look(present->panel->kind);
  if (look->print)
    look->print(&lines, draw, present->panel);
  if (lines.length > 0) {
    if (!*any)
      text_addf(out, "\n%*s%s\n", INDENT, "", draw_string(draw, STRING_TRANSCRIPT_PANELS));
    *any = true;
    write_lines(out, arena_printf(draw->arena, "%s%s", lead_of(draw, present), text_get(&lines)),
                NUMBERS_INDENT, HANGING);
  }
  text_free(&lines);
}

static void write_present(Text *out, const Draw *draw, const PanelPresent *present, bool *any) {
  const Trace *trace = draw->state->trace;
  size_t count = present->panes ? trace->pane_count : 1;
  for (size_t pane = 0; pane < count; pane++) {
    const Draw *pen = present->panes ? draw_pane(draw, pane) : draw;
    if (trace_pane_shown(trace, pen->state->trace->pane) && panel_seen(pen, present->panel))
      write_panel(out, pen, present, any);
  }
}

/* What each panel says of itself that shows something new, has come with the step, or is what it is about. */
static void write_panels(Text *out, const Draw *draw) {
  const Panel *root = draw->state->lesson->panels;
  const LessonStep *step = trace_step(draw->state->trace, draw->state->step).kind->source;
  PanelPresent present[PANELS_MAX];
  size_t count = root ? panel_present(present, draw, root) : 0;
  bool any = false;
  for (size_t i = 0; i < count; i++)
    if (present[i].fresh || present[i].came || (step->main && strcmp(step->main, present[i].panel->id) == 0))
      write_present(out, draw, &present[i], &any);
}

/* --- A step */

/* "Predict first: ...?", its choices, and the right one. */
static void write_question(Text *out, const Draw *draw) {
  const LessonAsk *ask = ask_at(draw->state->trace, draw->state->step);
  size_t right;
  if (!ask)
    return;
  write_paragraph(out, arena_printf(draw->arena, "%s: %s", draw_string(draw, STRING_ASK_TITLE),
                                    words_of(draw, &ask->question)));
  for (size_t i = 0; i < ask->count; i++)
    write_lines(out, arena_printf(draw->arena, "%zu. %s", i + 1, words_of(draw, &ask->choices[i])),
                NUMBERS_INDENT, HANGING);
  if (!draw->state->asking && ask_answer(&right, draw->state->trace, draw->state->step, NULL))
    write_paragraph(out, draw_words(draw, STRING_ASK_ANSWER, words_of(draw, &ask->choices[right - 1]), NULL));
}

static void write_step(Text *out, const Draw *draw) {
  const Trace *trace = draw->state->trace;
  const LessonStep *source = trace_step(trace, draw->state->step).kind->source;
  const char *number = draw_count(draw, draw->state->step + 1), *count = draw_count(draw, trace->step_count);
  text_addf(out, "%s (%s)\n", draw_words(draw, STRING_TRANSCRIPT_STEP, number, count),
            words_of(draw, &trace->lesson->groups[source->group].title));
  write_lines(out, words_of(draw, &source->title), 0, 0);
  write_question(out, draw);
  if (!draw->state->asking) {
    write_paragraph(out, words_of(draw, &source->text));
    write_paragraph(out, formula_words(draw, &source->formula));
    write_values(out, draw);
  }
  write_panels(out, draw);
}

/* Writes with the pen of a screen that nothing is drawn on. */
static void write_at(Text *out, const Trace *trace, size_t step, const TranscriptOptions *options,
                     void (*write)(Text *out, const Draw *draw)) {
  Arena arena = {0};
  const ViewState state = {.lesson = trace->lesson,
                           .trace = trace,
                           .original = trace,
                           .step = step,
                           .asking = options->open && ask_at(trace, step),
                           .progress = 1,
                           .language = options->language,
                           .digits = options->digits,
                           .text_scale = 1,
                           .field = {.text = "", .message = ""},
                           .notice = ""};
  const Draw draw = {.state = &state,
                     .strings = options->strings,
                     .theme = theme_get(false),
                     .arena = &arena,
                     .u = 1,
                     .t = 1};
  write(out, &draw);
  arena_free(&arena);
}

void transcript_step(Text *out, const Trace *trace, size_t step, const TranscriptOptions *options) {
  write_at(out, trace, step, options, write_step);
}

static void write_titles(Text *out, const Draw *draw) {
  const Lesson *lesson = draw->state->lesson;
  const char *subtitle = words_of(draw, &lesson->subtitle);
  write_lines(out, words_of(draw, &lesson->title), 0, 0);
  if (subtitle[0])
    write_lines(out, subtitle, 0, 0);
}

void transcript_lesson(Text *out, const Trace *trace, const TranscriptOptions *options) {
  write_at(out, trace, 0, options, write_titles);
  for (size_t step = 0; step < trace->step_count; step++) {
    text_add(out, "\n\n");
    transcript_step(out, trace, step, options);
  }
}
