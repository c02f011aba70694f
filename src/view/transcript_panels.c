/* The pictures of a step in words, for the transcript. */
#include "view/transcript_panels.h"

#include "view/panel_tree.h"
#include "view/parts.h"

#include <string.h>

enum { INDENT = 2, LINE_INDENT = 4, HANGING = 6 };

/* "MSE, Loss: ": whose picture it is, and its title. */
static const char *lead_of(const Draw *draw, const PanelPresent *present) {
  const Lesson *lesson = draw->state->lesson;
  size_t pane = draw->state->trace->pane;
  const char *title = filled_phrase(draw, &present->panel->title, false);
  const char *whose = present->panes && pane < lesson->pane_count
                          ? lesson->panes[pane].title.in[draw->state->language]
                          : NULL;
  if (whose && title)
    return arena_printf(draw->arena, "%s, %s: ", whose, title);
  return whose   ? arena_printf(draw->arena, "%s: ", whose)
         : title ? arena_printf(draw->arena, "%s: ", title)
                 : "";
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
    const char *text = arena_printf(draw->arena, "%s%s", lead_of(draw, present), text_get(&lines));
    transcript_wrap(out, text, LINE_INDENT, HANGING, TRANSCRIPT_COLUMNS);
  }
  text_free(&lines);
}

static void write_present(Text *out, const Draw *draw, const PanelPresent *present, bool *any) {
  const Trace *trace = draw->state->trace;
  for (size_t pane = 0; pane < trace->pane_count; pane++) {
    const Draw *pen = present->panes ? draw_pane(draw, pane) : draw;
    if (trace_pane_shown(pen->state->trace, present->panes ? pane : trace->pane) &&
        panel_seen(pen, present->panel))
      write_panel(out, pen, present, any);
    if (!present->panes)
      return;
  }
}

/* A panel that shows what it showed before is not told again. */
static bool is_told(const PanelPresent *present, const LessonStep *step) {
  return present->fresh || present->came || (step->main && strcmp(step->main, present->panel->id) == 0);
}

void transcript_panels(Text *out, const Trace *trace, size_t step, const TranscriptOptions *options) {
  Arena arena = {0};
  const Panel *root = trace->lesson->panels;
  const ViewState state = {.lesson = trace->lesson,
                           .trace = trace,
                           .original = trace,
                           .step = step,
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
  PanelPresent present[PANELS_MAX];
  size_t count = root ? panel_present(present, &draw, root) : 0;
  bool any = false;
  for (size_t i = 0; i < count; i++)
    if (is_told(&present[i], trace_step(trace, step).kind->source))
      write_present(out, &draw, &present[i], &any);
  arena_free(&arena);
}
