import CXlsxWriter

extension CellStyle {
    /// Sets everything that differs from the usual look.
    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        applyFont(to: format)
        applyAlignment(to: format)
        if let fill {
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_bg_color(format, fill.value)
            format_set_fg_color(format, fill.value)
        }
        if hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if let borderColour { format_set_border_color(format, borderColour.value) }
        if let numberFormat { format_set_num_format(format, numberFormat) }
        if !isLocked { format_set_unlocked(format) }
    }

    private func applyFont(to format: UnsafeMutablePointer<lxw_format>) {
        if isBold { format_set_bold(format) }
        if isItalic { format_set_italic(format) }
        if isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
        if let fontName { format_set_font_name(format, fontName) }
        if let fontSize { format_set_font_size(format, fontSize) }
        if let fontColour { format_set_font_color(format, fontColour.value) }
    }

    private func applyAlignment(to format: UnsafeMutablePointer<lxw_format>) {
        switch horizontal {
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .centre: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        case nil: break
        }
        switch vertical {
        case .top: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        case .centre: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        case .bottom: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
        case nil: break
        }
        if wraps { format_set_text_wrap(format) }
        if indent > 0 { format_set_indent(format, UInt8(min(indent, 15))) }
    }
}
