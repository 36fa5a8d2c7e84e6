import Reckoning

/// One thing that is wrong with what a program sent, and where.
struct ShapeProblem: Codable, Hashable, Sendable {
    /// The place in the document as a JSON pointer (RFC 6901), or a parameter's name.
    let place: String
    /// What is wrong there.
    let message: String
}

extension Shape {
    /// The most problems that are told at once.
    static let mostProblems = 100

    /// Everything that is wrong with a value of this shape.
    func problems(in value: CanonicalValue) -> [ShapeProblem] {
        var found: [ShapeProblem] = []
        check(value, at: "", &found)
        return found
    }

    fileprivate func check(_ value: CanonicalValue, at place: String, _ found: inout [ShapeProblem])
    {
        guard found.count < Self.mostProblems else { return }
        switch (self, value) {
        case (.text(let text), .text(let words)) where text.fits(words): return
        case (.choice(let choices), .text(let word)) where choices.contains(word): return
        case (.whole, .whole), (.flag, .flag), (.open, .record): return
        case (.list(let shape), .list(let items)):
            for (number, item) in items.enumerated() {
                shape.check(item, at: "\(place)/\(number)", &found)
            }
        case (.record(let shape), .record(let record)): shape.check(record, at: place, &found)
        case (.either(let shapes), _)
        where shapes.contains { $0.problems(in: value).isEmpty }:
            return
        default: found.append(ShapeProblem(place: place, message: "This is to be \(inWords)."))
        }
    }

    /// What is expected, in words.
    var inWords: String {
        switch self {
        case .text(let text): text.words.map { $0.asPart } ?? "a text"
        case .choice(let choices): "one of \(choices.joined(separator: ", "))"
        case .whole(let words): words.asPart
        case .flag: "true or false"
        case .list: "a list"
        case .record(let shape): "a record of \(shape.fields.map(\.name).joined(separator: ", "))"
        case .either(let shapes): shapes.map(\.inWords).joined(separator: ", or ")
        case .open: "a record"
        }
    }
}

extension String {
    /// A sentence as a part of another.
    fileprivate var asPart: String {
        prefix(1).lowercased() + (hasSuffix(".") ? dropFirst().dropLast() : dropFirst())
    }
}

extension RecordShape {
    fileprivate func check(
        _ record: CanonicalRecord, at place: String, _ found: inout [ShapeProblem]
    ) {
        for field in fields {
            if let value = record[field.name] {
                field.shape.check(value, at: "\(place)/\(field.name)", &found)
            } else if field.isNeeded {
                found.append(
                    ShapeProblem(place: "\(place)/\(field.name)", message: "This is missing."))
            }
        }
        let known = Set(fields.map(\.name))
        for field in record.fields where !known.contains(field.key) {
            found.append(
                ShapeProblem(
                    place: "\(place)/\(String(field.key.prefix(100)))",
                    message: "Nothing of this name is expected."))
        }
    }
}
