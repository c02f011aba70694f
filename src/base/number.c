#include "base/number.h"

#include "base/text.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MINUS "\xE2\x88\x92"    /* U+2212 */
#define INFINITE "\xE2\x88\x9E" /* U+221E */
#define TIMES_TEN                                                                                            \
  "\xC3\x97"                                                                                                 \
  "10" /* U+00D7 */

enum {
  DECIMALS_MAX = 20,
  SIGNIFICANT_MAX = 17,
  WHOLE_DIGITS_MAX = 7, /* 1e7 is the first number shown with a power of ten */
  PLAIN_EXPONENT_MIN = -4,
  EXACT_POWER_MAX = 22, /* 10^22 is the last power of ten that a double holds exactly */
  PARSE_DIGITS_MAX = 1000,
  PARSE_EXPONENT_MAX = 100000
};

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* What printf wrote, with a point wherever the locale has its own sign.  May be done in place. */
static void write_point(char *out, const char *printed) {
  bool inside = false;
  for (; *printed; printed++) {
    bool plain = is_digit(*printed) || *printed == '-' || *printed == '+' || *printed == 'e';
    if (plain)
      *out++ = *printed;
    else if (!inside)
      *out++ = '.';
    inside = !plain;
  }
  *out = '\0';
}

/* A result of "%.*e" taken apart. */
typedef struct Scientific {
  char mantissa[NUMBER_MAX];
  int exponent;
} Scientific;

static Scientific scientific(double magnitude, int decimals) {
  Scientific s;
  char printed[NUMBER_MAX];
  snprintf(printed, sizeof printed, "%.*e", decimals, magnitude);
  write_point(s.mantissa, printed);
  char *e = strchr(s.mantissa, 'e');
  assert(e);
  s.exponent = (int)strtol(e + 1, NULL, 10);
  *e = '\0';
  return s;
}

static void append(char out[NUMBER_MAX], const char *more) {
  size_t length = strlen(out), size = strlen(more) + 1;
  assert(length + size <= NUMBER_MAX);
  memcpy(out + length, more, size);
}

static void append_superscript(char out[NUMBER_MAX], int value) {
  static const char *const DIGITS[] = {"\xE2\x81\xB0", "\xC2\xB9",     "\xC2\xB2",     "\xC2\xB3",
                                       "\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7",
                                       "\xE2\x81\xB8", "\xE2\x81\xB9"};
  char printed[16];
  snprintf(printed, sizeof printed, "%d", value);
  for (const char *at = printed; *at; at++)
    append(out, *at == '-' ? "\xE2\x81\xBB" : DIGITS[*at - '0']);
}

static void append_scientific(char out[NUMBER_MAX], double magnitude, int decimals) {
  Scientific s = scientific(magnitude, decimals);
  append(out, s.mantissa);
  append(out, TIMES_TEN);
  append_superscript(out, s.exponent);
}

/* Writes NaN, the infinities, or the start of a number: its minus or nothing. */
static bool show_special(char out[NUMBER_MAX], double value) {
  out[0] = '\0';
  if (isnan(value)) {
    append(out, "NaN");
    return true;
  }
  if (value < 0)
    append(out, MINUS);
  if (isfinite(value))
    return false;
  append(out, INFINITE);
  return true;
}

char *number_show(char out[NUMBER_MAX], double value, int decimals) {
  assert(decimals >= 0 && decimals <= DECIMALS_MAX);
  if (show_special(out, value))
    return out;
  char printed[DBL_MAX_10_EXP + DECIMALS_MAX + 16];
  snprintf(printed, sizeof printed, "%.*f", decimals, fabs(value));
  if (strspn(printed, "0123456789") > WHOLE_DIGITS_MAX) {
    append_scientific(out, fabs(value), decimals < 2 ? decimals : 2);
    return out;
  }
  write_point(printed, printed);
  if (strspn(printed, "0.") == strlen(printed))
    out[0] = '\0';
  append(out, printed);
  return out;
}

