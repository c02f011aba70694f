/* LaTeX of functions of numbers. */
#include "expr/expr_function.h"
#include "expr/expr_write.h"

#include <string.h>

static void write_between(Latex *latex, const char *before, const Node *node, Level needed,
                          const char *behind) {
  text_add(latex->out, before);
  latex_write(latex, node, needed);
  text_add(latex->out, behind);
}

/* e^{-a} without two minuses. */
static void write_sigmoid(Latex *latex, const Node *of) {
  text_add(latex->out, "\\frac{1}{1 + e^{");
  if (latex_is_negative(of))
    latex_positive(latex, of);
  else
    write_between(latex, "-", of, LEVEL_PREFIX, "");
  text_add(latex->out, "}}");
}

void latex_call(Latex *latex, const char *name, const Node *list) {
  text_add(latex->out, "\\operatorname{");
  latex_escaped(latex->out, name);
  text_add(latex->out, "}(");
  for (const Node *part = list; part; part = part->next)
    write_between(latex, part == list ? "" : ", ", part, LEVEL_OR, "");
  text_add_char(latex->out, ')');
}

/* How a function of one number is written around its argument. */
typedef struct UnaryForm {
  const char *name, *before, *behind;
  Level needed, level; /* of the argument, of all */
} UnaryForm;
static const UnaryForm UNARY_FORMS[] = {{"abs", "|", "|", LEVEL_OR, LEVEL_POWER},
                                        {"exp", "e^{", "}", LEVEL_OR, LEVEL_POWER},
                                        {"log", "\\log ", "", LEVEL_POWER, LEVEL_PREFIX},
                                        {"sqrt", "\\sqrt{", "}", LEVEL_OR, LEVEL_ATOM},
                                        {"sin", "\\sin ", "", LEVEL_POWER, LEVEL_PREFIX},
                                        {"cos", "\\cos ", "", LEVEL_POWER, LEVEL_PREFIX},
                                        {"log1p", "\\log (1 + ", ")", LEVEL_PREFIX, LEVEL_PREFIX},
                                        {"expm1", "e^{", "} - 1", LEVEL_OR, LEVEL_SUM}};
static const UnaryForm SIGMOID_FORM = {.name = "sigmoid", .level = LEVEL_POWER};
static const UnaryForm OTHER_FORM = {.name = "", .level = LEVEL_ATOM};

static const UnaryForm *unary_form(const Node *node) {
  const char *name = UNARIES[node->which].name;
  for (size_t i = 0; i < sizeof UNARY_FORMS / sizeof *UNARY_FORMS; i++)
    if (strcmp(UNARY_FORMS[i].name, name) == 0)
      return &UNARY_FORMS[i];
  return strcmp(name, SIGMOID_FORM.name) == 0 ? &SIGMOID_FORM : &OTHER_FORM;
}

Level latex_unary_level(const Node *node) {
  return unary_form(node)->level;
}

void latex_unary(Latex *latex, const Node *node) {
  const UnaryForm *form = unary_form(node);
  if (form == &SIGMOID_FORM)
    write_sigmoid(latex, node->first);
  else if (form == &OTHER_FORM)
    latex_call(latex, UNARIES[node->which].name, node->first);
  else
    write_between(latex, form->before, node->first, form->needed, form->behind);
}

static bool is_binary(const Node *node, const char *name) {
  return strcmp(BINARIES[node->which].name, name) == 0;
}

Level latex_binary_level(const Node *node) {
  return is_binary(node, "pow") ? LEVEL_POWER : is_binary(node, "xlogy") ? LEVEL_PREFIX : LEVEL_ATOM;
}

void latex_binary(Latex *latex, const Node *node) {
  const Node *a = node->first, *b = a->next;
  if (is_binary(node, "pow")) {
    latex_base(latex, a);
    bool digit = b->kind == NODE_NUMBER && b->text[1] == '\0';
    write_between(latex, digit ? "^" : "^{", b, LEVEL_OR, digit ? "" : "}");
  } else if (is_binary(node, "xlogy")) {
    write_between(latex, "", a, LEVEL_PRODUCT, latex->how->numbers ? " \\cdot \\log " : " \\log ");
    latex_write(latex, b, LEVEL_POWER);
  } else {
    latex_call(latex, BINARIES[node->which].name, a);
  }
}

void latex_change(Latex *latex, const Node *node) {
  const char *sign = node->which == EXPR_DIFFERENCE ? "\\Delta " : "\\partial ";
  text_addf(latex->out, "\\frac{%s", sign);
  latex_write(latex, node->first, LEVEL_POWER);
  text_addf(latex->out, "}{%s", sign);
  latex_write(latex, node->first->next, LEVEL_POWER);
  text_add_char(latex->out, '}');
}
