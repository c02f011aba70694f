#include "sdl/fonts.h"

#include "base/text.h"
#include "sdl/faces.h"
#include "sdl/labels.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
  LABELS_MOST = 4000,
  LABEL_BYTES_MOST = 8 << 20,
  PIXELS_MOST = 2000, /* of an em */
  WIDTH_MOST = 16384, /* of a text drawn, in pixels; more is cut */
  RUN_BYTES_MOST = 1024
};

/* A scratch sheet on which the parts of one text are put together. */

/* Coverage of the pixels from x in [x0, x0 + width) and y in [y0, y0 + height), relative to the pen
 * at the text's start on the baseline, y down.  {0} is an empty sheet. */
typedef struct Sheet {
  uint8_t *at;
  size_t capacity;
  int x0, y0, width, height;
} Sheet;

/* Clears the sheet and gives it this place and size; the memory is kept between texts. */
static void sheet_begin(Sheet *sheet, int x0, int y0, int width, int height) {
  assert(width > 0 && height > 0);
  size_t size = (size_t)width * (size_t)height;
  if (size > sheet->capacity) {
    free(sheet->at);
    sheet->at = malloc(size);
    if (sheet->at == NULL)
      abort();
    sheet->capacity = size;
  }
  memset(sheet->at, 0, size);
  sheet->x0 = x0;
  sheet->y0 = y0;
  sheet->width = width;
  sheet->height = height;
}

static void sheet_free(Sheet *sheet) {
  free(sheet->at);
  *sheet = (Sheet){0};
}

/* Lays a mask on the sheet, its pen at (x, y); where it overlaps what is there, the larger coverage
 * stays.  What falls outside the sheet is cut. */
static void sheet_put(Sheet *sheet, TextMask mask, int x, int y) {
  int left = x + mask.left - sheet->x0, top = y + mask.top - sheet->y0;
  int first = SDL_max(0, -left), end = SDL_min(mask.width, sheet->width - left);
  int row = SDL_max(0, -top), last = SDL_min(mask.height, sheet->height - top);
  for (; row < last; row++) {
    const uint8_t *from = mask.coverage + row * mask.stride;
    uint8_t *to = sheet->at + (size_t)(top + row) * (size_t)sheet->width + left;
    for (int i = first; i < end; i++)
      to[i] = from[i] > to[i] ? from[i] : to[i];
  }
}

static const uint8_t *row_at(const Sheet *sheet, int y) {
  return sheet->at + (size_t)y * (size_t)sheet->width;
}

static bool row_is_blank(const Sheet *sheet, int y) {
  const uint8_t *row = row_at(sheet, y);
  return row[0] == 0 && memcmp(row, row + 1, (size_t)sheet->width - 1) == 0;
}

/* The smallest mask that holds all ink; it points into the sheet. */
static TextMask sheet_ink(const Sheet *sheet) {
  int top = 0, bottom = sheet->height;
  while (top < bottom && row_is_blank(sheet, top))
    top++;
  while (top < bottom && row_is_blank(sheet, bottom - 1))
    bottom--;
  int left = sheet->width, right = 0;
  for (int y = top; y < bottom; y++) {
    const uint8_t *row = row_at(sheet, y);
    for (int x = 0; x < left; x++)
      if (row[x] != 0)
        left = x;
    for (int x = sheet->width; x > right; x--)
      if (row[x - 1] != 0)
        right = x;
  }
  if (top == bottom)
    return (TextMask){0};
  return (TextMask){.coverage = row_at(sheet, top) + left,
                    .width = right - left,
                    .height = bottom - top,
                    .stride = sheet->width,
                    .left = sheet->x0 + left,
                    .top = sheet->y0 + top};
}

/* In ems; digit 0: not measured yet. */
typedef struct Cells {
  double digit, sign, point;
} Cells;

/* A part of a text set in one face: either a stretch with the advances of the font, or one
 * character in a cell. */
typedef struct Run {
  FaceGlyph as; /* of its first character; the others differ only in the code point */
  bool in_cell;
  uint32_t codepoint; /* of a cell: as it is written */
  Text text;
} Run;

struct FontSet {
  Font font;
  Faces *faces;
  Labels *labels;
  Cells cells[FACE_COUNT];
  Run run;
  Sheet text_sheet, cell_sheet;
};

static int whole_pixels(double size) {
  if (!(size > 1))
    return 1;
  return size < PIXELS_MOST ? (int)lround(size) : PIXELS_MOST;
}

static double larger(double a, double b) {
  return a > b ? a : b;
}

/* Runs. */

static bool goes_in_cell(uint32_t codepoint) {
  return (codepoint >= '0' && codepoint <= '9') || codepoint == '+' || codepoint == 0x2212 ||
         codepoint == '.' || codepoint == ',' || codepoint == ' ';
}

