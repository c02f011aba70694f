/* The glossary's file with what only the whole program can check: its formulas, and the lessons it names. */
#ifndef STEPMAX_APP_GLOSSARY_FILE_H
#define STEPMAX_APP_GLOSSARY_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include "lesson/glossary.h"

#include <stdbool.h>

/* Reads a glossary and tries its formulas.  path NULL: there is none, which is an error too.  On faults at
 * least one more error in the list. */
bool glossary_file_load(Glossary *out, Arena *arena, const char *path, ErrorList *errors) MUST_CHECK;

/* The same with one error, the clearest. */
bool glossary_file_open(Glossary *out, Arena *arena, const char *path, Error *err) MUST_CHECK;

/* Whether the folder of lessons has each lesson that the glossary names. */
bool glossary_file_check_lessons(const Glossary *glossary, const char *folder, ErrorList *errors) MUST_CHECK;

#endif
