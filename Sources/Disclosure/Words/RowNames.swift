extension RowID {
  /// The row's label as the form prints it, without the form's own remarks in brackets, or its translation.
  public func label(in language: Language, edition: Edition = .form2021) -> String {
    language == .chinese ? Self.printed(self, edition) : english
  }

  /// The label with that of its group before it: `（四）无法提供 1.本机关不掌握相关政府信息`.
  public func fullLabel(in language: Language, edition: Edition = .form2021) -> String {
    let label = label(in: language, edition: edition)
    guard let group else { return label }
    return language == .chinese ? "\(group.label) \(label)" : "\(group.label(in: language)): \(label)"
  }

  /// The group of outcome rows it stands in, if any.
  public var group: RowGroup? {
    switch self {
    case .deniedStateSecret, .deniedLawProhibits, .deniedSafety, .deniedThirdParty, .deniedInternal, .deniedProcess,
      .deniedEnforcementFile, .deniedAdminQuery:
      .denied
    case .unableNotHeld, .unableNeedsCreation, .unableUnclear: .unable
    case .refusedPetition, .refusedRepeat, .refusedPublication, .refusedExcessive, .refusedConfirm: .refused
    case .otherNoCorrection, .otherNoFee, .otherMisc: .other
    default: nil
    }
  }

  private typealias Labels = [(row: RowID, label: String)]

  // Lists and no dictionaries: to make the type of one costs a start of the program more than all that is looked up.
  private static let labels2019 = labels(of: .form2019)
  private static let labels2021 = labels(of: .form2021)

  private static func labels(of edition: Edition) -> Labels {
    TableKind.allCases.flatMap { Form.table($0, edition).rows }.map { ($0.id, running($0.label)) }
  }

  private static func printed(_ row: RowID, _ edition: Edition) -> String {
    let (first, second) = edition == .form2019 ? (labels2019, labels2021) : (labels2021, labels2019)
    return (first.first { $0.row == row } ?? second.first { $0.row == row })?.label ?? row.id
  }

  /// A label for running text: `（二）部分公开（区分处理的，…）` loses its remark, `行政诉讼 / 复议后起诉` its slash.
  private static func running(_ label: String) -> String {
    if let slash = label.firstIndex(of: "/") {
      let (before, after) = (label[..<slash].dropLast(), label[slash...].dropFirst(2))
      return "\(before)（\(after)）"
    }
    guard label.last == "）", let open = label.lastIndex(of: "（"), open != label.startIndex else { return label }
    return String(label[..<open])
  }

  private var english: String {
    switch self {
    case .rules: "rules"
    case .normative: "normative documents"
    case .license: "licences"
    case .otherServices: "other services to the public"
    case .penalty: "penalties"
    case .coercion: "coercive measures"
    case .fee: "administrative fees"
    case .procurement: "central procurement"
    case .newReceived: "I. New requests this year"
    case .carriedIn: "II. Requests carried over from last year"
    case .granted: "(1) Disclosed"
    case .partial: "(2) Disclosed in part"
    case .deniedStateSecret: "1. state secret"
    case .deniedLawProhibits: "2. prohibited by other law"
    case .deniedSafety: "3. endangers security or social stability"
    case .deniedThirdParty: "4. rights of third parties"
    case .deniedInternal: "5. internal affairs"
    case .deniedProcess: "6. deliberative information"
    case .deniedEnforcementFile: "7. enforcement case files"
    case .deniedAdminQuery: "8. matters of administrative inquiry"
    case .unableNotHeld: "1. not held by the agency"
    case .unableNeedsCreation: "2. would have to be created"
    case .unableUnclear: "3. still unclear after correction"
    case .refusedPetition: "1. petition, complaint or report"
    case .refusedRepeat: "2. repeated request"
    case .refusedPublication: "3. asks for a publication"
    case .refusedExcessive: "4. excessive requests without reason"
    case .refusedConfirm: "5. asks to confirm or reissue information"
    case .otherAll: "(6) Otherwise dealt with"
    case .otherNoCorrection: "1. not corrected in time"
    case .otherNoFee: "2. fee not paid in time"
    case .otherMisc: "3. other"
    case .resultTotal: "(7) Total of results"
    case .carriedOut: "IV. Carried over to next year"
    case .review: "reconsiderations"
    case .litigationDirect: "suits filed directly"
    case .litigationAfterReview: "suits after reconsideration"
    }
  }
}
