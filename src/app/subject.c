#include "app/subject.h"

#include "app/data_file.h"
#include "base/file.h"
#include "formula/formula.h"
#include "trace/equation.h"
#include "trace/fill.h"
#include "trace/panel_check.h"
#include "trace/training.h"
#include "view/draw.h"

#include <string.h>

bool subject_paths(Paths *out, const Call *call, Error *err) {
  return paths_find_mine(out, call->arena, call->options->value[OPTION_LESSONS], call->program, err);
}

/* Whether a name is a path by its looks, so that no folder of lessons is needed. */
static bool is_path(const char *name) {
  return strchr(name, '/') || file_ends_in(name, ".yaml") || file_ends_in(name, ".yml");
}

bool subject_find(const char **path, const Call *call, const char *name, Error *err) {
  Paths paths;
  if (is_path(name)) {
    *path = name;
    return true;
  }
  return subject_paths(&paths, call, err) && catalogue_find(path, call->arena, paths.lessons, name, err);
}

static bool same_place(const Error *a, const Error *b) {
  return a->line == b->line && a->column == b->column && strcmp(a->what, b->what) == 0;
}

/* The same template fails alike at every step that repeats it. */
static void add_once(ErrorList *errors, const Error *err) {
  for (size_t i = 0; i < errors->kept; i++)
    if (same_place(&errors->items[i], err))
      return;
  verbs_fail(errors, err);
}

enum { SOUND_SLOTS = 512 };

/* What formulas are looked at for: which step's, and what is wrong with those seen so far.  One that was
 * sound comes again at most steps. */
typedef struct Look {
  const Trace *trace;
  ErrorList *faults;
  Arena *arena;
  const char *sound[SOUND_SLOTS]; /* by its letters; of two that share a slot the last */
} Look;

/* Reads a formula, if it is not the one of its slot. */
static bool is_sound(Look *look, const char *formula, Error *fault) {
  size_t hash = 0;
  for (const char *at = formula; *at; at++)
    hash = hash * 31 + (unsigned char)*at;
  const char **slot = &look->sound[hash % SOUND_SLOTS];
  if (*slot && strcmp(*slot, formula) == 0)
    return true;
  if (!formula_check(formula, draw_color_known, fault))
    return false;
  *slot = arena_copy(look->arena, formula);
  return true;
}

static void add_fault(const Look *look, const Phrase *phrase, Language language, const char *step,
                      const Error *fault) {
  Error err;
  error_at(&err, look->trace->lesson->file, phrase->line[language], phrase->column[language], "%s%s%s%s",
           step ? "step \"" : "", step ? step : "", step ? "\": " : "", fault->what);
  error_hint(&err, "%s", fault->hint);
  add_once(look->faults, &err);
}

static void look_at_formula(void *self, size_t step, Language language, const char *formula) {
  Look *look = self;
  const LessonStep *source = trace_step(look->trace, step).kind->source;
  Error fault;
  if (!is_sound(look, formula, &fault))
    add_fault(look, &source->formula, language, source->id, &fault);
}

/* A formula of a panel, or several with & between them. */
static void look_at_panel_formula(void *self, const Phrase *phrase, Language language, const char *formula) {
  Look *look = self;
  Error fault;
  bool good = is_sound(look, formula, &fault);
  if (!good && strchr(formula, '&')) {
    good = true;
    for (char *end, *at = arena_copy(look->arena, formula); good && at; at = end) {
      end = strchr(at, '&');
      if (end)
        *end++ = '\0';
      good = is_sound(look, at, &fault);
    }
  }
  if (!good)
    add_fault(look, phrase, language, NULL, &fault);
}

/* The symbol of every value and its equation, as they are written of its first number. */
static void look_at_equations(const Look *look) {
  for (ValueId id = 0; id < trace_values(look->trace); id++) {
    const SceneValue *value = trace_info(look->trace, id);
    const Value *numbers = trace_value(look->trace, 0, id);
    if (!trace_has(look->trace, id) || numbers->rows * numbers->cols == 0)
      continue;
    Text text = {0};
    Error fault, err;
    equation_symbolic(&text, look->trace, 0, (Cell){id, 0, 0});
    bool good = formula_check(text_get(&text), draw_color_known, &fault);
    text_free(&text);
    if (good)
      continue;
    error_at(&err, value->file, value->line, value->column, "%s: %s", value->name, fault.what);
    error_hint(&err, "%s", fault.hint);
    add_once(look->faults, &err);
  }
}

/* What can't be filled in comes before what can't be read as a formula. */
static bool check_trace(const Trace *trace, ErrorList *errors) {
  Arena scratch = {0};
  Look look = {.trace = trace, .faults = ARENA_NEW(&scratch, ErrorList), .arena = &scratch};
  fill_check(trace, look_at_formula, &look, errors);
  equation_check(trace, errors);
  panel_check(trace, look_at_panel_formula, &look, errors);
  if (errors->total == 0)
    look_at_equations(&look);
  for (size_t i = 0; i < look.faults->kept; i++)
    add_once(errors, &look.faults->items[i]);
  errors->total += look.faults->total - look.faults->kept;
  arena_free(&scratch);
  return errors->total == 0;
}

