// System calls that Swift does not see.
#ifndef SUMMITRY_CSYSTEM_H
#define SUMMITRY_CSYSTEM_H
#endif
