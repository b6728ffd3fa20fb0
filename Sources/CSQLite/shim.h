#pragma once
#if !__has_include(<sqlite3.h>)
#error "summitry needs SQLite's headers: sudo apt-get install libsqlite3-dev pkg-config"
#endif
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast that Swift does not see: the text is copied.
static inline int summit_bind_text(sqlite3_stmt *statement, int index, const char *text, int bytes) {
  return sqlite3_bind_text(statement, index, text, bytes, SQLITE_TRANSIENT);
}
