#include "lesson/scene_compile.h"

#include "lesson/setup.h"

#include <string.h>

/* The functions of kernels, by place: ExprInput.call. */
static const ExprFunction FUNCTIONS[] = {{"objective", 2}, {"samples", 0}};

typedef struct Compiler {
  const Reading *reading;
  Scene *scene;
  size_t variant; /* whose symbols are written; SCENE_VARIANTS_MAX: those without one */
} Compiler;

static void fill_names(Compiler *compiler) {
  Scene *scene = compiler->scene;
  ExprName *values = ARENA_ARRAY(compiler->reading->arena, ExprName, scene->value_count);
  const char **sizes = ARENA_ARRAY(compiler->reading->arena, const char *, scene->size_count);
  for (size_t i = 0; i < scene->value_count; i++) {
    const SceneValue *value = &scene->values[i];
    values[i] = (ExprName){value->name, scene_rank(scene, value), value->whole};
  }
  for (size_t i = 0; i < scene->size_count; i++)
    sizes[i] = scene->sizes[i].name;
  scene->names = (ExprNames){
      .values = values,
      .value_count = scene->value_count,
      .sizes = sizes,
      .size_count = scene->size_count,
      .functions = FUNCTIONS,
      .function_count = scene->kernel == KERNEL_OBJECTIVE ? sizeof FUNCTIONS / sizeof *FUNCTIONS : 0};
}

/* --- Trees */

static const Expr *read_tree(const Compiler *compiler, const SceneValue *value, const SceneEquation *equation,
                             const char *text) {
  const char *indices[2] = {value->rows.index, value->cols.index};
  const Expr *tree = NULL;
  Error err = {0};
  if (expr_read(&tree, compiler->reading->arena, &compiler->scene->names, indices, 2,
                (ExprText){text, strlen(text), NULL}, &err))
    return tree;
  YamlNode place = {.line = equation->line, .column = equation->column + err.column - 1};
  error_hint(read_fault(compiler->reading, &place, "%s: %s", value->name, err.what), "%s", err.hint);
  return NULL;
}

static const char *symbol_of(void *context, size_t value, size_t pane, const char *names[2]) {
  (void)pane;
  const Compiler *compiler = context;
  const SceneValue *of = &compiler->scene->values[value];
  names[0] = of->rows.index;
  names[1] = of->cols.index;
  return compiler->variant < SCENE_VARIANTS_MAX ? scene_symbol(of, compiler->variant)->text : of->symbol.text;
}

/* A size by its name, a fixed number as it is. */
static const char *length_of(void *context, size_t value, bool columns) {
  static const char *const NUMBERS[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  const Scene *scene = ((const Compiler *)context)->scene;
  const SceneSide *side = columns ? &scene->values[value].cols : &scene->values[value].rows;
  if (side->named)
    return scene->sizes[side->size].name;
  return side->size < sizeof NUMBERS / sizeof *NUMBERS ? NUMBERS[side->size] : NULL;
}

static const char *latex(Compiler *compiler, const Expr *tree, bool numbers) {
  Text text = {0};
  ExprLatex how = {.numbers = numbers, .symbol = symbol_of, .length = length_of, .context = compiler};
  expr_latex(&text, tree, &compiler->scene->names, &how);
  return text_take(&text, compiler->reading->arena);
}

/* What the numbers on screen cannot be put together to: it is measured, not added up. */
static bool is_measured(const char *is) {
  static const char *const CALLS[] = {"objective(", "samples(", "difference(", "derivative("};
  for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++)
    if (strstr(is, CALLS[i]))
      return true;
  return false;
}

/* A wording: as the file has it, none where it says so, else the mechanism's. */
static const char *worded(Compiler *compiler, const SceneEquation *equation, const char *given,
                          bool numbers) {
  if (given)
    return strcmp(given, "none") == 0 ? NULL : given;
  if (numbers && is_measured(equation->is))
    return NULL;
  return latex(compiler, equation->operands, numbers);
}

/* What a kernel fills in is worded only: nothing is computed here. */
static void compile_wording(const Compiler *compiler, const SceneValue *value, SceneEquation *equation) {
  const char *reads = equation->reads ? equation->reads : equation->parts;
  if (reads && !equation->operands)
    equation->operands = read_tree(compiler, value, equation, reads);
}

