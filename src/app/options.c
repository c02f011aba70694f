#include "app/options.h"

#include "app/limits.h"
#include "base/number.h"
#include "base/text.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

enum { SIZE_LARGEST = 16384, COUNT_DIGITS_MAX = 9 };

static const OptionInfo OPTIONS[OPTION_COUNT] = {
    [OPTION_LANG] = {"--lang", "ko|en", "the language; else the settings, then the locale, then en"},
    [OPTION_THEME] = {"--theme", "light|dark", "the colours"},
    [OPTION_LESSONS] = {"--lessons", "DIR", "the folder of lessons"},
    [OPTION_SET] = {"--set", "NAME=VALUE",
                    "changes what the lesson lets be changed, as eta=0.05, or start=ID; may be given again"},
    [OPTION_STEP] = {"--step", "N", "one step, counted from 1"},
    [OPTION_FORMAT] = {"--format", "FORMAT", "the kind of output"},
    [OPTION_OUT] = {"--out", "PATH", "where to write"},
    [OPTION_SIZE] = {"--size", "WxH", "width and height in pixels"},
    [OPTION_TEXT_SIZE] = {"--text-size", "S", "the size of the text, 0.8 to 1.6"},
    [OPTION_DIGITS] = {"--digits", "N", "decimals shown: 2, 4 or 6"},
    [OPTION_PROGRESS] = {"--progress", "P", "how far the step's animation is, 0 to 1"},
    [OPTION_QUESTIONS] = {"--questions", "open|answered",
                          "open: what a step asks, and nothing of what it then says; else answered"},
    [OPTION_ASK] = {"--ask", "all|kept|none",
                    "which questions are asked: all, those marked as important, none; else the settings"},
    [OPTION_GLOSSARY] = {"--glossary", NULL, "the terms and signs of the course in place of a lesson"},
    [OPTION_FULLSCREEN] = {"--fullscreen", NULL, "opens on the full screen"},
    [OPTION_NO_MOTION] = {"--no-motion", NULL, "shows every step at once, without animation"},
    [OPTION_DATA] = {"--data", "FILE.csv", "the samples: a header line, then a sample a line"},
    [OPTION_LABEL] = {"--label", "COLUMN", "the column of classes"},
    [OPTION_FEATURES] = {"--features", "A,B,...", "the columns of features; else those of numbers"},
    [OPTION_STANDARDIZE] = {"--standardize", NULL,
                            "takes from each feature its mean, then divides by its standard deviation"},
    [OPTION_MODEL] = {"--model", "softmax|logistic", "softmax, or one sigmoid for two classes; else softmax"},
    [OPTION_LOSS] = {"--loss", "ce|mse", "cross-entropy, or 1/2 |p - y|^2; else ce"},
    [OPTION_OPTIMIZER] = {"--optimizer", "batch|minibatch|sgd",
                          "samples an update: all, --batch-size, one; else batch"},
    [OPTION_BATCH_SIZE] = {"--batch-size", "N", "samples an update of minibatch; else 10, or all if fewer"},
    [OPTION_ETA] = {"--eta", "NUMBER", "the learning rate; else 0.1"},
    [OPTION_ALPHA] = {"--alpha", "NUMBER", "the strength of the penalty; else 0"},
    [OPTION_PENALTY] = {"--penalty", "none|l2|l1", "alpha/2 |W|^2 or alpha |W|_1; else l2 if alpha is not 0"},
    [OPTION_EPOCHS] = {"--epochs", "N", "how often every sample is used; else 100"},
    [OPTION_EVERY] = {"--every", "N", "prints a row every N updates; else every epoch"},
    [OPTION_SHUFFLE] = {"--shuffle", NULL, "a new order of samples every epoch; else that of the file"},
    [OPTION_SEED] = {"--seed", "N", "of --shuffle and --init random; else 1"},
    [OPTION_INIT] = {"--init", "zeros|random", "the start; random: weights between -0.1 and 0.1; else zeros"},
    [OPTION_WEIGHTS_OUT] = {"--weights-out", "FILE.json", "writes the trained W and b there"},
    [OPTION_HELP] = {"--help", NULL, "prints this help"},
    [OPTION_VERSION] = {"--version", NULL, "prints the version"},
};

const OptionInfo *option_info(OptionId id) {
  assert(id < OPTION_COUNT);
  return &OPTIONS[id];
}

