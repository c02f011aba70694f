#include "sdl/bare.h"

#define SDL_MAIN_HANDLED
#include <SDL.h>

static bool present(SDL_Window *window) {
  SDL_Surface *surface = window ? SDL_GetWindowSurface(window) : NULL;
  return surface && SDL_FillRect(surface, NULL, SDL_MapRGB(surface->format, 255, 255, 255)) == 0 &&
         SDL_UpdateWindowSurface(window) == 0;
}

bool bare_show(int width, int height, void (*presented)(void *self), void *self, Error *err) {
  SDL_SetMainReady();
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0)
    return error_set(err, "there is no display to open a window on (%s)", SDL_GetError());
  SDL_Window *window = SDL_CreateWindow("Stepmax", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, width,
                                        height, SDL_WINDOW_RESIZABLE);
  bool ok = present(window) || error_set(err, "cannot open a window: %s", SDL_GetError());
  if (ok)
    presented(self);
  if (window)
    SDL_DestroyWindow(window);
  SDL_Quit();
  return ok;
}
