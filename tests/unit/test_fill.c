#include "support/check.h"
#include "support/given.h"
#include "support/sample_trace.h"
#include "support/values.h"
#include "trace/fill.h"

#include <string.h>

static const FillOptions ENGLISH = {LANG_EN, 2};
static const FillOptions KOREAN_4 = {LANG_KO, 4};

typedef bool Fill(Text *, const Trace *, size_t, const char *, const FillOptions *, Error *);

static void check_filled(Fill *fill, const Trace *trace, size_t step, const char *source,
                         const FillOptions *options, const char *want) {
  Text text = {0};
  Error err = {0};
  text_add(&text, "> ");
  if (!fill(&text, trace, step, source, options, &err))
    fail_msg("%s: %d: %s", source, err.column, err.what);
  assert_string_equal(text_get(&text) + 2, want);
  text_free(&text);
}

static void check_text(void **state, const char *source, const char *want) {
  check_filled(fill_text, &((Sample *)*state)->trace, 0, source, &ENGLISH, want);
}

static void check_formula(void **state, const char *source, const char *want) {
  check_filled(fill_formula, &((Sample *)*state)->trace, 0, source, &ENGLISH, want);
}

static void check_fault(void **state, Fill *fill, const char *source, int column, const char *what) {
  Text text = {0};
  Error err = {0};
  text_add(&text, "kept");
  if (fill(&text, &((Sample *)*state)->trace, 0, source, &ENGLISH, &err))
    fail_msg("%s gives %s, not a fault", source, text_get(&text));
  assert_string_equal(text_get(&text), "kept");
  check_contains(err.what, what);
  if (err.column != column)
    fail_msg("%s: column %d, not %d", source, err.column, column);
  text_free(&text);
}

static void test_numbers_in_text(void **state) {
  check_text(state, "plain, 한글", "plain, 한글");
  check_text(state, "p = {p[label]}, dz = {dz[label]}", "p = 0.60, dz = −0.40");
  check_text(state, "{ label } of {K}, {W[1,1]}, {x[1]}, {b[5]}", "4 of 5, −0.2, 5, 0.0");
  check_text(state, "{p[1] + p[2]} {K * 2} {label == 4} {1 / 3}", "0.15 10 1 0.33");
  check_text(state, "{{x}} {{{x[1]}}}", "{x} {5}");
  check_filled(fill_text, &((Sample *)*state)->trace, 0, "{p[label]}", &KOREAN_4, "0.6027");
}

/* In the form that goes with what was put in; in English there are none. */
static void test_particles(void **state) {
  const FillOptions korean = {LANG_KO, 2};
  const Trace *trace = &((Sample *)*state)->trace;
  check_filled(fill_text, trace, 0, "{x[1]}을, {x[2]}를, {x[1]}으로", &korean, "5를, 3을, 5로");
  check_filled(fill_text, trace, 0, "{if label == 4}{p[4]}{end}은 크다", &korean, "0.60은 크다");
  check_filled(fill_text, trace, 0, "{K}가지", &korean, "5가지");
  check_text(state, "{x[1]}을", "5을");
}

/* Also behind quotes and at the start of what a condition chooses. */
static void test_particles_at_boundaries(void **state) {
  const FillOptions korean = {LANG_KO, 2};
  const Trace *trace = &((Sample *)*state)->trace;
  check_filled(fill_text, trace, 0, "‘{x[1]}’을, \"{x[2]}\"를", &korean, "‘5’를, \"3\"을");
  check_filled(fill_text, trace, 0, "{x[1]}{if label == 4}을 쓰고{else}은{end}", &korean, "5를 쓰고");
  check_filled(fill_text, trace, 0, "{x[2]}{if label == 3}를{else}로 간다{end}", &korean, "3으로 간다");
  check_filled(fill_text, trace, 0, "{if label == 3}{x[1]}{else}{x[2]}{end}였다", &korean, "3이었다");
  check_filled(fill_text, trace, 0, "x = {if label == 4}이 값{end}", &korean, "x = 이 값");
}