char *number_show_power(char out[NUMBER_MAX], double value, int decimals) {
  assert(decimals >= 0 && decimals <= DECIMALS_MAX);
  if (show_special(out, value))
    return out;
  append_scientific(out, fabs(value), value == 0 ? 0 : decimals);
  return out;
}

char *number_show_percent(char out[NUMBER_MAX], double value, int decimals) {
  size_t end = strlen(number_show(out, 100 * value, decimals));
  if (isfinite(value) && end + 1 < NUMBER_MAX) {
    out[end] = '%';
    out[end + 1] = '\0';
  }
  return out;
}

char *number_show_brief(char out[NUMBER_MAX], double value) {
  if (show_special(out, value))
    return out;
  Scientific s = scientific(fabs(value), 0);
  char digits[2 * NUMBER_MAX];
  snprintf(digits, sizeof digits, "%se%d", s.mantissa, s.exponent);
  append(out, digits);
  return out;
}

char *number_show_small(char out[NUMBER_MAX], double value, int significant) {
  assert(significant >= 1 && significant <= SIGNIFICANT_MAX);
  if (!isfinite(value) || value == 0.0 || fabs(value) >= 1.0)
    return number_show(out, value, significant);
  int exponent = scientific(fabs(value), significant - 1).exponent;
  if (exponent < PLAIN_EXPONENT_MIN) {
    show_special(out, value);
    append_scientific(out, fabs(value), significant - 1);
    return out;
  }
  int decimals = significant - 1 - exponent;
  number_show(out, value, decimals < significant ? significant : decimals);
  for (char *last = out + strlen(out) - 1; decimals > significant && *last == '0'; decimals--)
    *last-- = '\0';
  return out;
}

/* Whether value, written with so many decimals, is itself. */
static bool prints_exactly(double value, double power) {
  double scaled = value * power;
  return fabs(scaled - round(scaled)) <= 1e-9 + 2 * DBL_EPSILON * fabs(scaled);
}

int number_decimals(const double *values, size_t count, int max) {
  assert(max >= 0 && max <= DECIMALS_MAX);
  int decimals = 0;
  double power = 1;
  for (size_t i = 0; i < count; i++) {
    if (!isfinite(values[i]) || fabs(values[i]) >= 1e7)
      continue;
    while (decimals < max && !prints_exactly(values[i], power)) {
      decimals++;
      power *= 10;
    }
  }
  return decimals;
}

char *number_exact(char out[NUMBER_MAX], double value) {
  if (!isfinite(value)) {
    out[0] = '\0';
    append(out, isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    return out;
  }
  /* Any 15 digits survive; the sparse numbers next to zero may need fewer than that. */
  char printed[NUMBER_MAX];
  int digits = value == 0.0 || isnormal(value) ? DBL_DIG : 1;
  do
    snprintf(printed, sizeof printed, "%.*g", digits, value);
  while (digits++ < SIGNIFICANT_MAX && strtod(printed, NULL) != value);
  write_point(out, printed);
  return out;
}

/* A number being read: its digits without the point, and the power of ten that makes up for it.
 * So strtod gets text that means the same in every locale. */
typedef struct Reader {
  const char *at;
  char digits[PARSE_DIGITS_MAX + 16];
  size_t count;
  long exponent;
} Reader;

static const char *skip_spaces(const char *at) {
  return at + strspn(at, " \t\r\n");
}

static bool read_sign(Reader *reader) {
  static const char *const SIGNS[] = {"-", MINUS, "+"};
  for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
    size_t length = strlen(SIGNS[i]);
    if (strncmp(reader->at, SIGNS[i], length) == 0) {
      reader->at += length;
      return SIGNS[i][0] != '+';
    }
  }
  return false;
}

/* Reads digits with at most one point; false if there is no digit. */
static bool read_digits(Reader *reader) {
  bool point = false, any = false;
  for (; is_digit(*reader->at) || (*reader->at == '.' && !point); reader->at++) {
    if (*reader->at == '.') {
      point = true;
      continue;
    }
    any = true;
    reader->exponent -= point;
    if (reader->count < PARSE_DIGITS_MAX)
      reader->digits[reader->count] = *reader->at;
    reader->count++;
  }
  return any;
}

