/// Which of the form's three tables a cell stands in.
public enum TableKind: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  /// Table 2, 主动公开政府信息情况: rules, licences, penalties and fees published on the agency's own initiative.
  case proactive = 2
  /// Table 3, 收到和处理政府信息公开申请情况: requests received and how they were dealt with.
  case requests = 3
  /// Table 4, 行政复议、行政诉讼情况: reconsiderations and suits.
  case disputes = 4

  /// The table's id in cell paths: `t2`, `t3` or `t4`.
  public var id: String {
    switch self {
    case .proactive: "t2"
    case .requests: "t3"
    case .disputes: "t4"
    }
  }

  /// Orders tables as the form prints them.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// An edition of the statutory form.
public enum Edition: String, Sendable, Hashable, CaseIterable {
  /// The statistics tables in use for the years 2008 to 2018.
  case form2008 = "2008"
  /// 国办公开办函〔2019〕60号, for the years 2019 and 2020.
  case form2019 = "2019"
  /// 国办公开办函〔2021〕30号, from the year 2021 on.
  case form2021 = "2021"
}

/// A row of one of the form's tables, over all editions (for table 4: one of its three groups of columns).
public enum RowID: UInt8, Sendable, Hashable, CaseIterable {
  case rules, normative, license, otherServices, penalty, coercion, fee, procurement
  case newReceived, carriedIn, granted, partial
  case deniedStateSecret, deniedLawProhibits, deniedSafety, deniedThirdParty
  case deniedInternal, deniedProcess, deniedEnforcementFile, deniedAdminQuery
  case unableNotHeld, unableNeedsCreation, unableUnclear
  case refusedPetition, refusedRepeat, refusedPublication, refusedExcessive, refusedConfirm
  case otherAll, otherNoCorrection, otherNoFee, otherMisc
  case resultTotal, carriedOut
  case review, litigationDirect, litigationAfterReview

  /// The row's id in cell paths, as in the contract: `new_received`, `denied_state_secret` …
  public var id: String {
    switch self {
    case .rules: "rules"
    case .normative: "normative"
    case .license: "license"
    case .otherServices: "other_services"
    case .penalty: "penalty"
    case .coercion: "coercion"
    case .fee: "fee"
    case .procurement: "procurement"
    case .newReceived: "new_received"
    case .carriedIn: "carried_in"
    case .granted: "granted"
    case .partial: "partial"
    case .deniedStateSecret: "denied_state_secret"
    case .deniedLawProhibits: "denied_law_prohibits"
    case .deniedSafety: "denied_safety"
    case .deniedThirdParty: "denied_third_party"
    case .deniedInternal: "denied_internal"
    case .deniedProcess: "denied_process"
    case .deniedEnforcementFile: "denied_enforcement_file"
    case .deniedAdminQuery: "denied_admin_query"
    case .unableNotHeld: "unable_not_held"
    case .unableNeedsCreation: "unable_needs_creation"
    case .unableUnclear: "unable_unclear"
    case .refusedPetition: "refused_petition"
    case .refusedRepeat: "refused_repeat"
    case .refusedPublication: "refused_publication"
    case .refusedExcessive: "refused_excessive"
    case .refusedConfirm: "refused_confirm"
    case .otherAll: "other_all"
    case .otherNoCorrection: "other_no_correction"
    case .otherNoFee: "other_no_fee"
    case .otherMisc: "other_misc"
    case .resultTotal: "result_total"
    case .carriedOut: "carried_out"
    case .review: "review"
    case .litigationDirect: "litigation_direct"
    case .litigationAfterReview: "litigation_after_review"
    }
  }

  /// The row with this id, or nil.
  public init?(id: some StringProtocol) {
    guard let row = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = row
  }
}

/// A column of one of the form's tables, over all editions.
public enum ColumnID: UInt8, Sendable, Hashable, CaseIterable {
  case made, repealed, inForce, decisions, amountWan
  case created, published, totalPublic, prevItems, change, items, amount
  case natural, enterprise, research, nonprofit, legalService, otherOrg, total
  case upheld, corrected, other, pending

  /// The column's id in cell paths, as in the contract: `natural`, `amount_wan` …
  public var id: String {
    switch self {
    case .made: "made"
    case .repealed: "repealed"
    case .inForce: "in_force"
    case .decisions: "decisions"
    case .amountWan: "amount_wan"
    case .created: "created"
    case .published: "published"
    case .totalPublic: "total_public"
    case .prevItems: "prev_items"
    case .change: "change"
    case .items: "items"
    case .amount: "amount"
    case .natural: "natural"
    case .enterprise: "enterprise"
    case .research: "research"
    case .nonprofit: "nonprofit"
    case .legalService: "legal_service"
    case .otherOrg: "other_org"
    case .total: "total"
    case .upheld: "upheld"
    case .corrected: "corrected"
    case .other: "other"
    case .pending: "pending"
    }
  }

  /// The column with this id, or nil.
  public init?(id: some StringProtocol) {
    guard let column = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = column
  }
}

/// The address of one figure: table, row and column, written `t3.new_received.natural`.
public struct CellPath: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The table.
  public let table: TableKind
  /// The row; in table 4 the group of columns.
  public let row: RowID
  /// The column.
  public let column: ColumnID

  /// Makes the path of a cell.
  public init(_ table: TableKind, _ row: RowID, _ column: ColumnID) {
    self.table = table
    self.row = row
    self.column = column
  }

  /// Reads a path as the contract writes it; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let table = TableKind.allCases.first(where: { $0.id == parts[0] }),
      let row = RowID(id: parts[1]), let column = ColumnID(id: parts[2])
    else { return nil }
    self.init(table, row, column)
  }

  /// The path as the contract writes it.
  public var description: String { "\(table.id).\(row.id).\(column.id)" }

  /// Orders cells by table, then row, then column, each as the form prints them.
  public static func < (left: Self, right: Self) -> Bool {
    (left.table.rawValue, left.row.rawValue, left.column.rawValue)
      < (right.table.rawValue, right.row.rawValue, right.column.rawValue)
  }
}
