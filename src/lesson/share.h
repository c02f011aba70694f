/* Numbers of a field that have to add up to a sum: where one moves, the others give way.
 *
 * They do so in proportion to what they are, so that 0.5, 0.3 and 0.2 become 0.6, 0.24 and 0.16; where all of
 * them are 0, or one is negative, equally.  What reaches an end of its range stays there, and the rest goes
 * on. */
#ifndef STEPMAX_LESSON_SHARE_H
#define STEPMAX_LESSON_SHARE_H

#include "lesson/setup.h"

typedef struct Share {
  unsigned field;
  size_t count; /* of the field's numbers */
  double sum;
  SetupRange range; /* of each */
} Share;

/* What the numbers of a field have to add up to; false: nothing. */
bool share_find(Share *out, const Setup *setup, unsigned field, SetupRange range);

/* The same for what they add up to now. */
Share share_present(const Setup *setup, unsigned field, SetupRange range);

/* From where to where one of them can go with the others in their range; nowhere where min > max: the sum
 * cannot be kept. */
SetupRange share_room(const Share *share);

/* Moves the number at row and col to a value, and the others of its field by the rule above; all of it, or
 * nothing where that is out of the room.  What they then add up to is the sum to a few bits. */
bool share_move(Setup *setup, const Share *share, size_t row, size_t col, double value,
                Error *err) MUST_CHECK;

/* Whether the numbers of a field add up to what they have to; the message says what is wrong. */
bool share_holds(const Setup *setup, unsigned field, Error *err) MUST_CHECK;

#endif
