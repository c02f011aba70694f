#include "ui/theme.h"

#include <assert.h>

/* Okabe-Ito hues, darkened until white text on them and they on white pass 4.5:1. */
static const Theme light = {
    .dark = false,
    .ground = RGB_PARTS(0xF4F6F9),
    .card = RGB_PARTS(0xFFFFFF),
    .ink = RGB_PARTS(0x1B2430),
    .muted = RGB_PARTS(0x536270),
    .hairline = RGB_PARTS(0xD9DEE5),
    .field = RGB_PARTS(0xEEF1F5),
    .positive = RGB_PARTS(0xDCEBF9),
    .negative = RGB_PARTS(0xFBE3D4),
    .strong = RGB_PARTS(0x1B2430),
    .on_strong = RGB_PARTS(0xFFFFFF),
    .accent = RGB_PARTS(0x0A58CA),
    .good = RGB_PARTS(0x00714F),
    .bad = RGB_PARTS(0xB3261E),
    .classes = {RGB_PARTS(0x0072B2), RGB_PARTS(0xA66300), RGB_PARTS(0x007A5A), RGB_PARTS(0xC2410C),
                RGB_PARTS(0x8A4F9E), RGB_PARTS(0x2C7291), RGB_PARTS(0x7A6A00), RGB_PARTS(0x4B5BB5),
                RGB_PARTS(0xB03A6B), RGB_PARTS(0x5B6470)},
    .on_class = RGB_PARTS(0xFFFFFF),
    .tints = {RGB_PARTS(0xE9F3FA), RGB_PARTS(0xFBF2E4), RGB_PARTS(0xE6F4F0), RGB_PARTS(0xFDF1EA),
              RGB_PARTS(0xF5EEF8), RGB_PARTS(0xE9F2F6), RGB_PARTS(0xF6F3DF), RGB_PARTS(0xEDEFFA),
              RGB_PARTS(0xFAEBF2), RGB_PARTS(0xEEF0F2)},
    .band_low = RGB_PARTS(0xFBFDFF),
    .band_high = RGB_PARTS(0xC4CFDC),
    .level = {0x4A, 0x60, 0x78, 70},
};

/* Light hues on a deep ground: brighter than in the light theme, a little less saturated. */
static const Theme dark = {
    .dark = true,
    .ground = RGB_PARTS(0x10151C),
    .card = RGB_PARTS(0x1A212B),
    .ink = RGB_PARTS(0xE8ECF1),
    .muted = RGB_PARTS(0x9DABBA),
    .hairline = RGB_PARTS(0x36414E),
    .field = RGB_PARTS(0x262F3B),
    .positive = RGB_PARTS(0x1B3A55),
    .negative = RGB_PARTS(0x54301F),
    .strong = RGB_PARTS(0xE8ECF1),
    .on_strong = RGB_PARTS(0x10151C),
    .accent = RGB_PARTS(0x7DB4FF),
    .good = RGB_PARTS(0x4CC9A0),
    .bad = RGB_PARTS(0xFF8A80),
    .classes = {RGB_PARTS(0x56B4E9), RGB_PARTS(0xE6A93C), RGB_PARTS(0x3DC49A), RGB_PARTS(0xF58A5B),
                RGB_PARTS(0xCC94DC), RGB_PARTS(0x7FC4DC), RGB_PARTS(0xD6C64A), RGB_PARTS(0x9AA8F5),
                RGB_PARTS(0xF08CB4), RGB_PARTS(0xB4BEC9)},
    .on_class = RGB_PARTS(0x10151C),
    .tints = {RGB_PARTS(0x182C3C), RGB_PARTS(0x322819), RGB_PARTS(0x16312B), RGB_PARTS(0x372419),
              RGB_PARTS(0x2E2436), RGB_PARTS(0x1B2E37), RGB_PARTS(0x302D17), RGB_PARTS(0x232840),
              RGB_PARTS(0x35222D), RGB_PARTS(0x262D36)},
    .band_low = RGB_PARTS(0x161C25),
    .band_high = RGB_PARTS(0x415063),
    .level = {0xA9, 0xBC, 0xD2, 60},
};

const Theme *theme_get(bool want_dark) {
  return want_dark ? &dark : &light;
}

Color theme_class(const Theme *theme, size_t k) {
  return theme->classes[k % THEME_CLASSES];
}

void theme_bands(Color *bands, const Theme *theme, size_t count) {
  for (size_t i = 0; i < count; i++)
    bands[i] = color_mix(theme->band_low, theme->band_high, count > 1 ? (double)i / (double)(count - 1) : 0);
}

double theme_unit(int width, int height, double text_scale) {
  double across = width / 160.0, down = height / 90.0;
  assert(text_scale > 0);
  return (across < down ? across : down) * text_scale;
}
