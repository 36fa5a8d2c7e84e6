public import Forms
internal import Foundation
internal import Yams

/// Reads a definition from a YAML file (YAML 1.1, a bounded part: no aliases, no tags).
public enum DefinitionFile {
    /// The most bytes a definition file may have.
    public static let mostBytes = 1_000_000
    /// How deeply its lists and fields may lie in one another.
    public static let mostDepth = 24

    /// The nodes of a definition, each with its line; a finding where there are none to be read.
    public static func nodes(of text: String) throws(WrongDefinition) -> DefinitionNode {
        guard text.utf8.count <= mostBytes else {
            throw unreadable(
                line: 1, "\(text.utf8.count) bytes", "\(mostBytes) bytes or less",
                "The file is too large to be a definition.")
        }
        let (parser, root) = try composed(text)
        guard let root else {
            throw unreadable(line: 1, "nothing", "named fields", "The file is empty.")
        }
        // Nodes hold their anchors weakly: they are gone with the parser.
        return try withExtendedLifetime(parser) { () throws(WrongDefinition) in
            try definition(root, depth: 0)
        }
    }

    private static func composed(_ text: String) throws(WrongDefinition) -> (Parser, Node?) {
        do {
            let parser = try Parser(yaml: text)
            return (parser, try parser.singleRoot())
        } catch let error as YamlError {
            throw wrong(error)
        } catch {
            throw unreadable(line: 1, "\(error)", "YAML", "The file is not YAML.")
        }
    }

    private static func wrong(_ error: YamlError) -> WrongDefinition {
        let expected = "YAML: fields as “name: value”, lists with “- ”, two blanks a level"
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return unreadable(
                line: mark.line, problem, expected, "The file is not YAML: \(problem).")
        default: return unreadable(line: 1, "\(error)", expected, "The file is not YAML.")
        }
    }

    private static func unreadable(
        line: Int, _ found: String, _ expected: String, _ message: String
    ) -> WrongDefinition {
        WrongDefinition(findings: [
            Finding(
                .unreadableFile, .error, at: Place(line: line), found: found, expected: expected,
                message: message, remedy: "Correct line \(line), or what stands before it.")
        ])
    }

    private static func definition(
        _ node: Node, depth: Int
    ) throws(WrongDefinition) -> DefinitionNode {
        let line = node.mark?.line ?? 1
        guard depth <= mostDepth else {
            throw unreadable(
                line: line, "depth \(depth)", "depth \(mostDepth) or less",
                "The definition is nested too deeply.")
        }
        if node.anchor != nil { throw unreadableAlias(line) }
        switch node {
        case .scalar(let scalar):
            return DefinitionNode(line: line, content: .word(scalar.string))
        case .sequence(let sequence):
            var list: [DefinitionNode] = []
            for item in sequence { list.append(try definition(item, depth: depth + 1)) }
            return DefinitionNode(line: line, content: .list(list))
        case .mapping(let mapping):
            var fields: [DefinitionNode.Field] = []
            for (key, value) in mapping { fields.append(try field(key, value, depth)) }
            return DefinitionNode(line: line, content: .fields(fields))
        case .alias: throw unreadableAlias(line)
        }
    }

    /// Aliases let a small file stand for an endless one, so they are refused where they are named.
    private static func unreadableAlias(_ line: Int) -> WrongDefinition {
        unreadable(
            line: line, "an anchor or alias (“&name”, “*name”)", "the value itself",
            "Anchors and aliases are not read; write the value out.")
    }

    private static func field(
        _ key: Node, _ value: Node, _ depth: Int
    ) throws(WrongDefinition) -> DefinitionNode.Field {
        let line = key.mark?.line ?? 1
        guard let name = key.scalar?.string else {
            throw unreadable(line: line, "a list", "a name", "A field's name is not a word.")
        }
        return DefinitionNode.Field(
            name: name, line: line, value: try definition(value, depth: depth + 1))
    }
}
