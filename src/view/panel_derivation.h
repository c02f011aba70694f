/* Where the lines of a derivation are joined. */
#ifndef STEPMAX_VIEW_PANEL_DERIVATION_H
#define STEPMAX_VIEW_PANEL_DERIVATION_H

/* The place of a formula's & outside all braces, else of its first relation there, which is not inside
 * delimiters or an environment; NULL: it has none. */
const char *derivation_sign(const char *source);

#endif
