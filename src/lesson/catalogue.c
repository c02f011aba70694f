#include "base/file.h"
#include "base/yaml.h"
#include "lesson/lesson.h"
#include "lesson/read.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char *const SUFFIXES[] = {".yaml", ".yml"};
enum { SUFFIX_COUNT = sizeof SUFFIXES / sizeof *SUFFIXES };

static bool is_lesson_file(const char *name) {
  return file_ends_in(name, SUFFIXES[0]) || file_ends_in(name, SUFFIXES[1]);
}

static Phrase copy_phrase(Arena *arena, const Phrase *phrase) {
  Phrase copy = *phrase;
  for (Language language = 0; language < LANG_COUNT; language++)
    copy.in[language] = phrase->in[language] ? arena_copy(arena, phrase->in[language]) : NULL;
  return copy;
}

/* What the name of a file tells: "05-one-sample.yaml" is lesson 05, "one-sample", and its own title. */
static void name_entry(CatalogueEntry *entry, Arena *arena) {
  const char *name = file_name(entry->path);
  size_t length = (size_t)(strrchr(name, '.') - name), digits = strspn(name, "0123456789");
  bool numbered = digits > 0 && digits <= LESSON_NUMBER_MAX && name[digits] == '-' && digits + 1 < length;
  size_t skipped = numbered ? digits + 1 : 0;
  entry->number = arena_copy_n(arena, name, numbered ? digits : 0);
  entry->id = arena_copy_n(arena, name + skipped, length - skipped);
  entry->title = (Phrase){.in = {name, name}};
}

/* A file with faults is still listed under its own id and title, as far as these can be read. */
static void read_broken(CatalogueEntry *entry, Arena *arena, Arena *scratch) {
  name_entry(entry, arena);
  char *text;
  size_t size;
  const YamlNode *root;
  if (!file_read(scratch, entry->path, LESSON_BYTES_MAX, &text, &size, NULL) ||
      !yaml_parse(scratch, entry->path, text, size, &root, NULL))
    return;
  Reading reading = {.arena = scratch, .file = entry->path, .errors = ARENA_NEW(scratch, ErrorList)};
  if (read_id(&entry->id, &reading, yaml_get(root, "id")))
    entry->id = arena_copy(arena, entry->id);
  if (read_phrase(&entry->title, &reading, yaml_get(root, "title"), TEXT_ONE_LINE))
    entry->title = copy_phrase(arena, &entry->title);
}

/* FNV-1a. */
static uint64_t version_of(const char *text, size_t size) {
  uint64_t hash = 14695981039346656037u;
  for (size_t i = 0; i < size; i++)
    hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
  return hash;
}

/* ---- what is kept ---- */

enum { KEPT_MOST = 256 };

typedef struct KeptEntry {
  uint64_t version; /* of the file and of the scenes beside it; 0: free */
  CatalogueEntry entry;
  Arena arena; /* of its texts */
} KeptEntry;

struct CatalogueKept {
  KeptEntry at[KEPT_MOST];
  uint64_t scenes;
};

CatalogueKept *catalogue_kept_new(void) {
  CatalogueKept *kept = calloc(1, sizeof *kept);
  if (!kept)
    abort();
  return kept;
}

void catalogue_kept_free(CatalogueKept *kept) {
  for (size_t i = 0; kept && i < KEPT_MOST; i++)
    arena_free(&kept->at[i].arena);
  free(kept);
}

static CatalogueEntry copy_entry(Arena *arena, const CatalogueEntry *entry) {
  CatalogueEntry copy = *entry;
  copy.id = arena_copy(arena, entry->id);
  copy.number = arena_copy(arena, entry->number);
  copy.path = arena_copy(arena, entry->path);
  copy.title = copy_phrase(arena, &entry->title);
  copy.about = copy_phrase(arena, &entry->about);
  copy.source = copy_phrase(arena, &entry->source);
  return copy;
}

/* Of the folder's own scenes, all together. */
static uint64_t scenes_version(const char *folder) {
  Arena scratch = {0};
  char **names;
  size_t count;
  uint64_t version = 0;
  const char *scenes = file_join(&scratch, folder, "scenes");
  if (file_list(&scratch, scenes, SUFFIXES[0], &names, &count, NULL))
    for (size_t i = 0; i < count; i++)
      version = version * 1099511628211u + file_version(file_join(&scratch, scenes, names[i]));
  arena_free(&scratch);
  return version;
}

/* The place of a path, or a free one; NULL: all are taken. */
static KeptEntry *place_in(CatalogueKept *kept, const char *path) {
  KeptEntry *free_place = NULL;
  for (KeptEntry *at = kept->at; at < kept->at + KEPT_MOST; at++) {
    if (at->version != 0 && strcmp(at->entry.path, path) == 0)
      return at;
    free_place = !free_place && at->version == 0 ? at : free_place;
  }
  return free_place;
}

