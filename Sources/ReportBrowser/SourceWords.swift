import Disclosure

// Places in the source in words.
extension Words {
  var source: String { say("原文", "Source") }
  var sourceNotAtHand: String { say("原文不在手边", "the source text is not at hand") }
  var sourceEmpty: String { say("原文中没有文字", "the source has no text") }
  var noSourceHere: String { say("没有可显示的原文", "there is no source text to show") }
  var noPlace: String { say("原文中的位置未知", "its place is not known") }

  var headingInstead: String { say("未能定位这一段，所示为标题", "paragraph not found; its heading is shown") }

  /// Where something stands, as far as that is known.
  func place(_ location: Location) -> String { location.words(in: language) }

  /// What has to be said where a figure has no place of its own.
  func sourceNote(on figure: Figure) -> String? {
    let isPlaced = figure.location != nil
    switch figure.kind {
    case .missing:
      return isPlaced
        ? say("报告中没有这一格，所示为其所在行", "no such cell; its row is shown")
        : say("报告中没有这一格，原文无从定位", "no such cell in the report: no place to show")
    case .unreadable:
      return isPlaced ? say("未读出", "not read for certain") : noPlace
    default:
      if figure.isInferred { return say("按合计推定，原文未分开", "inferred from the sums") }
      return isPlaced ? nil : noPlace
    }
  }

  func head(ofPage page: Int) -> String { say("── 第 \(page) 页 ──", "-- page \(page) --") }

  func head(ofTable number: Int, rows: Int) -> String {
    say("── 表\(number)，\(rows) 行 ──", "-- table \(number), \(rows) rows --")
  }
}
