/// Guidance as a form holds it: paragraphs, and lists whose items begin with a hyphen.
struct Paragraphs {
    fileprivate enum Block {
        case words(String)
        case items([String])
    }

    private let blocks: [Block]

    init(_ guidance: String) {
        var blocks: [Block] = []
        for line in guidance.split(separator: "\n", omittingEmptySubsequences: false) {
            Self.take(line, into: &blocks)
        }
        self.blocks = blocks.filter { block in
            if case .words(let words) = block { !words.isEmpty } else { true }
        }
    }

    private static func take(_ line: Substring, into blocks: inout [Block]) {
        let words = line.drop { $0 == " " }
        if words.isEmpty {
            blocks.append(.words(""))
        } else if words.hasPrefix("- ") {
            let item = String(words.dropFirst(2))
            if case .items(let items)? = blocks.last {
                blocks[blocks.count - 1] = .items(items + [item])
            } else {
                blocks.append(.items([item]))
            }
        } else {
            blocks.continue(with: String(words))
        }
    }

    var html: Html {
        blocks.map { block -> Html in
            switch block {
            case .words(let words): "<p>\(words)</p>"
            case .items(let items): "<ul>\(items.map { "<li>\($0)</li>" as Html })</ul>"
            }
        }.joined()
    }
}

extension [Paragraphs.Block] {
    fileprivate mutating func `continue`(with words: String) {
        switch last {
        case .words(let before)?:
            self[count - 1] = .words(before.isEmpty ? words : before + " " + words)
        case .items(let items)?:
            self[count - 1] = .items(items.dropLast() + [(items.last ?? "") + " " + words])
        case nil: append(.words(words))
        }
    }
}
