internal import Workbook

/// How the cells of a return's workbook look: yellow to fill in, grey filled in already.
enum SheetStyles {
    static let yellow = SheetColour(0xFFF2B3)
    static let grey = SheetColour(0xE7E9EC)
    static let line = SheetColour(0x8A9299)
    static let ink = SheetColour(0x1D2B36)

    static let plain = CellStyle().with {
        $0.fontName = "Arial"
        $0.fontSize = 11
        $0.wraps = true
        $0.vertical = .top
        $0.fontColour = ink
    }
    static let title = plain.with {
        $0.isBold = true
        $0.fontSize = 18
        $0.wraps = false
    }
    static let subtitle = plain.with {
        $0.isBold = true
        $0.fontSize = 13
        $0.wraps = false
    }
    static let heading = plain.with {
        $0.isBold = true
        $0.hasBorder = true
        $0.borderColour = line
    }
    static let boxed = plain.with {
        $0.hasBorder = true
        $0.borderColour = line
    }
    static let input = boxed.with {
        $0.fill = yellow
        $0.isLocked = false
    }
    static let filled = boxed.with {
        $0.fill = grey
        $0.isLocked = false
    }
    static let calculated = boxed.with { $0.fill = grey }
    static let link = plain.with { $0.fontColour = SheetColour(0x1F5FA8) }
    static let hidden = plain.with {
        $0.fontSize = 8
        $0.wraps = false
    }
    static let good = plain.with {
        $0.isBold = true
        $0.fontColour = SheetColour(0x0B5D2B)
    }
    static let bad = plain.with {
        $0.isBold = true
        $0.fontColour = SheetColour(0xA61B12)
    }
}
