#include "sdl/faces.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum {
  MEASURE_SIZE = 1000, /* pixels an em; the mathematical fonts' own unit, so theirs are exact */
  FILE_MOST = 32 << 20,
  FALLBACKS = 4
};

#define NO_FACE FACE_COUNT

static const Face fallbacks[FACE_COUNT][FALLBACKS] = {
    [FACE_UI] = {FACE_MAIN, FACE_AMS, FACE_UI_BOLD, NO_FACE},
    [FACE_UI_BOLD] = {FACE_MAIN_BOLD, FACE_MAIN, FACE_AMS, FACE_UI},
    [FACE_MAIN] = {FACE_AMS, FACE_UI, NO_FACE, NO_FACE},
    [FACE_MAIN_BOLD] = {FACE_MAIN, FACE_AMS, FACE_UI_BOLD, FACE_UI},
    [FACE_ITALIC] = {FACE_MAIN, FACE_AMS, FACE_UI, NO_FACE},
    [FACE_BOLD_ITALIC] = {FACE_MAIN_BOLD, FACE_MAIN, FACE_AMS, FACE_UI_BOLD},
    [FACE_SIZE1] = {FACE_MAIN, FACE_AMS, FACE_UI, NO_FACE},
    [FACE_SIZE2] = {FACE_MAIN, FACE_AMS, FACE_UI, NO_FACE},
    [FACE_SIZE3] = {FACE_MAIN, FACE_AMS, FACE_UI, NO_FACE},
    [FACE_SIZE4] = {FACE_MAIN, FACE_AMS, FACE_UI, NO_FACE},
    [FACE_AMS] = {FACE_MAIN, FACE_UI, NO_FACE, NO_FACE},
};

/* Characters that no file has, set from glyphs that one has.  face NO_FACE: the face asked for. */
typedef struct StandIn {
  uint32_t codepoint;
  Face face;
  uint32_t glyph;
  double scale, raise;
} StandIn;

static const StandIn stand_ins[] = {
    {0x211D, FACE_AMS, 'R', 1, 0},      /* double-struck R: that font has it in R's place */
    {0x1D40, NO_FACE, 'T', 0.62, 0.36}, /* modifier letter T, the transpose sign */
};

typedef struct BoxSlot {
  uint32_t key; /* 0: free */
  GlyphBox box;
} BoxSlot;

typedef struct FaceFile {
  char *path;
  char *data; /* NULL until read */
  size_t size;
  bool broken;
  TTF_Font *measure; /* NULL until needed */
  int spaces;        /* the width of two spaces at MEASURE_SIZE */
  TTF_Font *drawn;   /* NULL until needed; of `pixels` an em */
  int pixels;
} FaceFile;

struct Faces {
  Arena arena; /* holds this, the paths, the files and the boxes */
  FaceFile files[FACE_COUNT];
  BoxSlot *boxes;
  size_t box_count, box_slots; /* slots: a power of two, at most half of them taken */
  Text padded;
  Error fault;
};

/* --- A quick look at a font file, without reading all of it */

enum { HEAD_SIZE = 12, RECORD_SIZE = 16 };

static uint32_t big_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* -1 on a fault. */
static long size_of(FILE *file) {
  long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
  return fseek(file, 0, SEEK_SET) == 0 ? size : -1;
}

static bool check_tables(FILE *file, int count, uint64_t size) {
  for (int i = 0; i < count; i++) {
    uint8_t record[RECORD_SIZE];
    if (fread(record, 1, sizeof record, file) != sizeof record)
      return false;
    uint64_t end = (uint64_t)big_endian(record + 8) + big_endian(record + 12);
    if (end > size)
      return false;
  }
  return count > 0;
}

static bool check_open_file(FILE *file, const char *path, Error *err) {
  uint8_t head[HEAD_SIZE];
  long size = size_of(file);
  if (size < 0 || fread(head, 1, sizeof head, file) != sizeof head)
    return error_at(err, path, 0, 0, "is not a font file");
  if (big_endian(head) != 0x00010000u && memcmp(head, "OTTO", 4) != 0 && memcmp(head, "true", 4) != 0)
    return error_at(err, path, 0, 0, "is not a font file");
  if (!check_tables(file, head[4] << 8 | head[5], (uint64_t)size))
    return error_at(err, path, 0, 0, "is a font file with parts missing");
  return true;
}

/* Whether the file has the head of a TrueType or OpenType font and is as long as its table of
 * contents says; so a file that is missing, cut short or something else is found at the start
 * rather than when its first glyph is needed.
 * Source: the OpenType specification, "Organization of an OpenType font". */
