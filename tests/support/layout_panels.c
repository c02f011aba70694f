#include "support/layout_panels.h"

#include <string.h>

typedef struct Judge {
  Report *report;
  const Picture *picture;
  double u;
} Judge;

const PanelPlace *layout_panel_on(const Picture *picture, int card) {
  size_t count = 0;
  const PanelPlace *places = picture->view ? view_panels(picture->view, &count) : NULL;
  for (size_t i = 0; i < count; i++)
    if (places[i].card == card && card > 0)
      return &places[i];
  return NULL;
}

#define LEAST_SHARE 0.5 /* of the room, for the main panel */
#define LEAST_WORDS 2.0 /* u */
#define LEAST_NUMBER 1.8
#define ROUNDING 0.5 /* pixels: letters come in whole ones */
#define LEAST_CHART 12.0
enum { LABEL = 8 }; /* bytes */

static double area(Rect rect) {
  return rect.w * rect.h;
}

static void judge_main(const Judge *judge) {
  size_t count;
  const PanelPlace *places = view_panels(judge->picture->view, &count);
  Rect room = view_content(judge->picture->view);
  double covered = 0;
  for (size_t i = 0; i < count; i++)
    covered += places[i].main ? area(places[i].rect) : 0;
  if (count > 0 && covered < (LEAST_SHARE - 0.02) * area(room)) /* whole pixels; gaps between its panes */
    report_fault(judge->report, "main panel too small", 0, NULL, room, "%.0f %% of the room",
                 100 * covered / area(room));
}

/* Whether a line of the narration is one of the lesson's words; a short one may be a button's label as well.
 */
static bool is_of_lesson(const Judge *judge, const Command *text) {
  const ViewState *state = judge->picture->state;
  const LessonStep *step = trace_step(state->trace, state->step).kind->source;
  const Phrase *words[] = {&step->title, &step->text, &step->ask.question};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    const char *source = words[i]->in[state->language];
    if (source && strlen(text->text) > LABEL && strstr(source, text->text))
      return true;
  }
  return false;
}

static void judge_panel_text(const Judge *judge, const Ink *ink) {
  const Command *text = &judge->picture->canvas->commands[ink->command];
  const PanelPlace *place = layout_panel_on(judge->picture, text->card);
  double size = text->size / judge->u;
  bool words = text->card == NARRATION_CARD && text->role == ROLE_TEXT && is_of_lesson(judge, text);
  if (words && size < LEAST_WORDS - 1e-6)
    report_fault(judge->report, "words too small", text->card, text->text, ink->rect, "%.2f u", size);
  if (place && place->main && text->role == ROLE_NUMBER && size < LEAST_NUMBER - ROUNDING / judge->u)
    report_fault(judge->report, "number of the main panel too small", text->card, text->text, ink->rect,
                 "%.2f u", size);
}

static void judge_charts(const Judge *judge) {
  size_t count;
  const ChartPlace *charts = view_charts(judge->picture->view, &count);
  for (size_t i = 0; i < count; i++)
    if (charts[i].area.h < LEAST_CHART * judge->u - 1)
      report_fault(judge->report, "chart too low", charts[i].card, NULL, charts[i].area, "%.1f u",
                   charts[i].area.h / judge->u);
}

void layout_judge_panels(Report *report, const Picture *picture, const Ink *inks, size_t count, double u) {
  const Judge judge = {report, picture, u};
  if (!picture->view || picture->state->overlay != OVERLAY_NONE)
    return;
  judge_main(&judge);
  judge_charts(&judge);
  for (size_t i = 0; i < count; i++)
    judge_panel_text(&judge, &inks[i]);
}
