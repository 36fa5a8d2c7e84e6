import Foundation

extension XMLScanner {
    /// The characters that a run of the part stands for.
    func unescaped(_ run: ByteRun, isLiteral: Bool) throws(WorkbookRefusal) -> String {
        guard run.count > 0, let origin = bytes.baseAddress else { return "" }
        let hasReturn = memchr(origin + run.start, 13, run.count) != nil
        let hasEntity = !isLiteral && memchr(origin + run.start, 38, run.count) != nil
        if !hasReturn, !hasEntity { return string(run) }
        var output: [UInt8] = []
        output.reserveCapacity(run.count)
        var index = run.start
        while index < run.end {
            switch bytes[index] {
            case UInt8(ascii: "&") where !isLiteral:
                index = try reference(at: index, end: run.end, into: &output)
            case 13:
                output.append(10)
                index += index + 1 < run.end && bytes[index + 1] == 10 ? 2 : 1
            default:
                output.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Replaces one reference and gives the place after it.
    private func reference(
        at start: Int, end: Int, into output: inout [UInt8]
    ) throws(WorkbookRefusal) -> Int {
        guard let stop = find(UInt8(ascii: ";"), from: start), stop < min(end, start + 12) else {
            throw unknownEntity(ByteRun(start: start, end: min(end, start + 12)))
        }
        let run = ByteRun(start: start + 1, end: stop)
        if byte(run.start) == UInt8(ascii: "#") {
            guard let scalar = scalar(run) else { throw unknownEntity(run) }
            output.append(contentsOf: Array(Character(scalar).utf8))
        } else {
            guard let predefined = predefined(run) else { throw unknownEntity(run) }
            output.append(predefined)
        }
        return stop + 1
    }

    private func unknownEntity(_ run: ByteRun) -> WorkbookRefusal {
        WorkbookRefusal(
            .unknownEntity, at: part, found: "Found the reference \(string(run)).")
    }

    private func predefined(_ run: ByteRun) -> UInt8? {
        if matches(run, "amp") { return UInt8(ascii: "&") }
        if matches(run, "lt") { return UInt8(ascii: "<") }
        if matches(run, "gt") { return UInt8(ascii: ">") }
        if matches(run, "quot") { return 34 }
        return matches(run, "apos") ? 39 : nil
    }

    /// The character of `#10` or `#x0A`, if XML allows it.
    private func scalar(_ run: ByteRun) -> Unicode.Scalar? {
        let isHexadecimal = byte(run.start + 1) == UInt8(ascii: "x")
        let digits = string(
            ByteRun(start: min(run.start + (isHexadecimal ? 2 : 1), run.end), end: run.end))
        guard digits.utf8.allSatisfy({ $0 != 43 && $0 != 45 }),
            let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
            value >= 32 || value == 9 || value == 10 || value == 13,
            value < 0xFFFE || value > 0xFFFF
        else { return nil }
        return Unicode.Scalar(value)
    }
}