static bool is_set_alike(FaceGlyph a, FaceGlyph b) {
  return a.face == b.face && a.scale == b.scale && a.raise == b.raise;
}

/* The run that starts at *at, which moves behind it; false at the end of the text. */
static bool next_run(FontSet *set, const char **at, Face face, TextStyle style) {
  Run *run = &set->run;
  text_clear(&run->text);
  run->in_cell = false;
  for (;;) {
    const char *after = *at;
    uint32_t codepoint = text_next(&after);
    if (codepoint == 0)
      return run->text.length > 0;
    bool in_cell = style == STYLE_TABULAR && goes_in_cell(codepoint);
    FaceGlyph as = faces_find(set->faces, face, codepoint);
    bool first = run->text.length == 0;
    if (!first && (in_cell || !is_set_alike(as, run->as) || run->text.length >= RUN_BYTES_MOST))
      return true;
    *at = after;
    text_add_codepoint(&run->text, as.codepoint);
    if (first) {
      run->as = as;
      run->codepoint = codepoint;
      run->in_cell = in_cell;
      if (in_cell)
        return true;
    }
  }
}

static Cells measure_cells(FontSet *set, Face face) {
  Cells cells = {0};
  for (uint32_t digit = '0'; digit <= '9'; digit++)
    cells.digit = larger(cells.digit, faces_box(set->faces, face, digit).advance);
  GlyphBox plus = faces_box(set->faces, face, '+'), minus = faces_box(set->faces, face, 0x2212);
  bool fits = plus.x1 - plus.x0 < cells.digit && minus.x1 - minus.x0 < cells.digit;
  cells.sign = fits ? cells.digit : larger(plus.advance, minus.advance);
  cells.point = larger(faces_box(set->faces, face, '.').advance, faces_box(set->faces, face, ',').advance);
  return cells;
}

/* The width of a character's cell in whole pixels, rounded down rather than up: digits have room at
 * their sides. */
static int cell_width(FontSet *set, Face face, int pixels, uint32_t codepoint) {
  Cells *cells = &set->cells[face];
  if (cells->digit <= 0)
    *cells = measure_cells(set, face);
  double width = cells->digit;
  if (codepoint == '+' || codepoint == 0x2212)
    width = cells->sign;
  if (codepoint == '.' || codepoint == ',')
    width = cells->point;
  return whole_pixels(width * pixels - 0.25);
}

/* How far the pen moves over the run at hand, in pixels; pixels = 1 gives ems of a run that is not
 * in a cell. */
static double run_advance(FontSet *set, Face face, int pixels) {
  const Run *run = &set->run;
  if (run->in_cell)
    return cell_width(set, face, pixels, run->codepoint);
  return faces_width(set->faces, run->as.face, text_get(&run->text)) * run->as.scale * pixels;
}

static double text_width(FontSet *set, Face face, int pixels, TextStyle style, const char *text) {
  double width = 0;
  while (next_run(set, &text, face, style))
    width += run_advance(set, face, pixels);
  return width;
}

static double width_of(void *self, Face face, double size, TextStyle style, const char *text) {
  FontSet *set = self;
  int pixels = whole_pixels(size);
  /* A plain width is kept in ems, for all sizes; cells are rounded at each size. */
  int kept = style == STYLE_PLAIN ? 0 : pixels, unit = style == STYLE_PLAIN ? pixels : 1;
  Label *label = labels_get(set->labels, (LabelKey){face, style, kept, text});
  if (label->width < 0)
    label->width = larger(0, text_width(set, face, kept == 0 ? 1 : kept, style, text));
  return label->width * unit;
}

/* Drawing. */

/* Where SDL_ttf's picture of a text lies about the pen: it starts at the pen, or left of it where
 * the first glyph does, and at the font's ascent, or above it where a glyph does. */
static void place_picture(int *left, int *top, TTF_Font *font, const char *text) {
  int above = TTF_FontAscent(font);
  *left = 0;
  for (const char *at = text; *at != '\0';) {
    bool first = at == text;
    int x0, y1;
    if (TTF_GlyphMetrics32(font, text_next(&at), &x0, NULL, NULL, &y1, NULL) != 0)
      continue;
    if (first && x0 < 0)
      *left = x0;
    if (y1 > above)
      above = y1;
  }
  *top = -above;
}