/* Reads the power of ten, if one is written; false if it has no digit. */
static bool read_exponent(Reader *reader) {
  if (*reader->at != 'e' && *reader->at != 'E')
    return true;
  reader->at++;
  bool negative = read_sign(reader);
  if (!is_digit(*reader->at))
    return false;
  long exponent = 0;
  for (; is_digit(*reader->at); reader->at++)
    if (exponent < PARSE_EXPONENT_MAX)
      exponent = exponent * 10 + (*reader->at - '0');
  reader->exponent += negative ? -exponent : exponent;
  return true;
}

/* Says that text is no number, shown without the spaces around it and cut if long. */
static bool refuse(Error *err, const char *text, const char *why) {
  text = skip_spaces(text);
  size_t length = strlen(text);
  while (length > 0 && strchr(" \t\r\n", text[length - 1]))
    length--;
  size_t shown = text_cut(text, length < 40 ? length : 40);
  return error_set(err, "\"%.*s%s\" %s", (int)shown, text, shown < length ? "\xE2\x80\xA6" : "", why);
}

/* Says why there is no number at all: a word for infinity, say, is not a slip of the pen. */
static bool refuse_word(Error *err, const char *text, const char *word) {
  static const char *const WORDS[] = {"nan", "inf", INFINITE, ".nan", ".inf"};
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    size_t k = 0;
    while (WORDS[i][k] && (word[k] == WORDS[i][k] || word[k] + 32 == WORDS[i][k]))
      k++;
    if (!WORDS[i][k])
      return refuse(err, text, "is not a finite number");
  }
  return refuse(err, text, "is not a number");
}

static bool refuse_rest(Error *err, const char *text, const Reader *reader) {
  const char *rest = reader->at;
  if (*rest == ',' && is_digit(rest[1])) {
    refuse(err, text, "is not a number");
    return error_hint(err, "write the decimals behind a point, not a comma");
  }
  if (reader->count == 1 && reader->digits[0] == '0' && (*rest == 'x' || *rest == 'X'))
    return refuse(err, text, "is not a decimal number");
  return refuse(err, text, "is not a number: something follows its digits");
}

/* The value where digits and power are both exact as doubles: one product or quotient then rounds as strtod
 * does, in a tenth of its time, which counts in a table of a million cells. */
static bool convert_exact(double *out, const Reader *reader) {
  static const double POWERS[EXACT_POWER_MAX + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  /* Wider intermediate results would be rounded twice. */
  if (FLT_EVAL_METHOD != 0 || reader->count > DBL_DIG || labs(reader->exponent) > EXACT_POWER_MAX)
    return false;
  int64_t digits = 0;
  for (size_t i = 0; i < reader->count; i++)
    digits = digits * 10 + (reader->digits[i] - '0');
  double power = POWERS[labs(reader->exponent)];
  *out = reader->exponent < 0 ? (double)digits / power : (double)digits * power;
  return true;
}

static double convert(Reader *reader) {
  double value;
  if (convert_exact(&value, reader))
    return value;
  snprintf(reader->digits + reader->count, sizeof reader->digits - reader->count, "e%ld", reader->exponent);
  return strtod(reader->digits, NULL);
}

bool number_parse(double *out, const char *text, Error *err) {
  Reader reader; /* not cleared as a whole: its room for digits is a thousand bytes */
  reader.at = skip_spaces(text);
  reader.count = 0;
  reader.exponent = 0;
  if (*reader.at == '\0')
    return error_set(err, "a number is missing");
  bool negative = read_sign(&reader);
  const char *first = reader.at;
  if (!read_digits(&reader))
    return refuse_word(err, text, first);
  if (!read_exponent(&reader))
    return refuse(err, text, "has no digits in its power of ten");
  if (*skip_spaces(reader.at) != '\0')
    return refuse_rest(err, text, &reader);
  if (reader.count > PARSE_DIGITS_MAX)
    return refuse(err, text, "has too many digits");
  double value = convert(&reader);
  if (!isfinite(value))
    return refuse(err, text, "is too large");
  *out = negative ? -value : value;
  return true;
}
