// The door to libpq. Its header moves between systems; where it is missing, say how to get it.
#ifndef SUMMITRY_CLIBPQ_SHIM_H
#define SUMMITRY_CLIBPQ_SHIM_H
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#elif __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#error "summitry needs libpq's header: sudo apt-get install libpq-dev pkg-config"
#endif
#endif
