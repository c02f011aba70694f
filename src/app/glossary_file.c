#include "app/glossary_file.h"

#include "formula/formula.h"
#include "lesson/lesson.h"
#include "view/draw.h"

#include <string.h>

static void check_formula(const Glossary *glossary, const GlossaryEntry *entry, ErrorList *errors) {
  Error why;
  if (!entry->formula || formula_check(entry->formula, draw_color_known, &why))
    return;
  Error *fault = error_list_add(errors);
  error_at(fault, glossary->file, entry->formula_line, entry->formula_column, "%s", why.what);
  if (why.hint[0] != '\0')
    error_hint(fault, "%s", why.hint);
}

bool glossary_file_load(Glossary *out, Arena *arena, const char *path, ErrorList *errors) {
  Glossary glossary;
  if (!path) {
    error_set(error_list_add(errors), "there is no glossary: no " GLOSSARY_FILE " in the folder of lessons");
    return false;
  }
  if (!glossary_load(&glossary, arena, path, errors))
    return false;
  size_t before = errors->total;
  for (size_t i = 0; i < glossary.count; i++)
    check_formula(&glossary, &glossary.entries[i], errors);
  if (errors->total > before)
    return false;
  *out = glossary;
  return true;
}

bool glossary_file_open(Glossary *out, Arena *arena, const char *path, Error *err) {
  Arena scratch = {0};
  ErrorList *errors = ARENA_NEW(&scratch, ErrorList);
  bool ok = glossary_file_load(out, arena, path, errors);
  if (!ok)
    *err = *error_list_clearest(errors);
  arena_free(&scratch);
  return ok;
}

bool glossary_file_check_lessons(const Glossary *glossary, const char *folder, ErrorList *errors) {
  Arena scratch = {0};
  CatalogueEntry *lessons;
  size_t count = 0, before = errors->total;
  Error err;
  if (!catalogue_read(&lessons, &count, &scratch, folder, &err)) {
    *error_list_add(errors) = err;
    return false;
  }
  const char **ids = ARENA_ARRAY(&scratch, const char *, count);
  for (size_t i = 0; i < count; i++)
    ids[i] = lessons[i].id;
  for (size_t i = 0; i < glossary->count; i++) {
    const GlossaryEntry *entry = &glossary->entries[i];
    size_t k = 0;
    while (entry->lesson && k < count && strcmp(ids[k], entry->lesson) != 0)
      k++;
    if (!entry->lesson || k < count)
      continue;
    Error *fault = error_list_add(errors);
    error_at(fault, glossary->file, entry->lesson_line, entry->lesson_column,
             "there is no lesson \"%s\" in %s", entry->lesson, folder);
    if (count > 0)
      error_hint_names(fault, entry->lesson, ids, count);
  }
  arena_free(&scratch);
  return errors->total == before;
}
