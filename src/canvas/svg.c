#include "canvas/svg.h"

#include "canvas/png.h"

#include <math.h>
#include <stdlib.h>

/* How many clip paths back one is looked for before it is written again. */
enum { CLIPS_KEPT = 16 };

typedef struct Writer {
  Text *out;
  const Canvas *canvas;
  Rect clips[CLIPS_KEPT]; /* clip n at n % CLIPS_KEPT */
  int clip_count;
} Writer;

/* A number with at most two decimals and no zeros at its end, whatever the locale. */
static void add_number(Text *out, double value) {
  double limited = fmin(fmax(value, -1e9), 1e9);
  long long hundredths = llround(limited * 100);
  if (hundredths < 0) {
    text_add_char(out, '-');
    hundredths = -hundredths;
  }
  text_addf(out, "%lld", hundredths / 100);
  int rest = (int)(hundredths % 100);
  if (rest % 10 != 0)
    text_addf(out, ".%02d", rest);
  else if (rest != 0)
    text_addf(out, ".%d", rest / 10);
}

static void add_attribute(Text *out, const char *name, double value) {
  text_addf(out, " %s=\"", name);
  add_number(out, value);
  text_add_char(out, '"');
}

/* XML 1.0 has no way to write most control characters, nor U+FFFE and U+FFFF: they are left out. */
static bool is_xml(uint32_t codepoint) {
  bool control = codepoint < 0x20 && codepoint != '\t' && codepoint != '\n' && codepoint != '\r';
  return !control && codepoint != 0xfffe && codepoint != 0xffff;
}

static void add_escaped(Text *out, const char *text) {
  for (uint32_t c = text_next(&text); c != 0; c = text_next(&text)) {
    if (c == '&')
      text_add(out, "&amp;");
    else if (c == '<')
      text_add(out, "&lt;");
    else if (c == '>')
      text_add(out, "&gt;");
    else if (c == '"')
      text_add(out, "&quot;");
    else if (is_xml(c))
      text_add_codepoint(out, c);
  }
}

/* name is "fill" or "stroke". */
static void add_color(Text *out, const char *name, Color color) {
  text_addf(out, " %s=\"#%02x%02x%02x\"", name, (unsigned)color.r, (unsigned)color.g, (unsigned)color.b);
  if (color.a == 255)
    return;
  text_addf(out, " %s-opacity=\"", name);
  add_number(out, color.a / 255.0);
  text_add_char(out, '"');
}

static void add_place(Text *out, const char *tag, Rect rect) {
  text_addf(out, "<%s", tag);
  add_attribute(out, "x", rect.x);
  add_attribute(out, "y", rect.y);
  add_attribute(out, "width", rect.w);
  add_attribute(out, "height", rect.h);
}

static void add_rect(Text *out, Rect rect, double radius) {
  add_place(out, "rect", rect);
  if (radius > 0)
    add_attribute(out, "rx", fmin(radius, fmin(rect.w, rect.h) / 2));
}

static void write_fill_rect(Text *out, const Command *command) {
  add_rect(out, command->rect, command->radius);
  add_color(out, "fill", command->color);
}

/* A stroke lies on both sides of its line, a border inside its rectangle: the line runs half a width
 * within. */
static void write_border(Text *out, const Command *command) {
  double width = command->width;
  if (2 * width >= fmin(command->rect.w, command->rect.h)) {
    write_fill_rect(out, command);
    return;
  }
  add_rect(out, rect_inset(command->rect, width / 2), fmax(command->radius - width / 2, 0));
  text_add(out, " fill=\"none\"");
  add_color(out, "stroke", command->color);
  add_attribute(out, "stroke-width", width);
}

static void add_points(Text *out, const Command *command) {
  text_add(out, " d=\"");
  char letter = 'M';
  for (size_t i = 0; i < command->count; i++) {
    Point point = command->points[i];
    if (isnan(point.x) || isnan(point.y))
      continue;
    text_add_char(out, letter);
    add_number(out, point.x);
    text_add_char(out, ' ');
    add_number(out, point.y);
    letter = 'L';
  }
}

static void write_path(Text *out, const Command *command) {
  text_add(out, "<path");
  add_points(out, command);
  text_add(out, "Z\"");
  add_color(out, "fill", command->color);
}

/* A thinner line than a pixel is one pixel wide and fainter, as in the pixels.  The round caps reach over
 * a dash's ends by half the width each. */