static void read_entry(CatalogueEntry *entry, Arena *arena, const char *path, bool *alone) {
  Arena scratch = {0};
  ErrorList *errors = ARENA_NEW(&scratch, ErrorList);
  Lesson lesson;
  *entry = (CatalogueEntry){.path = path};
  if (lesson_load(&lesson, &scratch, path, errors)) {
    entry->id = arena_copy(arena, lesson.id);
    entry->number = arena_copy(arena, lesson.number);
    entry->title = copy_phrase(arena, &lesson.title);
    entry->about = copy_phrase(arena, &lesson.about);
    entry->source = copy_phrase(arena, &lesson.source);
    entry->minutes = lesson.minutes;
    entry->version = version_of(lesson.text, lesson.size);
    *alone = lesson.data == NULL;
  } else {
    entry->broken = true;
    entry->error = *error_list_clearest(errors);
    read_broken(entry, arena, &scratch);
  }
  arena_free(&scratch);
}

/* From what is kept, if the file has not been written since. */
static void read_kept(CatalogueEntry *entry, Arena *arena, const char *path, CatalogueKept *kept) {
  uint64_t version = file_version(path) ^ kept->scenes;
  KeptEntry *place = place_in(kept, path);
  if (place && version != 0 && place->version == version) {
    *entry = copy_entry(arena, &place->entry);
    return;
  }
  bool alone = false;
  read_entry(entry, arena, path, &alone);
  if (!place)
    return;
  arena_reset(&place->arena);
  place->version = alone && (file_version(path) ^ kept->scenes) == version ? version : 0;
  if (place->version != 0)
    place->entry = copy_entry(&place->arena, entry);
}

/* Lessons without a number come last. */
static long place_of(const CatalogueEntry *entry) {
  return entry->number[0] ? strtol(entry->number, NULL, 10) : LONG_MAX;
}

static int compare_entries(const void *a, const void *b) {
  const CatalogueEntry *p = a, *q = b;
  long i = place_of(p), j = place_of(q);
  if (i != j)
    return i < j ? -1 : 1;
  int order = strcmp(p->id, q->id);
  return order != 0 ? order : strcmp(p->path, q->path);
}

static bool fail_twice(Error *err, const char *id, const char *first, const char *second) {
  error_at(err, second, 0, 0, "the lesson \"%s\" is also in %s", id, first);
  return error_hint(err, "give one of the two another id");
}

/* An id leads to one file: of two good files with one id the later is broken; a file with faults takes no id
 * from a good one. */
static void check_ids(CatalogueEntry *entries, size_t count) {
  for (size_t i = 1; i < count; i++)
    for (size_t j = 0; j < i && !entries[i].broken; j++)
      if (!entries[j].broken && strcmp(entries[i].id, entries[j].id) == 0) {
        entries[i].broken = entries[i].twice = true;
        fail_twice(&entries[i].error, entries[i].id, entries[j].path, entries[i].path);
      }
}

/* Whether a line says `id` before a word. */
static bool names(const char *text, const char *word) {
  for (const char *at = text; (at = strstr(at, word)) != NULL; at++) {
    const char *line = at;
    while (line > text && line[-1] != '\n')
      line--;
    const char *key = strstr(line, "id");
    if (key && key < at)
      return true;
  }
  return false;
}

/* The id that a line at the left edge tells, where it is a plain word; NULL: nothing so simple. */
static const char *plain_id(const char *text, size_t *length) {
  static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
  const char *line = text;
  while (line && strncmp(line, "id: ", 4) != 0)
    line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL;
  if (!line)
    return NULL;
  const char *id = line + 4 + strspn(line + 4, " ");
  *length = strspn(id, LETTERS);
  return *length > 0 && (id[*length] == '\n' || id[*length] == '\r') ? id : NULL;
}

/* Whether a file is that of the lesson with an id, as far as is seen without reading it as a lesson. */
typedef enum { NAMED_OTHERWISE, MAY_BE_NAMED, IS_NAMED } Naming;

static Naming naming(const char *path, const char *word) {
  Arena scratch = {0};
  char *text;
  size_t size, length = 0;
  Naming naming = MAY_BE_NAMED;
  if (file_read(&scratch, path, LESSON_BYTES_MAX, &text, &size, NULL)) {
    const char *id = plain_id(text, &length);
    if (id)
      naming = length == strlen(word) && memcmp(id, word, length) == 0 ? IS_NAMED : NAMED_OTHERWISE;
    else
      naming = strstr(path, word) || names(text, word) ? MAY_BE_NAMED : NAMED_OTHERWISE;
  }
  arena_free(&scratch);
  return naming;
}

