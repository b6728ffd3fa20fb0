#include "CSummitData.h"

// A file is compiled in by two entries, both sorted by name: its bytes, and its line in the list.
static const unsigned char countries_tsv[] = {
#embed "Data/countries.tsv"
};
static const unsigned char country_names_tsv[] = {
#embed "Data/country_names.tsv"
};
static const unsigned char offices_tsv[] = {
#embed "Data/offices.tsv"
};
static const unsigned char organisation_names_tsv[] = {
#embed "Data/organisation_names.tsv"
};
static const unsigned char organisations_tsv[] = {
#embed "Data/organisations.tsv"
};
static const unsigned char schema_sql[] = {
#embed "../../schema.sql"
};
static const unsigned char series_tsv[] = {
#embed "Data/series.tsv"
};

#define FILE(name, bytes) {name, bytes, sizeof bytes}
static const summit_data_file files[] = {
    FILE("countries.tsv", countries_tsv),
    FILE("country_names.tsv", country_names_tsv),
    FILE("offices.tsv", offices_tsv),
    FILE("organisation_names.tsv", organisation_names_tsv),
    FILE("organisations.tsv", organisations_tsv),
    FILE("schema.sql", schema_sql),
    FILE("series.tsv", series_tsv),
};

const summit_data_file *summit_data_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
