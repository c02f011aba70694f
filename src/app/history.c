#include "app/history.h"

#include <assert.h>

static HistoryEntry *entry(History *history, size_t at) {
  return &history->entries[(history->first + at) % HISTORY_MAX];
}

void history_start(History *history, const Chain *chain) {
  history->first = history->at = 0;
  history->count = 1;
  history->entries[0] = (HistoryEntry){*chain, 0};
}

static void append(History *history, const Chain *chain, unsigned gesture) {
  if (history->at + 1 == HISTORY_MAX)
    history->first = (history->first + 1) % HISTORY_MAX;
  else
    history->at++;
  *entry(history, history->at) = (HistoryEntry){*chain, gesture};
}

void history_record(History *history, const Chain *chain, unsigned gesture) {
  assert(history->count > 0);
  HistoryEntry *present = entry(history, history->at);
  if (chain_equal(&present->chain, chain))
    return;
  bool same = gesture != 0 && present->gesture == gesture && history->at > 0;
  if (!same)
    append(history, chain, gesture);
  else if (chain_equal(&entry(history, history->at - 1)->chain, chain))
    history->at--;
  else
    present->chain = *chain;
  history->count = history->at + 1;
}

bool history_undo(History *history, Chain *out) {
  if (history->at == 0)
    return false;
  *out = entry(history, --history->at)->chain;
  return true;
}

bool history_redo(History *history, Chain *out) {
  if (history->at + 1 >= history->count)
    return false;
  *out = entry(history, ++history->at)->chain;
  return true;
}
