#include "CSummitData.h"

// A file is compiled in by two entries, both sorted by name: its bytes, and its line in the list.
static const unsigned char date_words_tsv[] = {
#embed "Data/date_words.tsv"
};
static const unsigned char schema_sql[] = {
#embed "../../schema.sql"
};

#define FILE(name, bytes) {name, bytes, sizeof bytes}
static const summit_data_file files[] = {
    FILE("date_words.tsv", date_words_tsv),
    FILE("schema.sql", schema_sql),
};

const summit_data_file *summit_data_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
