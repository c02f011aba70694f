/* What the readers of a set-up share: setup_read.c, given_read.c and training_read.c. */
#ifndef STEPMAX_LESSON_SETUP_READER_H
#define STEPMAX_LESSON_SETUP_READER_H

#include "lesson/setup_read.h"

/* What a size was told by. */
typedef struct SizeSource {
  const char *name; /* of a value, or "the data"; NULL: nothing has told it */
  const char *why;  /* "W has 5 rows" */
  bool rows;        /* of a matrix */
  bool refused;     /* the list that should tell it is too short or too long */
} SizeSource;

typedef struct SetupReader {
  const Reading *reading;
  SetupPart *part;
  const YamlNode *map;    /* the value of the scene's key */
  const YamlNode *values; /* what the lesson says of its own values */
  SizeSource sources[SCENE_SIZES_MAX];
  bool known[SETUP_FIELDS_MAX]; /* all numbers of a field are in the part, given or by default */
  /* What the file may set: the widest ranges of the shape, once it is known. */
  SetupRange open[SETUP_FIELDS_MAX];
} SetupReader;

/* Reports what was wrong at a node; returns false. */
bool setup_reader_fault(const Reading *reading, const YamlNode *at, const Error *why);

/* A word (such as "all" for a batch size) may stand outside the range of numbers. */
bool setup_reader_is_word(const Setup *setup, unsigned field, const YamlNode *node);

/* A list's length, or 0 after reporting that it is none or has too few or too many items. */
size_t setup_reader_length(const SetupReader *reader, const YamlNode *list, const char *name,
                           const char *items, size_t min, size_t max);

/* Names under a key: as many as there are `counted` things, 0 when that is unknown; NULL: absent. */
Phrase *setup_reader_names(const SetupReader *reader, const char *key, size_t count, const char *counted);

/* The fields of the set-up, and names for what its sizes count. */
void given_read(SetupReader *reader);

/* The data and the model of a training with so many panes, which shape its set-up; then its fields. */
void training_read(SetupReader *reader, size_t panes);

#endif
