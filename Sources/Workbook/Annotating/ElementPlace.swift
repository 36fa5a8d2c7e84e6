/// Where an element lies in its part.
struct ElementPlace {
    /// The place of its first byte.
    let start: Int
    /// The name with its prefix.
    let name: String
    /// The place after its first tag.
    let opened: Int
    /// It is written as `<name/>`.
    let isEmpty: Bool
    /// The place of its last tag; that after the first when there is no other.
    var closing: Int
    /// The place after it.
    var end: Int

    /// The prefix of the name with its colon, or nothing.
    var prefix: String {
        name.lastIndex(of: ":").map { String(name[...$0]) } ?? ""
    }

    /// The place after the name, where attributes can be put in.
    var nameEnd: Int { start + 1 + name.utf8.count }

    var range: Range<Int> { start..<end }
}

extension XMLScanner {
    /// The element just opened, whose end is not known yet.
    func openedElement() -> ElementPlace {
        ElementPlace(
            start: fullName.start - 1, name: string(fullName), opened: position,
            isEmpty: closesItself, closing: position, end: position)
    }

    /// The element when the scanner has come past its end.
    func closed(_ element: ElementPlace) -> ElementPlace {
        var element = element
        guard !element.isEmpty else { return element }
        element.end = position
        element.closing = position - 1
        while element.closing > element.opened, byte(element.closing) != UInt8(ascii: "<") {
            element.closing -= 1
        }
        return element
    }

    /// Goes past the element just opened.
    mutating func pass() throws(WorkbookRefusal) -> ElementPlace {
        let element = openedElement()
        let depth = openNames.count
        while try child(of: depth) {}
        return closed(element)
    }

    /// Goes past the rest of the element at a depth, if there is any, and says where it lies.
    mutating func passRest(of element: ElementPlace, at depth: Int) throws(WorkbookRefusal)
        -> ElementPlace
    {
        if openNames.count >= depth { while try child(of: depth) {} }
        return closed(element)
    }

    /// Where the value of an attribute lies.
    func valuePlace(_ wanted: StaticString) -> Range<Int>? {
        attributeRun(wanted).map { $0.start..<$0.end }
    }

    /// What gives an attribute of the element just opened another value.
    func setting(_ attribute: StaticString, to value: String, _ splices: inout Splices) {
        if let range = valuePlace(attribute) {
            splices.replace(range, with: value)
        } else {
            splices.insert(" \(attribute)=\"\(value)\"", at: fullName.end)
        }
    }

    /// A count in an attribute of the element just opened.
    func number(_ wanted: StaticString) -> Int? {
        attributeRun(wanted).flatMap { count($0) }
    }
}
