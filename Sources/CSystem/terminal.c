#define _GNU_SOURCE
#include "CSystem.h"

#include <locale.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <wchar.h>

static locale_t unicode;

static void find_unicode(void) { unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

int summit_cell_width(uint32_t scalar) {
  if (scalar >= 0x20 && scalar < 0x7f) return 1;
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, find_unicode);
  if (!unicode) return scalar < 0x20 ? 0 : 1;
  locale_t before = uselocale(unicode);
  int width = wcwidth((wchar_t)scalar);
  uselocale(before);
  return width < 0 ? 0 : width;
}

bool summit_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}
