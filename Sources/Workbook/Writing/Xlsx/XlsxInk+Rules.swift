import CXlsxWriter

extension XlsxInk {
    func protect(_ protection: SheetProtection, _ sheet: Pointer) {
        var options = lxw_protection()
        options.format_cells = protection.allowsFormattingCells ? 1 : 0
        options.format_columns = protection.allowsFormattingColumns ? 1 : 0
        options.format_rows = protection.allowsFormattingRows ? 1 : 0
        options.insert_rows = protection.allowsInsertingRows ? 1 : 0
        options.delete_rows = protection.allowsDeletingRows ? 1 : 0
        options.sort = protection.allowsSorting ? 1 : 0
        options.autofilter = protection.allowsFiltering ? 1 : 0
        worksheet_protect(sheet, nil, &options)
    }

    func validate(
        _ range: CellRange, _ validation: CellValidation, on sheet: Pointer
    ) -> lxw_error {
        let strings = CStrings()
        var options = lxw_data_validation()
        validation.fill(&options, strings)
        defer { withExtendedLifetime(strings) {} }
        return worksheet_data_validation_range(
            sheet, range.first.cRow, range.first.cColumn, range.last.cRow, range.last.cColumn,
            &options)
    }

    func highlight(
        _ range: CellRange, _ rule: ConditionalRule, _ format: Format?, on sheet: Pointer
    ) -> lxw_error {
        let strings = CStrings()
        var options = lxw_conditional_format()
        options.format = format
        switch rule {
        case .equals(let text):
            options.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
            options.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
            options.value_string = strings.copy(FormulaWords.quoted(text))
        case .formula(let formula):
            options.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
            options.value_string = strings.copy(formula)
        }
        defer { withExtendedLifetime(strings) {} }
        return worksheet_conditional_format_range(
            sheet, range.first.cRow, range.first.cColumn, range.last.cRow, range.last.cColumn,
            &options)
    }
}

extension CellValidation {
    fileprivate func fill(_ options: inout lxw_data_validation, _ strings: CStrings) {
        fillRule(&options, strings)
        options.ignore_blank = setting(allowsBlank)
        options.input_title = strings.copy(promptTitle)
        options.input_message = strings.copy(prompt)
        options.error_title = strings.copy(errorTitle)
        options.error_message = strings.copy(error)
        switch severity {
        case .stop: options.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
        case .warning: options.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
        case .information:
            options.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
        }
    }

    /// The library takes zero for "as usual", so that off has a number of its own.
    private func setting(_ isOn: Bool) -> UInt8 {
        isOn ? UInt8(LXW_VALIDATION_ON.rawValue) : UInt8(LXW_VALIDATION_OFF.rawValue)
    }

    private func fillRule(_ options: inout lxw_data_validation, _ strings: CStrings) {
        options.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
        switch rule {
        case .list(let formula):
            options.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            options.value_formula = strings.copy(formula)
        case .custom(let formula):
            options.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
            options.value_formula = strings.copy(formula)
        case .whole(let range):
            options.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            options.minimum_number = Double(range.lowerBound)
            options.maximum_number = Double(range.upperBound)
        case .decimal(let range):
            options.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            options.minimum_number = range.lowerBound
            options.maximum_number = range.upperBound
        case .textLength(let range):
            options.validate = UInt8(LXW_VALIDATION_TYPE_LENGTH.rawValue)
            options.minimum_number = Double(range.lowerBound)
            options.maximum_number = Double(range.upperBound)
        case .dates(let first, let last):
            options.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
            options.minimum_datetime = lxw_datetime(first)
            options.maximum_datetime = lxw_datetime(last)
        }
    }
}
