#include "sdl/window.h"

#include "sdl/translate.h"

#define SDL_MAIN_HANDLED
#include <SDL.h>
#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_WIDTH = 800, LEAST_HEIGHT = 600 };

/* The picture goes straight into the window's surface where that has one 32-bit word a pixel and
 * one pixel a point; else through a buffer of our own and a texture (renderer is set then). */
struct Window {
  SDL_Window *window;
  SDL_Renderer *renderer;
  SDL_Texture *texture;
  int texture_width, texture_height;
  SDL_Surface *surface; /* the one to present; NULL: buffer */
  uint32_t *buffer;
  size_t buffer_capacity; /* pixels */
  int buffer_width, buffer_height;
  SDL_Cursor *cursors[CURSOR_COUNT];
  Cursor cursor;
  char *dropped_file; /* SDL's memory */
};

static void set_hints(void) {
  /* Else the window's surface goes through OpenGL: twice the start-up time, 100 MB more. */
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  /* Ctrl+C in the terminal ends the program as it ends any other. */
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  /* The click that brings the window to the front also counts. */
  SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "1");
}

static bool has_plain_format(const SDL_Surface *surface) {
  Uint32 format = surface->format->format;
  return format == SDL_PIXELFORMAT_RGB888 || format == SDL_PIXELFORMAT_ARGB8888;
}

/* Whether the window can be drawn into directly.  A window asked for its surface gets no texture
 * any more, so this one is only to be thrown away when not. */
static bool can_draw_directly(SDL_Window *window) {
  SDL_Surface *surface = SDL_GetWindowSurface(window);
  int width = 0, height = 0;
#if SDL_VERSION_ATLEAST(2, 26, 0)
  SDL_GetWindowSizeInPixels(window, &width, &height);
  int points = 0;
  SDL_GetWindowSize(window, &points, NULL);
  if (points != width)
    return false;
#else
  SDL_GetWindowSize(window, &width, &height);
#endif
  return surface != NULL && has_plain_format(surface) && surface->pitch % 4 == 0 && surface->w == width &&
         surface->h == height;
}

