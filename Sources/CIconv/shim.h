// The C library's converter of encodings, which Swift's own module map leaves out.
#ifndef SUMMITRY_CICONV_SHIM_H
#define SUMMITRY_CICONV_SHIM_H
#include <iconv.h>
#endif
