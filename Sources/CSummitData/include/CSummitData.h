// Tables and SQL that are compiled in, found by name.
#ifndef SUMMITRY_CSUMMITDATA_H
#define SUMMITRY_CSUMMITDATA_H
#include <stddef.h>

// A file that was compiled in: its name without folder, its bytes and their number.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} summit_data_file;

// All files, sorted by name.
const summit_data_file *summit_data_files(size_t *count);
#endif