/* The option whose name is the first `length` bytes of word. */
static bool find_option(OptionId *out, const char *word, size_t length) {
  for (int id = 0; id < OPTION_COUNT; id++) {
    if (strlen(OPTIONS[id].name) == length && strncmp(OPTIONS[id].name, word, length) == 0) {
      *out = (OptionId)id;
      return true;
    }
  }
  return false;
}

static bool fail_unknown(Arena *arena, const char *word, size_t length, Error *err) {
  const char *names[OPTION_COUNT];
  for (int id = 0; id < OPTION_COUNT; id++)
    names[id] = OPTIONS[id].name;
  const char *name = arena_copy_n(arena, word, length);
  error_usage(err, "unknown option %s", name);
  const char *nearest = text_nearest(name, names, OPTION_COUNT);
  return nearest ? error_hint(err, "did you mean %s?", nearest)
                 : error_hint(err, "stepmax help lists them; a name that starts with - goes behind --");
}

/* Takes the option at argv[*at], and its value if that is a word of its own. */
static bool take_option(Options *options, Arena *arena, char *const *argv, size_t count, size_t *at,
                        Error *err) {
  const char *word = argv[*at];
  size_t length = strcspn(word, "=");
  const char *value = word[length] == '=' ? word + length + 1 : NULL;
  OptionId id;
  if (!find_option(&id, word, length))
    return fail_unknown(arena, word, length, err);
  const OptionInfo *info = &OPTIONS[id];
  if (!info->value && value)
    return error_usage(err, "%s takes no value", info->name);
  if (info->value && !value) {
    if (*at + 1 == count || strncmp(argv[*at + 1], "--", 2) == 0)
      return error_usage(err, "%s needs a value: %s %s", info->name, info->name, info->value);
    value = argv[++*at];
  }
  options->given[id] = true;
  options->value[id] = value;
  if (id == OPTION_SET)
    options->sets[options->set_count++] = value;
  return true;
}

bool options_parse(Options *out, Arena *arena, char *const *argv, size_t count, Error *err) {
  Options options = {.words = ARENA_ARRAY(arena, const char *, count),
                     .sets = ARENA_ARRAY(arena, const char *, count)};
  bool ended = false;
  for (size_t at = 0; at < count; at++) {
    const char *word = argv[at];
    if (ended || word[0] != '-' || word[1] == '\0')
      options.words[options.word_count++] = word;
    else if (strcmp(word, "--") == 0)
      ended = true;
    else if (!take_option(&options, arena, argv, count, &at, err))
      return false;
  }
  *out = options;
  return true;
}

bool options_choice(size_t *out, const Options *options, OptionId id, const char *const *choices,
                    size_t count, Error *err) {
  const char *value = options->value[id];
  if (!value)
    return true;
  for (size_t i = 0; i < count; i++)
    if (strcmp(value, choices[i]) == 0) {
      *out = i;
      return true;
    }
  char all[256];
  return error_usage(err, "%s is %s, not \"%s\"", OPTIONS[id].name,
                     text_list(all, sizeof all, choices, count, " or "), value);
}

bool options_language(Language *out, const Options *options, Error *err) {
  static const char *const CODES[] = {[LANG_EN] = "en", [LANG_KO] = "ko"};
  size_t choice = *out;
  if (!options_choice(&choice, options, OPTION_LANG, CODES, LANG_COUNT, err))
    return false;
  *out = (Language)choice;
  return true;
}

bool options_dark(bool *out, const Options *options, Error *err) {
  static const char *const THEMES[] = {"light", "dark"};
  size_t choice = *out;
  if (!options_choice(&choice, options, OPTION_THEME, THEMES, 2, err))
    return false;
  *out = choice == 1;
  return true;
}

/* Reads decimal digits at *at, which moves behind them; false: none, or a number beyond use. */
static bool read_count(size_t *out, const char **at) {
  size_t digits = strspn(*at, "0123456789"), value = 0;
  if (digits == 0 || digits > COUNT_DIGITS_MAX)
    return false;
  for (const char *end = *at + digits; *at < end; ++*at)
    value = value * 10 + (size_t)(**at - '0');
  *out = value;
  return true;
}

bool options_size(int *width, int *height, const Options *options, Error *err) {
  const char *value = options->value[OPTION_SIZE], *at = value;
  size_t w, h;
  if (!value)
    return true;
  bool read = read_count(&w, &at) && (*at == 'x' || *at == 'X') && (at++, read_count(&h, &at)) && *at == '\0';
  if (!read || w < 1 || h < 1 || w > SIZE_LARGEST || h > SIZE_LARGEST)
    return error_usage(err, "--size is WIDTHxHEIGHT, 1x1 to %dx%d, not \"%s\"", SIZE_LARGEST, SIZE_LARGEST,
                       value);
  *width = (int)w;
  *height = (int)h;
  return true;
}

