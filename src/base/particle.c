#include "base/particle.h"

#include "base/text.h"

#include <stdbool.h>
#include <string.h>

/* How a word ends: with a vowel, with ㄹ, or with another consonant. */
typedef enum { END_UNKNOWN, END_VOWEL, END_RIEUL, END_CONSONANT } Ending;

typedef struct Particle {
  const char *closed, *open; /* after a consonant, after a vowel */
  const char *more;          /* what may be joined to it, a list with spaces around */
  bool rieul_is_open;
  bool closed_is_free; /* right after a vowel as well */
} Particle;

static const Particle PARTICLES[] = {
    {"으로", "로", " 는 도 서 써 만 부터 ", true, false},
    {"이다", "다", "", false, true},
    {"이었", "였", " 다 고 지 으 던 습 ", false, false},
    {"을", "를", "", false, false},
    {"은", "는", "", false, false},
    {"이", "가", "", false, false},
    {"과", "와", " 의 는 도 ", false, false},
};

static bool is_hangul(uint32_t codepoint) {
  return codepoint >= 0xAC00 && codepoint <= 0xD7A3;
}

static bool is_latin(uint32_t codepoint) {
  return (codepoint >= 'a' && codepoint <= 'z') || (codepoint >= 'A' && codepoint <= 'Z');
}

/* The last two characters, 0 where there are fewer. */
static void last_two(uint32_t out[2], const char *text) {
  size_t length = strlen(text), from = length > 8 ? length - 8 : 0;
  while (from < length && ((unsigned char)text[from] & 0xC0) == 0x80)
    from++;
  out[0] = out[1] = 0;
  for (const char *at = text + from; *at;) {
    out[0] = out[1];
    out[1] = text_next(&at);
  }
}

/* A letter that stands alone is read by its name, at the end of a word by its sound. */
static Ending latin_ending(uint32_t letter, bool alone) {
  uint32_t small = letter | 0x20;
  if (small == 'l' || (alone && small == 'r'))
    return END_RIEUL;
  if (small == 'm' || small == 'n')
    return END_CONSONANT;
  return alone || (small < 0x80 && strchr("aeiou", (int)small)) ? END_VOWEL : END_UNKNOWN;
}

static Ending ending_of(const char *text) {
  static const Ending DIGITS[] = {END_CONSONANT, END_RIEUL,     END_VOWEL, END_CONSONANT, END_VOWEL,
                                  END_VOWEL,     END_CONSONANT, END_RIEUL, END_RIEUL,     END_VOWEL};
  uint32_t last[2];
  last_two(last, text);
  if (last[1] >= '0' && last[1] <= '9')
    return DIGITS[last[1] - '0'];
  if (is_hangul(last[1])) {
    uint32_t final = (last[1] - 0xAC00) % 28;
    return final == 0 ? END_VOWEL : final == 8 ? END_RIEUL : END_CONSONANT;
  }
  if (is_latin(last[1]))
    return latin_ending(last[1], !is_latin(last[0]));
  return last[1] == '%' || last[1] == 0x221E ? END_VOWEL : END_UNKNOWN; /* 퍼센트, 무한대 */
}

static bool starts_with(const char *text, const char *start) {
  return strncmp(text, start, strlen(start)) == 0;
}

/* Nothing follows, or what may: else it is the start of another word. */
static bool ends_here(const Particle *particle, const char *rest) {
  const char *at = rest;
  uint32_t next = text_next(&at);
  if (!is_hangul(next))
    return true;
  for (const char *more = particle->more; *more;) {
    size_t length = strcspn(++more, " ");
    if (length > 0 && strncmp(rest, more, length) == 0)
      return true;
    more += length;
  }
  return false;
}

size_t particle_at(const char **right, const char *before, const char *after) {
  Ending ending = ending_of(before);
  for (size_t i = 0; ending != END_UNKNOWN && i < sizeof PARTICLES / sizeof *PARTICLES; i++) {
    const Particle *particle = &PARTICLES[i];
    bool closed = starts_with(after, particle->closed);
    const char *written = closed ? particle->closed : particle->open;
    size_t length = strlen(written);
    if (!starts_with(after, written) || !ends_here(particle, after + length))
      continue;
    bool open = ending == END_VOWEL || (ending == END_RIEUL && particle->rieul_is_open);
    *right = (closed && particle->closed_is_free) || !open ? particle->closed : particle->open;
    return length;
  }
  return 0;
}
