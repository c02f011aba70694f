#include "app/verbs.h"

#include "base/text.h"

#include <stdint.h>
#include <string.h>

/* Sets of options: a bit an OptionId. */
#define TAKES(id) (UINT64_C(1) << (id))
#define GENERAL (TAKES(OPTION_LANG) | TAKES(OPTION_THEME) | TAKES(OPTION_LESSONS))
#define OF_OWN_DATA (TAKES(OPTION_DATA) | TAKES(OPTION_LABEL) | TAKES(OPTION_FEATURES) | TAKES(OPTION_MODEL))
#define OF_LESSON (GENERAL | OF_OWN_DATA | TAKES(OPTION_SET))
#define OF_LOOKS (TAKES(OPTION_TEXT_SIZE) | TAKES(OPTION_DIGITS))
#define OF_DATA                                                                                              \
  (TAKES(OPTION_DATA) | TAKES(OPTION_LABEL) | TAKES(OPTION_FEATURES) | TAKES(OPTION_STANDARDIZE))
#define OF_MODEL (TAKES(OPTION_MODEL) | TAKES(OPTION_LOSS) | TAKES(OPTION_ALPHA) | TAKES(OPTION_PENALTY))
#define OF_DESCENT                                                                                           \
  (TAKES(OPTION_OPTIMIZER) | TAKES(OPTION_BATCH_SIZE) | TAKES(OPTION_ETA) | TAKES(OPTION_EPOCHS) |           \
   TAKES(OPTION_SHUFFLE) | TAKES(OPTION_SEED) | TAKES(OPTION_INIT))

static const Verb VERBS[VERB_COUNT] = {
    [VERB_OPEN] =
        {"", "[LESSON]", "opens the window: the list of lessons, or LESSON",
         "LESSON is the name of a lesson (see stepmax list) or the path of a lesson file.  A file that ends\n"
         "in .csv is opened as data of your own, in the lesson your-data: the same as --data.",
         0, 1,
         OF_LESSON | OF_LOOKS | TAKES(OPTION_STEP) | TAKES(OPTION_SIZE) | TAKES(OPTION_ASK) |
             TAKES(OPTION_FULLSCREEN) | TAKES(OPTION_NO_MOTION)},
    [VERB_LIST] =
        {"list", "", "prints a line a lesson: its name, then its title; one with faults says so",
         "The order is that of the course.  With --out PATH, which ends in .png, a picture of the list\n"
         "is written in its place; --size is 1920x1080 if it is not given.",
         0, 0, GENERAL | TAKES(OPTION_OUT) | TAKES(OPTION_SIZE) | TAKES(OPTION_TEXT_SIZE)},
    [VERB_CHECK] = {"check", "FILE...", "looks for faults in lesson files",
                    "Each fault is printed with its line and column.  A glossary is a FILE, too.", 1,
                    SIZE_MAX, GENERAL | OF_OWN_DATA},
    [VERB_PRINT] = {"print", "LESSON|--glossary",
                    "prints the lesson as text: every step, its formula and its new numbers",
                    "With --glossary the terms and signs of the course, each with what it means.", 0, 1,
                    OF_LESSON | TAKES(OPTION_STEP) | TAKES(OPTION_DIGITS) | TAKES(OPTION_QUESTIONS) |
                        TAKES(OPTION_GLOSSARY)},
    [VERB_TRACE] = {"trace", "LESSON", "prints every value of every step",
                    "--format is json or csv; json if it is not given.", 1, 1,
                    OF_LESSON | TAKES(OPTION_STEP) | TAKES(OPTION_FORMAT)},
    [VERB_RENDER] =
        {"render", "LESSON --step N|all --out PATH",
         "writes a step's picture, or with --step all the pictures of all steps",
         "The end of --out, .png or .svg, says which kind.  With --step all, --out is a folder, and "
         "--format\n"
         "png or svg says which kind; the files are step-001.png and so on.  --size is 1920x1080 if it is "
         "not\n"
         "given.  The colours are light, the text size 1 and the decimals 2, whatever the settings say.",
         1, 1,
         OF_LESSON | OF_LOOKS | TAKES(OPTION_STEP) | TAKES(OPTION_OUT) | TAKES(OPTION_SIZE) |
             TAKES(OPTION_FORMAT) | TAKES(OPTION_PROGRESS) | TAKES(OPTION_QUESTIONS)},
    [VERB_TRAIN] =
        {"train", "--data FILE.csv --label COLUMN", "trains a model on a table and prints how the loss falls",
         "Prints update,epoch,samples,mean_loss,objective,accuracy, measured over all samples: a\n"
         "row before the first update, then one every epoch, or with --every N every N updates and\n"
         "at the end.  epoch is the samples used so far, divided by the samples there are; objective\n"
         "is the mean loss and the penalty.  --batch-size alone implies --optimizer minibatch.\n"
         "logistic counts the classes in alphabetical order: the first is 0, the other 1.",
         0, 0, OF_DATA | OF_MODEL | OF_DESCENT | TAKES(OPTION_EVERY) | TAKES(OPTION_WEIGHTS_OUT)},
    [VERB_BENCH] =
        {"bench", "frames|edit|list|start|seek|train [LESSON]", "prints timings of the program's own parts",
         "A line a figure: name, value and unit, with tabs between.\n"
         "frames: draws every step of the lesson, animations included, at --size, into memory.\n"
         "edit:   changes each number of the middle step a little, up to the finished picture.\n"
         "list:   reads the lessons and draws their list and its pictures, at --size.\n"
         "start:  from starting the program to its first picture in a window, against an empty window.\n"
         "seek:   jumps to updates anywhere in a recorded run of a million, and what its history takes.\n"
         "train:  samples a second, recorded, for batches of 1, of 10 and of all.",
         1, 2, OF_LESSON | OF_LOOKS | TAKES(OPTION_SIZE)},
    [VERB_HELP] = {"help", "[VERB|panels]", "explains a verb, or the panels of lessons", "", 0, 1, GENERAL},
    [VERB_VERSION] = {"version", "", "prints the version", "", 0, 0, GENERAL},
};
const Verb *verbs_all(void) {
  return VERBS;
}

const Verb *verbs_find(const char *name) {
  for (size_t i = 1; i < VERB_COUNT; i++)
    if (strcmp(VERBS[i].name, name) == 0)
      return &VERBS[i];
  return NULL;
}

bool verbs_unknown(const char *name, Error *err) {
  const Verb *nearest = verbs_nearest(name);
  error_usage(err, "unknown verb \"%s\"", name);
  return error_hint(err, "did you mean %s?", nearest ? nearest->name : "one of those of stepmax help");
}

const Verb *verbs_nearest(const char *name) {
  const char *names[VERB_COUNT];
  for (size_t i = 1; i < VERB_COUNT; i++)
    names[i - 1] = VERBS[i].name;
  const char *nearest = text_nearest(name, names, VERB_COUNT - 1);
  return nearest ? verbs_find(nearest) : NULL;
}
