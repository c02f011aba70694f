/* The panels of a lesson or scene, read from its nodes. */
#ifndef STEPMAX_LESSON_PANEL_READ_H
#define STEPMAX_LESSON_PANEL_READ_H

#include "lesson/panel.h"
#include "lesson/read.h"

/* Reads the value of the key "panels": the root is a column of its items, of which `scene: { when: ... }`
 * stands for the panels of the lesson's scene (NULL: it has none).  NULL after a fault, which is reported. */
const Panel *panel_read(const Reading *reading, const YamlNode *node, const Panel *scene);

#endif
