import Synchronization

/// Counts what the site does, by route and outcome: how much, how long, how often wrong, how full.
final class Meter: Sendable {
    /// The upper bounds of the durations that are told apart, in seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

    private let counts = Mutex(Counts())

    private struct Kind: Hashable, Comparable {
        let route: String
        let method: String
        let status: Int

        static func < (left: Kind, right: Kind) -> Bool {
            (left.route, left.method, left.status) < (right.route, right.method, right.status)
        }

        var labels: String { "route=\"\(route)\",method=\"\(method)\",status=\"\(status)\"" }
    }

    private struct Durations {
        var within = [Int](repeating: 0, count: Meter.bounds.count)
        var count = 0
        var seconds = 0.0

        mutating func add(_ duration: Double) {
            count += 1
            seconds += duration
            if let place = Meter.bounds.firstIndex(where: { duration <= $0 }) { within[place] += 1 }
        }
    }

    private struct Counts {
        var requests: [Kind: Durations] = [:]
        var underWay = 0
        var bytesSent = 0
        var uploads = 0
        var uploadedBytes = 0
        var slowClients = 0
    }

    /// A request came in.
    func begin() { counts.withLock { $0.underWay += 1 } }

    /// A request was answered.
    func end(_ passage: Passage, _ reply: Reply, seconds: Double) {
        let kind = Kind(route: passage.routeName, method: passage.method, status: reply.status)
        counts.withLock { counts in
            counts.underWay -= 1
            counts.bytesSent += reply.body.count
            counts.requests[kind, default: Durations()].add(seconds)
        }
    }

    /// A file came in.
    func noteUpload(bytes: Int) {
        counts.withLock { counts in
            counts.uploads += 1
            counts.uploadedBytes += bytes
        }
    }

    /// A connection was closed because its other end was too slow.
    func noteSlowClient() { counts.withLock { $0.slowClients += 1 } }

    /// Everything counted, as Prometheus reads it (exposition format 0.0.4).
    func exposition(with gauges: [Gauge]) -> String {
        let counts = counts.withLock { $0 }
        var text = Exposition()
        text.head("outturn_request_seconds", "histogram", "How long requests took.")
        for (kind, durations) in counts.requests.sorted(by: { $0.key < $1.key }) {
            text.add(durations, kind.labels)
        }
        text.counter("outturn_reply_bytes_total", "Bytes of answers.", counts.bytesSent)
        text.counter("outturn_uploads_total", "Files sent.", counts.uploads)
        text.counter("outturn_upload_bytes_total", "Bytes of files sent.", counts.uploadedBytes)
        text.counter(
            "outturn_slow_connections_total", "Connections closed for being too slow.",
            counts.slowClients)
        let own = Gauge(
            "outturn_requests_under_way", "Requests being answered.", .init(counts.underWay))
        for gauge in [own] + gauges { text.add(gauge) }
        return text.lines
    }

    private struct Exposition {
        var lines = ""

        mutating func head(_ name: String, _ type: String, _ sentence: String) {
            lines += "# HELP \(name) \(sentence)\n# TYPE \(name) \(type)\n"
        }

        mutating func counter(_ name: String, _ sentence: String, _ value: Int) {
            head(name, "counter", sentence)
            lines += "\(name) \(value)\n"
        }

        mutating func add(_ gauge: Gauge) {
            head(gauge.name, "gauge", gauge.sentence)
            lines += "\(gauge.name) \(gauge.value)\n"
        }

        mutating func add(_ durations: Durations, _ labels: String) {
            let name = "outturn_request_seconds"
            var sum = 0
            for (bound, count) in zip(Meter.bounds, durations.within) {
                sum += count
                lines += "\(name)_bucket{\(labels),le=\"\(bound)\"} \(sum)\n"
            }
            lines += "\(name)_bucket{\(labels),le=\"+Inf\"} \(durations.count)\n"
            lines += "\(name)_sum{\(labels)} \(durations.seconds)\n"
            lines += "\(name)_count{\(labels)} \(durations.count)\n"
        }
    }
}