/* Draws text in one face with its pen at (x, y) of the sheet. */
static void draw_text(FontSet *set, Sheet *sheet, Face face, int pixels, const char *text, int x, int y) {
  static const SDL_Color white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
  TTF_Font *font = faces_sized(set->faces, face, pixels);
  if (font == NULL)
    return;
  /* Shades from black to white: a pixel's palette index is its coverage. */
  SDL_Surface *picture = TTF_RenderUTF8_Shaded(font, text, white, black);
  if (picture == NULL)
    return;
  TextMask mask = {
      .coverage = picture->pixels, .width = picture->w, .height = picture->h, .stride = picture->pitch};
  place_picture(&mask.left, &mask.top, font, text);
  sheet_put(sheet, mask, x, y);
  SDL_FreeSurface(picture);
}

/* A clear sheet on which any text of that width has room. */
static void begin_sheet(Sheet *sheet, double width, int pixels) {
  int inside = width < WIDTH_MOST ? (int)ceil(width) : WIDTH_MOST;
  sheet_begin(sheet, -pixels, -2 * pixels, inside + 2 * pixels, 4 * pixels);
}

/* The mask of the cell's character alone, remembered, so that new numbers are put together from
 * digits drawn before. */
static TextMask cell_mask(FontSet *set, int pixels) {
  const Run *run = &set->run;
  LabelKey key = {run->as.face, STYLE_PLAIN, pixels, text_get(&run->text)};
  Label *label = labels_get(set->labels, key);
  if (!label->drawn) {
    begin_sheet(&set->cell_sheet, pixels, pixels);
    draw_text(set, &set->cell_sheet, run->as.face, pixels, key.text, 0, 0);
    labels_store(set->labels, label, sheet_ink(&set->cell_sheet));
  }
  return label->mask;
}

static void draw_run(FontSet *set, Face face, int pixels, double pen) {
  const Run *run = &set->run;
  int x = (int)lround(pen);
  if (run->in_cell) {
    double advance = faces_box(set->faces, run->as.face, run->as.codepoint).advance * pixels;
    x += (int)lround((cell_width(set, face, pixels, run->codepoint) - advance) / 2);
    sheet_put(&set->text_sheet, cell_mask(set, pixels), x, 0);
  } else {
    draw_text(set, &set->text_sheet, run->as.face, whole_pixels(run->as.scale * pixels), text_get(&run->text),
              x, -(int)lround(run->as.raise * pixels));
  }
}

static TextMask draw_label(FontSet *set, Face face, int pixels, TextStyle style, const char *text) {
  double pen = 0;
  begin_sheet(&set->text_sheet, width_of(set, face, pixels, style, text), pixels);
  while (pen < WIDTH_MOST && next_run(set, &text, face, style)) {
    draw_run(set, face, pixels, pen);
    if (*text != '\0')
      pen += run_advance(set, face, pixels);
  }
  return sheet_ink(&set->text_sheet);
}

static TextMask mask_of(void *self, Face face, double size, TextStyle style, const char *text) {
  FontSet *set = self;
  LabelKey key = {face, style, whole_pixels(size), text};
  Label *label = labels_get(set->labels, key);
  if (label->drawn) {
    labels_hold(set->labels, label);
    return label->mask;
  }
  TextMask drawn = draw_label(set, face, key.pixels, style, text);
  label = labels_get(set->labels, key); /* drawing the cells may have moved it */
  labels_store(set->labels, label, drawn);
  return label->mask;
}

static GlyphBox glyph_of(void *self, Face face, uint32_t codepoint) {
  return faces_box(((FontSet *)self)->faces, face, codepoint);
}

static bool has_glyph(void *self, Face face, uint32_t codepoint) {
  return faces_find(((FontSet *)self)->faces, face, codepoint).found;
}

static FaceMetrics metrics_of(void *self, Face face) {
  return faces_metrics(((FontSet *)self)->faces, face);
}

bool fonts_open(FontSet **out, const char *folder, Error *err) {
  static const FontOps ops = {
      .width = width_of, .mask = mask_of, .glyph = glyph_of, .has = has_glyph, .metrics = metrics_of};
  Faces *faces;
  if (!faces_open(&faces, folder, err))
    return false;
  FontSet *set = calloc(1, sizeof *set);
  if (set == NULL)
    abort();
  set->faces = faces;
  set->labels = labels_new(LABELS_MOST, LABEL_BYTES_MOST);
  set->font = (Font){.ops = &ops, .self = set};
  *out = set;
  return true;
}

void fonts_close(FontSet *fonts) {
  if (fonts == NULL)
    return;
  faces_close(fonts->faces);
  labels_free(fonts->labels);
  sheet_free(&fonts->text_sheet);
  sheet_free(&fonts->cell_sheet);
  text_free(&fonts->run.text);
  free(fonts);
}

const Font *fonts_font(FontSet *fonts) {
  return &fonts->font;
}

bool fonts_check(const FontSet *fonts, Error *err) {
  return faces_fault(fonts->faces, err);
}
