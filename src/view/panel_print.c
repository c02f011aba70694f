#include "view/panel_print.h"

const char *panel_print_formula(const Draw *draw, const char *source) {
  Text plain = {0};
  bool read = formula_text(&plain, source, NULL);
  const char *result = read ? arena_copy(draw->arena, text_get(&plain)) : source;
  text_free(&plain);
  return result;
}

static void print_one(Text *list, const PanelNumber *number) {
  const Draw *draw = number->draw;
  text_addf(list, "%s%s = %s", list->length > 0 ? ", " : "",
            panel_print_formula(draw, panel_symbol(draw, number->cell)),
            panel_shown(number, draw->state->digits));
}

void panel_print_numbers(Text *list, const PanelNumbers *numbers) {
  enum { MANY = 12, FIRST = 8 };
  bool cut = numbers->count > MANY;
  for (size_t i = 0; i < numbers->count; i++) {
    if (cut && i == FIRST) {
      text_add(list, ", …");
      i = numbers->count - 1;
    }
    if (panel_visible(&numbers->at[i]))
      print_one(list, &numbers->at[i]);
  }
}

void panel_print_line(Text *out, const Draw *draw, StringId words, const char *argument) {
  if (argument[0] == '\0')
    return;
  text_addf(out, "%s\n",
            strings_format(draw->arena, draw->strings, draw->state->language, words, argument, NULL, NULL));
}
