#include "view/panel_derivation.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* The length of a relation at `at`; 0: none stands there. */
static size_t relation_length(const char *at) {
  static const char *const RELATIONS[] = {"\\approx", "\\equiv",  "\\le",         "\\ge",
                                          "\\ne",     "\\propto", "\\Rightarrow", "\\to"};
  if (*at == '=' || *at == '<' || *at == '>')
    return 1;
  for (size_t i = 0; i < sizeof RELATIONS / sizeof *RELATIONS; i++) {
    size_t length = strlen(RELATIONS[i]);
    bool letter = strncmp(at, RELATIONS[i], length) == 0 &&
                  ((at[length] >= 'a' && at[length] <= 'z') || (at[length] >= 'A' && at[length] <= 'Z'));
    if (strncmp(at, RELATIONS[i], length) == 0 && !letter)
      return length;
  }
  return 0;
}

/* How deep what follows a place lies inside braces, delimiters or an environment. */
static int depth_change(const char *at) {
  if (*at == '{')
    return 1;
  if (*at == '}')
    return -1;
  if (strncmp(at, "\\left", 5) == 0 && strncmp(at, "\\leftarrow", 10) != 0)
    return 1;
  if (strncmp(at, "\\right", 6) == 0 && strncmp(at, "\\rightarrow", 11) != 0)
    return -1;
  return strncmp(at, "\\begin", 6) == 0 ? 1 : strncmp(at, "\\end", 4) == 0 ? -1 : 0;
}

const char *derivation_sign(const char *source) {
  const char *sign = NULL;
  int depth = 0;
  for (const char *at = source; *at; at++) {
    depth += depth_change(at);
    if (depth == 0 && *at == '&')
      return at;
    if (depth == 0 && !sign && relation_length(at) > 0)
      sign = at;
    if (*at == '\\' && at[1])
      at++;
  }
  return sign;
}
