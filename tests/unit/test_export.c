#include "support/check.h"
#include "support/given.h"
#include "support/sample_neuron.h"
#include "support/values.h"
#include "trace/export.h"

#include <string.h>

static const char *json(Text *text, const Trace *trace, size_t only) {
  text_clear(text);
  export_json(text, trace, LANG_EN, only);
  return text_get(text);
}

static size_t count(const char *text, const char *needle) {
  size_t found = 0;
  for (; (text = strstr(text, needle)); text += strlen(needle))
    found++;
  return found;
}

static void test_json_of_one_step(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  Text text = {0};
  assert_string_equal(json(&text, trace, 0),
                      "{ \"lesson\": \"one-sample\", \"title\": \"One sample\", \"language\": \"en\",\n"
                      "  \"conventions\": { \"log\": \"e\", \"loss\": \"cross-entropy\", "
                      "\"mse\": \"1/2 |p - y|^2\", \"reduction\": \"mean\" },\n"
                      "  \"steps\": [\n"
                      "    { \"index\": 0, \"id\": \"sample\", \"group\": \"sample\", "
                      "\"title\": \"the loss is 0.51\",\n"
                      "      \"values\": {\n"
                      "        \"x\": [5, 3, 7],\n"
                      "        \"label\": 4,\n"
                      "        \"eta\": 0.01,\n"
                      "        \"alpha\": 0,\n"
                      "        \"updates\": 13,\n"
                      "        \"update\": 0 } } ] }\n");
  text_free(&text);
}

static void test_json_of_matrices_and_parts(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  Text text = {0};
  json(&text, trace, sample_step(trace, "score"));
  check_contains(text_get(&text), "\"W\": [[-0.2, 0.3, 0.1], [0.1, 0.2, 0], [0.2, -0.1, 0.1]");
  check_contains(text_get(&text), "\"z\": [null, null, null, 3, null]");
  assert_null(strstr(text_get(&text), "\"exp_z\""));
  text_free(&text);
}

static void test_json_of_all_steps(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  Text text = {0};
  json(&text, trace, SIZE_MAX);
  assert_int_equal(count(text_get(&text), "\"index\": "), 31);
  assert_int_equal(count(text_get(&text), "\"loss_next\": "), 13);
  json(&text, trace, 30);
  check_contains(text_get(&text), "\"index\": 30, \"id\": \"update-13\", \"group\": \"update\"");
  for (ValueId id = 0; id < trace_values(trace); id++) {
    Text key = {0};
    if (!trace_has(trace, id))
      continue;
    text_addf(&key, "\"%s\": ", trace_info(trace, id)->name);
    check_contains(text_get(&text), text_get(&key));
    text_free(&key);
  }
  assert_null(strstr(text_get(&text), "null"));
  text_free(&text);
}

static void test_json_strings_and_infinities(void **state) {
  Sample *sample = *state;
  Setup setup = sample->lesson.setup;
  Text text = {0};
  *given_at(&setup, "W", 9) = 400;
  sample->lesson.title = (Phrase){.in = {NULL, "\"큰\" \\ 수\n\x01"}};
  sample_rebuild(sample, &setup, NULL);
  json(&text, &sample->trace, sample_step(&sample->trace, "sum"));
  check_contains(text_get(&text), "\"title\": \"\\\"큰\\\" \\\\ 수\\u000a\\u0001\"");
  check_contains(text_get(&text), "\"sum_exp\": \"Infinity\"");
  text_free(&text);
}

static void test_csv(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  Text text = {0};
  export_csv(&text, trace, 1);
  check_contains(text_get(&text), "step,id,pane,name,row,col,value\n1,weights,,x,1,,5\n");
  check_contains(text_get(&text), "\n1,weights,,label,,,4\n");
  check_contains(text_get(&text), "\n1,weights,,W,5,1,-0.1\n");
  check_contains(text_get(&text), "\n1,weights,,b,3,,0.2\n");
  assert_int_equal(count(text_get(&text), "\n"), 1 + 3 + 1 + 15 + 5 + 4);
  text_clear(&text);
  export_csv(&text, trace, sample_step(trace, "score"));
  assert_int_equal(count(text_get(&text), ",z,"), 1);
  check_contains(text_get(&text), "\n3,score,,z,4,,3\n");
  text_clear(&text);
  export_csv(&text, trace, SIZE_MAX);
  assert_int_equal(count(text_get(&text), ",x,1,"), 31);
  text_free(&text);
}

static void test_csv_quotes(void **state) {
  Sample *sample = *state;
  Text text = {0};
  sample->lesson.steps[0].id = "a,\"b\"";
  sample_rebuild(sample, &sample->lesson.setup, NULL);
  export_csv(&text, &sample->trace, 0);
  check_contains(text_get(&text), "\n0,\"a,\"\"b\"\"\",,x,1,,5\n");
  text_free(&text);
}

/* Every pane has its own values, in the order of the panes. */
static void test_json_of_panes(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  Text text = {0};
  json(&text, trace, 0);
  check_contains(text_get(&text), "\"title\": \"o is 0.7503\",\n"
                                  "      \"panes\": [\n"
                                  "      { \"id\": \"mse\",\n"
                                  "      \"values\": {\n"
                                  "        \"x\": 1.5,\n"
                                  "        \"w\": [0.4, 1.9, -1],\n"
                                  "        \"b\": [0.5, 3, 0.5],\n");
  assert_int_equal(count(text_get(&text), "\"w\": [0.4, 1.9, -1]"), 2);
  assert_int_equal(count(text_get(&text), "\"panes\": "), 1);
  assert_null(strstr(text_get(&text), "\"z\""));
  json(&text, trace, sample_step(trace, "gradient"));
  const char *mse = strstr(text_get(&text), "\"id\": \"mse\""),
             *ce = strstr(text_get(&text), "\"id\": \"ce\"");
  assert_true(mse && ce && mse < ce);
  check_contains(mse, "\"dw\": [0.2108642184220");
  check_contains(ce, "\"dw\": [1.12539015839");
  json(&text, trace, sample_step(trace, "update-3"));
  check_contains(text_get(&text), "\"losses\": [[0.28144511302");
  text_free(&text);
}

static void test_csv_of_panes(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  Text text = {0};
  export_csv(&text, trace, 0);
  check_contains(text_get(&text),
                 "step,id,pane,name,row,col,value\n0,given,mse,x,,,1.5\n0,given,mse,w,1,,0.4\n");
  check_contains(text_get(&text), "\n0,given,ce,w,3,,-1\n");
  assert_int_equal(count(text_get(&text), "\n"), 1 + 2 * (1 + 3 + 3 + 1 + 3));
  text_clear(&text);
  export_csv(&text, trace, sample_step(trace, "update-3"));
  check_contains(text_get(&text), "\n6,update-3,ce,losses,3,2,");
  assert_int_equal(count(text_get(&text), ",mse,losses,"), 9);
  text_free(&text);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_json_of_one_step),
      TEST(test_json_of_matrices_and_parts),
      TEST(test_json_of_all_steps),
      TEST(test_json_strings_and_infinities),
      TEST(test_csv),
      TEST(test_csv_quotes),
#define OF_NEURON(name) cmocka_unit_test_setup_teardown(name, sample_neuron_set_up, sample_tear_down)
      OF_NEURON(test_json_of_panes),
      OF_NEURON(test_csv_of_panes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
