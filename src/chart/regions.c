#include "chart/regions.h"

#include "chart/field.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

/* The share of a class's colour where it is no more probable than the others, and where it is certain. */
static const double FAINTEST = 0.08, STRONGEST = 0.28;

enum { TINTS = 256 }; /* steps from undecided to certain */

/* Away from borders so many pixels each way share a colour: what changes between them is too little to see.
 * On borders each pixel is looked at. */
enum { BLOCK = 2 };

/* The look as each pixel needs it. */
typedef struct Palette {
  float tinted[REGIONS_CLASSES_MAX][TINTS + 1][3]; /* each class's colours, by confidence */
  uint32_t words[REGIONS_CLASSES_MAX][TINTS + 1];
  float line[3], strength, half;
  float reach; /* how far from a border, in pixels, it matters */
} Palette;

/* A row of blocks: the two most probable classes, their logarithms, and the sum of all classes'
 * probabilities as shares of the first one's. */
typedef struct Ranks {
  float *top, *next, *sum;
  int32_t *first, *second;
} Ranks;

static void set_channels(float *channels, Color color) {
  channels[0] = color.r;
  channels[1] = color.g;
  channels[2] = color.b;
}

static uint32_t word_of(const float *channels) {
  uint32_t word = 0xff;
  for (int c = 0; c < 3; c++)
    word = word << 8 | (uint32_t)(channels[c] + 0.5f);
  return word;
}

static void set_tints(Palette *palette, size_t k, Color color, Color card) {
  float own[3], behind[3];
  set_channels(own, color);
  set_channels(behind, card);
  for (int i = 0; i <= TINTS; i++) {
    float share = (float)(FAINTEST + (STRONGEST - FAINTEST) * i / TINTS);
    for (int c = 0; c < 3; c++)
      palette->tinted[k][i][c] = behind[c] + share * (own[c] - behind[c]);
    palette->words[k][i] = word_of(palette->tinted[k][i]);
  }
}

static Palette *make_palette(Arena *arena, const RegionsLook *look) {
  assert(look->class_count >= 2 && look->class_count <= REGIONS_CLASSES_MAX);
  Palette *palette = ARENA_NEW(arena, Palette);
  for (size_t k = 0; k < look->class_count; k++)
    set_tints(palette, k, look->classes[k], look->card);
  set_channels(palette->line, look->line);
  palette->strength = (float)(look->line.a / 255.0 * fmin(fmax(look->line_width, 0), 1));
  palette->half = (float)fmax(look->line_width, 1) / 2;
  palette->reach = palette->strength > 0 ? palette->half + 0.5f : 0.5f;
  return palette;
}

static Ranks make_ranks(Arena *arena, int width) {
  size_t length = (size_t)width;
  return (Ranks){ARENA_ARRAY(arena, float, length), ARENA_ARRAY(arena, float, length),
                 ARENA_ARRAY(arena, float, length), ARENA_ARRAY(arena, int32_t, length),
                 ARENA_ARRAY(arena, int32_t, length)};
}

static float *make_nodes(Arena *arena, const double *probabilities, size_t k, size_t classes, size_t count) {
  float *nodes = ARENA_ARRAY(arena, float, count);
  for (size_t i = 0; i < count; i++)
    nodes[i] = (float)log(fmin(fmax(probabilities[i * classes + k], DBL_MIN), 1));
  return nodes;
}

static void rank_class(const Ranks *ranks, const float *restrict value, int32_t k, int count) {
  float *restrict top = ranks->top, *restrict next = ranks->next;
  int32_t *restrict first = ranks->first, *restrict second = ranks->second;
  for (int x = 0; x < count; x++) {
    bool leads = value[x] > top[x], follows = value[x] > next[x];
    second[x] = leads ? first[x] : follows ? k : second[x];
    next[x] = leads ? top[x] : follows ? value[x] : next[x];
    first[x] = leads ? k : first[x];
    top[x] = leads ? value[x] : top[x];
  }
}

/* exp(x) as (1 + x/256)^256, for x <= 0: to a colour as good as the exact one, and done for many pixels at
 * once. */
static inline float rough_exp(float x) {
  float power = 1 + (x > -256 ? x : -256) / 256;
  for (int i = 0; i < 8; i++)
    power *= power;
  return power;
}

static void add_class(const Ranks *ranks, const float *restrict value, int count) {
  const float *restrict top = ranks->top;
  float *restrict sum = ranks->sum;
  for (int x = 0; x < count; x++)
    sum[x] += rough_exp(value[x] - top[x]);
}

static void rank(const Ranks *ranks, const Field *fields, size_t classes, int count) {
  for (int x = 0; x < count; x++) {
    ranks->top[x] = ranks->next[x] = -INFINITY;
    ranks->first[x] = ranks->second[x] = 0;
    ranks->sum[x] = 0;
  }
  for (size_t k = 0; k < classes; k++)
    rank_class(ranks, fields[k].value, (int32_t)k, count);
  for (size_t k = 0; k < classes; k++)
    add_class(ranks, fields[k].value, count);
}

