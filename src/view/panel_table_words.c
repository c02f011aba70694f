/* Tables of words: lines of text with formulas, in columns, and numbers at their ends. */
#include "view/panel_table_parts.h"

#include "view/parts.h"

#include <math.h>
#include <string.h>

enum { WORD_COLUMNS_MAX = 6 };
#define SIZE_BEST 2.3
#define GAP 2.2       /* u, between columns, */
#define GAP_MORE 6    /* and so much more where the card is wider */
#define PAD 0.5       /* u, above and below a line's words, */
#define LINE_MORE 2.6 /* and of both together so much more where it is higher */

typedef struct WordLine {
  const char *const *texts;
  size_t count;
  PanelNumbers numbers;
} WordLine;

typedef struct Words {
  const Draw *draw;
  const Panel *panel;
  double u;
  const WordLine *lines; /* those on screen, the heads first if there are any */
  size_t count, columns;
  bool headed;
  double size;
  double widths[WORD_COLUMNS_MAX], numbers, gap; /* in pixels */
} Words;

bool table_has_words(const Panel *panel) {
  return panel_setting(panel, "lines")->count > 0;
}

static WordLine line_of(const Draw *draw, const Panel *panel, size_t i) {
  WordLine line = {.numbers = panel_numbers(draw, panel_item_setting(panel, "lines", i, "of"))};
  const char *text = panel_phrase(draw, panel_item_setting(panel, "lines", i, "text"));
  line.texts = panel_names(draw, text ? text : "", &line.count);
  return line;
}

/* A head is a formula, words between dollars are formulas. */
static WordLine head_line(const Draw *draw, const Panel *panel) {
  WordLine line = {0};
  const char *const *heads =
      panel_names(draw, panel_formula(draw, panel_setting(panel, "heads")), &line.count);
  const char **texts = ARENA_ARRAY(draw->arena, const char *, line.count + 1);
  for (size_t i = 0; i < line.count; i++)
    texts[i] = arena_printf(draw->arena, "$%s$", heads[i]);
  line.texts = texts;
  return line;
}

static Words words_read(const Draw *draw, const Panel *panel) {
  size_t all = panel_setting(panel, "lines")->count;
  WordLine *lines = ARENA_ARRAY(draw->arena, WordLine, all + 1);
  Words words = {.draw = draw, .panel = panel, .u = draw->u, .lines = lines, .size = SIZE_BEST};
  lines[0] = head_line(draw, panel);
  words.headed = lines[0].count > 0;
  words.count = words.headed;
  for (size_t i = 0; i < all; i++)
    if (panel_condition(draw, panel_item_setting(panel, "lines", i, "when")))
      lines[words.count++] = line_of(draw, panel, i);
  for (size_t i = 0; i < words.count; i++)
    words.columns = lines[i].count > words.columns ? lines[i].count : words.columns;
  if (words.columns > WORD_COLUMNS_MAX)
    words.columns = WORD_COLUMNS_MAX;
  return words;
}

/* --- Widths */

static double numbers_width(const Words *words, const PanelNumbers *numbers) {
  double width = 0;
  for (size_t i = 0; i < numbers->count; i++)
    width += draw_digits_width(words->draw, words->size, true,
                               panel_shown(&numbers->at[i], words->draw->state->digits)) +
             1.2 * words->u;
  return width;
}

/* As wide as their words, or, where that is too much, the wide ones as wide as is left for each. */
static void set_widths(Words *words, double room) {
  double wanted[WORD_COLUMNS_MAX] = {0}, least[WORD_COLUMNS_MAX] = {0}, most = 0;
  const TextLook look = {words->size, false, words->draw->theme->ink};
  words->numbers = 0;
  for (size_t i = 0; i < words->count; i++) {
    words->numbers = fmax(words->numbers, numbers_width(words, &words->lines[i].numbers));
    for (size_t c = 0; c < words->lines[i].count && c < words->columns; c++) {
      double widest, all = draw_line_width(words->draw, look, words->lines[i].texts[c], &widest);
      wanted[c] = fmax(wanted[c], all + 0.5 * words->u);
      least[c] = fmax(least[c], widest + 0.5 * words->u);
    }
  }
  size_t gaps = words->columns - (words->numbers <= 0);
  double left = room - words->numbers - GAP * words->u * (double)gaps, sum = 0;
  for (size_t c = 0; c < words->columns; c++)
    most = fmax(most, wanted[c]);
  for (double cut = most; cut > 2 * words->u; cut -= 0.5 * words->u) {
    sum = 0;
    for (size_t c = 0; c < words->columns; c++)
      sum += words->widths[c] = fmax(fmin(wanted[c], cut), fmin(least[c], left / 2));
    if (sum <= left)
      break;
  }
  double more = gaps > 0 ? (left - sum) / (double)(gaps + 1) : 0;
  words->gap = (GAP + clamp(more / words->u, 0, GAP_MORE)) * words->u;
}

/* Lines stand closer where no formula needs the height. */
static double paragraph(const Words *words, Rect area, TextLook look, const char *text, bool paint) {
  return strchr(text, '$') ? draw_mixed_paragraph(words->draw, area, look, text, paint)
                           : draw_paragraph(words->draw, area, look, text, paint);
}

