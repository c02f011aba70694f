/* Standard output and standard error: the only places where the program prints. */
#ifndef STEPMAX_APP_OUTPUT_H
#define STEPMAX_APP_OUTPUT_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Writes to standard output.  A reader that has had enough (a closed pipe) is no error; a full disk is. */
bool output_write(const char *data, size_t size, Error *err) MUST_CHECK;
/* Writes a text, and frees it. */
bool output_take(Text *text, Error *err);
bool output_text(const char *text, Error *err) MUST_CHECK;

/* One line on standard error: "FILE:LINE:COL: error: what (hint)" where the place is known, else
 * "stepmax: what (hint)". */
void output_error(const Error *err);
/* The same for what does not stop the program. */
void output_notice(const Error *err);

#endif
