/* What went wrong, where, and what to do about it.
 *
 * A function that can fail because of the world (a file, a typed number) returns
 * false and fills an Error; a caller's own mistake is an assert.  Nothing here
 * prints or exits: only app/ does. */
#ifndef STEPMAX_BASE_ERROR_H
#define STEPMAX_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

#if defined(__GNUC__)
#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))
#else
#define MUST_CHECK
#define PRINTF_LIKE(text, first)
#endif

/* The kind is the exit status that the command line promises. */
typedef enum { ERROR_NONE = 0, ERROR_FAILED = 1, ERROR_USAGE = 2 } ErrorKind;

typedef struct Error {
  ErrorKind kind;
  char file[512];   /* "" when no file is concerned */
  int line, column; /* from 1; 0 when unknown */
  char what[512];   /* one sentence, no full stop */
  char hint[256];   /* "" when there is none */
} Error;

/* Fills err (ERROR_FAILED, no place, no hint) and returns false, so that a caller can
 * write `return error_set(err, ...)`.  err may be NULL, and its own texts may be among
 * the arguments.  What is too long is cut at a whole UTF-8 character. */
bool error_set(Error *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* The same, of the kind "the command line is wrong". */
bool error_usage(Error *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* The same as error_set with a place; file may be NULL. */
bool error_at(Error *err, const char *file, int line, int column, const char *format, ...) PRINTF_LIKE(5, 6);

/* Adds a hint to an error already set; returns false. */
bool error_hint(Error *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* Adds a hint to an error about a word that is none of the names: the name that was probably meant, or else
 * the names, the first ones if there are many; returns false. */
bool error_hint_names(Error *err, const char *word, const char *const *names, size_t count);

/* Writes "FILE:LINE:COL: error: what (hint)" with a place, "what (hint)" or
 * "FILE: what (hint)" without; always NUL-terminated, cut at a whole UTF-8 character.
 * Returns out. */
char *error_text(const Error *err, char *out, size_t size);

/* A compiler that checks another file sees by this that the five above return false, and so does not take
 * `return ok || error_set(...)` for a success. */
static inline bool error_false(bool returned) {
  (void)returned;
  return false;
}
#define error_set(...) error_false(error_set(__VA_ARGS__))
#define error_usage(...) error_false(error_usage(__VA_ARGS__))
#define error_at(...) error_false(error_at(__VA_ARGS__))
#define error_hint(...) error_false(error_hint(__VA_ARGS__))
#define error_hint_names(...) error_false(error_hint_names(__VA_ARGS__))

/* Every fault of one input, in the order found; the first ERROR_LIST_MAX are kept.
 * {0} is the empty list. */
enum { ERROR_LIST_MAX = 32 };
typedef struct ErrorList {
  Error items[ERROR_LIST_MAX];
  size_t kept;  /* how many of items are filled */
  size_t total; /* how many were reported */
  Error spare;  /* takes what comes after the last that is kept */
} ErrorList;

/* The one to show where there is room for one: the first with a hint (a misspelt key says more than the key
 * that it leaves missing), else the first.  The list must not be empty. */
const Error *error_list_clearest(const ErrorList *list);

/* A fresh item to fill, or a spare one when the list is full; never NULL. */
Error *error_list_add(ErrorList *list);

#endif
