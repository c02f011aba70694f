/* The one rule by which numbers are shown. */
#include "trace/fill.h"

#include <math.h>
#include <string.h>

enum { CONTROL_DECIMALS_MAX = 5, COMMON_DECIMALS_MAX = 6, FINE_DECIMALS = 4 };

/* How a number is shown. */
typedef struct Style {
  bool significant; /* `digits` significant digits, else decimals */
  int digits;
  bool never_zero; /* what is not 0 but would read so is shown by its first significant digit */
  bool percent;
} Style;

/* Decimals for a vector of small numbers, the same for all: the greatest gets `digits` significant digits.
 * -1: they are too small for that. */
static int common_decimals(const Value *value, int digits) {
  double greatest = 0;
  for (size_t i = 0; i < value->rows * value->cols; i++)
    if (isfinite(value->at[i]))
      greatest = fmax(greatest, fabs(value->at[i]));
  if (greatest <= 0 || greatest >= 1)
    return digits;
  double decimals = digits - 1 - floor(log10(greatest));
  return decimals > COMMON_DECIMALS_MAX ? -1 : (int)decimals;
}

static Style needed(const Value *value, int most) {
  return (Style){.digits = number_decimals(value->at, value->rows * value->cols, most)};
}

/* Of a rate: as few decimals as it needs, or where that is too many, significant ones. */
static Style few(const Value *value, int digits) {
  int decimals = number_decimals(value->at, value->rows * value->cols, CONTROL_DECIMALS_MAX + 1);
  return decimals > CONTROL_DECIMALS_MAX ? (Style){.significant = true, .digits = digits > 0 ? digits : 1}
                                         : (Style){.digits = decimals};
}

static Style alike(const Value *value, int digits) {
  int decimals = common_decimals(value, digits);
  return decimals < 0 ? (Style){.significant = true, .digits = digits > 0 ? digits : 1}
                      : (Style){.digits = decimals};
}

/* By what the scene says of a value; `place`: of the number among its numbers; `first`: they are still the
 * lesson's own. */
static Style style_by_scene(NumberStyle style, const Value *value, size_t place, bool first, int digits) {
  int finer = digits < 2 || digits > FINE_DECIMALS ? digits : FINE_DECIMALS;
  switch (style) {
  case SHOWN_GIVEN:
    return first ? needed(value, digits) : (Style){.digits = digits};
  case SHOWN_EACH: /* features have units of their own */
    return (Style){.digits = number_decimals(&value->at[place], 1, digits)};
  case SHOWN_FEW:
    return few(value, digits);
  case SHOWN_ALIKE:
    return alike(value, digits);
  case SHOWN_SIGNIFICANT:
    return (Style){.significant = true, .digits = digits > 0 ? digits : 1};
  case SHOWN_LOSS:
    return (Style){.digits = digits, .never_zero = true};
  case SHOWN_FINE:
    return (Style){.digits = finer, .never_zero = true};
  case SHOWN_NEEDED:
    return needed(value, finer);
  case SHOWN_GIVEN_FINE:
    return needed(value, first ? finer : digits);
  case SHOWN_TENTH:
    return needed(value, 1);
  case SHOWN_PERCENT:
    return (Style){.digits = digits > 0 ? digits - 1 : 0, .percent = true};
  case SHOWN_PLAIN:
  case SHOWN_COUNT:
    break;
  }
  return (Style){.digits = digits};
}

static Style style_of(const Trace *trace, size_t step, Cell cell, int digits) {
  const SceneValue *scene_value = &trace->lesson->scene->values[cell.value];
  if (scene_value->whole)
    return (Style){.digits = 0};
  const Value *value = trace_value(trace, step, cell.value);
  return style_by_scene(scene_value->style, value, cell.row * value->cols + cell.col,
                        trace_step(trace, step).pass == 0, digits);
}

static char *show(char out[NUMBER_MAX], double number, Style style) {
  if (style.percent)
    return number_show_percent(out, number, style.digits);
  bool vanishes = number != 0 && fabs(number) < 0.5 * pow(10, -style.digits);
  if (style.never_zero && vanishes)
    return number_show_small(out, number, 1);
  if (style.significant && number == 0) /* it has no significant digits, and is no small number either */
    return number_show(out, 0, 0);
  return style.significant ? number_show_small(out, number, style.digits)
                           : number_show(out, number, style.digits);
}

const char *fill_undefined(Language language) {
  return language == LANG_KO ? "정의되지 않음" : "undefined";
}

char *fill_show_as(char out[NUMBER_MAX], const Trace *trace, size_t step, Cell cell, double number,
                   int digits) {
  return show(out, number, style_of(trace, step, cell, digits));
}

char *fill_show(char out[NUMBER_MAX], const Trace *trace, size_t step, Cell cell, int digits) {
  return fill_show_as(out, trace, step, cell, trace_number(trace, step, cell), digits);
}

static double read_back(char *shown, double number) {
  double read;
  size_t length = strlen(shown);
  bool percent = length > 0 && shown[length - 1] == '%';
  if (percent)
    shown[length - 1] = '\0';
  return !number_parse(&read, shown, NULL) ? number : percent ? read / 100 : read;
}

double fill_rounded(const Trace *trace, size_t step, Cell cell, int digits) {
  char shown[NUMBER_MAX];
  return read_back(fill_show(shown, trace, step, cell, digits), trace_number(trace, step, cell));
}

double fill_rounded_number(double number, int digits) {
  char shown[NUMBER_MAX];
  return read_back(number_show(shown, number, digits), number);
}

/* A superscript digit or minus as itself; 0 for anything else. */
static char from_superscript(uint32_t c) {
  static const uint32_t DIGITS[] = {0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
  for (size_t i = 0; i < sizeof DIGITS / sizeof *DIGITS; i++)
    if (DIGITS[i] == c)
      return (char)('0' + i);
  return c == 0x207B ? '-' : '\0';
}

void fill_add_latex(Text *out, const char *shown) {
  bool raised = false;
  if (strcmp(shown, fill_undefined(LANG_EN)) == 0 || strcmp(shown, fill_undefined(LANG_KO)) == 0) {
    text_addf(out, "\\text{%s}", shown);
    return;
  }
  for (uint32_t c; (c = text_next(&shown)) != 0;) {
    char digit = from_superscript(c);
    if (digit && !raised)
      text_add(out, "^{");
    raised = raised || digit;
    if (digit)
      text_add_char(out, digit);
    else if (c == '%')
      text_add(out, "\\%");
    else if (c == 0x2212)
      text_add_char(out, '-');
    else if (c == 0x221E)
      text_add(out, "\\infty");
    else if (c == 0xD7)
      text_add(out, " \\times ");
    else
      text_add_codepoint(out, c);
  }
  if (raised)
    text_add_char(out, '}');
}
