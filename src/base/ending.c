#include "base/ending.h"

#include "base/text.h"

#include <stddef.h>
#include <string.h>

/* Each may follow another: 에서 + 는, 들 + 의. */
static const char *const JOINED[] = {
    "은",   "는",     "이",     "가",     "을",     "를",     "과",     "와",   "의",   "에",     "에서",
    "에게", "로",     "으로",   "로서",   "로써",   "도",     "만",     "까지", "부터", "보다",   "처럼",
    "마다", "만큼",   "이나",   "나",     "들",     "끼리",   "별",     "쪽",   "씩",   "뿐",     "대로",
    "이랑", "하고",   "이라",   "라",     "이란",   "란",     "라고",   "라는", "이다", "다",     "이고",
    "고",   "이며",   "며",     "이면",   "면",     "이지",   "지",     "이자", "인",   "인데",   "일",
    "임",   "이므로", "므로",   "이어도", "여도",   "이라도", "라도",   "이든", "였다", "였고",   "였던",
    "이었", "다면",   "입니다", "입니까", "이어서", "여서",   "이라면", "라면", "이야", "이에요", "예요",
    "이죠", "조차",   "하나",   "이니",   "일까",   "일수록", "치고",   "든",   "라서", "함"};

/* A verb made of the noun; how it goes on is its own affair. */
static const char *const VERBS[] = {"하", "한", "할", "합니", "해", "했",   "되",   "된",
                                    "될", "됨", "됩", "돼",   "됐", "시키", "시킨", "시켜"};

enum { JOINED_COUNT = sizeof JOINED / sizeof *JOINED, VERB_COUNT = sizeof VERBS / sizeof *VERBS };
enum { DEEPEST = 4 }; /* endings on one noun */

bool ending_is_hangul(unsigned codepoint) {
  return codepoint >= 0xAC00 && codepoint <= 0xD7A3;
}

static bool ends(const char *at) {
  return !ending_is_hangul(text_next(&at));
}

static size_t starts(const char *text, const char *start) {
  size_t length = strlen(start);
  return strncmp(text, start, length) == 0 ? length : 0;
}

static bool only_joined(const char *at, int depth) {
  if (ends(at))
    return true;
  for (size_t i = 0; i < JOINED_COUNT && depth < DEEPEST; i++) {
    size_t length = starts(at, JOINED[i]);
    if (length > 0 && only_joined(at + length, depth + 1))
      return true;
  }
  return false;
}

bool ending_only(const char *after) {
  for (size_t i = 0; i < VERB_COUNT; i++)
    if (starts(after, VERBS[i]) > 0)
      return true;
  return only_joined(after, 0);
}
