/* All that is shown: the step, what is pointed at and typed, and what lies over it. */
#include "app/state_parts.h"

static FieldView field_view(const Typing *typing) {
  if (!typing->active)
    return (FieldView){.text = "", .message = ""};
  return (FieldView){.active = true,
                     .target = typing->target,
                     .text = typing->line.text,
                     .caret = typing->line.caret,
                     .selected = typing->line.selected,
                     .message = text_get(&typing->message)};
}

ViewState state_view(const State *state, int width, int height) {
  ViewState view = state_picture(state, width, height);
  view.progress = state_progress(state);
  view.blank = state->blank;
  view.hover = state->hover;
  view.focus = state->focus;
  view.focus_quiet = state->focus_quiet;
  view.inspected = state->inspected;
  view.field = field_view(&state->typing);
  view.scroll = state->scroll;
  view.glossary_row = state->glossary_row;
  view.overlay_scroll = state->overlay_scroll;
  view.overlay = state->overlay;
  view.list = state_list_view(state);
  view.columns = state_columns_view(state);
  view.questions = (QuestionsView){.answers = state->answers,
                                   .row = state->questions.row,
                                   .first = state->questions.first,
                                   .next_lesson = state_next_lesson(state) != NULL};
  view.notice = text_get(state->reading.length > 0 ? &state->reading : &state->notice);
  view.notice_bad = state->notice_bad && state->reading.length == 0;
  return view;
}