/* Checks the lesson with these numbers and these updates opened. */
static bool check_opened(const Lesson *lesson, const Setup *setup, const Opened *opened, ErrorList *errors) {
  Trace trace = {0};
  Error err;
  if (!trace_build(&trace, lesson, setup, opened, &err))
    return verbs_fail(errors, &err);
  bool good = check_trace(&trace, errors);
  trace_free(&trace);
  return good;
}

bool subject_check(const Lesson *lesson, ErrorList *errors) {
  const Opened none = {0};
  return check_opened(lesson, &lesson->setup, &none, errors);
}

/* One number of the lesson at another value that an edit can give it. */
static bool check_edited(const Lesson *lesson, unsigned field, double value, ErrorList *errors) {
  const Opened none = {0};
  Setup setup = lesson->setup;
  Error err;
  if (!lesson->ranges[field].editable || !setup_set(&setup, field, 0, 0, value, lesson->ranges, &err))
    return true; /* nobody can make it so */
  return check_opened(lesson, &setup, &none, errors);
}

/* Texts depend on the label, the penalty and the number of updates: each single number is tried at its ends,
 * and where there are few to choose from at all of them. */
enum { EACH_MOST = 12 };
static bool check_edits(const Lesson *lesson, ErrorList *errors) {
  bool good = true;
  for (unsigned field = 0; field < setup_field_count(&lesson->setup); field++) {
    SetupRange range = lesson->ranges[field];
    if (setup_numbers(&lesson->setup, field) != 1)
      continue;
    bool few = range.whole && range.max - range.min < EACH_MOST;
    for (double value = range.min; few && value < range.max; value++)
      good &= check_edited(lesson, field, value, errors);
    good &= check_edited(lesson, field, range.min, errors);
    good &= check_edited(lesson, field, range.max, errors);
  }
  return good;
}

bool subject_check_all(const Lesson *lesson, ErrorList *errors) {
  Opened all = {0};
  for (size_t pass = 1; pass < OPENED_MAX; pass++)
    opened_set(&all, pass, true);
  return subject_check(lesson, errors) && check_opened(lesson, &lesson->setup, &all, errors) &&
         check_edits(lesson, errors);
}

static bool refuse_start(const Lesson *lesson, const char *id, Error *err) {
  const char *ids[LESSON_STARTS_MAX];
  for (size_t i = 0; i < lesson->start_count; i++)
    ids[i] = lesson->starts[i].id;
  error_usage(err, "no start '%.*s'", (int)text_cut(id, 64), id);
  return error_hint_names(err, id, ids, lesson->start_count);
}

/* `start=ID` where the lesson has starts. */
static bool assign_start(Setup *setup, const Lesson *lesson, const char *id, Error *err) {
  if (lesson->start_count == 0)
    return error_usage(err, "this lesson has no starts to choose from");
  for (size_t i = 0; i < lesson->start_count; i++)
    if (strcmp(lesson->starts[i].id, id) == 0) {
      lesson_choose_start(setup, lesson, i);
      return true;
    }
  return refuse_start(lesson, id, err);
}

bool subject_assign(Setup *out, const Lesson *lesson, const char *const *assignments, size_t count,
                    Error *err) {
  static const char START[] = "start=";
  Setup setup = lesson->setup;
  for (size_t i = 0; i < count; i++) {
    const char *assignment = assignments[i];
    bool start = strncmp(assignment, START, strlen(START)) == 0;
    if (start ? !assign_start(&setup, lesson, assignment + strlen(START), err)
              : !setup_assign(&setup, assignment, lesson->ranges, err))
      return false;
  }
  *out = setup;
  return true;
}

static bool load_with(Lesson *out, Arena *arena, const char *path, DataSource *source, ErrorList *errors) {
  Columns columns;
  Error err;
  DataTemplate template = {.file = path};
  char *text;
  if (!file_read(arena, path, LESSON_BYTES_MAX, &text, &template.size, &err))
    return verbs_fail(errors, &err);
  template.text = text;
  return data_file_open(out, &columns, source, arena, &template, errors);
}

bool subject_load(Lesson *out, const Call *call, Arena *arena, const char *name, ErrorList *errors) {
  DataSource source;
  bool with_data;
  const char *path;
  Error err;
  if (!data_file_read(&source, &with_data, arena, call->options, name, &err) ||
      !subject_find(&path, call, data_file_is(name) ? DATA_FILE_LESSON : name, &err))
    return verbs_fail(errors, &err);
  return with_data ? load_with(out, arena, path, &source, errors) : lesson_load(out, arena, path, errors);
}

bool subject_open(Subject *out, const Call *call, const char *name, ErrorList *errors) {
  const Opened none = {0};
  Error err;
  *out = (Subject){0};
  if (!subject_load(&out->lesson, call, call->arena, name, errors))
    return false;
  const Options *options = call->options;
  if (!subject_assign(&out->setup, &out->lesson, options->sets, options->set_count, &err) ||
      !trace_build(&out->trace, &out->lesson, &out->setup, &none, &err))
    return verbs_fail(errors, &err);
  training_finish(&out->trace);
  if (check_trace(&out->trace, errors))
    return true;
  subject_close(out);
  return false;
}

void subject_close(Subject *subject) {
  trace_free(&subject->trace);
}