static double line_height(const Words *words, size_t i) {
  double most = 2.2 * words->u;
  for (size_t c = 0; c < words->lines[i].count && c < words->columns; c++)
    most = fmax(most, paragraph(words, (Rect){0, 0, words->widths[c], 0},
                                (TextLook){words->size, false, words->draw->theme->ink},
                                words->lines[i].texts[c], false));
  return most + 2 * PAD * words->u;
}

static double height_of(const Words *words) {
  double height = 0;
  for (size_t i = 0; i < words->count; i++)
    height += line_height(words, i);
  return height;
}

PanelRoom table_words_room(const Draw *draw, const Panel *panel) {
  Words words = words_read(draw, panel);
  double width = fmin(fmax(14 * (double)words.columns, 24), 60);
  words.size = SIZE_SMALL;
  set_widths(&words, width * draw->u);
  return (PanelRoom){width, height_of(&words) / draw->u + 1, 0, height_of(&words) / draw->u * 1.8};
}

/* --- Drawing */

static void draw_numbers(const Words *words, size_t i, double x, Rect line) {
  const WordLine *of = &words->lines[i];
  double u = words->u;
  for (size_t k = 0; k < of->numbers.count; k++) {
    const PanelNumber *number = &of->numbers.at[k];
    double whole =
        draw_digits_width(words->draw, words->size, true, panel_shown(number, words->draw->state->digits));
    double width = fmin(whole, line.x + line.w - x);
    if (panel_visible(number) && (width > 3 * u || width >= whole))
      draw_cell(number->draw, (Rect){x, line.y + line.h / 2 - 1.2 * u, width + 0.2 * u, 2.4 * u},
                number->cell,
                (CellLook){.align = ALIGN_LEFT,
                           .size = words->size,
                           .bold = panel_is_fresh(number),
                           .color = color_fade(words->draw->theme->ink, panel_presence(number)),
                           .group = panel_group(words->panel, 0),
                           .row = (int)i,
                           .col = (int)k});
    x += width + 1.2 * u;
  }
}

static void draw_line(const Words *words, size_t i, Rect line) {
  const Draw *draw = words->draw;
  const WordLine *of = &words->lines[i];
  bool head = words->headed && i == 0;
  TextLook look = {words->size, false, head ? draw->theme->muted : draw->theme->ink};
  double x = line.x;
  for (size_t c = 0; c < words->columns; c++) {
    Rect area = {x, line.y, words->widths[c], line.h};
    if (c < of->count) {
      double height = paragraph(words, area, look, of->texts[c], false);
      area.y += (line.h - height) / 2;
      paragraph(words, area, look, of->texts[c], true);
    }
    x += words->widths[c] + words->gap;
  }
  draw_numbers(words, i, x, line);
}

void table_words_draw(const Draw *draw, const Panel *panel, Rect rect) {
  Words words = words_read(draw, panel);
  double u = draw->u;
  if (words.count == 0)
    return;
  set_widths(&words, rect.w);
  while (height_of(&words) > rect.h && words.size > SIZE_LEAST) {
    words.size -= 0.1;
    set_widths(&words, rect.w);
  }
  double spare = fmax(rect.h - height_of(&words), 0) / (double)words.count, y = rect.y;
  spare = fmin(spare, LINE_MORE * u);
  for (size_t i = 0; i < words.count; i++) {
    double height = line_height(&words, i) + spare;
    if (y + height > rect.y + rect.h + 1)
      return; /* what has no room is left out rather than laid over something */
    draw_line(&words, i, (Rect){rect.x, y, rect.w, height});
    y += height;
    if (i + 1 < words.count)
      canvas_line(draw->canvas, rect.x, round(y) - 0.5, rect.x + rect.w, round(y) - 0.5, 1,
                  draw->theme->hairline);
  }
}

/* A text whose formulas are written plainly. */
static const char *plain_text(const Draw *draw, const char *text) {
  Text out = {0};
  for (const char *dollar; (dollar = strchr(text, '$')) != NULL && strchr(dollar + 1, '$');) {
    const char *end = strchr(dollar + 1, '$');
    text_add_n(&out, text, (size_t)(dollar - text));
    text_add(&out, panel_plain(draw, arena_copy_n(draw->arena, dollar + 1, (size_t)(end - dollar - 1))));
    text = end + 1;
  }
  text_add(&out, text);
  return text_take(&out, draw->arena);
}

/* A line each, its columns with a bar between. */
void table_words_print(Text *out, const Draw *draw, const Panel *panel) {
  Words words = words_read(draw, panel);
  for (size_t i = 0; i < words.count; i++) {
    Text list = {0};
    for (size_t c = 0; c < words.lines[i].count; c++)
      text_addf(&list, "%s%s", c > 0 ? " | " : "", plain_text(draw, words.lines[i].texts[c]));
    text_addf(out, "%s", text_get(&list));
    text_clear(&list);
    panel_print_numbers(&list, &words.lines[i].numbers);
    text_addf(out, "%s%s\n", list.length > 0 ? " | " : "", text_get(&list));
    text_free(&list);
  }
}