static void compile_equation(Compiler *compiler, const SceneValue *value, SceneEquation *equation) {
  if (value->filled)
    compile_wording(compiler, value, equation);
  if (!equation->is || equation->tree)
    return;
  const char *parts = equation->parts ? equation->parts : is_measured(equation->is) ? "none" : equation->is;
  equation->tree = read_tree(compiler, value, equation, equation->is);
  equation->parts = strcmp(parts, "none") == 0 ? NULL : parts;
  const char *reads = equation->reads ? equation->reads : equation->parts ? equation->parts : equation->is;
  equation->operands = reads == equation->is ? equation->tree : read_tree(compiler, value, equation, reads);
  if (!equation->tree || !equation->operands)
    return;
  equation->symbolic = worded(compiler, equation, equation->symbolic, false);
  equation->numeric = worded(compiler, equation, equation->numeric, true);
}

/* Whether a value has another symbol in a variant. */
static bool renames(const Scene *scene, size_t variant) {
  for (size_t i = 0; i < scene->value_count; i++)
    if (scene->values[i].symbols[variant].text)
      return true;
  return false;
}

/* Where a variant has symbols of its own, equations that are the same there are worded anew. */
static void compile_equations(Compiler *compiler) {
  Scene *scene = compiler->scene;
  for (size_t i = 0; i < scene->value_count; i++)
    for (size_t v = 0; v < scene->variant_count; v++)
      if (renames(scene, v) && scene->values[i].equation.is && !scene->values[i].variants[v].is &&
          !scene->values[i].equation.tree)
        scene->values[i].variants[v] = scene->values[i].equation;
  for (size_t i = 0; i < scene->value_count; i++) {
    SceneValue *value = &scene->values[i];
    for (size_t v = 0; v < scene->variant_count; v++) {
      compiler->variant = v;
      compile_equation(compiler, value, &value->variants[v]);
    }
    compiler->variant = SCENE_VARIANTS_MAX;
    compile_equation(compiler, value, &value->equation);
  }
}

/* The index of a side that a head does not have gives way to a value of its name. */
static void free_names(const Scene *scene, SceneValue *value) {
  size_t place;
  if (value->rank < 1 && scene_find(&place, scene, value->rows.index))
    value->rows.index = "";
  if (value->rank < 2 && scene_find(&place, scene, value->cols.index))
    value->cols.index = "";
}

/* A value without a symbol is called by its name. */
static void give_symbol(const Compiler *compiler, SceneValue *value) {
  Arena *arena = compiler->reading->arena;
  if (value->symbol.text)
    return;
  Text name = {0};
  for (const char *at = value->name; *at; at++)
    text_addf(&name, *at == '_' ? "\\_" : "%c", *at);
  const char *shown = text_take(&name, arena);
  value->symbol.text =
      value->rank == 2
          ? arena_printf(arena, "\\mathrm{%s}_{\\v{%s},\\v{%s}}", shown, value->rows.index, value->cols.index)
      : value->rank == 1 ? arena_printf(arena, "\\mathrm{%s}_{\\v{%s}}", shown, value->rows.index)
                         : arena_printf(arena, "\\mathrm{%s}", shown);
}

/* --- The order of computing */

typedef enum { UNSEEN, OPEN, DONE } Mark;

typedef struct Walk {
  const Compiler *compiler;
  Mark marks[SCENE_VALUES_MAX];
} Walk;

static void reads_of(bool reads[SCENE_VALUES_MAX], const SceneValue *value) {
  memset(reads, 0, SCENE_VALUES_MAX * sizeof *reads);
  const Expr *tree = value->filled ? value->equation.operands : value->equation.tree;
  if (tree)
    expr_reads(reads, tree);
  for (size_t i = 0; i < SCENE_VARIANTS_MAX; i++)
    if (value->variants[i].tree)
      expr_reads(reads, value->variants[i].tree);
}

static void report_circle(const Compiler *compiler, size_t place, size_t through) {
  const SceneValue *value = &compiler->scene->values[place];
  YamlNode at = {.line = value->line, .column = value->column};
  if (place == through)
    read_fault(compiler->reading, &at, "%s is computed from itself", value->name);
  else
    read_fault(compiler->reading, &at, "%s is computed from %s, which is computed from it", value->name,
               compiler->scene->values[through].name);
}

/* Whether all that a value reads of itself are numbers by their indices.  That they come before the one that
 * is computed is seen when it is. */
static bool is_recurrence(const SceneValue *value, size_t place) {
  bool cells = value->rank > 0 && !(value->equation.tree && expr_reads_whole(value->equation.tree, place));
  for (size_t i = 0; i < SCENE_VARIANTS_MAX; i++)
    cells = cells && !(value->variants[i].tree && expr_reads_whole(value->variants[i].tree, place));
  return cells;
}

