#include "sdl/font_file.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { HEAD_SIZE = 12, RECORD_SIZE = 16 };

static uint32_t big_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* -1 on a fault. */
static long size_of(FILE *file) {
  long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
  return fseek(file, 0, SEEK_SET) == 0 ? size : -1;
}

static bool check_tables(FILE *file, int count, uint64_t size) {
  for (int i = 0; i < count; i++) {
    uint8_t record[RECORD_SIZE];
    if (fread(record, 1, sizeof record, file) != sizeof record)
      return false;
    uint64_t end = (uint64_t)big_endian(record + 8) + big_endian(record + 12);
    if (end > size)
      return false;
  }
  return count > 0;
}

static bool check_open_file(FILE *file, const char *path, Error *err) {
  uint8_t head[HEAD_SIZE];
  long size = size_of(file);
  if (size < 0 || fread(head, 1, sizeof head, file) != sizeof head)
    return error_at(err, path, 0, 0, "is not a font file");
  if (big_endian(head) != 0x00010000u && memcmp(head, "OTTO", 4) != 0 && memcmp(head, "true", 4) != 0)
    return error_at(err, path, 0, 0, "is not a font file");
  if (!check_tables(file, head[4] << 8 | head[5], (uint64_t)size))
    return error_at(err, path, 0, 0, "is a font file with parts missing");
  return true;
}

bool font_file_check(const char *path, Error *err) {
  struct stat about;
  if (stat(path, &about) == 0 && !S_ISREG(about.st_mode)) /* opening a pipe would wait for its writer */
    return error_at(err, path, 0, 0, "is not a font file");
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return error_at(err, path, 0, 0, "cannot open the font: %s", strerror(errno));
  bool ok = check_open_file(file, path, err);
  fclose(file);
  return ok;
}
