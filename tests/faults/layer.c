/* A layer between the program and the C library that lets calls on files below one folder fail when told to.
   Preloaded (ld.so(8), LD_PRELOAD); armed by ctypes from within the process. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[PATH_MAX];
static int countdown, error_number, stays, short_writes, calls, hits;

void fault_arm(const char *below, int at, int error, int keeps_failing, int writes_short) {
    snprintf(folder, sizeof folder, "%s", below);
    countdown = at, error_number = error, stays = keeps_failing, short_writes = writes_short;
    calls = hits = 0;
}
void fault_disarm(void) { folder[0] = 0; }
int fault_calls(void) { return calls; }
int fault_hits(void) { return hits; }

static int below(const char *path) { return folder[0] && path && !strncmp(path, folder, strlen(folder)); }

static int open_below(int fd) {
    char link[64], path[PATH_MAX];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return below(path);
}

static int fails(void) {
    calls++;
    if (countdown <= 0 || calls < countdown || (calls > countdown && !stays)) return 0;
    hits++;
    errno = error_number;
    return 1;
}

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define OPENER(name)                                                                                                   \
    int name(const char *path, int flags, ...) {                                                                       \
        int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, #name);                                                 \
        va_list list;                                                                                                  \
        va_start(list, flags);                                                                                         \
        int mode = va_arg(list, int);                                                                                  \
        va_end(list);                                                                                                  \
        if (below(path) && fails()) return -1;                                                                         \
        return real(path, flags, mode);                                                                                \
    }
OPENER(open)
OPENER(open64)

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(write);
    if (open_below(fd)) {
        if (fails()) return -1;
        if (short_writes && count > 1) count = count / 2;
    }
    return real(fd, bytes, count);
}
ssize_t read(int fd, void *bytes, size_t count) {
    REAL(read);
    if (open_below(fd) && fails()) return -1;
    return real(fd, bytes, count);
}
int fsync(int fd) {
    REAL(fsync);
    return open_below(fd) && fails() ? -1 : real(fd);
}
int fdatasync(int fd) {
    REAL(fdatasync);
    return open_below(fd) && fails() ? -1 : real(fd);
}
int ftruncate64(int fd, off64_t length) {
    REAL(ftruncate64);
    return open_below(fd) && fails() ? -1 : real(fd, length);
}
int posix_fallocate64(int fd, off64_t offset, off64_t length) {
    REAL(posix_fallocate64);
    return open_below(fd) && fails() ? errno : real(fd, offset, length);
}
int rename(const char *from, const char *to) {
    REAL(rename);
    return below(to) && fails() ? -1 : real(from, to);
}
int unlink(const char *path) {
    REAL(unlink);
    return below(path) && fails() ? -1 : real(path);
}
int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    return below(path) && fails() ? -1 : real(path, mode);
}
int chmod(const char *path, mode_t mode) {
    REAL(chmod);
    return below(path) && fails() ? -1 : real(path, mode);
}
