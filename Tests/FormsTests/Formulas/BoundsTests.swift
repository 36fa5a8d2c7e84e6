import Forms
import Testing

@Suite("A formula is bounded")
struct BoundsTests {
    private func mistake(_ source: String) -> String? {
        do throws(FormulaMistake) {
            _ = try Formula(parsing: source)
            return nil
        } catch {
            return error.message
        }
    }

    @Test func `a formula of more than 8,192 bytes is refused`() {
        let longest = "1" + String(repeating: " ", count: Formula.longestSource - 1)
        #expect(mistake(longest) == nil)
        #expect(mistake(longest + " ") == "The formula is longer than 8,192 characters.")
    }

    @Test(arguments: [("(", "1", ")"), ("ABS(", "1", ")"), ("-", "1", ""), ("+", "1", "")])
    func `nesting ends at 64`(opening: String, middle: String, closing: String) {
        func nested(_ depth: Int) -> String {
            String(repeating: opening, count: depth) + middle
                + String(repeating: closing, count: depth)
        }
        #expect(mistake(nested(Formula.deepestNesting)) == nil)
        #expect(mistake(nested(Formula.deepestNesting + 1)) == "This is nested more than 64 deep.")
        #expect(mistake(nested(4_000 / opening.count)) == "This is nested more than 64 deep.")
    }

    @Test func `a formula has at most 2,000 parts`() {
        let sum = (0..<1_000).map { _ in "1" }.joined(separator: "+")
        #expect(mistake(sum) == nil)
        #expect(mistake(sum + "+1+1") == "The formula has more than 2,000 parts.")
    }

    @Test func `a call takes at most 255 values`() {
        let ones = Array(repeating: "1", count: 255).joined(separator: ";")
        #expect(mistake("SUM(\(ones))") == nil)
        #expect(mistake("SUM(\(ones);1)") == "SUM takes at least 1 value, not 256.")
    }

    @Test func `a text between quotes has at most 255 characters`() {
        let letters = String(repeating: "é", count: 255)
        #expect(mistake("\"\(letters)\"") == nil)
        #expect(mistake("\"\(letters)x\"") == "A text may not be longer than 255 characters.")
    }

    @Test func `a text that doubles again and again ends as an error`() throws {
        let doubled = (0..<40).reduce("B1") { inner, _ in "(\(inner))&B1" }
        let formula = try Formula(parsing: doubled)
        let long = String(repeating: "x", count: 1_000)
        #expect(formula.value { _ in .value(.text(long)) } == .failure(.value))
    }

    @Test func `a number beyond what can be held is refused`() {
        #expect(mistake("1E400") == "“1E400” is too large or too small.")
        #expect(mistake("1E-400") == nil)
    }
}