/* False: a circle, which has been reported. */
static bool visit(Walk *walk, size_t place) {
  Scene *scene = walk->compiler->scene;
  bool reads[SCENE_VALUES_MAX];
  walk->marks[place] = OPEN;
  reads_of(reads, &scene->values[place]);
  for (size_t i = 0; i < scene->value_count; i++) {
    if (!reads[i] || walk->marks[i] == DONE || (i == place && is_recurrence(&scene->values[i], i)))
      continue;
    if (walk->marks[i] == OPEN) {
      report_circle(walk->compiler, i, place);
      return false;
    }
    if (!visit(walk, i))
      return false;
  }
  walk->marks[place] = DONE;
  scene->order[scene->order_count++] = place;
  return true;
}

static void put_in_order(const Compiler *compiler) {
  Scene *scene = compiler->scene;
  Walk walk = {.compiler = compiler};
  scene->order = ARENA_ARRAY(compiler->reading->arena, size_t, scene->value_count);
  scene->order_count = 0;
  for (size_t i = 0; i < scene->value_count; i++)
    if (walk.marks[i] == UNSEEN && !visit(&walk, i))
      return;
}

/* --- What a value must have, and cannot have together */

static bool has_equation(const SceneValue *value) {
  bool any = value->equation.is != NULL;
  for (size_t i = 0; i < SCENE_VARIANTS_MAX; i++)
    any = any || value->variants[i].is;
  return any;
}

static void check_value(const Compiler *compiler, const SceneValue *value) {
  YamlNode at = {.line = value->line, .column = value->column};
  int sources = value->given + value->filled + has_equation(value) + value->counter + (value->record > 0);
  bool training = compiler->scene->kernel == KERNEL_TRAINING;
  if (training && !value->filled && !has_equation(value))
    error_hint(read_fault(compiler->reading, &at, "a training takes no value %s that is given", value->name),
               "a value of your own has a formula there: write is: under it");
  else if (training && !value->filled &&
           (size_t)(value - compiler->scene->values) < compiler->scene->inherited)
    read_fault(compiler->reading, &at, "%s is filled by the training, and cannot be computed otherwise",
               value->name);
  else if (value->filled && !training)
    read_fault(compiler->reading, &at, "%s is filled by nothing: only the kernel of a training fills values",
               value->name);
  else if (sources == 0)
    error_hint(read_fault(compiler->reading, &at, "%s is neither given nor computed", value->name),
               "write given: or is: under it");
  else if (sources > 1)
    read_fault(compiler->reading, &at, "%s has more than one of given, is, counter and record", value->name);
  if (value->next > 0 && !value->given)
    read_fault(compiler->reading, &at, "%s is computed: only a given value has a next", value->name);
  const SceneValue *next = scene_value_of(compiler->scene, value->next);
  if (next && (next->rank != value->rank || next->rows.size != value->rows.size ||
               next->cols.size != value->cols.size))
    read_fault(compiler->reading, &at, "%s and its next, %s, have other sizes", value->name, next->name);
}

/* More than a set-up has room for are a fault. */
static void list_given(Compiler *compiler) {
  Scene *scene = compiler->scene;
  scene->given = ARENA_ARRAY(compiler->reading->arena, const SceneValue *, SETUP_FIELDS_MAX);
  scene->given_count = 0;
  for (size_t i = 0; i < scene->value_count; i++) {
    const SceneValue *value = &scene->values[i];
    if (value->given && scene->given_count == SETUP_FIELDS_MAX) {
      YamlNode at = {.line = value->line, .column = value->column};
      read_fault(compiler->reading, &at, "%s is one given value too many: at most %d can be given",
                 value->name, (int)SETUP_FIELDS_MAX);
      return;
    }
    if (value->given)
      scene->given[scene->given_count++] = value;
  }
}

void scene_compile(const Reading *reading, Scene *scene) {
  Compiler compiler = {reading, scene, SCENE_VARIANTS_MAX};
  size_t before = reading->errors->total;
  fill_names(&compiler);
  for (size_t i = 0; i < scene->value_count; i++) {
    check_value(&compiler, &scene->values[i]);
    free_names(scene, &scene->values[i]);
    give_symbol(&compiler, &scene->values[i]);
  }
  compile_equations(&compiler);
  if (reading->errors->total > before)
    return;
  put_in_order(&compiler);
  list_given(&compiler);
}