/* The lessons of a folder; word: of those alone that may have it as id, NULL: all; kept: what was read
 * before, NULL: nothing. */
static bool read_some(CatalogueEntry **out, size_t *count, Arena *arena, const char *folder, const char *word,
                      CatalogueKept *kept, Error *err) {
  char **names[SUFFIX_COUNT];
  size_t counts[SUFFIX_COUNT], total = 0;
  for (size_t i = 0; i < SUFFIX_COUNT; i++) {
    if (!file_list(arena, folder, SUFFIXES[i], &names[i], &counts[i], err))
      return false;
    total += counts[i];
  }
  CatalogueEntry *entries = ARENA_ARRAY(arena, CatalogueEntry, total), *next = entries;
  for (size_t i = 0; i < SUFFIX_COUNT; i++)
    for (size_t j = 0; j < counts[i]; j++) {
      const char *path = file_join(arena, folder, names[i][j]);
      bool alone;
      if (kept)
        read_kept(next++, arena, path, kept);
      else if (!word || naming(path, word) != NAMED_OTHERWISE)
        read_entry(next++, arena, path, &alone);
    }
  *out = entries;
  *count = (size_t)(next - entries);
  qsort(entries, *count, sizeof *entries, compare_entries);
  check_ids(entries, *count);
  return true;
}

bool catalogue_read(CatalogueEntry **out, size_t *count, Arena *arena, const char *folder, Error *err) {
  return read_some(out, count, arena, folder, NULL, NULL, err);
}

bool catalogue_read_again(CatalogueEntry **out, size_t *count, Arena *arena, const char *folder,
                          CatalogueKept *kept, Error *err) {
  kept->scenes = scenes_version(folder);
  return read_some(out, count, arena, folder, NULL, kept, err);
}

static bool fail_unknown(Error *err, Arena *arena, const char *folder, const char *name,
                         const CatalogueEntry *entries, size_t count) {
  const char **ids = ARENA_ARRAY(arena, const char *, count);
  for (size_t i = 0; i < count; i++)
    ids[i] = entries[i].id;
  error_usage(err, "there is no lesson \"%.*s\" in %s", (int)text_cut(name, 80), name, folder);
  if (err && count > 0)
    error_hint_names(err, name, ids, count);
  return false;
}

/* What has the id: a good lesson, else a broken one, whose faults are then told; NULL: none. */
static const CatalogueEntry *entry_named(const CatalogueEntry *entries, size_t count, const char *id) {
  const CatalogueEntry *found = NULL;
  for (size_t i = 0; i < count; i++)
    if (strcmp(entries[i].id, id) == 0 && (!found || (found->broken && !entries[i].broken)))
      found = &entries[i];
  return found;
}

static const CatalogueEntry *other_named(const CatalogueEntry *entries, size_t count, const char *id) {
  for (size_t i = 0; i < count; i++)
    if (entries[i].twice && strcmp(entries[i].id, id) == 0)
      return &entries[i];
  return NULL;
}

/* The one file that has an id, where that is plain without reading it as a lesson. */
static bool find_plain(const char **path, Arena *arena, const char *folder, const char *id) {
  size_t may = 0, is = 0;
  for (size_t i = 0; i < SUFFIX_COUNT; i++) {
    char **names;
    size_t count;
    if (!file_list(arena, folder, SUFFIXES[i], &names, &count, NULL))
      return false;
    for (size_t j = 0; j < count; j++) {
      const char *one = file_join(arena, folder, names[j]);
      Naming found = naming(one, id);
      may += found == MAY_BE_NAMED;
      is += found == IS_NAMED;
      if (found == IS_NAMED)
        *path = one;
    }
  }
  return is == 1 && may == 0;
}

bool catalogue_find(const char **path, Arena *arena, const char *folder, const char *name, Error *err) {
  if (strchr(name, '/') || is_lesson_file(name)) {
    *path = arena_copy(arena, name);
    return true;
  }
  if (find_plain(path, arena, folder, name))
    return true;
  CatalogueEntry *entries;
  size_t count;
  if (!read_some(&entries, &count, arena, folder, name, NULL, err))
    return false;
  const CatalogueEntry *found = entry_named(entries, count, name), *other = other_named(entries, count, name);
  if (other)
    return fail_twice(err, name, found->path, other->path);
  if (!found) /* all of them, for the nearest right id */
    return catalogue_read(&entries, &count, arena, folder, err) &&
           fail_unknown(err, arena, folder, name, entries, count);
  *path = found->path;
  return true;
}
