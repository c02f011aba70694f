#include "base/text.h"
#include "expr/expr_function.h"
#include "expr/expr_read.h"

#include <stdio.h>
#include <string.h>

enum { NAME_MAX_LENGTH = 40 };

static bool find_text(size_t *out, const char *const *names, size_t count, Word word) {
  for (*out = 0; *out < count; ++*out)
    if (names[*out] && scan_word_is(word, names[*out]))
      return true;
  return false;
}

bool read_find_value(size_t *out, const Reader *reader, Word word) {
  const ExprNames *names = reader->names;
  for (*out = 0; *out < names->value_count; ++*out)
    if (names->values[*out].name && scan_word_is(word, names->values[*out].name))
      return true;
  return false;
}

bool read_find_variable(size_t *out, const Reader *reader, Word word) {
  for (*out = reader->variable_count; *out > 0;) {
    const Word *variable = &reader->variables[--*out];
    if (variable->length == word.length && memcmp(variable->at, word.at, word.length) == 0)
      return true;
  }
  return false;
}

bool read_find_pane(size_t *out, const Reader *reader, Word word) {
  const char *behind = word.at + word.length;
  return behind < reader->scan.end && *behind == '.' &&
         find_text(out, reader->names->panes, reader->names->pane_count, word);
}

/* --- Unknown names */

static Node *hint_nearest(Reader *reader, Word word, const char *const *names, size_t count) {
  char name[NAME_MAX_LENGTH + 1] = "";
  if (word.length <= NAME_MAX_LENGTH)
    memcpy(name, word.at, word.length);
  const char *nearest = text_nearest(name, names, count);
  if (nearest)
    error_hint(reader->scan.err, "did you mean \"%s\"?", nearest);
  return NULL;
}

static Node *unknown_name(Reader *reader, Word word) {
  static const char *const WORDS[] = {"and", "or", "not"};
  enum { WORD_COUNT = sizeof WORDS / sizeof *WORDS };
  const ExprNames *names = reader->names;
  const char *behind = word.at + word.length;
  if (behind < reader->scan.end && *behind == '.') {
    read_fail_word(reader, word, "there is no pane ", "");
    return hint_nearest(reader, word, names->panes, names->pane_count);
  }
  size_t most = names->value_count + names->size_count + names->function_count, count = 0;
  const char **all = ARENA_ARRAY(reader->arena, const char *, most + FUNCTION_NAME_COUNT + WORD_COUNT);
  for (size_t i = 0; i < names->value_count; i++)
    if (names->values[i].name)
      all[count++] = names->values[i].name;
  function_names(&all[count]);
  count += FUNCTION_NAME_COUNT;
  for (size_t i = 0; i < names->function_count; i++)
    all[count++] = names->functions[i].name;
  for (size_t i = 0; i < names->size_count; i++)
    if (names->sizes[i])
      all[count++] = names->sizes[i];
  for (size_t i = 0; i < WORD_COUNT; i++)
    all[count++] = WORDS[i];
  read_fail_word(reader, word, "unknown name ", "");
  return hint_nearest(reader, word, all, count);
}

/* --- Values */

/* The indices of a cell, of which the name has been read. */
static Node *read_indices(Reader *reader, Node *cell, Word word, int rank) {
  Scan *scan = &reader->scan;
  if (rank == 0)
    return scan_peek(scan) == '[' ? read_fail_word(reader, word, "", " is one number and has no index")
                                  : cell;
  if (!scan_accept(scan, "["))
    return read_fail_word(reader, word, "",
                          rank > 1 ? " has rows and columns: write which, as in [2,1]"
                                   : " has several numbers: write which, as in [1]");
  Node *row = cell->first = read_expression(reader);
  if (row && rank > 1) {
    if (!scan_expect(scan, ",", "the column is missing: rows and columns are written as in [2,1]"))
      return NULL;
    row = row->next = read_expression(reader);
  }
  return row && scan_expect(scan, "]", "a ] is missing") ? cell : NULL;
}

static Node *read_cell(Reader *reader, Word word, size_t value, size_t pane) {
  const ExprName *name = &reader->names->values[value];
  Node *cell = read_node(reader, NODE_CELL, word.at);
  cell->which = value;
  cell->pane = pane;
  cell->whole = name->whole;
  return read_indices(reader, cell, word, name->rank);
}

/* `.NAME`, behind the id of a pane: a value of that pane. */
static Node *read_in_pane(Reader *reader, size_t pane) {
  reader->scan.at++;
  Word word = scan_name(&reader->scan);
  size_t value;
  if (!read_find_value(&value, reader, word))
    return unknown_name(reader, word);
  reader->scan.at += word.length;
  return read_cell(reader, word, value, pane);
}

/* --- All names */

static bool find_call(size_t *out, const Reader *reader, Word word) {
  for (*out = 0; *out < reader->names->function_count; ++*out)
    if (scan_word_is(word, reader->names->functions[*out].name))
      return true;
  return false;
}

/* A variable or a size: a whole number. */
static Node *read_whole_number(Reader *reader, NodeKind kind, Word word, size_t which) {
  Node *node = read_node(reader, kind, word.at);
  node->which = which;
  node->whole = true;
  node->text = arena_copy_n(reader->arena, word.at, word.length);
  return node;
}

Node *read_name(Reader *reader, Word word) {
  const ExprNames *names = reader->names;
  size_t which;
  reader->scan.at += word.length;
  if (read_find_variable(&which, reader, word))
    return read_whole_number(reader, NODE_VARIABLE, word, which);
  FunctionKind function = function_find(&which, word);
  if (function != FUNCTION_NONE)
    return read_function(reader, word, function, which);
  if (find_call(&which, reader, word))
    return read_call(reader, word, which);
  if (find_text(&which, names->sizes, names->size_count, word))
    return read_whole_number(reader, NODE_SIZE, word, which);
  if (read_find_pane(&which, reader, word))
    return read_in_pane(reader, which);
  if (!read_find_value(&which, reader, word))
    return unknown_name(reader, word);
  return read_cell(reader, word, which, EXPR_OWN_PANE);
}