static void write_stroke(Text *out, const Command *command) {
  double width = fmax(command->width, 1);
  text_add(out, "<path");
  add_points(out, command);
  text_add(out, "\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
  add_color(out, "stroke", color_fade(command->color, command->width));
  add_attribute(out, "stroke-width", width);
  if (command->dash > 0) {
    double inset = fmin(width, command->dash);
    text_add(out, " stroke-dasharray=\"");
    add_number(out, command->dash - inset);
    text_add_char(out, ' ');
    add_number(out, command->gap + inset);
    text_add_char(out, '"');
    add_attribute(out, "stroke-dashoffset", -inset / 2);
  }
}

static void write_text(Text *out, const Command *command) {
  FaceName name = face_name(command->face);
  text_add(out, "<text");
  add_attribute(out, "x", command->rect.x);
  add_attribute(out, "y", command->rect.y);
  text_addf(out, " font-family=\"%s, %s\"", name.family, name.fallback);
  add_attribute(out, "font-size", command->size);
  if (name.bold)
    text_add(out, " font-weight=\"700\"");
  if (name.italic)
    text_add(out, " font-style=\"italic\"");
  if (command->style == STYLE_TABULAR)
    text_add(out, " style=\"font-variant-numeric: tabular-nums\"");
  if (command->rect.w > 0) {
    add_attribute(out, "textLength", command->rect.w);
    text_add(out, " lengthAdjust=\"spacingAndGlyphs\"");
  }
  add_color(out, "fill", command->color);
}

/* RFC 4648, section 4. */
static void add_base64(Text *out, const char *bytes, size_t length) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < length; i += 3) {
    size_t left = length - i;
    uint32_t three = (uint32_t)(uint8_t)bytes[i] << 16;
    three |= left > 1 ? (uint32_t)(uint8_t)bytes[i + 1] << 8 : 0;
    three |= left > 2 ? (uint32_t)(uint8_t)bytes[i + 2] : 0;
    const char four[] = {digits[three >> 18], digits[three >> 12 & 63],
                         left > 1 ? digits[three >> 6 & 63] : '=', left > 2 ? digits[three & 63] : '='};
    text_add_n(out, four, 4);
  }
}

static void write_image(Text *out, const Command *command) {
  Text file = {0};
  if (!png_write(&file, command->pixels, command->columns, command->rows, command->columns, NULL))
    abort(); /* libpng takes every size that a canvas does: memory ran out */
  add_place(out, "image", command->rect);
  if (command->color.a < 255)
    add_attribute(out, "opacity", command->color.a / 255.0);
  text_add(out, " preserveAspectRatio=\"none\" href=\"data:image/png;base64,");
  add_base64(out, file.data, file.length);
  text_add_char(out, '"');
  text_free(&file);
}

static Rect grown(Rect rect, double by) {
  return (Rect){rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
}

/* All that a command can reach. */
static Rect reach(const Canvas *canvas, const Command *command) {
  Rect rect = command->rect;
  if (command->kind == COMMAND_STROKE)
    return grown(rect, fmax(command->width, 1) / 2);
  if (command->kind != COMMAND_TEXT)
    return rect;
  FaceMetrics metrics = font_metrics(canvas->font, command->face);
  return (Rect){rect.x, rect.y - metrics.ascent * command->size, rect.w,
                (metrics.ascent + metrics.descent) * command->size};
}

static bool is_same(Rect a, Rect b) {
  return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* The number of a clip path for the rectangle; writes it unless a late one is the same. */
static int clip_number(Writer *writer, Rect clip) {
  int oldest = writer->clip_count > CLIPS_KEPT ? writer->clip_count - CLIPS_KEPT : 0;
  for (int n = writer->clip_count - 1; n >= oldest; n--)
    if (is_same(writer->clips[n % CLIPS_KEPT], clip))
      return n;
  int n = writer->clip_count++;
  writer->clips[n % CLIPS_KEPT] = clip;
  text_addf(writer->out, "<clipPath id=\"clip%d\">", n);
  add_rect(writer->out, clip, 0);
  text_add(writer->out, "/></clipPath>\n");
  return n;
}

static void write_shape(Text *out, const Command *command) {
  switch (command->kind) {
  case COMMAND_FILL_RECT:
    write_fill_rect(out, command);
    break;
  case COMMAND_BORDER:
    write_border(out, command);
    break;
  case COMMAND_FILL_PATH:
    write_path(out, command);
    break;
  case COMMAND_STROKE:
    write_stroke(out, command);
    break;
  case COMMAND_TEXT:
    write_text(out, command);
    break;
  case COMMAND_IMAGE:
    write_image(out, command);
    break;
  }
}

static bool is_number(Rect rect) {
  return !isnan(rect.x) && !isnan(rect.y) && !isnan(rect.w) && !isnan(rect.h);
}

static void write_command(Writer *writer, const Command *command) {
  Rect picture = {0, 0, writer->canvas->width, writer->canvas->height};
  Rect clip = rect_intersect(rect_snap(command->clip), picture);
  Rect shape = reach(writer->canvas, command), seen = rect_intersect(shape, clip);
  if (!is_number(shape) || !(seen.w > 0 && seen.h > 0))
    return;
  bool cut = !is_same(clip, picture) && !rect_within(shape, clip);
  int clip_id = cut ? clip_number(writer, clip) : 0;
  write_shape(writer->out, command);
  if (cut)
    text_addf(writer->out, " clip-path=\"url(#clip%d)\"", clip_id);
  if (command->kind == COMMAND_TEXT) {
    text_add_char(writer->out, '>');
    add_escaped(writer->out, command->text);
    text_add(writer->out, "</text>\n");
  } else {
    text_add(writer->out, "/>\n");
  }
}

void svg_write(Text *out, const Canvas *canvas, const char *title) {
  Writer writer = {.out = out, .canvas = canvas};
  Color ground = canvas->ground;
  ground.a = 255;
  text_addf(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
            "xml:space=\"preserve\">\n<title>",
            canvas->width, canvas->height, canvas->width, canvas->height);
  add_escaped(out, title);
  text_add(out, "</title>\n");
  add_rect(out, (Rect){0, 0, canvas->width, canvas->height}, 0);
  add_color(out, "fill", ground);
  text_add(out, "/>\n");
  for (size_t i = 0; i < canvas->count; i++)
    write_command(&writer, &canvas->commands[i]);
  text_add(out, "</svg>\n");
}
