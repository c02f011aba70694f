/* The two languages, and a text written in both. */
#ifndef STEPMAX_BASE_LANGUAGE_H
#define STEPMAX_BASE_LANGUAGE_H

typedef enum { LANG_EN, LANG_KO, LANG_COUNT } Language;

/* A text in every language, with the place in its file where each stands (line 0: nowhere). */
typedef struct Phrase {
  const char *in[LANG_COUNT]; /* NULL in both: absent */
  int line[LANG_COUNT], column[LANG_COUNT];
} Phrase;

/* "en", "ko". */
static inline const char *language_code(Language language) {
  return language == LANG_KO ? "ko" : "en";
}

#endif
