#include "canvas/png.h"

#include <assert.h>
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>

/* What is written, and what libpng's callbacks need. */
typedef struct Job {
  const uint32_t *at;
  int width, height, stride;
  uint8_t *row;
  Text *out;
  char message[256];
  jmp_buf failed;
} Job;

static void on_error(png_structp png, png_const_charp message) {
  Job *job = png_get_error_ptr(png);
  snprintf(job->message, sizeof job->message, "%s", message);
  longjmp(job->failed, 1);
}

static void on_warning(png_structp png, png_const_charp message) {
  (void)png, (void)message;
}

static void on_write(png_structp png, png_bytep data, png_size_t length) {
  Job *job = png_get_io_ptr(png);
  text_add_n(job->out, (const char *)data, length);
}

static void on_flush(png_structp png) {
  (void)png;
}

static void pack_row(uint8_t *row, const uint32_t *from, int width) {
  for (int x = 0; x < width; x++) {
    row[3 * x] = (uint8_t)(from[x] >> 16);
    row[3 * x + 1] = (uint8_t)(from[x] >> 8);
    row[3 * x + 2] = (uint8_t)from[x];
  }
}

/* Everything that libpng may leave by longjmp; nothing here is needed after that. */
static void write_picture(png_structp png, png_infop info, const Job *job) {
  png_set_IHDR(png, info, (png_uint_32)job->width, (png_uint_32)job->height, 8, PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  /* Flat areas and text: other filters only make the rows less alike. */
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(png, 6);
  png_write_info(png, info);
  for (int y = 0; y < job->height; y++) {
    pack_row(job->row, job->at + (ptrdiff_t)y * job->stride, job->width);
    png_write_row(png, job->row);
  }
  png_write_end(png, NULL);
}

/* The jump's target is in a function of its own, without locals that could be lost. */
static bool try_picture(Job *job, png_structp png, png_infop info) {
  if (setjmp(job->failed) != 0)
    return false;
  write_picture(png, info, job);
  return true;
}

bool png_write(Text *out, const uint32_t *pixels, int width, int height, int stride, Error *err) {
  assert(width > 0 && height > 0 && stride >= width);
  Job job = {.at = pixels, .width = width, .height = height, .stride = stride, .out = out};
  size_t before = out->length;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &job, on_error, on_warning);
  png_infop info = png != NULL ? png_create_info_struct(png) : NULL;
  job.row = malloc((size_t)width * 3);
  bool done = false;
  if (info == NULL || job.row == NULL) {
    error_set(err, "cannot make a PNG: out of memory");
  } else {
    png_set_write_fn(png, &job, on_write, on_flush);
    done = try_picture(&job, png, info);
    if (!done)
      error_set(err, "cannot make a PNG: %s", job.message);
  }
  if (!done && out->length > before)
    out->data[out->length = before] = '\0';
  png_destroy_write_struct(&png, &info);
  free(job.row);
  return done;
}
