#include "ui/target.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

bool target_equal(Target a, Target b) {
  return a.kind == b.kind && a.a == b.a && a.b == b.b && a.c == b.c && a.pane == b.pane;
}

Target target_of_action(Action action) {
  Target target = {TARGET_CONTROL, (int)action.kind, action.arg, 0, 0};
  if (action.kind == ACTION_SET) {
    target.b = (int)action.set.field;
    target.c = (int)action.set.row;
    target.pane = (int)action.set.value;
  } else if (action.kind == ACTION_UNFOLD) {
    target.b = (int)action.part.panel;
    target.c = (int)action.part.part;
  }
  return target;
}

void hits_clear(Hits *hits) {
  hits->count = 0;
}

void hits_free(Hits *hits) {
  free(hits->items);
  *hits = (Hits){0};
}

Hit *hits_add(Hits *hits, Rect rect, Target target) {
  if (hits->count == hits->capacity) {
    size_t capacity = hits->capacity > 0 ? 2 * hits->capacity : 64;
    Hit *items = realloc(hits->items, capacity * sizeof *items);
    if (!items)
      abort();
    hits->items = items;
    hits->capacity = capacity;
  }
  Hit *hit = &hits->items[hits->count++];
  *hit = (Hit){.rect = rect, .target = target};
  return hit;
}

const Hit *hits_at(const Hits *hits, double x, double y) {
  for (size_t i = hits->count; i > 0; i--)
    if (rect_contains(hits->items[i - 1].rect, x, y))
      return &hits->items[i - 1];
  return NULL;
}

const Hit *hits_find(const Hits *hits, Target target) {
  for (size_t i = hits->count; i > 0; i--)
    if (target_equal(hits->items[i - 1].target, target))
      return &hits->items[i - 1];
  return NULL;
}

const Hit *hits_beside(const Hits *hits, TargetKind kind, double x) {
  const Hit *best = NULL;
  double least = INFINITY;
  for (size_t i = hits->count; i > 0; i--) {
    const Hit *hit = &hits->items[i - 1];
    double away = fmax(fmax(hit->rect.x - x, x - (hit->rect.x + hit->rect.w)), 0);
    if (hit->target.kind == kind && away < least) {
      best = hit;
      least = away;
    }
  }
  return best;
}

/* Where the focus is when it is on a target: its number, or else its handle, where it stands nowhere by
 * itself.  NULL: neither is there. */
static const Hit *find_stop(const Hits *hits, Target target) {
  const Hit *handle = NULL;
  for (size_t i = hits->count; i > 0; i--) {
    const Hit *hit = &hits->items[i - 1];
    if (!target_equal(hit->target, target))
      continue;
    if (hit->focusable)
      return hit;
    if (!handle && hit->handle.kind != HANDLE_NONE)
      handle = hit;
  }
  return handle;
}

const Hit *hits_step(const Hits *hits, Target from, int direction) {
  assert(direction == 1 || direction == -1);
  const Hit *start = find_stop(hits, from);
  size_t n = hits->count, at = start ? (size_t)(start - hits->items) : direction > 0 ? n - 1 : 0;
  for (size_t i = 0; i < n; i++) {
    at = direction > 0 ? (at + 1) % n : (at + n - 1) % n;
    const Hit *hit = &hits->items[at];
    if ((hit->focusable || hit->handle.kind != HANDLE_NONE) && find_stop(hits, hit->target) == hit)
      return hit;
  }
  return NULL;
}

/* How far `to` is from `from` in a direction; infinite where it does not lie there.  What is out of line
 * counts more, so that a row is left only at its end. */
static double distance(const Hit *from, const Hit *to, int dx, int dy) {
  int along = dx * (to->col - from->col) + dy * (to->row - from->row);
  int across = dx != 0 ? to->row - from->row : to->col - from->col;
  return along > 0 ? along + 1000.0 * abs(across) : (double)INFINITY;
}

const Hit *hits_move(const Hits *hits, Target from, int dx, int dy) {
  assert((dx == 0) != (dy == 0));
  const Hit *start = find_stop(hits, from), *best = NULL;
  double least = INFINITY;
  for (size_t i = 0; start && i < hits->count; i++) {
    const Hit *hit = &hits->items[i];
    double away = distance(start, hit, dx, dy);
    if (hit->focusable && hit->group == start->group && away < least) {
      best = hit;
      least = away;
    }
  }
  return best;
}
