import Foundation
import Rehearsal
import Testing

struct PagesTests {
    @Test(arguments: ["docs/refusals.md", "docs/findings.md"])
    func `the generated page is current`(path: String) throws {
        let page = path.contains("refusals") ? try refusalsPage() : findingsPage()
        if Ground.isBlessing {
            try page.write(to: Ground.root.appending(path: path), atomically: true, encoding: .utf8)
        }
        #expect(try Ground.text(path) == page, "run make bless and look at the difference")
    }
}
