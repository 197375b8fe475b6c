/*
 * Stands between a program and its disk (LD_PRELOAD): traces what happens to the files of one folder, and lets writes
 * and syncs there fail. Only for tests.
 *
 * KAFILA_DISK_FOLDER   the folder, without a slash at its end
 * KAFILA_DISK_TRACE    the file that is traced to; absent: no trace
 * KAFILA_DISK_CONTROL  a file of four numbers of 32 bits, looked at in every write, sync, cut and creation: how many of
 *                      them pass before one fails, how many fail then, the error number, and how many there were
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct head { uint32_t operation, failed; uint64_t file, at; uint32_t length, unused; };
struct control { volatile int32_t passing, failing, error, counted; };

enum { DESCRIPTORS = 4096 };
static struct { uint64_t file; char kind; } known[DESCRIPTORS]; /* kind: 0 not ours, 'f' file, 'd' the folder */
static pthread_mutex_t one_at_a_time = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static char folder[PATH_MAX];
static int trace = -1;
static struct control *control;

#define REAL(name) ({ static typeof(&name) real; if (!real) real = (typeof(&name))dlsym(RTLD_NEXT, #name); real; })
#define LOCKED(type, work) ({ pthread_mutex_lock(&one_at_a_time); type answer_ = (work); int error_ = errno; \
  pthread_mutex_unlock(&one_at_a_time); errno = error_; answer_; })

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("KAFILA_DISK_FOLDER"), *to = getenv("KAFILA_DISK_TRACE"), *by = getenv("KAFILA_DISK_CONTROL");
  if (path) snprintf(folder, sizeof folder, "%s", path);
  if (to) trace = REAL(open64)(to, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
  if (!by) return;
  int descriptor = REAL(open64)(by, O_RDWR | O_CLOEXEC);
  void *memory = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (memory != MAP_FAILED) control = memory;
}

static const char *name_in_folder(const char *path) {
  size_t length = strlen(folder);
  if (!length || strncmp(path, folder, length)) return NULL;
  return path[length] == '/' ? path + length + 1 : path[length] ? NULL : "";
}

static void note(char operation, int failed, uint64_t file, uint64_t at, const void *bytes, size_t length) {
  if (trace < 0) return;
  struct head head = { operation, failed, file, at, length, 0 };
  struct iovec parts[] = { { &head, sizeof head }, { (void *)bytes, length } };
  if (REAL(writev)(trace, parts, 2) < 0) abort();
}

/* Whether this operation on the disk fails now. */
static int fails(void) {
  if (!control) return 0;
  control->counted++;
  if (control->passing > 0) { control->passing--; return 0; }
  if (control->failing <= 0) return 0;
  control->failing--;
  errno = control->error;
  return 1;
}

static char kind_of(int descriptor) { return descriptor >= 0 && descriptor < DESCRIPTORS ? known[descriptor].kind : 0; }

static int opened(const char *path, int flags, mode_t mode) {
  const char *name = name_in_folder(path);
  if (!name) {
    int other = REAL(open64)(path, flags, mode);
    if (other >= 0 && other < DESCRIPTORS) known[other].kind = 0;
    return other;
  }
  int makes = (flags & O_CREAT) && access(path, F_OK);
  if (makes && fails()) return -1;
  int descriptor = REAL(open64)(path, flags, mode);
  struct stat found;
  if (descriptor < 0 || descriptor >= DESCRIPTORS || fstat(descriptor, &found)) return descriptor;
  known[descriptor].file = found.st_ino;
  known[descriptor].kind = S_ISDIR(found.st_mode) ? 'd' : 'f';
  if (makes) note('C', 0, found.st_ino, 0, name, strlen(name));
  else if (flags & O_TRUNC) note('T', 0, found.st_ino, 0, "", 0);
  return descriptor;
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
  va_end(more);
  return LOCKED(int, opened(path, flags, mode));
}

int close(int descriptor) {
  if (kind_of(descriptor)) known[descriptor].kind = 0;
  return REAL(close)(descriptor);
}

static ssize_t written(int descriptor, const void *bytes, size_t length, off64_t at) {
  if (fails()) {
    /* A disk that becomes full takes some of it first; the caller tries the rest, and that fails. */
    if (errno != ENOSPC || length < 2) return -1;
    length /= 2;
    control->failing++;
  }
  ssize_t count = REAL(pwrite64)(descriptor, bytes, length, at);
  if (count > 0) note('W', 0, known[descriptor].file, at, bytes, count);
  return count;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t at) {
  if (kind_of(descriptor) != 'f') return REAL(pwrite64)(descriptor, bytes, length, at);
  return LOCKED(ssize_t, written(descriptor, bytes, length, at));
}

static ssize_t told(int descriptor, const void *bytes, size_t length) {
  if (kind_of(descriptor) == 'f') {
    off64_t at = lseek64(descriptor, 0, SEEK_CUR);
    ssize_t count = written(descriptor, bytes, length, at);
    if (count > 0) lseek64(descriptor, at + count, SEEK_SET);
    return count;
  }
  ssize_t count = REAL(write)(descriptor, bytes, length);
  if (descriptor == 1 && count > 0) note('A', 0, 0, 0, bytes, count);
  return count;
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  if (descriptor != 1 && kind_of(descriptor) != 'f') return REAL(write)(descriptor, bytes, length);
  return LOCKED(ssize_t, told(descriptor, bytes, length));
}

static int cut(int descriptor, off64_t length) {
  if (fails()) return -1;
  int answer = REAL(ftruncate64)(descriptor, length);
  if (!answer) note('T', 0, known[descriptor].file, length, "", 0);
  return answer;
}

int ftruncate64(int descriptor, off64_t length) {
  if (kind_of(descriptor) != 'f') return REAL(ftruncate64)(descriptor, length);
  return LOCKED(int, cut(descriptor, length));
}

/* Nothing is synced in truth: no test cuts the power of this machine, and it takes long. */
static int synced(int descriptor) {
  int failed = fails() ? errno : 0;
  note(kind_of(descriptor) == 'd' ? 'D' : 'S', failed, known[descriptor].file, 0, "", 0);
  errno = failed;
  return failed ? -1 : 0;
}

int fsync(int descriptor) {
  return kind_of(descriptor) ? LOCKED(int, synced(descriptor)) : REAL(fsync)(descriptor);
}

int fdatasync(int descriptor) {
  return kind_of(descriptor) ? LOCKED(int, synced(descriptor)) : REAL(fdatasync)(descriptor);
}

static int renamed(const char *from, const char *to) {
  const char *names[] = { name_in_folder(from), name_in_folder(to) };
  if (names[0] && names[1] && fails()) return -1;
  int answer = REAL(rename)(from, to);
  char both[2 * PATH_MAX];
  if (!answer && names[0] && names[1]) note('R', 0, 0, 0, both, snprintf(both, sizeof both, "%s\n%s", names[0], names[1]));
  return answer;
}

int rename(const char *from, const char *to) { return LOCKED(int, renamed(from, to)); }

static int unlinked(const char *path) {
  const char *name = name_in_folder(path);
  int answer = REAL(unlink)(path);
  if (!answer && name) note('U', 0, 0, 0, name, strlen(name));
  return answer;
}

int unlink(const char *path) { return LOCKED(int, unlinked(path)); }
