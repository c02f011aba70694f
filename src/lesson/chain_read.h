/* A lesson's numbers, read from its nodes: the keys "chain" and "editable". */
#ifndef STEPMAX_LESSON_CHAIN_READ_H
#define STEPMAX_LESSON_CHAIN_READ_H

#include "lesson/chain.h"
#include "lesson/read.h"

/* What is read: a part of Lesson. */
typedef struct ChainPart {
  Chain chain;
  ChainRange ranges[CHAIN_FIELDS];
  Phrase *classes, *features; /* NULL: not named */
} ChainPart;

/* Reads the value of "chain" and then that of "editable" (NULL: absent).  After a fault, which is
 * reported, *out holds what was readable. */
void chain_read(ChainPart *out, const Reading *reading, const YamlNode *chain, const YamlNode *editable);

/* The node of one number in the value of a readable "chain"; NULL when its key is absent. */
const YamlNode *chain_read_node(const YamlNode *chain, ChainField field, size_t row, size_t col);

#endif
