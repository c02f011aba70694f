#include "view/panel_print.h"

static void print_one(Text *list, const PanelNumber *number) {
  const Draw *draw = number->draw;
  text_addf(list, "%s%s = %s", list->length > 0 ? ", " : "",
            panel_plain(draw, panel_symbol(draw, number->cell)), panel_shown(number, draw->state->digits));
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
