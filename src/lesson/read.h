/* Reading a lesson's nodes as what they should be: a text, a number, a name in both languages.
 *
 * Every fault goes into one list with its place, and reading goes on, so that a teacher
 * sees all of them at once.  What keys mean is known by the callers only. */
#ifndef STEPMAX_LESSON_READ_H
#define STEPMAX_LESSON_READ_H

#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"
#include "base/yaml.h"

#include <stdbool.h>
#include <stddef.h>

enum { READ_TEXT_MAX = 4000, READ_LINE_MAX = 300 }; /* bytes */

typedef struct Reading {
  Arena *arena; /* takes what is read */
  const char *file;
  ErrorList *errors;
  const struct GivenData *given; /* the first data set's file is not read, as this is it; NULL: it is */
} Reading;

/* How a text may be written. */
typedef enum {
  TEXT_LINES = 0,    /* several lines */
  TEXT_ONE_LINE = 1, /* a title, a name */
  TEXT_FOR_BOTH = 2  /* may be written once for both languages */
} TextForm;

/* Adds a fault at a node and returns it, for a hint. */
Error *read_fault(const Reading *reading, const YamlNode *at, const char *format, ...) PRINTF_LIKE(3, 4);

/* Puts the faults from the `first` on into the order of the file. */
void read_sort_faults(ErrorList *errors, size_t first);

/* The functions below return false after reporting at least one fault, and then leave their result
 * alone; whoever needs no result may go on without looking, since the list knows.  A node of NULL stands for
 * a key that is absent: false without a fault, as read_key has reported it where it is needed. */

/* The value of a key that has to be there; NULL and a fault when it is not.  `where` names the map. */
const YamlNode *read_key(const Reading *reading, const YamlNode *map, const char *where, const char *key);

/* That a node is of a kind; `what` says what is expected there: "a list of numbers". */
bool read_kind(const Reading *reading, const YamlNode *node, YamlKind kind, const char *what);

/* That a node is a map; keys that are not among the allowed are reported, and reading may go on. */
bool read_map(const Reading *reading, const YamlNode *node, const char *what, const char *const *allowed,
              size_t count);

/* A finite number, written in decimal and without quotes. */
bool read_number(double *out, const Reading *reading, const YamlNode *node);

/* A text that is not empty, without the white space around it. */
bool read_text(const char **out, const Reading *reading, const YamlNode *node, TextForm form);

/* A word that has to be one of a few; *out is its place among them.  `what` says what they are: "unknown
 * loss". */
bool read_choice(size_t *out, const Reading *reading, const YamlNode *node, const char *what,
                 const char *const *choices, size_t count);

/* yes or no. */
bool read_flag(bool *out, const Reading *reading, const YamlNode *node);

/* A list's length, or 0 after reporting that it is none, empty or too long; `what` it is a list of. */
size_t read_length(const Reading *reading, const YamlNode *list, const char *what, size_t max);

/* The texts of such a list; *count is 0 and the result NULL where there is none, or after a fault. */
const char **read_texts(size_t *count, const Reading *reading, const YamlNode *list, const char *what,
                        size_t max);

/* The numbers of a number, a list or a list of rows, in a row, the first `max` of them kept; how many there
 * are. One of the words, NULL at the end, stands for its place among them; NULL: there are none. */
size_t read_numbers(double *out, size_t max, const Reading *reading, const YamlNode *node,
                    const char *const *words);

/* Small letters, digits and '-'. */
bool read_id(const char **out, const Reading *reading, const YamlNode *node);

/* Whether the item behind the first `count` has another id than they; reports at its node that it has not.
 * An item is a struct that begins with its id. */
bool read_is_new(const Reading *reading, const YamlNode *at, const char *what, const void *items,
                 size_t count, size_t size);
#define READ_IS_NEW(reading, at, what, items, count)                                                         \
  read_is_new((reading), (at), (what), (items), (count), sizeof *(items))

/* A text in both languages: { ko: ..., en: ... }. */
bool read_phrase(Phrase *out, const Reading *reading, const YamlNode *node, TextForm form);

#endif