static bool font_file_check(const char *path, Error *err) {
  struct stat about;
  if (stat(path, &about) == 0 && !S_ISREG(about.st_mode)) /* opening a pipe would wait for its writer */
    return error_at(err, path, 0, 0, "is not a font file");
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return error_at(err, path, 0, 0, "cannot open the font: %s", strerror(errno));
  bool ok = check_open_file(file, path, err);
  fclose(file);
  return ok;
}

/* --- Opening them */

bool faces_open(Faces **out, const char *folder, Error *err) {
  Arena arena = {0};
  Faces *faces = ARENA_NEW(&arena, Faces);
  for (Face face = 0; face < FACE_COUNT; face++) {
    faces->files[face].path = file_join(&arena, folder, face_name(face).file);
    if (!font_file_check(faces->files[face].path, err)) {
      arena_free(&arena);
      return false;
    }
  }
  if (TTF_Init() != 0) {
    arena_free(&arena);
    return error_set(err, "cannot start the font library: %s", TTF_GetError());
  }
  faces->box_slots = 512;
  faces->boxes = ARENA_ARRAY(&arena, BoxSlot, faces->box_slots);
  faces->arena = arena;
  *out = faces;
  return true;
}

void faces_close(Faces *faces) {
  if (faces == NULL)
    return;
  for (Face face = 0; face < FACE_COUNT; face++) {
    if (faces->files[face].measure != NULL)
      TTF_CloseFont(faces->files[face].measure);
    if (faces->files[face].drawn != NULL)
      TTF_CloseFont(faces->files[face].drawn);
  }
  TTF_Quit();
  text_free(&faces->padded);
  Arena arena = faces->arena;
  arena_free(&arena);
}

/* Remembers the first fault and leaves the face alone from now on. */
static void set_broken(Faces *faces, Face face, const Error *why) {
  faces->files[face].broken = true;
  if (faces->fault.kind == ERROR_NONE)
    faces->fault = *why;
}

bool faces_fault(const Faces *faces, Error *err) {
  if (faces->fault.kind == ERROR_NONE)
    return true;
  *err = faces->fault;
  return false;
}

/* The face at a size, reading its file when it is the first; NULL on a fault. */
static TTF_Font *open_face(Faces *faces, Face face, int pixels, int hinting) {
  FaceFile *file = &faces->files[face];
  Error why = {0};
  if (file->broken)
    return NULL;
  if (file->data == NULL &&
      !file_read(&faces->arena, file->path, FILE_MOST, &file->data, &file->size, &why)) {
    set_broken(faces, face, &why);
    return NULL;
  }
  TTF_Font *font = TTF_OpenFontRW(SDL_RWFromConstMem(file->data, (int)file->size), 1, pixels);
  if (font == NULL) {
    (void)error_at(&why, file->path, 0, 0, "is not a usable font: %s", TTF_GetError());
    set_broken(faces, face, &why);
    return NULL;
  }
  TTF_SetFontHinting(font, hinting);
  return font;
}

static TTF_Font *measuring_font(Faces *faces, Face face) {
  FaceFile *file = &faces->files[face];
  if (file->measure == NULL) {
    file->measure = open_face(faces, face, MEASURE_SIZE, TTF_HINTING_NONE);
    if (file->measure != NULL && TTF_SizeUTF8(file->measure, "  ", &file->spaces, NULL) != 0)
      file->spaces = 0;
  }
  return file->measure;
}

/* One opened font serves all sizes: another would take 0.8 MB for each, and what is drawn is kept by fonts.c.
 */
TTF_Font *faces_sized(Faces *faces, Face face, int pixels) {
  FaceFile *file = &faces->files[face];
  Error why = {0};
  if (file->drawn == NULL)
    file->drawn = open_face(faces, face, pixels, TTF_HINTING_LIGHT_SUBPIXEL);
  else if (file->pixels != pixels && TTF_SetFontSize(file->drawn, pixels) != 0) {
    (void)error_at(&why, file->path, 0, 0, "is not a usable font: %s", TTF_GetError());
    set_broken(faces, face, &why);
    return NULL;
  }
  file->pixels = pixels;
  return file->drawn;
}

static bool has_itself(Faces *faces, Face face, uint32_t codepoint) {
  TTF_Font *font = measuring_font(faces, face);
  return font != NULL && TTF_GlyphIsProvided32(font, codepoint) != 0;
}

