/* Which language to speak: the option, else the settings, else the locale, else English.
 *
 * The locale decides nothing else: numbers never depend on it. */
#ifndef STEPMAX_APP_LOCALE_H
#define STEPMAX_APP_LOCALE_H

#include "app/options.h"
#include "app/settings.h"
#include "base/language.h"

/* The language of the first of LC_ALL, LC_MESSAGES and LANG that is set and not empty (NULL: unset). */
Language locale_language(const char *lc_all, const char *lc_messages, const char *lang);

/* The same from this process's environment, behind --lang and the settings. */
bool locale_choose(Language *out, const Options *options, const Settings *settings, Error *err) MUST_CHECK;

#endif
