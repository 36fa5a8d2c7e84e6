// Loaded before a program (LD_PRELOAD), writes down every change it makes to files under
// CUT_DIRECTORY, in order, in the file CUT_RECORD. Writes to a file whose name ends in ".ack" are
// acknowledgements: they are recorded and kept off the disk.
//
// A record: one letter, the length of the path (4 bytes), a number (8), the length of the data (8),
// the path, the data. Letters: C created, W written at the number, R cut to the number, S synced,
// D directory synced, U unlinked, N renamed to the data, A acknowledged, F failed to sync.
//
// With CUT_FAIL=n the n-th sync fails with an input/output error, once. With CUT_KILL=n the program
// ends at once at its n-th sync, as if it had been killed.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_FILES = 4096, MOST_PATH = 1024 };

static int record_file = -1;
static long sync_to_fail, sync_to_kill, sync_count;
static char directory[MOST_PATH];
static size_t directory_length;
static char *paths[MOST_FILES];

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void start(void) {
    const char *where = getenv("CUT_DIRECTORY"), *file = getenv("CUT_RECORD");
    if (!where || !file) return;
    snprintf(directory, sizeof directory, "%s", where);
    directory_length = strlen(directory);
    record_file = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (getenv("CUT_FAIL")) sync_to_fail = atol(getenv("CUT_FAIL"));
    if (getenv("CUT_KILL")) sync_to_kill = atol(getenv("CUT_KILL"));
}

static void note(
    char letter, const char *path, uint64_t number, const void *data, uint64_t length) {
    if (record_file < 0) return;
    char heading[21];
    uint32_t path_length = strlen(path);
    heading[0] = letter;
    memcpy(heading + 1, &path_length, 4);
    memcpy(heading + 5, &number, 8);
    memcpy(heading + 13, &length, 8);
    struct iovec parts[3] = {
        {heading, sizeof heading}, {(void *)path, path_length}, {(void *)data, length}};
    size_t whole = sizeof heading + path_length + length;
    if (syscall(SYS_writev, record_file, parts, 3) != (long)whole) abort();
}

static int is_ours(const char *path) {
    return record_file >= 0 && !strncmp(path, directory, directory_length);
}

static const char *path_of(int file) {
    return file >= 0 && file < MOST_FILES ? paths[file] : NULL;
}

static int is_acknowledgement(const char *path) {
    size_t length = strlen(path);
    return length > 4 && !strcmp(path + length - 4, ".ack");
}

static void opened(int file, const char *path, int flags, int was_there) {
    if (file < 0 || file >= MOST_FILES) return;
    free(paths[file]);
    paths[file] = NULL;
    if (!is_ours(path)) return;
    paths[file] = strdup(path);
    if ((flags & O_CREAT) && !was_there) note('C', path, 0, NULL, 0);
    else if (flags & O_TRUNC) note('R', path, 0, NULL, 0);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = va_arg(rest, mode_t); \
        va_end(rest); \
        int was_there = access(path, F_OK) == 0; \
        int file = real(path, flags, mode); \
        opened(file, path, flags, was_there); \
        return file; \
    }
OPEN(open)
OPEN(open64)

int close(int file) {
    REAL(close);
    if (path_of(file)) {
        free(paths[file]);
        paths[file] = NULL;
    }
    return real(file);
}

#define PWRITE(name, offset_type) \
    ssize_t name(int file, const void *data, size_t length, offset_type place) { \
        REAL(name); \
        ssize_t count = real(file, data, length, place); \
        if (count > 0 && path_of(file)) note('W', path_of(file), place, data, count); \
        return count; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int file, const void *data, size_t length) {
    REAL(write);
    const char *path = path_of(file);
    if (path && is_acknowledgement(path)) {
        note('A', path, 0, data, length);
        return length;
    }
    off_t place = path ? lseek(file, 0, SEEK_CUR) : 0;
    ssize_t count = real(file, data, length);
    if (count > 0 && path) note('W', path, place, data, count);
    return count;
}

#define TRUNCATE(name, offset_type) \
    int name(int file, offset_type length) { \
        REAL(name); \
        int result = real(file, length); \
        if (!result && path_of(file)) note('R', path_of(file), length, NULL, 0); \
        return result; \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

static void synced(int file) {
    struct stat status;
    if (path_of(file) && !fstat(file, &status))
        note(S_ISDIR(status.st_mode) ? 'D' : 'S', path_of(file), 0, NULL, 0);
}

static int fails(int file) {
    if (!path_of(file)) return 0;
    if (++sync_count == sync_to_kill) _exit(137);
    if (sync_count != sync_to_fail) return 0;
    note('F', path_of(file), 0, NULL, 0);
    errno = EIO;
    return 1;
}

#define SYNC(name) \
    int name(int file) { \
        REAL(name); \
        if (fails(file)) return -1; \
        int result = real(file); \
        if (!result) synced(file); \
        return result; \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    REAL(unlink);
    int result = real(path);
    if (!result && is_ours(path)) note('U', path, 0, NULL, 0);
    return result;
}

int rename(const char *from, const char *to) {
    REAL(rename);
    int result = real(from, to);
    if (!result && is_ours(from)) note('N', from, 0, to, strlen(to));
    return result;
}
