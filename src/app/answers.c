#include "app/answers.h"

#include <string.h>

typedef struct Entry {
  const char *step; /* its id */
  Answer answer;
} Entry;

struct AnswersPage {
  const char *lesson; /* its id */
  Entry *entries;
  size_t count, capacity;
  AnswersPage *next;
};

/* --- Kept */

static AnswersPage *find_page(const Answers *answers, const char *lesson) {
  AnswersPage *page = answers->pages;
  while (page && strcmp(page->lesson, lesson) != 0)
    page = page->next;
  return page;
}

static AnswersPage *add_page(Answers *answers, const char *lesson) {
  AnswersPage *page = ARENA_NEW(&answers->arena, AnswersPage);
  page->lesson = arena_copy(&answers->arena, lesson);
  page->next = answers->pages;
  answers->pages = page;
  return page;
}

static Entry *find_entry(const AnswersPage *page, const char *step) {
  for (size_t i = 0; i < page->count; i++)
    if (strcmp(page->entries[i].step, step) == 0)
      return &page->entries[i];
  return NULL;
}

static Entry *add_entry(Answers *answers, AnswersPage *page, const char *step) {
  if (page->count == page->capacity) {
    size_t capacity = page->capacity > 0 ? 2 * page->capacity : 16;
    Entry *entries = ARENA_ARRAY(&answers->arena, Entry, capacity);
    if (page->count > 0)
      memcpy(entries, page->entries, page->count * sizeof *entries);
    page->entries = entries;
    page->capacity = capacity;
  }
  Entry *entry = &page->entries[page->count++];
  entry->step = arena_copy(&answers->arena, step);
  return entry;
}

void answers_keep(Answers *answers, const Lesson *lesson, const Answer now[LESSON_STEPS_MAX]) {
  AnswersPage *page = find_page(answers, lesson->id);
  if (!page)
    page = add_page(answers, lesson->id);
  for (size_t i = 0; i < lesson->step_count; i++) {
    Entry *entry = find_entry(page, lesson->steps[i].id);
    if (!entry && now[i].revealed)
      entry = add_entry(answers, page, lesson->steps[i].id);
    if (entry)
      entry->answer = now[i];
  }
}

void answers_find(Answer out[LESSON_STEPS_MAX], const Answers *answers, const Lesson *lesson) {
  const AnswersPage *page = find_page(answers, lesson->id);
  memset(out, 0, LESSON_STEPS_MAX * sizeof *out);
  for (size_t i = 0; page && i < lesson->step_count; i++) {
    const Entry *entry = find_entry(page, lesson->steps[i].id);
    size_t choices = lesson->steps[i].ask.count;
    if (entry)
      out[i] = entry->answer;
    if (out[i].chosen > choices || out[i].right > choices) /* the lesson's file has changed */
      out[i] = (Answer){.revealed = true};
  }
}

void answers_free(Answers *answers) {
  arena_free(&answers->arena);
  *answers = (Answers){0};
}

const AskWords *answers_words(Answers *answers, const Trace *trace, size_t step, const Answer *answer,
                              int digits) {
  AskWords *words = ARENA_ARRAY(&answers->arena, AskWords, LANG_COUNT);
  for (int i = 0; i < LANG_COUNT; i++)
    words[i] = ask_words(&answers->arena, trace, step, answer, (Language)i, digits);
  return words;
}

/* --- Written */

static void add_line(Text *out, const Trace *trace, const Answer *answer, size_t source,
                     const AskWords *words) {
  static const char *const RESULTS[ASK_RESULTS] = {
      [ASK_OPEN] = "open", [ASK_SKIPPED] = "skipped", [ASK_WRONG] = "wrong", [ASK_RIGHT] = "right"};
  size_t step = 0;
  (void)ask_step(&step, trace, &trace->lesson->steps[source]);
  text_add_csv(out, trace->lesson->id);
  text_addf(out, ",%zu,", step + 1);
  text_add_csv(out, trace->lesson->steps[source].id);
  const char *const fields[] = {words->question, words->chosen, words->right, RESULTS[ask_result(answer)]};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    text_add_char(out, ',');
    text_add_csv(out, fields[i] ? fields[i] : "");
  }
  text_add_char(out, '\n');
}

void answers_csv(Text *out, const Trace *trace, const Answer answers[LESSON_STEPS_MAX], Asked asked,
                 Language language, int digits) {
  size_t sources[LESSON_STEPS_MAX], count = ask_list(sources, trace, answers, asked);
  /* Without the mark a spreadsheet takes the text for the machine's old encoding. */
  text_add(out, "\xEF\xBB\xBF");
  text_add(out, "lesson,step,id,question,chosen,right_answer,result\n");
  for (size_t i = 0; i < count; i++) {
    Arena arena = {0};
    const Answer *answer = &answers[sources[i]];
    const AskWords words = ask_words_of(&arena, trace, sources[i], answer, language, digits);
    add_line(out, trace, answer, sources[i], &words);
    arena_free(&arena);
  }
}
