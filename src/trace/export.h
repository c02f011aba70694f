/* A trace as JSON and CSV: the formats that scripts rely on. */
#ifndef STEPMAX_TRACE_EXPORT_H
#define STEPMAX_TRACE_EXPORT_H

#include "trace/trace.h"

/* Adds all steps, or one (only != SIZE_MAX; an index from 0).  Each step holds everything known at it.  Of a
 * value that is shown in part, the numbers to come are null in JSON and left out in CSV.  The CSV's column
 * `step` is the JSON's `index`; lines end in LF.  The title has its numbers put in, with two decimals. */
void export_json(Text *out, const Trace *trace, Language language, size_t only);
void export_csv(Text *out, const Trace *trace, size_t only);

#endif
