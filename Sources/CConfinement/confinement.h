#ifndef OUTTURN_CCONFINEMENT_H
#define OUTTURN_CCONFINEMENT_H

/* Gives up, for the whole process and for good, everything but computing and writing to what is
   already open. The filter is a list of macros of the kernel's headers, which Swift cannot see. */

#include <errno.h>
#include <spawn.h>

/* Calls of the GNU library that its headers show only to those who ask. */
extern int pipe2(int ends[2], int flags);
extern int mkostemp(char *template_path, int flags);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

static inline int outturn_open_pipe(int ends[2], int flags) { return pipe2(ends, flags); }
static inline int outturn_open_temporary(char *path, int flags) { return mkostemp(path, flags); }
static inline int outturn_close_from(posix_spawn_file_actions_t *actions, int from) {
    return posix_spawn_file_actions_addclosefrom_np(actions, from);
}

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OUTTURN_ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define OUTTURN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define OUTTURN_ALLOW(call) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), \
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* Zero, or the number of the error. Calls that are not listed fail with EPERM. */
static inline int outturn_give_up_rights(void) {
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUTTURN_ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        OUTTURN_ALLOW(read), OUTTURN_ALLOW(write), OUTTURN_ALLOW(writev), OUTTURN_ALLOW(close),
        OUTTURN_ALLOW(fstat), OUTTURN_ALLOW(newfstatat), OUTTURN_ALLOW(lseek),
        OUTTURN_ALLOW(mmap), OUTTURN_ALLOW(munmap), OUTTURN_ALLOW(mremap),
        OUTTURN_ALLOW(mprotect), OUTTURN_ALLOW(madvise), OUTTURN_ALLOW(brk),
        OUTTURN_ALLOW(futex), OUTTURN_ALLOW(sched_yield), OUTTURN_ALLOW(clock_gettime),
        OUTTURN_ALLOW(clock_nanosleep), OUTTURN_ALLOW(getrandom), OUTTURN_ALLOW(gettid),
        OUTTURN_ALLOW(getpid), OUTTURN_ALLOW(sched_getaffinity), OUTTURN_ALLOW(set_robust_list),
        OUTTURN_ALLOW(rt_sigaction), OUTTURN_ALLOW(rt_sigprocmask), OUTTURN_ALLOW(rt_sigreturn),
        OUTTURN_ALLOW(sigaltstack), OUTTURN_ALLOW(tgkill), OUTTURN_ALLOW(restart_syscall),
        OUTTURN_ALLOW(epoll_pwait), OUTTURN_ALLOW(exit), OUTTURN_ALLOW(exit_group),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA)),
    };
    struct sock_fprog program = {
        .len = (unsigned short)(sizeof filter / sizeof filter[0]), .filter = filter
    };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    if (syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) != 0)
        return errno ? errno : EPERM;
    return 0;
}

#else

static inline int outturn_give_up_rights(void) { return ENOSYS; }

#endif
#endif
