/// Rows of bars that lie, with words before them and figures behind: on narrow screens the words
/// stand above their bar.
struct BarRows {
    struct Row {
        let words: String
        let from: Double
        let to: Double
        let figure: String
        let kind: String
    }

    let size: ChartSize
    let rows: [Row]
    let scale: AxisScale
    private let left: Double
    private let right: Double

    init(_ size: ChartSize, _ rows: [Row]) {
        let figures = (rows.map { ChartText.width($0.figure) }.max() ?? 0) + 12
        let words = min(220, (rows.map { ChartText.width($0.words) }.max() ?? 0) + 12)
        let height = Double(rows.count) * (size.isWide ? Self.pitch : Self.tallPitch)
        self.size = size.with(height: max(20, height) + 26)
        self.rows = rows
        left = size.isWide ? words : 2
        right = size.isWide ? size.width - figures : size.width - 2
        scale = AxisScale(rows.flatMap { [$0.from, $0.to] }, fromNought: true, steps: 3)
    }

    private static let pitch = 36.0
    private static let tallPitch = 44.0
    private static let thickness = 22.0

    private func across(_ value: Double) -> Double { left + (right - left) * scale.share(value) }

    private func top(_ place: Int) -> Double {
        size.isWide
            ? Double(place) * Self.pitch + 6 : Double(place) * Self.tallPitch + 20
    }

    /// The bars, joined where one ends and the next begins when they are steps.
    func drawing(_ unit: ChartUnit, areSteps: Bool) -> Html {
        guides(unit) + Svg.line((across(0), 2), (across(0), size.height - 22), "axis")
            + rows.indices.map { row($0) }.joined() + (areSteps ? joints : .nothing)
    }

    /// Lines at round figures, and as many of the figures under them as have room.
    private func guides(_ unit: ChartUnit) -> Html {
        var free = -Double.infinity
        return zip(scale.ticks, scale.words(unit)).map { tick, words -> Html in
            let at = across(tick)
            let line = Svg.line((at, 2), (at, size.height - 22), "grid")
            let half = ChartText.width(words) / 2
            let middle = max(half, min(size.width - half, at))
            guard middle - half >= free else { return line }
            free = middle + half + 8
            return line + Svg.text(words, (middle, size.height - 6), .middle)
        }.joined()
    }

    private func row(_ place: Int) -> Html {
        let row = rows[place]
        let (start, end) = (across(min(row.from, row.to)), across(max(row.from, row.to)))
        let isEmpty = row.from == row.to
        let bar =
            isEmpty
            ? Html.nothing
            : Svg.rect(
                (start, top(place)), (max(1, end - start), size.isWide ? Self.thickness : 16),
                row.kind)
        return bar + words(place)
    }

    private func words(_ place: Int) -> Html {
        let row = rows[place]
        guard size.isWide else {
            let room = size.width - ChartText.width(row.figure) - 16
            let words = ChartText.lines(row.words, within: room)
            let line = words.count > 1 ? words[0] + " …" : words[0]
            return Svg.text(line, (2, top(place) - 6))
                + Svg.text(row.figure, (size.width - 2, top(place) - 6), .end, "words strong")
        }
        let lines = ChartText.lines(row.words, within: left - 10)
        let middle = top(place) + Self.thickness / 2 + 4.5
        return lines.enumerated().map { line, words in
            Svg.text(words, (0, middle + (Double(line) - Double(lines.count - 1) / 2) * 15))
        }.joined() + Svg.text(row.figure, (size.width - 2, middle), .end, "words strong")
    }

    private var joints: Html {
        guard size.isWide else { return .nothing }
        return rows.indices.dropLast().map { place in
            let at = across(rows[place].to)
            return Svg.line((at, top(place) + Self.thickness), (at, top(place + 1)), "joint")
        }.joined()
    }
}