/* The face itself or the first it falls back to that has the glyph, or NO_FACE. */
static Face face_with(Faces *faces, Face face, uint32_t codepoint) {
  if (has_itself(faces, face, codepoint))
    return face;
  for (int i = 0; i < FALLBACKS && fallbacks[face][i] != NO_FACE; i++)
    if (has_itself(faces, fallbacks[face][i], codepoint))
      return fallbacks[face][i];
  return NO_FACE;
}

static const StandIn *stand_in_for(uint32_t codepoint) {
  for (size_t i = 0; i < sizeof stand_ins / sizeof stand_ins[0]; i++)
    if (stand_ins[i].codepoint == codepoint)
      return &stand_ins[i];
  return NULL;
}

FaceGlyph faces_find(Faces *faces, Face face, uint32_t codepoint) {
  Face with = face_with(faces, face, codepoint);
  if (with != NO_FACE)
    return (FaceGlyph){.face = with, .codepoint = codepoint, .scale = 1, .found = true};
  const StandIn *stand_in = stand_in_for(codepoint);
  if (stand_in != NULL) {
    Face asked = stand_in->face == NO_FACE ? face : stand_in->face;
    with = face_with(faces, asked, stand_in->glyph);
    if (with != NO_FACE)
      return (FaceGlyph){with, stand_in->glyph, stand_in->scale, stand_in->raise, true};
  }
  return (FaceGlyph){.face = face, .codepoint = codepoint, .scale = 1, .found = false};
}

static GlyphBox measure_box(Faces *faces, Face face, uint32_t codepoint) {
  FaceGlyph as = faces_find(faces, face, codepoint);
  TTF_Font *font = measuring_font(faces, as.face);
  int x0, x1, y0, y1, advance;
  if (font == NULL || TTF_GlyphMetrics32(font, as.codepoint, &x0, &x1, &y0, &y1, &advance) != 0)
    return (GlyphBox){0};
  double em = as.scale / MEASURE_SIZE;
  return (GlyphBox){.advance = advance * em,
                    .x0 = x0 * em,
                    .x1 = x1 * em,
                    .y0 = y0 * em + as.raise,
                    .y1 = y1 * em + as.raise};
}

/* The key's slot, or the free one where it belongs. */
static BoxSlot *find_slot(BoxSlot *slots, size_t count, uint32_t key) {
  size_t at = (key * 2654435761u >> 7) & (count - 1);
  while (slots[at].key != 0 && slots[at].key != key)
    at = (at + 1) & (count - 1);
  return &slots[at];
}

static void grow_boxes(Faces *faces) {
  size_t slots = faces->box_slots * 2;
  BoxSlot *larger = ARENA_ARRAY(&faces->arena, BoxSlot, slots);
  for (size_t i = 0; i < faces->box_slots; i++)
    if (faces->boxes[i].key != 0)
      *find_slot(larger, slots, faces->boxes[i].key) = faces->boxes[i];
  faces->boxes = larger;
  faces->box_slots = slots;
}

GlyphBox faces_box(Faces *faces, Face face, uint32_t codepoint) {
  assert(codepoint <= 0x10FFFF);
  uint32_t key = ((uint32_t)face + 1) << 21 | codepoint;
  BoxSlot *slot = find_slot(faces->boxes, faces->box_slots, key);
  if (slot->key == key)
    return slot->box;
  if (faces->box_count * 2 >= faces->box_slots) {
    grow_boxes(faces);
    slot = find_slot(faces->boxes, faces->box_slots, key);
  }
  *slot = (BoxSlot){key, measure_box(faces, face, codepoint)};
  faces->box_count++;
  return slot->box;
}

/* SDL_ttf's width reaches over ink that overhangs the advance at either end.  Between two spaces,
 * whose width is known, nothing overhangs. */
double faces_width(Faces *faces, Face face, const char *text) {
  TTF_Font *font = measuring_font(faces, face);
  int width;
  text_clear(&faces->padded);
  text_addf(&faces->padded, " %s ", text);
  if (font == NULL || TTF_SizeUTF8(font, text_get(&faces->padded), &width, NULL) != 0)
    return 0;
  return (double)(width - faces->files[face].spaces) / MEASURE_SIZE;
}

FaceMetrics faces_metrics(Faces *faces, Face face) {
  TTF_Font *font = measuring_font(faces, face);
  if (font == NULL)
    return (FaceMetrics){.ascent = 1, .descent = 0.3, .cap = 0.7, .x_height = 0.5};
  return (FaceMetrics){.ascent = TTF_FontAscent(font) / (double)MEASURE_SIZE,
                       .descent = -TTF_FontDescent(font) / (double)MEASURE_SIZE,
                       .cap = faces_box(faces, face, 'H').y1,
                       .x_height = faces_box(faces, face, 'x').y1};
}
