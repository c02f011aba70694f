#include "app/locale.h"

#include <stdlib.h>
#include <string.h>

Language locale_language(const char *lc_all, const char *lc_messages, const char *lang) {
  const char *asked[] = {lc_all, lc_messages, lang};
  for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
    const char *name = asked[i];
    if (!name || name[0] == '\0')
      continue;
    bool korean = strcspn(name, "_.@") == 2 && strncmp(name, "ko", 2) == 0;
    return korean ? LANG_KO : LANG_EN;
  }
  return LANG_EN;
}

bool locale_choose(Language *out, const Options *options, const Settings *settings, Error *err) {
  Language language = settings->language_chosen
                          ? settings->language
                          : locale_language(getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG"));
  if (!options_language(&language, options, err))
    return false;
  *out = language;
  return true;
}
