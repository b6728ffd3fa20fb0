// System calls that Swift does not see: starting a program under another account, and the terminal's measures.
#ifndef SUMMITRY_CSYSTEM_H
#define SUMMITRY_CSYSTEM_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

// A program to start. Strings and arrays are read before `summit_spawn` returns and may go away after it.
typedef struct {
  const char *_Nonnull path;
  char *const _Nullable *_Nonnull arguments;    // ends with NULL; the first is the program's name
  char *const _Nullable *_Nonnull environment;  // ends with NULL; nothing is inherited beside it
  const char *_Nullable directory;              // where it runs; NULL: where the caller stands
  int input;                                    // descriptor for standard input; -1: /dev/null
  int output;                                   // descriptor for standard output and error; -1: /dev/null
  int64_t user;                                 // account to run under, with `group`; -1: the caller's
  int64_t group;
  bool own_session;  // true: no terminal, no signals of the caller's group
} summit_program;

// The step of the start that failed.
typedef enum {
  summit_step_none = 0,
  summit_step_fork,
  summit_step_account,
  summit_step_directory,
  summit_step_descriptors,
  summit_step_execute,
} summit_spawn_step;

typedef struct {
  pid_t pid;                // > 0 when the program runs
  summit_spawn_step failed;
  int error;                // errno of the failed step
} summit_spawn_result;

// Starts the program with only the descriptors 0, 1, 2 open, default signals and umask 077.
// Returns when it runs, or with the step that failed (its process is then already reaped).
summit_spawn_result summit_spawn(const summit_program *_Nonnull program);

// Two connected descriptors, [0] to read and [1] to write, closed on exec; false (errno set) where there are none.
bool summit_pipe(int ends[_Nonnull 2]);

// Display cells of one Unicode scalar: 0 for combining marks and controls, 2 for wide East Asian and emoji, else 1.
// Does not depend on the user's locale.
int summit_cell_width(uint32_t scalar);

// The size of the terminal behind a descriptor; false (and nothing written) where there is none or it does not say.
bool summit_window_size(int descriptor, int *_Nonnull columns, int *_Nonnull rows);

#endif