/* A name that may be read in more ways than one takes both forms. */
static void test_particles_behind_names(void **state) {
  Sample *sample = *state;
  const FillOptions korean = {LANG_KO, 2};
  Phrase classes[5] = {{.in = {"cat", "cat"}}, {.in = {"iris", NULL}}, {.in = {"pear", "배"}}};
  sample->lesson.names[SIDE_CLASSES] = classes;
  check_filled(fill_text, &sample->trace, 0, "{class[1]}를, {class[2]}을, {class[3]}로, {class[4]}를",
               &korean, "cat을(를), iris를, 배로, 4를");
  check_filled(fill_text, &sample->trace, 0, "{if label == 4}{class[1]}{else}{class[2]}{end}는", &korean,
               "cat은(는)");
  check_filled(fill_text, &sample->trace, 0, "{if label == 3}{class[1]}{else}{class[2]}{end}은", &korean,
               "iris는");
  check_filled(fill_text, &sample->trace, 0, "{class[1]} cat은", &korean, "cat cat은");
}

static void test_more_decimals(void **state) {
  check_text(state, "{loss} {loss:4} {1 / 3:6}", "0.51 0.5064 0.333333");
  check_text(state, "{sum(j to 3: x[j])} {label:4}", "15.00 4");
  check_formula(state, "\\n{dz[label]:3}", "-0.397");
  check_formula(state, "-\\log \\n{p[label]:4} \\is{loss:4}{-log(p[label])}",
                "-\\log 0.6027 \\approx 0.5064");
  check_filled(fill_text, &((Sample *)*state)->trace, 0, "{p[label]:2}", &KOREAN_4, "0.6027");
  check_fault(state, fill_text, "{loss:x}", 6, "");
}

static void test_conditions_in_text(void **state) {
  check_text(state, "{if label == 4}four{else}other{end}.", "four.");
  check_text(state, "{if label == 3}three{else}other{end}.", "other.");
  check_text(state, "{if label == 3}three{end}.", ".");
  check_text(state, "{if loss > 0}a{if K == 5}b{else}c{end}d{else}{if K}x{end}{end}", "abd");
  check_text(state, "{if label > 4}{z[label + 1]}{else}last{end}", "last");
  check_text(state,
             "{if(label == 4)}four{end}, {if(label == 4: x[1], 0)}, {if(sum(j to 3: j) > 9)}a{else}b{end}",
             "four, 5.00, b");
}

static void test_names(void **state) {
  Sample *sample = *state;
  Phrase classes[5] = {{.in = {"cat", "고양이"}}, {.in = {"dog", NULL}}, {{0}, {0}, {0}}};
  Phrase features[3] = {{.in = {"weight", "무게"}}};
  check_text(state, "{class[label]}", "4");
  sample->lesson.names[SIDE_CLASSES] = classes;
  sample->lesson.names[SIDE_FEATURES] = features;
  check_text(state, "{class[1]} {class[ 1 + 1 ]} {class[3]} {feature[1]} {feature[2]}", "cat dog 3 weight 2");
  check_filled(fill_text, &sample->trace, 0, "{class[1]} {class[2]}", &KOREAN_4, "고양이 dog");
  check_fault(state, fill_text, "{class[6]}", 8, "only classes 1 to 5");
}

static void test_faults_in_text(void **state) {
  check_fault(state, fill_text, "한글 {lss}", 5, "lss");
  check_fault(state, fill_text, "a {loss", 3, "} of this { is missing");
  check_fault(state, fill_text, "a } b", 3, "no {");
  check_fault(state, fill_text, "{if loss}a", 4, "{end} of this {if} is missing");
  check_fault(state, fill_text, "{if loss}a{else}b{else}c{end}", 4, "second {else}");
  check_fault(state, fill_text, "a{end}", 6, "no {if}");
  check_fault(state, fill_text, "{else}", 6, "no {if}");
  check_fault(state, fill_text, "{z[9]}", 4, "from 1 to 5");
  check_fault(state, fill_text, "{if 1}a{else}{zz}{end}", 15, "zz");
  check_fault(state, fill_text, "{}", 2, "missing");
}

static void test_numbers_in_formulas(void **state) {
  check_formula(state, "\\frac{a}{b} \\{ \\nabla \\vec{x} \\ne \\in",
                "\\frac{a}{b} \\{ \\nabla \\vec{x} \\ne \\in");
  check_formula(state, "z_{\\v{label}} = \\n{z[label]}", "z_{4} = 3.00");
  check_formula(state, "z_\\v{label} z_\\v{10 * label}", "z_4 z_{40}");
  check_formula(state, "\\n{exp(1000)}, \\n{-exp(1000)}, \\n{0/0}", "\\infty, -\\infty, \\text{undefined}");
  check_formula(state, "\\n{exp(100)}", "2.69 \\times 10^{43}");
}

