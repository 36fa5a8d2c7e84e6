/// A browser in a few words, from what it says of itself: enough to know one's own by.
enum Browser {
    static func name(_ agent: String?) -> String {
        guard let agent, !agent.isEmpty else { return "Unknown browser" }
        let kinds = [
            ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrom", "Chrome"),
            ("Safari/", "Safari"), ("curl/", "curl"), ("python", "Python"),
        ]
        let systems = [
            ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"),
        ]
        let lower = agent.lowercased()
        let kind = kinds.first { lower.contains($0.0.lowercased()) }?.1 ?? "Another browser"
        let system = systems.first { lower.contains($0.0.lowercased()) }?.1
        return system.map { "\(kind) on \($0)" } ?? kind
    }
}
