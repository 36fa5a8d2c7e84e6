/// The prefixes under which text is put into the content of an OpenDocument; what the root does not
/// declare is declared there.
struct OdsPrefixes {
    let names: OdsNames
    private(set) var office = ""
    private(set) var table = ""
    private(set) var text = ""
    private(set) var style = ""
    /// The vocabulary of colours and borders.
    private(set) var format = ""
    private(set) var link = ""
    private(set) var size = ""

    /// The prefixes at the root just opened.
    init(_ xml: borrowing XMLScanner, _ splices: inout Splices) {
        names = OdsNames(xml)
        office = String(decoding: names.office, as: UTF8.self)
        table = String(decoding: names.table, as: UTF8.self)
        text = String(decoding: names.text, as: UTF8.self)
        var declared: [String: String] = [:]
        for index in 0..<xml.attributeCount {
            let attribute = xml.attributes[index]
            let name = xml.string(attribute.fullName)
            guard name.hasPrefix("xmlns:") else { continue }
            declared[String(name.dropFirst(6))] = xml.string(attribute.value)
        }
        func prefix(_ usual: String, _ vocabulary: String) -> String {
            let known = declared.filter { $0.value == vocabulary }.keys.min()
            if let known { return known + ":" }
            let name = declared[usual] == nil ? usual : "findings-" + usual
            splices.insert(" xmlns:\(name)=\"\(vocabulary)\"", at: xml.fullName.end)
            return name + ":"
        }
        let oasis = "urn:oasis:names:tc:opendocument:xmlns:"
        style = prefix("style", oasis + "style:1.0")
        format = prefix("fo", oasis + "xsl-fo-compatible:1.0")
        link = prefix("xlink", "http://www.w3.org/1999/xlink")
        size = prefix("svg", oasis + "svg-compatible:1.0")
    }
}
