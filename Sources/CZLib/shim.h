// The door to zlib: where its header is missing, say how to get it.
#ifndef SUMMITRY_CZLIB_SHIM_H
#define SUMMITRY_CZLIB_SHIM_H
#if __has_include(<zlib.h>)
#include <zlib.h>
#else
#error "summitry needs zlib's header: sudo apt-get install zlib1g-dev pkg-config"
#endif

// A macro, which Swift does not see: windowBits 15 + 16 is gzip, -15 is raw deflate as in ZIP.
static inline int summit_inflate_init(z_streamp stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}
#endif
