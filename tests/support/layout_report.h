/* What the layout tests found: one readable line for each fault, the same fault of many pictures once. */
#ifndef STEPMAX_TESTS_SUPPORT_LAYOUT_REPORT_H
#define STEPMAX_TESTS_SUPPORT_LAYOUT_REPORT_H

#include "base/error.h"
#include "view/view.h"

enum { REPORT_KINDS_MAX = 4096, REPORT_LINES = 24, REPORT_LINES_ALL = 4000, REPORT_ALIKE = 3 };

/* Hashes: of rule and card, and of these with the lesson and the text. */
typedef struct ReportKind {
  unsigned long long group, kind;
} ReportKind;

typedef struct Report {
  const ViewState *state; /* what the present picture shows */
  size_t pictures, faults, lines, most_lines;
  size_t kind_count;
  ReportKind kinds[REPORT_KINDS_MAX]; /* faults that have had their line */
} Report;

/* Counts a fault; prints it to stderr unless one with the same rule, lesson, card and text was, or the lines
 * are used up: at most REPORT_ALIKE for a rule and a card, and most_lines in all.  `text` may be NULL. */
void report_fault(Report *report, const char *rule, int card, const char *text, Rect rect, const char *format,
                  ...) PRINTF_LIKE(6, 7);

/* Fails the test if there was a fault, or no picture at all. */
void report_end(const Report *report);

#endif