static void test_parentheses(void **state) {
  check_formula(state, "\\n{W[1,1]} + \\n{W[1,1]} = \\n{W[1,1]}", "-0.2 + (-0.2) = -0.2");
  check_formula(state, "2 \\cdot \\n{W[1,1]} \\times\\n{W[1,1]}", "2 \\cdot (-0.2) \\times(-0.2)");
  check_formula(state, "-\\n{W[1,1]} - \\n{W[1,2]}", "-(-0.2) - 0.3");
  check_formula(state, "\\n{W[1,1]}^2 e^{\\n{W[1,1]}}", "(-0.2)^2 e^{-0.2}");
  check_formula(state, "+ \\color{class1}{\\n{W[1,1]}}", "+ \\color{class1}{(-0.2)}");
  check_formula(state, "+ \\frac{\\n{W[1,1]}}{2}", "+ \\frac{-0.2}{2}");
}

static void test_repetition(void **state) {
  check_formula(state, "\\each{j}{D}{ + }{\\n{W[label,j]} \\cdot \\n{x[j]}}",
                "0.4 \\cdot 5 + (-0.2) \\cdot 3 + 0.2 \\cdot 7");
  check_formula(state, "\\each{j}{K}{, }{z_\\v{j}}", "z_1, z_2, z_3, z_4, z_5");
  check_formula(state, "\\each{ i }{2}{;}{\\each{j}{i}{,}{\\v{i}\\v{j}}}", "11;21,22");
  check_formula(state, "a\\each{j}{0}{+}{\\n{z[j]}}b", "ab");
}

static void test_long_sums_are_shortened(void **state) {
  check_formula(state, "\\each{j}{6}{ + }{\\v{j}}", "1 + 2 + \\cdots + 6");
  check_formula(state, "\\each{j}{5}{ + }{\\v{j}}", "1 + 2 + 3 + 4 + 5");
  check_formula(state, "\\each{j}{5}{ + }{\\v{j}} + b", "1 + 2 + \\cdots + 5 + b");
  check_formula(state, "\\each{j}{7}{,}{\\v{j}}", "1,2,3,4,5,6,7");
  check_formula(state, "\\each{j}{12}{,\\;}{\\v{j}}", "1,\\;2,\\;\\ldots,\\;12");
  check_formula(state, "\\each{j}{8}{ \\\\ }{x_\\v{j} &= 0}",
                "x_1 &= 0 \\\\ x_2 &= 0 \\\\ &\\;\\vdots \\\\ x_8 &= 0");
}

static void test_conditions_in_formulas(void **state) {
  check_formula(state, "\\if{alpha == 0}{\\ell}{J}", "\\ell");
  check_formula(state, "\\if{label > 4}{\\n{z[label + 1]}}{\\if{K == 5}{a}{b}}", "a");
}

static void test_equals_or_nearly(void **state) {
  check_formula(state, "\\n{p[4]} - 1 \\is{dz[4]}{p[4] - 1}", "0.60 - 1 = -0.40");
  check_formula(state, "\\n{dz[4]} \\cdot 5 \\is{dW[4,1]}{dz[4] * 5}", "-0.40 \\cdot 5 \\approx -1.99");
}

static void test_faults_in_formulas(void **state) {
  check_fault(state, fill_formula, "x \\n y", 6, "{ is missing");
  check_fault(state, fill_formula, "\\n{loss", 3, "} of this { is missing");
  check_fault(state, fill_formula, "\\ell \\n{lss}", 9, "lss");
  check_fault(state, fill_formula, "\\v{loss}", 4, "whole numbers");
  check_fault(state, fill_formula, "\\if{1}{a}", 10, "{ is missing");
  check_fault(state, fill_formula, "\\if{1}{a}{\\n{zz}}", 14, "zz");
  check_fault(state, fill_formula, "\\each{j}{1.5}{,}{a}", 10, "whole number");
  check_fault(state, fill_formula, "\\each{j}{2}{,}{\\n{z[i]}}", 21, "unknown name");
  check_fault(state, fill_formula, "\\each{j}{0}{,}{\\n{zz}}", 19, "zz");
}

