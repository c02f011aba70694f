/* What the readers of the scenes share: one field after another, each number checked and put into its place.
 * For setup_read.c, given_read.c and training_read.c. */
#ifndef STEPMAX_LESSON_SETUP_READER_H
#define STEPMAX_LESSON_SETUP_READER_H

#include "lesson/setup_read.h"

typedef struct SetupReader {
  const Reading *reading;
  SetupPart *part;
  size_t panes;
  const YamlNode *map;          /* the value of the scene's key */
  const YamlNode *values;       /* what the lesson says of its own values */
  bool known[SETUP_FIELDS_MAX]; /* all numbers of a field are in the part, given or by default */
  /* What the file may set: the widest ranges of the shape as far as known. */
  SetupRange open[SETUP_FIELDS_MAX];
} SetupReader;

/* Takes the widest ranges of the set-up's present shape: to be called again when it is known better. */
void setup_reader_open(SetupReader *reader);

/* Reads one number, or a word of the field, into its place. */
bool setup_reader_into(SetupReader *reader, unsigned field, size_t row, size_t col, const YamlNode *node);
/* Only looks for faults: the numbers have no place while the shape is unknown. */
void setup_reader_nowhere(const SetupReader *reader, unsigned field, const YamlNode *list);

/* The key of a field that is one number; an absent one is a fault unless it is optional. */
void setup_reader_scalar(SetupReader *reader, unsigned field, bool optional);
/* A list of as many numbers as the field has; `like` says why: "W has 5 rows". */
void setup_reader_vector(SetupReader *reader, unsigned field, const YamlNode *node, const char *like);

/* A list's length, or 0 after reporting that it is none or has too few or too many items. */
size_t setup_reader_length(const SetupReader *reader, const YamlNode *list, const char *name,
                           const char *items, size_t min, size_t max);

/* A matrix, whose rows have D numbers each (0: unknown, after a fault elsewhere) as many as `like` has: "x".
 */
void setup_reader_matrix(SetupReader *reader, unsigned field, const YamlNode *node, size_t min, size_t max,
                         size_t D, const char *like);

/* Names under a key: as many as there are `counted` things, 0 when that is unknown; NULL: absent. */
Phrase *setup_reader_names(const SetupReader *reader, const char *key, size_t count, const char *counted);

/* A training, and whatever a scene file or the lesson itself tells of. */
void training_read(SetupReader *reader);
void given_read(SetupReader *reader);

/* The keys that a training's map may have. */
extern const char *const TRAINING_KEYS[];
extern const size_t TRAINING_KEY_COUNT;

#endif