static float clamp_unit(float t) {
  return t < 0 ? 0 : t > 1 ? 1 : t;
}

/* A pixel on or beside a border, whose middle lies `distance` pixels on the first class's side. */
static uint32_t border_color(const Palette *palette, const float *first, const float *second,
                             float distance) {
  float above = clamp_unit(0.5f + distance), ink = clamp_unit(palette->half + 0.5f - distance), color[3];
  for (int c = 0; c < 3; c++) {
    color[c] = second[c] + above * (first[c] - second[c]);
    color[c] += ink * palette->strength * (palette->line[c] - color[c]);
  }
  return word_of(color);
}

/* The picture. */
typedef struct Sheet {
  uint32_t *pixels;
  int width, height;
} Sheet;

/* How far the first class leads the second in a block's middle, and the lead's slopes per block. */
typedef struct Lead {
  float at, dx, dy;
} Lead;

/* Within a block the lead is as good as straight. */
static void border_block(const Sheet *sheet, int column, int row, const Palette *palette, const float *first,
                         const float *second, Lead lead) {
  float slope = sqrtf(lead.dx * lead.dx + lead.dy * lead.dy) / BLOCK;
  for (int j = 0; j < BLOCK && row * BLOCK + j < sheet->height; j++)
    for (int i = 0; i < BLOCK && column * BLOCK + i < sheet->width; i++) {
      float at = lead.at + lead.dx * (((float)i + 0.5f) / BLOCK - 0.5f) +
                 lead.dy * (((float)j + 0.5f) / BLOCK - 0.5f);
      sheet->pixels[(ptrdiff_t)(row * BLOCK + j) * sheet->width + column * BLOCK + i] =
          at < 0 ? border_color(palette, second, first, -at / slope)
                 : border_color(palette, first, second, at / slope);
    }
}

static Lead lead_of(const Ranks *ranks, const Field *fields, int x) {
  int32_t i = ranks->first[x], j = ranks->second[x];
  return (Lead){ranks->top[x] - ranks->next[x], fields[i].dx[x] - fields[j].dx[x],
                fields[i].dy[x] - fields[j].dy[x]};
}

static int tint_of(const Ranks *ranks, float classes, int x) {
  float confidence = (classes / ranks->sum[x] - 1) / (classes - 1); /* 0: all alike, 1: certain */
  return (int)(clamp_unit(confidence) * TINTS + 0.5f);
}

/* Each block in one colour. */
static void fill_row(const Sheet *sheet, int row, const Palette *palette, const Ranks *ranks, float classes) {
  uint32_t *out = sheet->pixels + (ptrdiff_t)row * BLOCK * sheet->width;
  for (int x = 0; x < sheet->width; x += BLOCK) {
    uint32_t word = palette->words[ranks->first[x / BLOCK]][tint_of(ranks, classes, x / BLOCK)];
    for (int i = x; i < x + BLOCK && i < sheet->width; i++)
      out[i] = word;
  }
  for (int j = 1; j < BLOCK && row * BLOCK + j < sheet->height; j++)
    memcpy(out + (ptrdiff_t)j * sheet->width, out, (size_t)sheet->width * sizeof *out);
}

static void draw_row(const Sheet *sheet, int row, const Palette *palette, const Ranks *ranks,
                     const Field *fields, float classes) {
  float reach = palette->reach / BLOCK + 0.75f; /* in blocks, from a block's middle */
  fill_row(sheet, row, palette, ranks, classes);
  for (int x = 0; x < fields->width; x++) {
    Lead lead = lead_of(ranks, fields, x);
    if (lead.at * lead.at >= reach * reach * (lead.dx * lead.dx + lead.dy * lead.dy))
      continue;
    int tint = tint_of(ranks, classes, x);
    border_block(sheet, x, row, palette, palette->tinted[ranks->first[x]][tint],
                 palette->tinted[ranks->second[x]][tint], lead);
  }
}

void regions_map(uint32_t *pixels, const double *probabilities, const RegionsLook *look, size_t columns,
                 size_t rows, int width, int height) {
  Arena arena = {0};
  const Palette *palette = make_palette(&arena, look);
  Sheet sheet = {.width = width, .height = height};
  sheet.pixels = pixels;
  Field fields[REGIONS_CLASSES_MAX] = {0};
  for (size_t k = 0; k < look->class_count; k++)
    fields[k] =
        field_make_blocks(&arena, make_nodes(&arena, probabilities, k, look->class_count, columns * rows),
                          columns, rows, (int[]){width, height}, BLOCK);
  Ranks ranks = make_ranks(&arena, fields->width);
  for (int row = 0; row < fields->height; row++) {
    for (size_t k = 0; k < look->class_count; k++)
      field_row(&fields[k], row);
    rank(&ranks, fields, look->class_count, fields->width);
    draw_row(&sheet, row, palette, &ranks, fields, (float)look->class_count);
  }
  arena_free(&arena);
}
