#include "view/panel_share.h"

#include <math.h>

/* By weight among those that are not fixed; fixes those that would get less than their least (or, second,
 * more than their best) and says whether there was one. */
static bool share_once(LayoutShare *shares, size_t count, double length, bool least) {
  double weights = 0, left = length;
  bool changed = false;
  for (size_t i = 0; i < count; i++)
    if (shares[i].fixed)
      left -= shares[i].length;
    else
      weights += shares[i].weight;
  for (size_t i = 0; i < count; i++) {
    LayoutShare *share = &shares[i];
    if (share->fixed)
      continue;
    share->length = left * share->weight / weights;
    if (least ? share->length < share->least : share->length > share->best) {
      share->length = least ? share->least : share->best;
      share->fixed = changed = true;
    }
  }
  return changed;
}

double share_total(const LayoutShare *shares, size_t count, bool least) {
  double sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += least ? shares[i].least : shares[i].length;
  return sum;
}

/* Where not even the least lengths fit, the main panel's part keeps `half`, or what the others leave, and
 * these are shortened alike. */
static void squeeze(LayoutShare *shares, size_t count, double length, size_t main, double half) {
  bool has_main = main < count;
  double rest = share_total(shares, count, true) - (has_main ? shares[main].least : 0);
  double kept = has_main ? fmin(fmax(half, length - rest), length) : 0;
  for (size_t i = 0; i < count; i++)
    shares[i].length = i == main ? kept : rest > 0 ? shares[i].least * (length - kept) / rest : 0;
}

void share_length(LayoutShare *shares, size_t count, double length, size_t main, double half) {
  if (share_total(shares, count, true) > length) {
    squeeze(shares, count, length, main, half);
    return;
  }
  while (share_once(shares, count, length, true))
    ;
  while (share_once(shares, count, length, false))
    ;
  double left = length - share_total(shares, count, false);
  if (main < count)
    shares[main].length += left; /* what is of no use to the others */
  else
    for (size_t i = 0; i < count; i++)
      shares[i].length += left / (double)count;
}
