// The door to libxml2: where its headers are missing, say how to get them.
#ifndef SUMMITRY_CLIBXML2_SHIM_H
#define SUMMITRY_CLIBXML2_SHIM_H
#if __has_include(<libxml/HTMLparser.h>)
// Debian's headers would bring ICU's, which are not those that Foundation brings along; nothing here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#else
#error "summitry needs libxml2's headers: sudo apt-get install libxml2-dev pkg-config"
#endif

// A variable of the library, which Swift does not let itself be called through.
static inline void summit_xml_free(void *memory) { xmlFree(memory); }
#endif
