#include "app/history.h"

#include <assert.h>

static HistoryEntry *entry(History *history, size_t at) {
  return &history->entries[(history->first + at) % HISTORY_MAX];
}

void history_start(History *history, const Setup *setup) {
  history->first = history->at = 0;
  history->count = 1;
  history->entries[0] = (HistoryEntry){*setup, 0};
}

static void append(History *history, const Setup *setup, unsigned gesture) {
  if (history->at + 1 == HISTORY_MAX)
    history->first = (history->first + 1) % HISTORY_MAX;
  else
    history->at++;
  *entry(history, history->at) = (HistoryEntry){*setup, gesture};
}

void history_record(History *history, const Setup *setup, unsigned gesture) {
  assert(history->count > 0);
  HistoryEntry *present = entry(history, history->at);
  if (setup_equal(&present->setup, setup))
    return;
  bool same = gesture != 0 && present->gesture == gesture && history->at > 0;
  if (!same)
    append(history, setup, gesture);
  else if (setup_equal(&entry(history, history->at - 1)->setup, setup))
    history->at--;
  else
    present->setup = *setup;
  history->count = history->at + 1;
}

bool history_undo(History *history, Setup *out) {
  if (history->at == 0)
    return false;
  *out = entry(history, --history->at)->setup;
  return true;
}

bool history_redo(History *history, Setup *out) {
  if (history->at + 1 >= history->count)
    return false;
  *out = entry(history, ++history->at)->setup;
  return true;
}
