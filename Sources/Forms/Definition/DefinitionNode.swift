public import Reckoning

/// One node of a form's definition as it was written: a word, a list or named fields, and where.
public struct DefinitionNode: Hashable, Sendable {
    /// What a node is.
    public indirect enum Content: Hashable, Sendable {
        case word(String)
        case list([DefinitionNode])
        case fields([Field])
    }

    /// A named part of a node.
    public struct Field: Hashable, Sendable {
        /// The field's name.
        public let name: String
        /// The line on which the name stands, from 1.
        public let line: Int
        /// What the field holds.
        public let value: DefinitionNode

        /// The field of this name.
        public init(name: String, line: Int, value: DefinitionNode) {
            self.name = name
            self.line = line
            self.value = value
        }
    }

    /// The line on which the node starts, from 1; 1 where it was not read from a file.
    public let line: Int
    /// What the node is.
    public let content: Content

    /// A node that starts on this line.
    public init(line: Int, content: Content) {
        self.line = line
        self.content = content
    }

    /// The definition as it is hashed and kept in the journal; lines are left out.
    public var canonical: CanonicalValue {
        switch content {
        case .word(let word): .text(word)
        case .list(let list): .list(list.map(\.canonical))
        case .fields(let fields):
            CanonicalRecord(fields.map { ($0.name, $0.value.canonical) }).map { .record($0) }
                ?? .list([])
        }
    }

    /// The definition that was kept.
    public init(canonical value: CanonicalValue) {
        switch value {
        case .text(let text): self.init(line: 1, content: .word(text))
        case .whole(let whole): self.init(line: 1, content: .word(String(whole)))
        case .flag(let flag): self.init(line: 1, content: .word(flag ? "true" : "false"))
        case .list(let list):
            self.init(line: 1, content: .list(list.map { DefinitionNode(canonical: $0) }))
        case .record(let record):
            let fields = record.fields.map {
                Field(name: $0.key, line: 1, value: DefinitionNode(canonical: $0.value))
            }
            self.init(line: 1, content: .fields(fields))
        }
    }
}
