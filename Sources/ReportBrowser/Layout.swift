import Disclosure
import ScreenGrid

/// Where everything stands on the screen.
struct Layout: Sendable, Hashable {
  /// The least size at which the panes can be used.
  static let least = Size(width: 40, height: 10)

  let isTooSmall: Bool
  /// Each pane that is in view; its first row is its title.
  private(set) var panes: [Pane: Area] = [:]
  /// The lines about the cell under the cursor, below the table.
  private(set) var footer: Area?
  let top: Area
  let status: Area
  let hints: Area

  init(_ model: Model) {
    let size = model.size
    isTooSmall = size.width < Self.least.width || size.height < Self.least.height
    top = Area(x: 0, y: 0, width: size.width, height: 1)
    status = Area(x: 0, y: size.height - 2, width: size.width, height: 1)
    hints = Area(x: 0, y: size.height - 1, width: size.width, height: 1)
    guard !isTooSmall else { return }
    if Self.isPortrait(model) {
      stack(size)
    } else {
      var x = 0
      for (pane, width) in Self.columns(model) {
        panes[pane] = Area(x: x, y: 1, width: width, height: size.height - 3)
        x += width + 1
      }
    }
    divideContent(model)
  }

  /// Whether the screen is narrow and high, so that the lists stand above the content.
  static func isPortrait(_ model: Model) -> Bool {
    (60...84).contains(model.size.width) && model.size.height >= 46 && !model.state.isZoomed
  }

  /// The lists beside one another, the content below them.
  private mutating func stack(_ size: Size) {
    let height = min(16, size.height / 4)
    let sections = min(35, size.width * 7 / 16)
    panes[.agencies] = Area(x: 0, y: 1, width: size.width - sections - 1, height: height)
    panes[.sections] = Area(x: size.width - sections, y: 1, width: sections, height: height)
    panes[.content] = Area(x: 0, y: 1 + height, width: size.width, height: size.height - 3 - height)
  }

  /// The area of a pane below its title; that of the source ends above the line that says where it is.
  func body(_ pane: Pane) -> Area? {
    panes[pane].map {
      Area(x: $0.x, y: $0.y + 1, width: $0.width, height: $0.height - (pane == .source ? 2 : 1))
    }
  }

  private mutating func divideContent(_ model: Model) {
    guard var whole = panes[.content] else { return }
    if model.hasSource, panes[.source] == nil, !model.state.isZoomed {
      guard whole.height >= Self.leastForSource else {
        // Too low for both: the source takes the place of the content while it is in focus.
        guard model.focus == .source else { return divide(whole, model) }
        panes[.source] = whole
        panes[.content] = nil
        return
      }
      let height = max(8, whole.height * 9 / 20)
      panes[.source] = Area(x: whole.x, y: whole.endY - height, width: whole.width, height: height)
      whole.height -= height
    }
    divide(whole, model)
  }

  private mutating func divide(_ whole: Area, _ model: Model) {
    var area = whole
    if model.hasTable {
      // Table 2 has no relations to name: one line about the cell and one for a remark.
      let isShort = model.part == .section(.proactive) || area.height < 12
      area.height -= isShort ? 2 : area.height >= 18 ? 4 : 3
    }
    let list = min(max(4, area.height / 3), 12)
    if model.state.showsFindings, area.height - list < 4 {
      // Too low for both: the list of findings takes the place of the content while it is in focus.
      guard model.focus != .findings else {
        panes[.findings] = whole
        panes[.content] = nil
        return
      }
    } else if model.state.showsFindings {
      area.height -= list
      panes[.findings] = Area(x: area.x, y: whole.endY - list, width: area.width, height: list)
    }
    panes[.content] = area
    let end = panes[.findings]?.y ?? whole.endY
    if model.hasTable { footer = Area(x: area.x, y: area.endY, width: area.width, height: end - area.endY) }
  }

  /// The least height of the content at which the source can stand below it.
  private static let leastForSource = 17
  /// The columns that the form's table needs to show its labels beside the source.
  private static let leastBesideSource = 68

  /// The panes in view with their widths; a column is left between two.
  private static func columns(_ model: Model) -> [(Pane, Int)] {
    let width = model.size.width
    if model.state.isZoomed, model.focus == .source, model.hasSource { return [(.source, width)] }
    let focus = model.focus == .findings || model.focus == .source ? Pane.content : model.focus
    if model.state.isZoomed || width < 60 { return [(focus, width)] }
    // Two reports beside one another take all there is; the lists are a Tab away.
    if model.isComparing, focus == .content, width < 230 { return [(.content, width)] }
    // Short headings with their counts; all that can be spared goes to the labels of the table.
    let sections = 23
    if model.hasSource, width >= 120, let columns = besideSource(width, focus, sections) { return columns }
    if width >= 120 {
      let agencies = min(46, width * 9 / 40)
      return [(.agencies, agencies), (.sections, sections), (.content, width - agencies - sections - 2)]
    }
    switch focus {
    case .agencies: return [(.agencies, width - 35 - 1), (.sections, 35)]
    case .content where width < 84: return [(.content, width)]
    default: return [(.sections, sections), (.content, width - sections - 1)]
    }
  }
}

extension Layout {
  /// The content with the source beside it, and the lists as far as there is room; nil where a list has the keys that
  /// would not be in view.
  private static func besideSource(_ width: Int, _ focus: Pane, _ sections: Int) -> [(Pane, Int)]? {
    var lists: [(Pane, Int)] = []
    if width >= 160 { lists = [(.sections, sections)] }
    if width >= 196 { lists.insert((.agencies, min(46, width * 9 / 40)), at: 0) }
    guard focus == .content || lists.contains(where: { $0.0 == focus }) else { return nil }
    let room = width - lists.reduce(0) { $0 + $1.1 + 1 }
    let content = max(leastBesideSource, room * 57 / 100)
    return lists + [(.content, content), (.source, room - content - 1)]
  }
}

extension Model {
  /// Whether the part in view shows a table with cells.
  var hasTable: Bool {
    guard case .section(let id) = part, let kind = id.table else { return false }
    return open?.report.table(kind) != nil || other?.report.table(kind) != nil
  }
}
