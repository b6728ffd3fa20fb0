#include "CSummitData.h"

// Written by tools/list-tables. Every compiled-in file: its bytes, and its line in the list, sorted by name.
static const unsigned char countries_tsv[] = {
#embed "Data/countries.tsv"
};
static const unsigned char country_names_tsv[] = {
#embed "Data/country_names.tsv"
};
static const unsigned char date_words_tsv[] = {
#embed "Data/date_words.tsv"
};
static const unsigned char editions_tsv[] = {
#embed "Data/editions.tsv"
};
static const unsigned char leaders_tsv[] = {
#embed "Data/leaders.tsv"
};
static const unsigned char memberships_tsv[] = {
#embed "Data/memberships.tsv"
};
static const unsigned char named_days_tsv[] = {
#embed "Data/named_days.tsv"
};
static const unsigned char names_model[] = {
#embed "Data/names.model"
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
static const unsigned char outcome_cues_tsv[] = {
#embed "Data/outcome_cues.tsv"
};
static const unsigned char parts_of_states_tsv[] = {
#embed "Data/parts_of_states.tsv"
};
static const unsigned char person_names_tsv[] = {
#embed "Data/person_names.tsv"
};
static const unsigned char place_names_tsv[] = {
#embed "Data/place_names.tsv"
};
static const unsigned char places_tsv[] = {
#embed "Data/places.tsv"
};
static const unsigned char record_words_tsv[] = {
#embed "Data/record_words.tsv"
};
static const unsigned char role_cues_tsv[] = {
#embed "Data/role_cues.tsv"
};
static const unsigned char schema_sql[] = {
#embed "../../schema.sql"
};
static const unsigned char series_tsv[] = {
#embed "Data/series.tsv"
};
static const unsigned char topic_cues_tsv[] = {
#embed "Data/topic_cues.tsv"
};
static const unsigned char topic_words_tsv[] = {
#embed "Data/topic_words.tsv"
};
static const unsigned char topics_tsv[] = {
#embed "Data/topics.tsv"
};
static const unsigned char triggers_tsv[] = {
#embed "Data/triggers.tsv"
};
static const unsigned char venues_tsv[] = {
#embed "Data/venues.tsv"
};
static const unsigned char words_tsv[] = {
#embed "Data/words.tsv"
};
static const unsigned char world_tsv[] = {
#embed "Data/world.tsv"
};

#define FILE(name, bytes) {name, bytes, sizeof bytes}
static const summit_data_file files[] = {
    FILE("countries.tsv", countries_tsv),
    FILE("country_names.tsv", country_names_tsv),
    FILE("date_words.tsv", date_words_tsv),
    FILE("editions.tsv", editions_tsv),
    FILE("leaders.tsv", leaders_tsv),
    FILE("memberships.tsv", memberships_tsv),
    FILE("named_days.tsv", named_days_tsv),
    FILE("names.model", names_model),
    FILE("offices.tsv", offices_tsv),
    FILE("organisation_names.tsv", organisation_names_tsv),
    FILE("organisations.tsv", organisations_tsv),
    FILE("outcome_cues.tsv", outcome_cues_tsv),
    FILE("parts_of_states.tsv", parts_of_states_tsv),
    FILE("person_names.tsv", person_names_tsv),
    FILE("place_names.tsv", place_names_tsv),
    FILE("places.tsv", places_tsv),
    FILE("record_words.tsv", record_words_tsv),
    FILE("role_cues.tsv", role_cues_tsv),
    FILE("schema.sql", schema_sql),
    FILE("series.tsv", series_tsv),
    FILE("topic_cues.tsv", topic_cues_tsv),
    FILE("topic_words.tsv", topic_words_tsv),
    FILE("topics.tsv", topics_tsv),
    FILE("triggers.tsv", triggers_tsv),
    FILE("venues.tsv", venues_tsv),
    FILE("words.tsv", words_tsv),
    FILE("world.tsv", world_tsv),
};

const summit_data_file *summit_data_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
