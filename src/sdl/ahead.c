#include "sdl/ahead.h"

#include <SDL.h>
#include <stdlib.h>

struct Ahead {
  const Canvas *canvas;
  SDL_Thread *thread;
};

static int draw_texts(void *self) {
  canvas_draw_texts(((const Ahead *)self)->canvas);
  return 0;
}

Ahead *ahead_start(const Canvas *canvas) {
  Ahead *ahead = calloc(1, sizeof *ahead);
  if (ahead == NULL)
    abort();
  ahead->canvas = canvas;
  /* SDL looks at the processor when it first needs to know it, which two threads must not do at once. */
  (void)SDL_SIMDGetAlignment();
  ahead->thread = SDL_CreateThread(draw_texts, "texts", ahead);
  if (ahead->thread != NULL)
    return ahead;
  free(ahead);
  return NULL;
}

void ahead_wait(Ahead *ahead) {
  if (ahead == NULL)
    return;
  SDL_WaitThread(ahead->thread, NULL);
  free(ahead);
}
