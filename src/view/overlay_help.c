/* The keys, and what they do. */
#include "view/overlay.h"

#include <math.h>

/* One line of help: the keys that do it, what it does. */
typedef struct HelpLine {
  const char *keys;
  StringId help;
} HelpLine;

static size_t help_lines(const Draw *draw, HelpLine *out) {
  size_t count, used = 0;
  const KeyBinding *bindings = key_bindings(&count);
  for (size_t i = 0; i < count; i++) {
    if (bindings[i].help != STRING_NONE)
      out[used++] = (HelpLine){bindings[i].label, bindings[i].help};
    else if (used && bindings[i].label && *bindings[i].label)
      out[used - 1].keys = arena_printf(draw->arena, "%s, %s", out[used - 1].keys, bindings[i].label);
  }
  return used;
}

void overlay_help(const Draw *draw) {
  enum { LINES_MAX = 128 };
  HelpLine lines[LINES_MAX];
  size_t bindings;
  key_bindings(&bindings);
  size_t count = bindings <= LINES_MAX ? help_lines(draw, lines) : 0;
  int card;
  double u = draw->u;
  bool wide_screen = draw->state->width > 95 * u;
  double lines_high = 2.9 * (double)(wide_screen ? (count + 1) / 2 : count);
  Rect inner = overlay_sheet(draw, wide_screen ? 140 : 100, 13.5 + lines_high, STRING_HELP_TITLE, &card);
  double mouse = draw_paragraph(draw, inner, (TextLook){1.8, false, draw->theme->muted},
                                draw_string(draw, STRING_HELP_MOUSE), true) +
                 u;
  inner.y += mouse;
  inner.h -= mouse;
  size_t columns = wide_screen ? 2 : 1, rows = (count + columns - 1) / columns;
  double pitch = fmin(inner.h / (double)rows, 2.9 * u), size = clamp(pitch / u * 0.66, SIZE_LEAST, 1.8),
         wide = inner.w / (double)columns, keys = 0;
  for (size_t i = 0; i < count; i++)
    keys = fmax(keys, draw_text_width(draw, size, true, lines[i].keys));
  keys = fmin(keys, 0.5 * wide);
  for (size_t i = 0; i < count; i++) {
    size_t column = i / rows, row = i % rows;
    double x = inner.x + (double)column * wide, y = inner.y + ((double)row + 0.5) * pitch;
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){size, true, draw->theme->ink},
              draw_fitted(draw, keys, size, true, lines[i].keys));
    draw_text(draw, ALIGN_LEFT, x + keys + 1.6 * u, y, (TextLook){size, false, draw->theme->ink},
              draw_fitted(draw, wide - keys - 3 * u, size, false, draw_string(draw, lines[i].help)));
  }
  canvas_end_card(draw->canvas, card);
}