static void test_limits(void **state) {
  const char *wide = "\\each{a}{1000}{;}{\\each{b}{1000}{;}{x}}";
  const char *slow = "\\each{a}{1000}{}{\\each{b}{1000}{}{\\each{c}{1000}{}{}}}";
  Text deep = {0};
  Error err = {0};
  Text out = {0};
  const Trace *trace = &((Sample *)*state)->trace;
  assert_false(fill_formula(&out, trace, 0, wide, &ENGLISH, &err));
  assert_false(fill_formula(&out, trace, 0, slow, &ENGLISH, &err));
  check_contains(err.what, "too much computing");
  for (int i = 0; i < 100; i++)
    text_add(&deep, "{if 1}");
  check_fault(state, fill_text, text_get(&deep), 6 * 16 + 4, "too many");
  text_free(&deep);
  text_free(&out);
}

static void check_shown(const Trace *trace, const char *id, Cell cell, int digits, const char *want) {
  char out[NUMBER_MAX];
  assert_string_equal(fill_show(out, trace, sample_step(trace, id), cell, digits), want);
}

static void test_how_numbers_are_shown(void **state) {
  Sample *sample = *state;
  const Trace *trace = &sample->trace;
  check_shown(trace, "sample", (Cell){VALUE_W, 1, 2}, 2, "0.0");
  check_shown(trace, "sample", (Cell){VALUE_W, 0, 0}, 4, "−0.2");
  check_shown(trace, "update-2", (Cell){VALUE_W, 0, 0}, 4, "−0.2025");
  check_shown(trace, "sample", (Cell){VALUE_LABEL, 0, 0}, 2, "4");
  check_shown(trace, "sample", (Cell){VALUE_Y, 3, 0}, 4, "1");
  check_shown(trace, "sample", (Cell){VALUE_Z, 3, 0}, 4, "3.0000");
  check_shown(trace, "sample", (Cell){VALUE_ETA, 0, 0}, 2, "0.01");
  check_shown(trace, "sample", (Cell){VALUE_ALPHA, 0, 0}, 2, "0");
  check_shown(trace, "sample", (Cell){VALUE_MOVE, 0, 0}, 2, "−0.0005");
  check_shown(trace, "sample", (Cell){VALUE_MOVE, 3, 0}, 2, "0.0040");
  Setup setup = sample->lesson.setup;
  *given_at(&setup, "eta", 0) = 0.0123;
  *given_at(&setup, "x", 1) = 2.345;
  *given_at(&setup, "alpha", 0) = 1 / 3.0;
  sample_rebuild(sample, &setup, NULL);
  check_shown(trace, "sample", (Cell){VALUE_ETA, 0, 0}, 2, "0.0123");
  check_shown(trace, "sample", (Cell){VALUE_ALPHA, 0, 0}, 2, "0.33");
  check_shown(trace, "sample", (Cell){VALUE_X, 0, 0}, 2, "5");
  check_shown(trace, "sample", (Cell){VALUE_X, 1, 0}, 4, "2.345");
}

static void test_rounding(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  char out[NUMBER_MAX];
  check_close(fill_rounded(trace, 0, (Cell){VALUE_DZ, 3, 0}, 2), -0.4, 0, 0);
  check_close(fill_rounded_number(0.125001, 2), 0.13, 0, 0);
  check_close(fill_rounded_number(1e300, 2), 1e300, 0, 0);
  assert_string_equal(fill_show_as(out, trace, 0, (Cell){VALUE_Y, 3, 0}, -1, 4), "−1");
}

static void test_check_finds_every_fault_once(void **state) {
  Sample *sample = *state;
  static ErrorList errors;
  static const char file[] = "a\nb\nc\ntext: \"x {lss}\"\nformula: |\n  \\ell\n  = \\n{p}\n";
  errors = (ErrorList){0};
  fill_check(&sample->trace, NULL, NULL, &errors);
  assert_int_equal(errors.total, 0);
  sample->lesson.text = file;
  sample->lesson.size = strlen(file);
  LessonStep *last = &sample->lesson.steps[19];
  last->text = (Phrase){.in = {"x {lss}", NULL}, .line = {4, 0}, .column = {7, 0}};
  last->formula =
      (Phrase){.in = {"\\ell\n= \\n{p}\n", "\\n{losses[update + 3]}"}, .line = {5, 1}, .column = {10, 1}};
  fill_check(&sample->trace, NULL, NULL, &errors);
  assert_int_equal(errors.total, 3);
  assert_string_equal(errors.items[0].file, "sample.yaml");
  assert_int_equal(errors.items[0].line, 4);
  assert_int_equal(errors.items[0].column, 11);
  assert_int_equal(errors.items[1].line, 7);
  assert_int_equal(errors.items[1].column, 8);
  check_contains(errors.items[2].what, "losses");
}

