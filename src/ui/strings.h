/* The words of the interface, in both languages, from assets/strings/<language>.yaml. */
#ifndef STEPMAX_UI_STRINGS_H
#define STEPMAX_UI_STRINGS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"

#include <stdbool.h>

/* One for each line of strings_list.h, so that a key missing in a file is found when it is read. */
typedef enum {
  STRING_NONE,
#define STRING(name, key) STRING_##name,
#include "ui/strings_list.h"
#undef STRING
  STRING_COUNT
} StringId;

typedef struct Strings {
  const char *in[LANG_COUNT][STRING_COUNT];
  Arena arena;
} Strings;

/* Reads en.yaml and ko.yaml of a folder; every key must be there in both, and no other. */
bool strings_load(Strings *out, const char *folder, Error *err) MUST_CHECK;
void strings_free(Strings *strings);

const char *strings_get(const Strings *strings, Language language, StringId id);

/* The string with {0}, {1}, {2} replaced, and Korean particles behind them in the form that goes with what is
 * put in; in the arena.  NULL ends the arguments early. */
const char *strings_format(Arena *arena, const Strings *strings, Language language, StringId id,
                           const char *zero, const char *one, const char *two);

#endif
