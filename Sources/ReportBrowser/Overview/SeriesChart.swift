import Disclosure
import ScreenGrid

/// One figure of one agency over the years, as bars: what is missing is a gap, what was not read has no bar.
struct SeriesChart: Sendable, Hashable {
  enum Value: Sendable, Hashable {
    case number(Quantity)
    case share(Share)
    /// There is a report, but no such figure could be read of it.
    case none
    /// There is no report of the year.
    case gap

    /// Its size, for drawing only.
    var size: Double? {
      switch self {
      case .number(let number): Self.double(number)
      case .share(let share): share.isDefined ? Self.double(share.numerator) / Self.double(share.denominator) : nil
      case .none, .gap: nil
      }
    }

    private static func double(_ number: Quantity) -> Double {
      (0..<number.scale).reduce(Double(number.mantissa)) { value, _ in value / 10 }
    }
  }

  struct Bar: Sendable, Hashable {
    let label: String
    let value: Value
    /// The exact value, or why there is none.
    let text: String
  }

  let agency: String
  let figure: String
  let bars: [Bar]

  /// How bars are laid out on a strip of the screen.
  struct Strip: Sendable {
    /// The columns to the left of the axis, for numbers below 0.
    let left: Int
    fileprivate let scale: Double
    fileprivate let right: Int

    /// The columns that a bar takes, negative to the left of the axis; at least one if it is not 0.
    func length(of bar: Bar) -> Int {
      guard let size = bar.value.size, size != 0 else { return 0 }
      let columns = max(1, Int((abs(size) * scale).rounded()))
      return size < 0 ? -min(left, columns) : min(right, columns)
    }
  }

  private var extent: (below: Double, above: Double) {
    let sizes = bars.compactMap(\.value.size)
    return (max(0, -(sizes.min() ?? 0)), max(0, sizes.max() ?? 0))
  }

  /// A strip so wide, with room for the texts behind the bars.
  func strip(width: Int, widths: CellWidth) -> Strip {
    let text = bars.map { widths.of($0.text) }.max() ?? 0
    let room = Double(max(4, min(60, width - text - 4)))
    let (below, above) = extent
    guard below + above > 0 else { return Strip(left: 0, scale: 0, right: 0) }
    let scale = room / (below + above)
    return Strip(left: Int((below * scale).rounded(.up)), scale: scale, right: Int(room))
  }

  /// The series as a picture: a whole SVG document with bars, labels and values.
  var svg: String {
    let (row, label, field) = (26, 90, 420)
    let (below, above) = extent
    let scale = below + above > 0 ? Double(field) / (below + above) : 0
    let axis = label + Int((below * scale).rounded())
    let height = 60 + bars.count * row + 10
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 \(height)\" width=\"760\" height=\"\(height)\" "
        + "role=\"img\" font-family=\"sans-serif\" font-size=\"14\">",
      "<title>\(Self.escaped("\(agency) \(figure)"))</title>",
      "<rect width=\"760\" height=\"\(height)\" fill=\"#ffffff\"/>",
      "<text x=\"12\" y=\"26\" font-size=\"16\" font-weight=\"bold\" fill=\"#222222\">\(Self.escaped(agency))</text>",
      "<text x=\"12\" y=\"46\" fill=\"#444444\">\(Self.escaped(figure))</text>",
    ]
    for (index, bar) in bars.enumerated() {
      let y = 60 + index * row
      lines.append(
        "<text x=\"\(label - 10)\" y=\"\(y + 16)\" text-anchor=\"end\" fill=\"#222222\">\(Self.escaped(bar.label))</text>"
      )
      let size = bar.value.size ?? 0
      let width = size == 0 ? 0 : max(1, Int((abs(size) * scale).rounded()))
      let x = size < 0 ? axis - width : axis
      if width > 0 {
        let color = size < 0 ? "#b5541c" : "#2f6f9f"
        lines.append("<rect x=\"\(x)\" y=\"\(y + 4)\" width=\"\(width)\" height=\"\(row - 9)\" fill=\"\(color)\"/>")
      }
      let isRead = bar.value.size != nil
      lines.append(
        "<text x=\"\((size < 0 ? axis : axis + width) + 6)\" y=\"\(y + 16)\" fill=\"\(isRead ? "#222222" : "#767676")\""
          + "\(isRead ? "" : " font-style=\"italic\"")>\(Self.escaped(bar.text))</text>")
    }
    lines.append(
      "<line x1=\"\(axis)\" y1=\"58\" x2=\"\(axis)\" y2=\"\(height - 10)\" stroke=\"#888888\" stroke-width=\"1\"/>")
    return (lines + ["</svg>", ""]).joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String { SafeText.printable(text).escapedForXML }
}
