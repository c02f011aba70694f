#include "trace/expr.h"

#include "base/number.h"
#include "trace/expr_parts.h"

#include <string.h>

/* Digits, a point, digits, and a power of ten if a digit follows its e. */
static bool parse_literal(Scan *scan, ExprResult *out) {
  const char *start = scan->at, *at = start, *end = scan->end;
  bool whole = true;
  while (at < end && (scan_is_digit(*at) || *at == '.'))
    whole = *at++ != '.' && whole;
  if (at < end && (*at == 'e' || *at == 'E')) {
    const char *power = at + 1;
    power += power < end && (*power == '-' || *power == '+');
    if (power < end && scan_is_digit(*power)) {
      whole = false;
      for (at = power; at < end && scan_is_digit(*at); at++)
        ;
    }
  }
  char text[NUMBER_MAX];
  Word word = {start, (size_t)(at - start)};
  if (word.length >= sizeof text)
    return scan_fail(scan, start, "this number is too long");
  memcpy(text, start, word.length);
  text[word.length] = '\0';
  double number;
  if (!number_parse(&number, text, NULL))
    return scan_fail_word(scan, word, "", " is not a number");
  scan->at = at;
  *out = expr_number(number, whole);
  return true;
}

static bool parse_primary(Scan *scan, ExprResult *out) {
  char next = scan_peek(scan);
  if (!scan_work(scan, 1))
    return false;
  if (scan_accept(scan, "(")) {
    if (!expr_parse(scan, out))
      return false;
    out->is_cell = false;
    return scan_expect(scan, ")", "a ) is missing");
  }
  if (scan_is_digit(next) || next == '.')
    return parse_literal(scan, out);
  Word word = scan_name(scan);
  if (word.length > 0 && !scan_word_is(word, "and") && !scan_word_is(word, "or") && !scan_word_is(word, "to"))
    return expr_name_parse(scan, out, word);
  return scan_fail(scan, scan->at, "a number or a name is missing here");
}

static bool parse_unary(Scan *scan, ExprResult *out) {
  bool negative = false, sign = false;
  for (;; sign = true) {
    if (scan_accept(scan, "-"))
      negative = !negative;
    else if (!scan_accept(scan, "+"))
      break;
  }
  if (!parse_primary(scan, out))
    return false;
  if (sign)
    *out = expr_number(negative ? 0.0 - out->number : out->number, out->whole);
  return true;
}

static bool parse_product(Scan *scan, ExprResult *out) {
  if (!parse_unary(scan, out))
    return false;
  for (char sign; (sign = scan_peek(scan)) == '*' || sign == '/';) {
    ExprResult right = {0};
    scan->at++;
    if (!parse_unary(scan, &right))
      return false;
    *out = sign == '*' ? expr_number(out->number * right.number, out->whole && right.whole)
                       : expr_number(out->number / right.number, false);
  }
  return true;
}

static bool parse_sum(Scan *scan, ExprResult *out) {
  if (!parse_product(scan, out))
    return false;
  for (char sign; (sign = scan_peek(scan)) == '+' || sign == '-';) {
    ExprResult right = {0};
    scan->at++;
    if (!parse_product(scan, &right))
      return false;
    double number = sign == '+' ? out->number + right.number : out->number - right.number;
    *out = expr_number(number, out->whole && right.whole);
  }
  return true;
}

static bool compare(const char *sign, double a, double b) {
  switch (sign[0]) {
  case '=':
    return a == b;
  case '!':
    return a != b;
  case '<':
    return sign[1] ? a <= b : a < b;
  default:
    return sign[1] ? a >= b : a > b;
  }
}

static bool parse_comparison(Scan *scan, ExprResult *out) {
  static const char *const SIGNS[] = {"==", "!=", "<=", ">=", "<", ">"};
  if (!parse_sum(scan, out))
    return false;
  for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
    if (!scan_accept(scan, SIGNS[i]))
      continue;
    ExprResult right = {0};
    if (!parse_sum(scan, &right))
      return false;
    *out = expr_number(compare(SIGNS[i], out->number, right.number), true);
    return true;
  }
  if (scan_peek(scan) != '=')
    return true;
  scan_fail(scan, scan->at, "a single = compares nothing");
  return error_hint(scan->err, "write ==");
}

static bool parse_not(Scan *scan, ExprResult *out) {
  size_t times = 0;
  while (scan_accept_name(scan, "not"))
    times++;
  if (!parse_comparison(scan, out))
    return false;
  if (times > 0)
    *out = expr_number((out->number != 0) == (times % 2 == 0), true);
  return true;
}

/* left `word` right `word` ..., decided by the first that is `deciding`. */
static bool parse_logic(Scan *scan, ExprResult *out, const char *word, bool deciding,
                        bool (*part)(Scan *, ExprResult *)) {
  if (!part(scan, out))
    return false;
  bool skipped = scan->scope.skipped, ok = true;
  while (ok && scan_accept_name(scan, word)) {
    ExprResult right = {0};
    bool decided = (out->number != 0) == deciding;
    scan->scope.skipped = skipped || decided;
    ok = part(scan, &right);
    if (ok)
      *out = expr_number(decided ? deciding : right.number != 0, true);
  }
  scan->scope.skipped = skipped;
  return ok;
}

static bool parse_and(Scan *scan, ExprResult *out) {
  return parse_logic(scan, out, "and", false, parse_not);
}

bool expr_parse(Scan *scan, ExprResult *out) {
  if (++scan->depth > EXPR_DEPTH_MAX)
    return scan_fail(scan, scan->at, "too many parentheses within parentheses");
  bool ok = parse_logic(scan, out, "or", true, parse_and);
  scan->depth--;
  return ok;
}

static bool refuse_rest(Scan *scan) {
  static const struct {
    const char *sign, *hint;
  } HINTS[] = {
      {"&&", "write and"}, {"||", "write or"}, {"^", "write a product"}, {"\xE2\x88\x92", "write -"}};
  Word rest = {scan->at, (size_t)(scan->end - scan->at)};
  scan_fail_word(scan, rest, "there is no operator before ", "");
  for (size_t i = 0; i < sizeof HINTS / sizeof *HINTS; i++)
    if (scan_accept(scan, HINTS[i].sign))
      return error_hint(scan->err, "%s", HINTS[i].hint);
  return false;
}

bool expr_evaluate(ExprResult *out, const ExprScope *scope, const char *source, size_t length, Error *err) {
  Scan scan = {.scope = *scope, .start = source, .at = source, .end = source + length, .err = err};
  if (!scope->work)
    scan.scope.work = &scan.own_work;
  ExprResult result;
  if (!expr_parse(&scan, &result))
    return false;
  if (scan_peek(&scan) != '\0' || scan.at < scan.end)
    return refuse_rest(&scan);
  *out = result;
  return true;
}
