/* What may be the name of a column or a class: a text that fits into a line of a message and of a picture. */
#ifndef STEPMAX_DATA_NAME_H
#define STEPMAX_DATA_NAME_H

#include "base/error.h"
#include "data/csv.h"

#include <stdbool.h>

/* Whether a text is a single line without tabs and other control characters: nothing that a message, which
 * may go to a terminal, should not quote. */
bool name_is_plain(const char *text);

/* Errors, at the cell: more than CSV_NAME_MAX bytes, not plain.  `kind` is what is named: "column".  Whether
 * it may be empty is the caller's business. */
bool name_check(const CsvCell *name, const char *kind, const char *file, Error *err) MUST_CHECK;

#endif
