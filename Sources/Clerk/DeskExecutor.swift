import Dispatch

/// Runs the Clerk on a queue of its own, so that waiting for the disk holds up nobody else.
final class DeskExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "outturn.clerk")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedSerialExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
