#include "base/particle.h"

#include "base/text.h"

#include <stdbool.h>
#include <string.h>

/* How a word ends: with a vowel, with ㄹ, or with another consonant. */
typedef enum { END_UNKNOWN, END_VOWEL, END_RIEUL, END_CONSONANT } Ending;

/* --- Particles */

typedef struct Particle {
  const char *closed, *open; /* after a consonant, after a vowel */
  const char *both;          /* after a word that is read nobody knows how */
  const char *more;          /* what may be joined to it, a list with spaces around */
  bool rieul_is_open;
  bool closed_is_free; /* right after a vowel as well */
} Particle;

#define COPULA(closed, open, more)                                                                           \
  { closed, open, closed, more, false, true }

/* A form that begins another stands behind it. */
static const Particle PARTICLES[] = {
    {"으로", "로", "(으)로", " 는 도 서 써 만 의 요 부터 까지 ", true, false},
    {"이었", "였", "이었", " 다 고 지 으 던 습 는 네 어 기 ", false, false},
    {"이에요", "예요", "이에요", "", false, false},
    COPULA("이어도", "여도", ""),
    COPULA("이어서", "여서", ""),
    COPULA("이어야", "여야", ""),
    COPULA("이지만", "지만", ""),
    COPULA("이므로", "므로", ""),
    COPULA("이다", "다", ""),
    COPULA("이고", "고", ""),
    COPULA("이며", "며", ""),
    COPULA("이면", "면", " 서 "),
    COPULA("이나", "나", " 마 "),
    COPULA("이니", "니", " 까 "),
    COPULA("이라", "라", " 서 고 는 도 면 야 "),
    COPULA("이란", "란", ""),
    COPULA("이랑", "랑", ""),
    COPULA("이든", "든", " 지 "),
    {"을", "를", "을(를)", " 요 ", false, false},
    {"은", "는", "은(는)", " 요 커녕 ", false, false},
    {"이", "가", "이(가)", " 요 ", false, false},
    {"과", "와", "과(와)", " 의 는 도 만 ", false, false},
};

enum { PARTICLE_COUNT = sizeof PARTICLES / sizeof *PARTICLES };