/* Behind what is put in the right form is chosen; elsewhere a writer may leave it open. */
static void test_check_finds_a_choice_of_particles(void **state) {
  static const char file[] = "id: a\n      ko: \"J{J}을(를) 줄인다\"\n";
  Sample *sample = *state;
  ErrorList errors = {0};
  sample->lesson.text = file;
  sample->lesson.size = strlen(file);
  sample->lesson.steps[19].title = (Phrase){.in = {NULL, "사람을(를)"}, .line = {0, 1}, .column = {0, 1}};
  fill_check(&sample->trace, NULL, NULL, &errors);
  assert_int_equal(errors.total, 0);
  sample->lesson.steps[19].text =
      (Phrase){.in = {"{J}을(를)", "J{J}을(를) 줄인다"}, .line = {2, 2}, .column = {11, 11}};
  fill_check(&sample->trace, NULL, NULL, &errors);
  assert_int_equal(errors.total, 1);
  assert_int_equal(errors.items[0].line, 2);
  assert_int_equal(errors.items[0].column, 16);
  check_contains(errors.items[0].what, "을(를)");
}

/* The file's order, though the text's fault comes at a later step than the formula's. */
static void test_check_keeps_the_order_of_the_file(void **state) {
  Sample *sample = *state;
  static ErrorList errors;
  LessonStep *update = &sample->lesson.steps[19];
  errors = (ErrorList){0};
  update->text = (Phrase){.in = {"{if update > 5}{losses[99]}{end}", NULL}};
  update->formula = (Phrase){.in = {"\\n{p[77]}", NULL}};
  sample->lesson.steps[18].formula = (Phrase){.in = {"\\n{p[66]}", NULL}};
  fill_check(&sample->trace, NULL, NULL, &errors);
  assert_int_equal(errors.total, 3);
  check_contains(errors.items[0].what, "66");
  check_contains(errors.items[1].what, "99");
  check_contains(errors.items[2].what, "77");
}

typedef struct Looks {
  size_t count, last;
} Looks;

static void look(void *self, size_t step, Language language, const char *formula) {
  Looks *looks = self;
  assert_true(step >= looks->last);
  assert_in_range(language, 0, LANG_COUNT - 1);
  check_contains(formula, step == 18 ? "0.2" : "x");
  looks->last = step;
  looks->count++;
}

/* What a step shows is computed for one step at a time: no step is come back to. */
static void test_check_goes_step_by_step(void **state) {
  Sample *sample = *state;
  static ErrorList errors;
  Looks looks = {0, 0};
  errors = (ErrorList){0};
  sample->lesson.steps[18].formula = (Phrase){.in = {"\\n{W[5,3]}", "\\n{W[3,1]}"}};
  sample->lesson.steps[19].formula = (Phrase){.in = {"x \\n{J}", "x \\v{K}"}};
  fill_check(&sample->trace, look, &looks, &errors);
  assert_int_equal(errors.total, 0);
  assert_int_equal(looks.last, sample->trace.step_count - 1);
  assert_int_equal(looks.count, LANG_COUNT * (sample->trace.step_count - 18));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_numbers_in_text),
      TEST(test_particles),
      TEST(test_particles_at_boundaries),
      TEST(test_particles_behind_names),
      TEST(test_more_decimals),
      TEST(test_conditions_in_text),
      TEST(test_names),
      TEST(test_faults_in_text),
      TEST(test_numbers_in_formulas),
      TEST(test_parentheses),
      TEST(test_repetition),
      TEST(test_long_sums_are_shortened),
      TEST(test_conditions_in_formulas),
      TEST(test_equals_or_nearly),
      TEST(test_faults_in_formulas),
      TEST(test_limits),
      TEST(test_how_numbers_are_shown),
      TEST(test_rounding),
      TEST(test_check_finds_every_fault_once),
      TEST(test_check_finds_a_choice_of_particles),
      TEST(test_check_keeps_the_order_of_the_file),
      TEST(test_check_goes_step_by_step),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
