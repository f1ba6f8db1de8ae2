/* Makes one disk slow: calls that write to it, or wait for it, take LOOMERY_SLOW_MS longer; while the file
   LOOMERY_STALLED exists, they do not return at all. The disk is that of the folder LOOMERY_SLOW_DISK. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static dev_t disk;
static long slow_ms;
static const char *stalled;

__attribute__((constructor)) static void begin(void) {
    struct stat found;
    const char *folder = getenv("LOOMERY_SLOW_DISK"), *ms = getenv("LOOMERY_SLOW_MS");
    if (folder && stat(folder, &found) == 0) disk = found.st_dev;
    slow_ms = ms ? atol(ms) : 0;
    stalled = getenv("LOOMERY_STALLED");
}

static void rest(long ms) {
    struct timespec pause = {ms / 1000, (ms % 1000) * 1000000L};
    nanosleep(&pause, NULL);
}

static void wait_for(int fd, long times) {
    struct stat found;
    if (!disk || fstat(fd, &found) || found.st_dev != disk) return;
    rest(slow_ms * times);
    while (stalled && access(stalled, F_OK) == 0) rest(20);
}

#define SLOW(kind, name, times, parameters, arguments)                        \
    kind name parameters {                                                     \
        static kind(*real) parameters;                                         \
        if (!real) real = (kind(*) parameters)dlsym(RTLD_NEXT, #name);         \
        wait_for(fd, times);                                                   \
        return real arguments;                                                 \
    }

SLOW(ssize_t, write, 1, (int fd, const void *data, size_t size), (fd, data, size))
SLOW(ssize_t, pwrite, 1, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
SLOW(ssize_t, pwrite64, 1, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
SLOW(ssize_t, writev, 1, (int fd, const struct iovec *parts, int count), (fd, parts, count))
SLOW(int, fsync, 20, (int fd), (fd))
SLOW(int, fdatasync, 20, (int fd), (fd))
