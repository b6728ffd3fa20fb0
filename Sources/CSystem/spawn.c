#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// What the child tells its parent, through a pipe that a successful exec closes.
typedef struct {
  summit_spawn_step step;
  int error;
} report;

static const int report_descriptor = 3;

static void give_up(summit_spawn_step step) {
  report failure = {step, errno};
  ssize_t written = write(report_descriptor, &failure, sizeof failure);
  (void)written;
  _exit(127);
}

static void restore_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  struct sigaction standard = {.sa_handler = SIG_DFL};
  for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &standard, NULL);
}

// A descriptor above those that are about to be replaced.
static int lifted(int descriptor) {
  if (descriptor < 0) descriptor = open("/dev/null", O_RDWR | O_CLOEXEC);
  return descriptor < 0 ? -1 : fcntl(descriptor, F_DUPFD_CLOEXEC, 16);
}

static void close_from(unsigned first) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, first, ~0U, 0) == 0) return;
#endif
  long limit = sysconf(_SC_OPEN_MAX);
  if (limit < 0 || limit > 65536) limit = 65536;
  for (long descriptor = first; descriptor < limit; descriptor++) close((int)descriptor);
}

static void arrange_descriptors(const summit_program *program, int pipe) {
  int input = lifted(program->input);
  int output = lifted(program->output);
  int report = lifted(pipe);
  if (report < 0 || dup3(report, report_descriptor, O_CLOEXEC) < 0) _exit(127);
  if (input < 0 || output < 0) give_up(summit_step_descriptors);
  if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0) give_up(summit_step_descriptors);
  close_from(report_descriptor + 1);
}

// The bare system calls: the C library's would stop to tell threads that this process does not have.
static void change_account(const summit_program *program) {
  if (program->user < 0) return;
  gid_t group = (gid_t)program->group;
  if (syscall(SYS_setgroups, (size_t)1, &group) != 0) give_up(summit_step_account);
  if (syscall(SYS_setgid, group) != 0) give_up(summit_step_account);
  if (syscall(SYS_setuid, (uid_t)program->user) != 0) give_up(summit_step_account);
}

// Between fork and exec only calls that are safe in a copy of a many-threaded process.
static void become(const summit_program *program, int pipe) {
  restore_signals();
  arrange_descriptors(program, pipe);
  if (program->own_session) setsid();
  umask(077);
  change_account(program);
  if (program->directory && chdir(program->directory) != 0) give_up(summit_step_directory);
  execve(program->path, program->arguments, program->environment);
  give_up(summit_step_execute);
}

bool summit_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0; }

summit_spawn_result summit_spawn(const summit_program *program) {
  summit_spawn_result result = {0, summit_step_none, 0};
  int ends[2];
  if (!summit_pipe(ends)) {
    result.failed = summit_step_descriptors;
    result.error = errno;
    return result;
  }
  // No handler of the caller may run in the child before it has its own signals.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t child = fork();
  if (child == 0) become(program, ends[1]);
  int fork_error = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(ends[1]);

  report failure = {summit_step_none, 0};
  if (child < 0) {
    failure = (report){summit_step_fork, fork_error};
  } else {
    ssize_t count;
    do count = read(ends[0], &failure, sizeof failure);
    while (count < 0 && errno == EINTR);
    if (count == (ssize_t)sizeof failure) {
      while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    } else {
      result.pid = child;
      failure = (report){summit_step_none, 0};
    }
  }
  close(ends[0]);
  result.failed = failure.step;
  result.error = failure.error;
  return result;
}
