import Foundation

/// The language of a document, which libxlsxwriter has no words for (ECMA-376 part 2, 11.2).
enum XlsxLanguage {
    private static let part = "docProps/core.xml"

    /// The file with the language among its properties; as it was where none is given.
    static func added(_ language: String?, to file: [UInt8]) -> [UInt8] {
        guard let language, language.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }),
            let archive = try? ZipArchive(reading: file, limits: .standard)
        else { return file }
        var writer = ZipWriter()
        for name in archive.names {
            guard let content = try? archive.part(name) else { return file }
            writer.add(name, name == part ? with(language, content) : content)
        }
        return writer.finished()
    }

    private static func with(_ language: String, _ properties: [UInt8]) -> [UInt8] {
        let text = String(decoding: properties, as: UTF8.self)
        guard let end = text.range(of: "</cp:coreProperties>") else { return properties }
        let element = "<dc:language>\(language)</dc:language>"
        return Array((text[..<end.lowerBound] + element + text[end.lowerBound...]).utf8)
    }
}