static bool is_hangul(uint32_t codepoint) {
  return codepoint >= 0xAC00 && codepoint <= 0xD7A3;
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

/* The particle at the start of a text, and the form in which it is written there; NULL: none. */
static const Particle *find(const char **written, const char *after) {
  for (size_t i = 0; i < PARTICLE_COUNT; i++) {
    const Particle *particle = &PARTICLES[i];
    *written = starts_with(after, particle->closed) ? particle->closed : particle->open;
    if (starts_with(after, *written) && ends_here(particle, after + strlen(*written)))
      return particle;
  }
  return NULL;
}

/* --- Readings */

#define QUOTES "’”'\"」』»"

enum { READ_MAX = 32 }; /* so many characters at a word's end tell how it ends */

/* The last characters of a text, those behind them that are not read left out. */
typedef struct Read {
  uint32_t at[READ_MAX];
  size_t count;
} Read;

static bool is_one_of(uint32_t codepoint, const char *list) {
  for (uint32_t c; (c = text_next(&list)) != 0;)
    if (c == codepoint)
      return true;
  return false;
}

static Read read_end(const char *text) {
  Read read = {.count = 0};
  size_t length = strlen(text), from = length > 4 * READ_MAX ? length - 4 * READ_MAX : 0;
  while (from < length && ((unsigned char)text[from] & 0xC0) == 0x80)
    from++;
  for (const char *at = text + from; *at;) {
    if (read.count == READ_MAX) {
      memmove(read.at, read.at + 1, (READ_MAX - 1) * sizeof *read.at);
      read.count--;
    }
    read.at[read.count++] = text_next(&at);
  }
  while (read.count > 0 && is_one_of(read.at[read.count - 1], QUOTES))
    read.count--;
  return read;
}

/* The character so many before the last; 0: none. */
static uint32_t back(const Read *read, size_t places) {
  return places < read->count ? read->at[read->count - 1 - places] : 0;
}

static bool is_digit(uint32_t codepoint) {
  return codepoint >= '0' && codepoint <= '9';
}

static bool is_capital(uint32_t codepoint) {
  return codepoint >= 'A' && codepoint <= 'Z';
}

static bool is_latin(uint32_t codepoint) {
  return is_capital(codepoint) || (codepoint >= 'a' && codepoint <= 'z');
}

static Ending digit_ending(uint32_t digit) {
  static const Ending DIGITS[] = {END_CONSONANT, END_RIEUL,     END_VOWEL, END_CONSONANT, END_VOWEL,
                                  END_VOWEL,     END_CONSONANT, END_RIEUL, END_RIEUL,     END_VOWEL};
  return DIGITS[digit % 10];
}

/* Of a whole number with as many zeros as 조 (or 해) has, that; of a fraction, as 2분의 1, its numerator;
 * else its last digit decides. */
static Ending number_ending(const Read *read) {
  size_t zeros = 0, place = 0;
  while (back(read, place) == '0' || back(read, place) == ',')
    zeros += back(read, place++) == '0';
  while (is_digit(back(read, place)) || back(read, place) == ',')
    place++;
  if (back(read, place) == '/' && is_digit(back(read, place + 1)))
    return digit_ending(back(read, place + 1) - '0');
  if (is_latin(back(read, place)) && is_one_of(back(read, 0), "03689")) /* of a name: 제로, 쓰리 or 영, 삼 */
    return END_UNKNOWN;
  bool whole = back(read, place) != '.';
  if (whole && ((zeros >= 12 && zeros < 16) || (zeros >= 20 && zeros < 24)))
    return END_VOWEL;
  return digit_ending(back(read, 0) - '0');
}

/* By its name: 엘, 아르 is also 알; 엠, 엔. */
static Ending letter_ending(uint32_t letter) {
  return is_one_of(letter | 0x20, "lr")   ? END_RIEUL
         : is_one_of(letter | 0x20, "mn") ? END_CONSONANT
                                          : END_VOWEL;
}

/* By its sound.  An e behind a consonant may be silent, and b, d, g, k, p, t may close a syllable or not. */
static Ending sound_ending(uint32_t last, uint32_t before) {
  last |= 0x20;
  before |= 0x20;
  if (is_one_of(last, "lmn"))
    return letter_ending(last);
  if (last == 'g' && before == 'n')
    return END_CONSONANT;
  if (last == 'e' && is_one_of(before, "lmn"))
    return END_UNKNOWN;
  return is_one_of(last, "aeiouyrshfvwxz") ? END_VOWEL : END_UNKNOWN;
}

/* A word in capitals, or without a vowel, is read letter by letter. */
static Ending latin_ending(const Read *read) {
  size_t length = 0, capitals = 0, vowels = 0;
  for (; is_latin(back(read, length)); length++) {
    capitals += is_capital(back(read, length));
    vowels += is_one_of(back(read, length) | 0x20, "aeiouy");
  }
  if (length == 2 && back(read, 0) == 'm' && is_one_of(back(read, 1), "cmk")) /* 센티미터 */
    return END_VOWEL;
  return length == capitals || length == 1 || vowels == 0 ? letter_ending(back(read, 0))
                                                          : sound_ending(back(read, 0), back(read, 1));
}

/* Letters set low: one is read by its name, and so is the last of several. */
static Ending low_ending(uint32_t last) {
  return is_one_of(last, "ₗᵣ") ? END_RIEUL : is_one_of(last, "ₘₙ") ? END_CONSONANT : END_VOWEL;
}

static Ending symbol_ending(uint32_t last) {
  if (is_one_of(last, "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ′\u0302\u0177εουϵ¾")) /* 제곱, 프라임, 햇, 엡실론, 오미크론, 입실론, 삼 */
    return END_CONSONANT;
  if (is_one_of(last, "ℓ½⅓¼"))
    return END_RIEUL;
  if (is_one_of(last, "ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼ"))
    return low_ending(last);
  if (last >= 0x391 && last <= 0x3C9) /* 알파 to 오메가 */
    return END_VOWEL;
  return is_one_of(last, "%∞∇∑µ°⅔ᵀ\u0304∗") ? END_VOWEL : END_UNKNOWN; /* 퍼센트, 무한대, ..., 바, 스타 */
}

/* e^z is read as two letters or as a power. */
static bool is_power(const Read *read) {
  for (size_t place = 0; back(read, place) > ' ' && !is_hangul(back(read, place)); place++)
    if (back(read, place) == '^')
      return true;
  return false;
}

static Ending ending_of(const char *text) {
  const Read read = read_end(text);
  uint32_t last = back(&read, 0);
  if (is_power(&read))
    return END_UNKNOWN;
  if (is_digit(last))
    return number_ending(&read);
  if (last >= 0x2080 && last <= 0x2089) /* set low */
    return digit_ending(last - 0x2080);
  if (is_hangul(last)) {
    uint32_t final = (last - 0xAC00) % 28;
    return final == 0 ? END_VOWEL : final == 8 ? END_RIEUL : END_CONSONANT;
  }
  return is_latin(last) ? latin_ending(&read) : last ? symbol_ending(last) : END_UNKNOWN;
}

/* --- What they make together */

size_t particle_at(const char **right, const char *before, const char *after) {
  const char *written = NULL;
  Ending ending = ending_of(before);
  const Particle *particle = ending == END_UNKNOWN ? NULL : find(&written, after);
  if (!particle)
    return 0;
  bool open = ending == END_VOWEL || (ending == END_RIEUL && particle->rieul_is_open);
  bool kept = written == particle->closed && particle->closed_is_free;
  *right = open && !kept ? particle->open : particle->closed;
  return strlen(written);
}

size_t particle_both(const char **both, const char *after) {
  const char *written;
  const Particle *particle = find(&written, after);
  if (!particle)
    return 0;
  *both = particle->both;
  return strlen(written);
}

size_t particle_quotes(const char *text) {
  const char *at = text, *end = text;
  while (is_one_of(text_next(&at), QUOTES))
    end = at;
  return (size_t)(end - text);
}

size_t particle_written_out(const char *text) {
  static const char *const CHOICES[] = {"을(를)", "를(을)", "은(는)", "는(은)", "이(가)", "가(이)",
                                        "과(와)", "와(과)", "을/를",  "를/을",  "은/는",  "는/은",
                                        "이/가",  "가/이",  "과/와",  "와/과",  "(으)로", "(이)"};
  for (size_t i = 0; i < sizeof CHOICES / sizeof *CHOICES; i++)
    if (starts_with(text, CHOICES[i]))
      return strlen(CHOICES[i]);
  return 0;
}
