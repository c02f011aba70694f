#include "support/layout_report.h"

#include "support/check.h"

#include <stdarg.h>
#include <stdio.h>

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
static unsigned long long hash_add(unsigned long long hash, const char *text) {
  for (; *text; text++)
    hash = (hash ^ (unsigned char)*text) * 1099511628211ULL;
  return (hash ^ 0xFF) * 1099511628211ULL;
}

/* Whether a fault of this kind is new and still gets a line. */
static bool gets_line(Report *report, const char *rule, int card, const char *text) {
  char number[16];
  snprintf(number, sizeof number, "%d", card);
  unsigned long long group = hash_add(hash_add(14695981039346656037ULL, rule), number);
  unsigned long long kind =
      hash_add(hash_add(group, text ? text : ""), report->state->lesson ? report->state->lesson->id : "");
  size_t alike = 0;
  for (size_t i = 0; i < report->kind_count; i++) {
    if (report->kinds[i].kind == kind)
      return false;
    alike += report->kinds[i].group == group;
  }
  bool all = report->most_lines > REPORT_LINES;
  if (report->kind_count == REPORT_KINDS_MAX || report->lines == report->most_lines ||
      (!all && alike >= REPORT_ALIKE))
    return false;
  report->kinds[report->kind_count++] = (ReportKind){group, kind};
  report->lines++;
  return true;
}

static void print_place(const ViewState *state) {
  static const char *const overlays[] = {"",         " help",         " list",         " quit",
                                         " go",      " save-picture", " save-lesson",  " save-answers",
                                         " columns", " questions",    " glossary"};
  char id[TRACE_ID_MAX];
  if (state->lesson)
    fprintf(stderr, "%s step %zu %s", state->lesson->id, state->step + 1,
            trace_step_id(id, state->trace, state->step));
  fprintf(stderr, "%s, %s, %s, %dx%d, x%g, %d digits", overlays[state->overlay],
          language_code(state->language), state->dark ? "dark" : "light", state->width, state->height,
          state->text_scale, state->digits);
  if (state->inspected.kind == TARGET_CELL)
    fprintf(stderr, ", inspecting %s[%d,%d]", trace_info(state->trace, (ValueId)state->inspected.a)->name,
            state->inspected.b + 1, state->inspected.c + 1);
  if (state->inspected.kind == TARGET_TERM)
    fprintf(stderr, ", explaining %s", state->glossary->entries[state->inspected.a].term.in[LANG_EN]);
  if (state->overlay == OVERLAY_GLOSSARY)
    fprintf(stderr, " at %s", state->glossary->entries[state->glossary_row.entry].term.in[LANG_EN]);
}

void report_fault(Report *report, const char *rule, int card, const char *text, Rect rect, const char *format,
                  ...) {
  report->faults++;
  if (!gets_line(report, rule, card, text))
    return;
  fprintf(stderr, "%s: ", rule);
  print_place(report->state);
  fprintf(stderr, ": \"%s\" at %.0f,%.0f %.0fx%.0f in card %d: ", text ? text : "", rect.x, rect.y, rect.w,
          rect.h, card);
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fprintf(stderr, "\n");
}

void report_end(const Report *report) {
  if (report->faults > 0)
    fail_msg("%zu faults in %zu pictures, %zu of them listed above", report->faults, report->pictures,
             report->lines);
  assert_true(report->pictures > 0);
}
