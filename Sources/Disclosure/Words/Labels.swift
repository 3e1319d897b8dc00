extension TableKind {
  /// The table's name in running text: 表三.
  public func label(in language: Language) -> String {
    switch (self, language) {
    case (.proactive, .chinese): "表二"
    case (.requests, .chinese): "表三"
    case (.disputes, .chinese): "表四"
    case (_, .english): "table \(rawValue)"
    }
  }
}

extension Edition {
  /// The edition's name in running text.
  public func label(in language: Language) -> String {
    switch (self, language) {
    case (.form2008, .chinese): "2019年以前的统计表"
    case (.form2019, .chinese): "2019年格式"
    case (.form2021, .chinese): "2021年格式"
    case (.form2008, .english): "statistics table of before 2019"
    case (.form2019, .english): "form of 2019"
    case (.form2021, .english): "form of 2021"
    }
  }
}

extension SectionID {
  /// The heading as the form prints it, or its translation under the same number.
  public func label(in language: Language) -> String {
    guard language == .english else { return label }
    return switch self {
    case .overview: "I. Overview"
    case .proactive: "II. Information published proactively"
    case .requests: "III. Requests received and processed"
    case .disputes: "IV. Reconsiderations and suits"
    case .problems: "V. Problems and improvements"
    case .otherMatters: "VI. Other matters to report"
    }
  }
}

extension RowGroup {
  /// The group's label as the form prints it, or its translation under the same number.
  public func label(in language: Language) -> String {
    guard language == .english else { return label }
    return switch self {
    case .denied: "(3) Disclosure refused"
    case .unable: "(4) Unable to provide"
    case .refused: "(5) Not processed"
    case .other: "(6) Otherwise dealt with"
    }
  }
}

extension ColumnID {
  /// The column's label as the form prints it, or its translation.
  public func label(in language: Language, edition: Edition = .form2021) -> String {
    guard language == .english else { return Form.label(of: self, in: edition) }
    return switch self {
    case .made: "issued this year"
    case .repealed: "repealed this year"
    case .inForce: "in force"
    case .decisions: "decisions"
    case .amountWan: "fees collected (10,000 yuan)"
    case .created: "newly made this year"
    case .published: "newly published this year"
    case .totalPublic: "published in all"
    case .prevItems: "items last year"
    case .change: "change this year"
    case .items: "procurements"
    case .amount: "procurement amount"
    case .natural: "natural persons"
    case .enterprise: "commercial enterprises"
    case .research: "research institutions"
    case .nonprofit: "public-welfare organisations"
    case .legalService: "legal service providers"
    case .otherOrg: "other organisations"
    case .total: "total"
    case .upheld: "upheld"
    case .corrected: "corrected"
    case .other: "other outcome"
    case .pending: "pending"
    }
  }
}

extension CellPath {
  /// The row's label with that of its group, without the form's own remarks in brackets.
  public func rowLabel(in language: Language) -> String { row.fullLabel(in: language, edition: edition) }

  /// The column's label.
  public func columnLabel(in language: Language) -> String { column.label(in: language, edition: edition) }

  /// Table, row and column in running text: `表三“（一）予以公开”行“自然人”栏`.
  public func label(in language: Language) -> String {
    let table = table.label(in: language)
    let (row, column) = (rowLabel(in: language), columnLabel(in: language))
    return switch (language, self.table) {
    case (.chinese, .disputes): "\(table)\(Wording.quoted(row))之“\(column)”栏"
    case (.chinese, _): "\(table)\(Wording.quoted(row))行“\(column)”栏"
    case (.english, _): "\(table), \(row), \(column)"
    }
  }

  /// The one edition that has such a column; the form of 2021 where both have it.
  private var edition: Edition {
    switch column {
    case .created, .published, .totalPublic, .prevItems, .change, .items, .amount: .form2019
    default: .form2021
    }
  }
}
