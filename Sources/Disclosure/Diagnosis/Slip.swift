/// A way in which figures go wrong when a form is filled in.
public enum Slip: UInt8, Sendable, Hashable, CaseIterable {
  case wrongDigit, transposedDigits, lostDigit, extraDigit, minusSign, zeroCopied, leftBlank, offByFew, omittedAddend
  case copiedNeighbour, movedAcross, movedDown, swappedAcross, swappedDown, shiftedRow, shiftedColumn, forgottenRow
  case readdedRow, readdedColumn, readdedAll, anythingElse

  /// The name in the contract: `sub`, `moveH`, `prop_row` …
  public var id: String {
    switch self {
    case .wrongDigit: "sub"
    case .transposedDigits: "trans"
    case .lostDigit: "del"
    case .extraDigit: "ins"
    case .minusSign: "sign"
    case .zeroCopied: "zero"
    case .leftBlank: "blank"
    case .offByFew: "offby"
    case .omittedAddend: "omit"
    case .copiedNeighbour: "copy"
    case .movedAcross: "moveH"
    case .movedDown: "moveV"
    case .swappedAcross: "swapH"
    case .swappedDown: "swapV"
    case .shiftedRow: "shiftrow"
    case .shiftedColumn: "shiftcol"
    case .forgottenRow: "rowzero"
    case .readdedRow: "prop_row"
    case .readdedColumn: "prop_col"
    case .readdedAll: "prop_all"
    case .anythingElse: "arb"
    }
  }

  /// What it is called among people who fill in forms: 数字颠倒, 漏填, 错行 …
  public var title: Bilingual {
    switch self {
    case .wrongDigit: Bilingual("错一位数字", "one wrong digit")
    case .transposedDigits: Bilingual("数字颠倒", "two neighbouring digits exchanged")
    case .lostDigit: Bilingual("漏一位数字", "a digit missing")
    case .extraDigit: Bilingual("多一位数字", "a digit too many")
    case .minusSign: Bilingual("误加负号", "a minus sign too many")
    case .zeroCopied: Bilingual("误填为 0", "0 in place of a value")
    case .leftBlank: Bilingual("漏填", "left blank")
    case .offByFew: Bilingual("差一至三", "off by one to three")
    case .omittedAddend: Bilingual("合计漏加一项", "a total short by one addend")
    case .copiedNeighbour: Bilingual("误抄相邻格", "a neighbour's value")
    case .movedAcross: Bilingual("错列", "value in the neighbouring column")
    case .movedDown: Bilingual("错行", "value in the neighbouring row")
    case .swappedAcross: Bilingual("相邻两列互换", "two neighbouring columns exchanged")
    case .swappedDown: Bilingual("相邻两行互换", "two neighbouring rows exchanged")
    case .shiftedRow: Bilingual("整行错位", "a row shifted along")
    case .shiftedColumn: Bilingual("整列错位", "a column shifted along")
    case .forgottenRow: Bilingual("整行漏填", "a row left at 0")
    case .readdedRow: Bilingual("填错后行合计随之重算", "a slip with its row total re-added")
    case .readdedColumn: Bilingual("填错后列合计随之重算", "a slip with its column total re-added")
    case .readdedAll: Bilingual("填错后各项合计随之重算", "a slip with all totals re-added")
    case .anythingElse: Bilingual("其他差错", "anything else")
    }
  }

  /// Whether a whole row or column stands out of its place.
  var isShift: Bool { self == .shiftedRow || self == .shiftedColumn }
}