/* The option's value as a number from least to most. */
static bool read_number(double *out, const Options *options, OptionId id, double least, double most,
                        Error *err) {
  double number;
  const char *value = options->value[id];
  if (!value)
    return true;
  if (!number_parse(&number, value, NULL) || number < least || number > most) {
    char from[NUMBER_MAX], to[NUMBER_MAX];
    return error_usage(err, "%s is a number from %s to %s, not \"%s\"", OPTIONS[id].name,
                       number_exact(from, least), number_exact(to, most), value);
  }
  *out = number;
  return true;
}

bool options_text_size(double *out, const Options *options, Error *err) {
  return read_number(out, options, OPTION_TEXT_SIZE, LIMIT_TEXT_LEAST, LIMIT_TEXT_MOST, err);
}

bool options_progress(double *out, const Options *options, Error *err) {
  return read_number(out, options, OPTION_PROGRESS, 0, 1, err);
}

bool options_questions(bool *open, const Options *options, Error *err) {
  static const char *const NAMES[] = {"open", "answered"};
  size_t which = *open ? 0 : 1;
  if (!options_choice(&which, options, OPTION_QUESTIONS, NAMES, 2, err))
    return false;
  *open = which == 0;
  return true;
}

bool options_asked(Asked *out, const Options *options, Error *err) {
  size_t choice = *out;
  if (!options_choice(&choice, options, OPTION_ASK, LIMIT_ASKED, ASKED_COUNT, err))
    return false;
  *out = (Asked)choice;
  return true;
}

bool options_digits(int *out, const Options *options, Error *err) {
  size_t choice = 0;
  if (!options->value[OPTION_DIGITS])
    return true;
  if (!options_choice(&choice, options, OPTION_DIGITS, LIMIT_DIGITS, LIMIT_DIGITS_COUNT, err))
    return false;
  *out = limit_digits((int)choice);
  return true;
}

bool options_count(size_t *out, const Options *options, OptionId id, size_t least, Error *err) {
  const char *value = options->value[id], *at = value;
  size_t count;
  if (!value)
    return true;
  if (!read_count(&count, &at) || *at != '\0' || count < least)
    return error_usage(err, "%s is a whole number from %zu to 999999999, not \"%s\"", OPTIONS[id].name, least,
                       value);
  *out = count;
  return true;
}

bool options_amount(double *out, const Options *options, OptionId id, bool zero, Error *err) {
  double amount;
  const char *value = options->value[id];
  if (!value)
    return true;
  if (!number_parse(&amount, value, NULL) || amount < 0 || (amount == 0 && !zero))
    return error_usage(err, "%s is a number %s, not \"%s\"", OPTIONS[id].name, zero ? "from 0 on" : "above 0",
                       value);
  *out = amount;
  return true;
}

bool options_step(size_t *out, bool *all, const Options *options, size_t count, Error *err) {
  const char *value = options->value[OPTION_STEP], *at = value;
  size_t step;
  if (!value)
    return true;
  if (all && strcmp(value, "all") == 0) {
    *all = true;
    return true;
  }
  bool good = read_count(&step, &at) && *at == '\0' && step >= 1 && step <= count;
  if (!good && count == SIZE_MAX)
    return error_usage(err, "--step is a whole number from 1, not \"%s\"", value);
  if (!good)
    return error_usage(err, "--step is a number from 1 to %zu%s, not \"%s\"", count, all ? ", or all" : "",
                       value);
  *out = step - 1;
  return true;
}

bool options_names(const char *const **out, size_t *count, Arena *arena, const Options *options, OptionId id,
                   Error *err) {
  const char *value = options->value[id];
  if (!value)
    return true;
  const char **names = ARENA_ARRAY(arena, const char *, strlen(value) + 1);
  size_t found = 0;
  for (const char *at = value;; at++) {
    size_t length = strcspn(at, ",");
    if (length == 0)
      return error_usage(err, "%s is names of columns with commas between, not \"%s\"", OPTIONS[id].name,
                         value);
    names[found++] = arena_copy_n(arena, at, length);
    at += length;
    if (*at == '\0')
      break;
  }
  *out = names;
  *count = found;
  return true;
}
