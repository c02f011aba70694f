#include "sdl/translate.h"

#include <string.h>

static unsigned mods_of(unsigned state) {
  return ((state & KMOD_SHIFT) != 0 ? MOD_SHIFT : 0u) | ((state & KMOD_CTRL) != 0 ? MOD_CTRL : 0u) |
         ((state & KMOD_ALT) != 0 ? MOD_ALT : 0u);
}

static Key named_key(SDL_Keycode symbol) {
  if (symbol >= SDLK_F1 && symbol <= SDLK_F12)
    return (Key)((int)KEY_F1 + (symbol - SDLK_F1));
  static const struct {
    SDL_Keycode symbol;
    Key key;
  } named[] = {
      {SDLK_RIGHT, KEY_RIGHT},    {SDLK_LEFT, KEY_LEFT},
      {SDLK_UP, KEY_UP},          {SDLK_DOWN, KEY_DOWN},
      {SDLK_HOME, KEY_HOME},      {SDLK_END, KEY_END},
      {SDLK_PAGEUP, KEY_PAGE_UP}, {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
      {SDLK_SPACE, KEY_SPACE},    {SDLK_BACKSPACE, KEY_BACKSPACE},
      {SDLK_DELETE, KEY_DELETE},  {SDLK_RETURN, KEY_ENTER},
      {SDLK_RETURN2, KEY_ENTER},  {SDLK_KP_ENTER, KEY_ENTER},
      {SDLK_ESCAPE, KEY_ESCAPE},  {SDLK_TAB, KEY_TAB},
  };
  for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
    if (named[i].symbol == symbol)
      return named[i].key;
  return KEY_NONE;
}

/* What a key of the number pad does, or with Num Lock writes. */
typedef struct PadKey {
  SDL_Keycode symbol;
  char written;
  Key does; /* KEY_NONE: writes in either case */
} PadKey;

static const PadKey *pad_key(SDL_Keycode symbol) {
  static const PadKey pad[] = {
      {SDLK_KP_0, '0', KEY_NONE},      {SDLK_KP_1, '1', KEY_END},         {SDLK_KP_2, '2', KEY_DOWN},
      {SDLK_KP_3, '3', KEY_PAGE_DOWN}, {SDLK_KP_4, '4', KEY_LEFT},        {SDLK_KP_5, '5', KEY_NONE},
      {SDLK_KP_6, '6', KEY_RIGHT},     {SDLK_KP_7, '7', KEY_HOME},        {SDLK_KP_8, '8', KEY_UP},
      {SDLK_KP_9, '9', KEY_PAGE_UP},   {SDLK_KP_PERIOD, '.', KEY_DELETE}, {SDLK_KP_PLUS, '+', KEY_NONE},
      {SDLK_KP_MINUS, '-', KEY_NONE},  {SDLK_KP_MULTIPLY, '*', KEY_NONE}, {SDLK_KP_DIVIDE, '/', KEY_NONE},
  };
  for (size_t i = 0; i < sizeof pad / sizeof pad[0]; i++)
    if (pad[i].symbol == symbol)
      return &pad[i];
  return NULL;
}

/* What the key at this place of a US keyboard bears; 0 for none. */
static uint32_t us_character(SDL_Scancode place) {
  static const char punctuation[] = "-=[]\\\\;'`,./"; /* from SDL_SCANCODE_MINUS on */
  if (place >= SDL_SCANCODE_A && place <= SDL_SCANCODE_Z)
    return (uint32_t)'a' + (uint32_t)(place - SDL_SCANCODE_A);
  if (place >= SDL_SCANCODE_1 && place <= SDL_SCANCODE_9)
    return (uint32_t)'1' + (uint32_t)(place - SDL_SCANCODE_1);
  if (place == SDL_SCANCODE_0)
    return '0';
  if (place >= SDL_SCANCODE_MINUS && place <= SDL_SCANCODE_SLASH)
    return (uint32_t)punctuation[place - SDL_SCANCODE_MINUS];
  return 0;
}

static void set_character(Event *out, uint32_t codepoint) {
  out->key = codepoint != 0 ? KEY_CHAR : KEY_NONE;
  out->codepoint = codepoint;
}

static Event key_event(const SDL_KeyboardEvent *key) {
  Event out = {.kind = EVENT_KEY, .mods = mods_of(key->keysym.mod), .repeat = key->repeat != 0};
  SDL_Keycode symbol = key->keysym.sym;
  const PadKey *pad = pad_key(symbol);
  out.key = named_key(symbol);
  if (pad != NULL && (pad->does == KEY_NONE || (key->keysym.mod & KMOD_NUM) != 0))
    set_character(&out, (uint32_t)pad->written);
  else if (pad != NULL)
    out.key = pad->does;
  else if (out.key == KEY_NONE && symbol > ' ' && symbol < 0x7F)
    set_character(&out, (uint32_t)symbol);
  else if (out.key == KEY_NONE)
    set_character(&out, us_character(key->keysym.scancode));
  if (out.key == KEY_NONE)
    out.kind = EVENT_NONE;
  return out;
}

static Event text_event(const SDL_TextInputEvent *text) {
  Event out = {.kind = EVENT_TEXT};
  SDL_utf8strlcpy(out.text, text->text, sizeof out.text);
  return out;
}

static Event button_event(const SDL_MouseButtonEvent *button, EventKind kind, double scale_x,
                          double scale_y) {
  Event out = {
      .kind = kind, .mods = mods_of(SDL_GetModState()), .x = button->x * scale_x, .y = button->y * scale_y};
  out.clicks = button->clicks;
  out.button = button->button; /* SDL counts them from the left, too */
  if (button->button > BUTTON_RIGHT)
    out.kind = EVENT_NONE;
  return out;
}

static Event wheel_event(const SDL_MouseWheelEvent *wheel, double scale_x, double scale_y) {
  int x, y;
  SDL_GetMouseState(&x, &y);
  Event out = {.kind = EVENT_WHEEL, .mods = mods_of(SDL_GetModState()), .x = x * scale_x, .y = y * scale_y};
  /* "Natural" scrolling is for pages; a value goes up with the finger as without it. */
  out.wheel = (double)wheel->preciseY * (wheel->direction == SDL_MOUSEWHEEL_FLIPPED ? -1 : 1);
  if (out.wheel == 0)
    out.kind = EVENT_NONE;
  return out;
}

static EventKind window_kind(Uint8 what) {
  switch (what) {
  case SDL_WINDOWEVENT_SIZE_CHANGED:
    return EVENT_RESIZE;
  case SDL_WINDOWEVENT_EXPOSED:
  case SDL_WINDOWEVENT_RESTORED:
    return EVENT_EXPOSE;
  case SDL_WINDOWEVENT_LEAVE:
    return EVENT_POINTER_LEAVE;
  default:
    return EVENT_NONE;
  }
}

static Event translate(const SDL_Event *event, double scale_x, double scale_y) {
  switch (event->type) {
  case SDL_KEYDOWN:
    return key_event(&event->key);
  case SDL_TEXTINPUT:
    return text_event(&event->text);
  case SDL_MOUSEMOTION:
    return (Event){.kind = EVENT_POINTER_MOVE,
                   .mods = mods_of(SDL_GetModState()),
                   .x = event->motion.x * scale_x,
                   .y = event->motion.y * scale_y};
  case SDL_MOUSEBUTTONDOWN:
    return button_event(&event->button, EVENT_POINTER_DOWN, scale_x, scale_y);
  case SDL_MOUSEBUTTONUP:
    return button_event(&event->button, EVENT_POINTER_UP, scale_x, scale_y);
  case SDL_MOUSEWHEEL:
    return wheel_event(&event->wheel, scale_x, scale_y);
  case SDL_WINDOWEVENT:
    return (Event){.kind = window_kind(event->window.event)};
  case SDL_DROPFILE:
    return (Event){.kind = EVENT_FILE_DROP};
  case SDL_USEREVENT:
    return (Event){.kind = EVENT_WAKE, .wake_code = event->user.code};
  case SDL_QUIT:
    return (Event){.kind = EVENT_QUIT};
  default:
    return (Event){.kind = EVENT_NONE};
  }
}

Event translate_event(const SDL_Event *event, double scale_x, double scale_y) {
  Event out = translate(event, scale_x, scale_y);
  out.time_ms = event->common.timestamp;
  return out;
}
