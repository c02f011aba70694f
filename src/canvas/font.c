#include "canvas/font.h"

#include <assert.h>

#define SANS "'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif"
#define SERIF "'Latin Modern Math', 'STIX Two Math', 'Cambria Math', serif"

FaceName face_name(Face face) {
  static const FaceName names[FACE_COUNT] = {
      [FACE_UI] = {"Pretendard-Regular.otf", "Pretendard", SANS, false, false},
      [FACE_UI_BOLD] = {"Pretendard-Bold.otf", "Pretendard", SANS, true, false},
      [FACE_MAIN] = {"KaTeX_Main-Regular.ttf", "KaTeX_Main", SERIF, false, false},
      [FACE_MAIN_BOLD] = {"KaTeX_Main-Bold.ttf", "KaTeX_Main", SERIF, true, false},
      [FACE_ITALIC] = {"KaTeX_Math-Italic.ttf", "KaTeX_Math", SERIF, false, true},
      [FACE_BOLD_ITALIC] = {"KaTeX_Math-BoldItalic.ttf", "KaTeX_Math", SERIF, true, true},
      [FACE_SIZE1] = {"KaTeX_Size1-Regular.ttf", "KaTeX_Size1", SERIF, false, false},
      [FACE_SIZE2] = {"KaTeX_Size2-Regular.ttf", "KaTeX_Size2", SERIF, false, false},
      [FACE_SIZE3] = {"KaTeX_Size3-Regular.ttf", "KaTeX_Size3", SERIF, false, false},
      [FACE_SIZE4] = {"KaTeX_Size4-Regular.ttf", "KaTeX_Size4", SERIF, false, false},
      [FACE_AMS] = {"KaTeX_AMS-Regular.ttf", "KaTeX_AMS", SERIF, false, false},
  };
  assert(face >= 0 && face < FACE_COUNT);
  return names[face];
}
