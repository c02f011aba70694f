/* Runs a fuzz function on the files named on the command line, and first on no bytes at all.
 *
 * Each input is in a block of exactly its size, so that a sanitizer sees a read past its end. */
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static uint8_t *read_whole(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    return NULL;
  }
  uint8_t *data = NULL;
  long length = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
  if (length >= 0 && fseek(file, 0, SEEK_SET) == 0) {
    *size = (size_t)length;
    data = malloc(*size > 0 ? *size : 1);
  }
  if (data != NULL && fread(data, 1, *size, file) != *size) {
    free(data);
    data = NULL;
  }
  (void)fclose(file);
  return data;
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fprintf(stderr, "%s: no corpus files named\n", argv[0]);
    return 1;
  }
  const uint8_t nothing[1] = {0};
  (void)LLVMFuzzerTestOneInput(nothing, 0);
  for (int i = 1; i < argc; i++) {
    printf("%s\n", argv[i]);
    (void)fflush(stdout);
    size_t size = 0;
    uint8_t *data = read_whole(argv[i], &size);
    if (data == NULL) {
      perror(argv[i]);
      return 1;
    }
    (void)LLVMFuzzerTestOneInput(data, size);
    free(data);
  }
  return 0;
}
