import Foundation
import Rehearsal
import Testing

struct PagesTests {
    @Test(arguments: ["docs/refusals.md", "docs/findings.md", "docs/warnings.md"])
    func `the generated page is current`(path: String) throws {
        let page =
            switch path {
            case "docs/refusals.md": try refusalsPage()
            case "docs/findings.md": findingsPage()
            default: warningsPage()
            }
        if Ground.isBlessing {
            try page.write(to: Ground.root.appending(path: path), atomically: true, encoding: .utf8)
        }
        #expect(try Ground.text(path) == page, "run make bless and look at the difference")
    }
}
