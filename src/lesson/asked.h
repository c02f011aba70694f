/* Which of a lesson's questions are asked: what a user chooses, and what settings and options name. */
#ifndef STEPMAX_LESSON_ASKED_H
#define STEPMAX_LESSON_ASKED_H

typedef enum { ASKED_ALL, ASKED_KEPT /* those marked `keep` */, ASKED_NONE, ASKED_COUNT } Asked;

#endif