static SDL_Window *create(const WindowOptions *options) {
  Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI |
                 (options->fullscreen ? (Uint32)SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
  SDL_Rect screen;
  int width = options->width, height = options->height;
  if (SDL_GetDisplayUsableBounds(0, &screen) == 0 && screen.w > 0 && screen.h > 0) {
    width = SDL_min(width, screen.w);
    height = SDL_min(height, screen.h);
  }
  SDL_Window *window = SDL_CreateWindow(options->title, SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED,
                                        width, height, flags);
  if (window != NULL)
    SDL_SetWindowMinimumSize(window, LEAST_WIDTH, LEAST_HEIGHT);
  return window;
}

static bool create_any(Window *out, const WindowOptions *options, Error *err) {
  out->window = create(options);
  if (out->window != NULL && !can_draw_directly(out->window)) {
    SDL_DestroyWindow(out->window);
    out->window = create(options);
    if (out->window != NULL)
      out->renderer = SDL_CreateRenderer(out->window, -1, 0);
    if (out->renderer == NULL)
      return error_set(err, "cannot show pictures in a window here: %s", SDL_GetError());
  }
  return out->window != NULL || error_set(err, "cannot open a window: %s", SDL_GetError());
}

static bool is_set(const char *variable) {
  const char *value = getenv(variable);
  return value != NULL && value[0] != '\0';
}

/* Without a display SDL would try one driver after the other, some of which print, and in the end
 * open a window that nobody sees. */
static bool start_video(Error *err) {
  const char *said = "neither DISPLAY nor WAYLAND_DISPLAY is set";
#if defined(__unix__) && !defined(__APPLE__)
  bool chosen = is_set("SDL_VIDEODRIVER"), wayland = is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET");
  bool possible = chosen || wayland || is_set("DISPLAY");
  if (possible && !chosen && !wayland)
    SDL_SetHint("SDL_VIDEODRIVER", "x11");
#else
  bool chosen = is_set("SDL_VIDEODRIVER"), possible = true;
#endif
  if (possible && SDL_InitSubSystem(SDL_INIT_VIDEO) == 0) {
    const char *driver = SDL_GetCurrentVideoDriver();
    if (chosen || (strcmp(driver, "offscreen") != 0 && strcmp(driver, "dummy") != 0))
      return true;
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    said = "only an invisible one is available";
  } else if (possible) {
    said = SDL_GetError();
  }
  return error_set(err, "there is no display to open a window on (%s)", said);
}

bool window_open(Window **out, const WindowOptions *options, Error *err) {
  SDL_SetMainReady();
  set_hints();
  if (!start_video(err))
    return false;
  Window *window = calloc(1, sizeof *window);
  if (window == NULL)
    abort();
  if (!create_any(window, options, err)) {
    window_close(window);
    return false;
  }
  SDL_StopTextInput(); /* SDL starts with it on */
  SDL_EventState(SDL_DROPFILE, SDL_ENABLE);
  if (options->fullscreen)
    SDL_DisableScreenSaver();
  *out = window;
  return true;
}

void window_close(Window *window) {
  if (window == NULL)
    return;
  for (size_t i = 0; i < CURSOR_COUNT; i++)
    SDL_FreeCursor(window->cursors[i]);
  if (window->texture != NULL)
    SDL_DestroyTexture(window->texture);
  if (window->renderer != NULL)
    SDL_DestroyRenderer(window->renderer);
  if (window->window != NULL)
    SDL_DestroyWindow(window->window);
  SDL_free(window->dropped_file);
  free(window->buffer);
  free(window);
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

void window_size(Window *window, int *width, int *height) {
  if (window->renderer == NULL || SDL_GetRendererOutputSize(window->renderer, width, height) != 0)
    SDL_GetWindowSize(window->window, width, height);
  *width = SDL_max(*width, 1);
  *height = SDL_max(*height, 1);
}

static Pixels lock_buffer(Window *window) {
  int width, height;
  window_size(window, &width, &height);
  size_t pixels = (size_t)width * (size_t)height;
  if (pixels > window->buffer_capacity) {
    free(window->buffer);
    window->buffer = malloc(pixels * sizeof *window->buffer);
    if (window->buffer == NULL)
      abort();
    window->buffer_capacity = pixels;
  }
  window->buffer_width = width;
  window->buffer_height = height;
  return (Pixels){.at = window->buffer, .width = width, .height = height, .stride = width};
}

Pixels window_lock(Window *window) {
  /* A resized window has a new surface; SDL gives the old one as long as it holds. */
  window->surface = window->renderer == NULL ? SDL_GetWindowSurface(window->window) : NULL;
  if (window->surface == NULL)
    return lock_buffer(window);
  return (Pixels){.at = window->surface->pixels,
                  .width = window->surface->w,
                  .height = window->surface->h,
                  .stride = window->surface->pitch / 4};
}

/* A texture of the buffer's size; false when there is none to be had. */
static bool prepare_texture(Window *window) {
  int width = window->buffer_width, height = window->buffer_height;
  if (window->texture != NULL && window->texture_width == width && window->texture_height == height)
    return true;
  if (window->texture != NULL)
    SDL_DestroyTexture(window->texture);
  window->texture =
      SDL_CreateTexture(window->renderer, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_STREAMING, width, height);
  window->texture_width = width;
  window->texture_height = height;
  return window->texture != NULL;
}

void window_present(Window *window) {
  if (window->surface != NULL) {
    SDL_UpdateWindowSurface(window->window);
    return;
  }
  if (window->renderer == NULL || window->buffer == NULL || !prepare_texture(window))
    return;
  SDL_UpdateTexture(window->texture, NULL, window->buffer,
                    window->buffer_width * (int)sizeof *window->buffer);
  SDL_RenderCopy(window->renderer, window->texture, NULL, NULL);
  SDL_RenderPresent(window->renderer);
}

void window_set_fullscreen(Window *window, bool fullscreen) {
  SDL_SetWindowFullscreen(window->window, fullscreen ? (Uint32)SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
  if (fullscreen)
    SDL_DisableScreenSaver();
  else
    SDL_EnableScreenSaver();
}

bool window_is_fullscreen(const Window *window) {
  return (SDL_GetWindowFlags(window->window) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
}

void window_set_title(Window *window, const char *title) {
  SDL_SetWindowTitle(window->window, title);
}

void window_set_icon(Window *window, Pixels icon) {
  const int bits = 32, bytes = (int)sizeof *icon.at;
  SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(icon.at, icon.width, icon.height, bits,
                                                            bytes * icon.stride, SDL_PIXELFORMAT_ARGB8888);
  if (surface == NULL)
    return; /* a window without its icon serves as well */
  SDL_SetWindowIcon(window->window, surface);
  SDL_FreeSurface(surface);
}

void window_set_cursor(Window *window, Cursor cursor) {
  static const SDL_SystemCursor systems[CURSOR_COUNT] = {[CURSOR_ARROW] = SDL_SYSTEM_CURSOR_ARROW,
                                                         [CURSOR_HAND] = SDL_SYSTEM_CURSOR_HAND,
                                                         [CURSOR_TEXT] = SDL_SYSTEM_CURSOR_IBEAM,
                                                         [CURSOR_RESIZE] = SDL_SYSTEM_CURSOR_SIZEWE};
  assert(cursor >= 0 && cursor < CURSOR_COUNT);
  if (cursor == window->cursor)
    return;
  if (window->cursors[cursor] == NULL)
    window->cursors[cursor] = SDL_CreateSystemCursor(systems[cursor]);
  if (window->cursors[cursor] != NULL)
    SDL_SetCursor(window->cursors[cursor]);
  window->cursor = cursor;
}

void window_set_text_input(Window *window, bool on) {
  (void)window;
  if (on)
    SDL_StartTextInput();
  else
    SDL_StopTextInput();
}

static Event translate(Window *window, const SDL_Event *event) {
  int width, height, points_wide, points_high;
  window_size(window, &width, &height);
  SDL_GetWindowSize(window->window, &points_wide, &points_high);
  Event out = translate_event(event, (double)width / SDL_max(points_wide, 1),
                              (double)height / SDL_max(points_high, 1));
  if (out.kind == EVENT_RESIZE) {
    out.x = width;
    out.y = height;
  } else if (out.kind == EVENT_FILE_DROP) {
    SDL_free(window->dropped_file);
    window->dropped_file = event->drop.file;
  }
  return out;
}

/* Takes one of SDL's events, or waits for it until the deadline (0: no deadline). */
static bool take(SDL_Event *event, int timeout_ms, uint64_t deadline) {
  if (timeout_ms < 0)
    return SDL_WaitEvent(event) != 0;
  uint64_t now = window_ticks();
  if (now >= deadline)
    return SDL_PollEvent(event) != 0;
  return SDL_WaitEventTimeout(event, (int)(deadline - now)) != 0;
}

bool window_wait(Window *window, Event *out, int timeout_ms) {
  uint64_t deadline = timeout_ms > 0 ? window_ticks() + (uint64_t)timeout_ms : 0;
  SDL_Event event;
  while (take(&event, timeout_ms, deadline)) {
    *out = translate(window, &event);
    if (out->kind != EVENT_NONE)
      return true;
  }
  *out = (Event){.kind = EVENT_NONE};
  return false;
}

const char *window_dropped_file(const Window *window) {
  return window->dropped_file != NULL ? window->dropped_file : "";
}

void window_wake(int code) {
  SDL_Event event = {0};
  event.user.type = SDL_USEREVENT;
  event.user.code = code;
  SDL_PushEvent(&event);
}

uint64_t window_ticks(void) {
  return SDL_GetTicks64();
}
